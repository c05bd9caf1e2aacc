"""ARCHITECTURE.md is true: what it names exists, every room is on it, and it stays one page."""

import re
from pathlib import Path

from tests.house.reading import ROOT, definitions, python_files, text

PAGE = Path("ARCHITECTURE.md")
_PATH = re.compile(r"`((?:app|exports|tests|surveys|translations|docs|[a-z]+)/[\w./]*)`")


def _exists(name: str) -> bool:
    first = name.split("/")[0]
    roots = [ROOT / name, ROOT / f"{name}.py"]
    if first not in ("app", "exports", "docs"):
        roots += [ROOT / "app" / name, ROOT / "tests" / name]
    return any(root.exists() for root in roots)


def test_it_is_one_page() -> None:
    assert len(text(PAGE).splitlines()) < 150


def test_everything_it_names_exists() -> None:
    named = _PATH.findall(text(PAGE))
    assert len(named) > 40
    assert not [name for name in named if not _exists(name)]


def test_every_test_it_names_exists() -> None:
    written = {node.name for path in python_files("tests") for node in definitions(path)}
    assert set(re.findall(r"`(test_\w+)`", text(PAGE))) <= written


def test_every_name_of_the_code_it_gives_is_in_the_module_beside_it() -> None:
    for name, module in re.findall(r"`([A-Z_]{4,})` in `([\w/]+\.py)`", text(PAGE)):
        assert re.search(rf"^{name} = ", text(Path(module)), re.M), f"{name} in {module}"


def test_every_room_is_on_the_page() -> None:
    inside = {path.parts[1].removesuffix(".py") for path in python_files("app")}
    rooms = {f"app/{room}" for room in inside - {"__init__", "settings"}} | {"exports/"}
    assert not [room for room in rooms if f"`{room}`" not in text(PAGE)]


def test_every_verb_of_the_corridor_is_on_the_page() -> None:
    # A file of its own is named by itself, a room within the corridor by its folder.
    verbs = {path.parts[2] for path in python_files("app/flow")} - {"__init__.py"}
    assert not [verb for verb in sorted(verbs) if f"flow/{verb}`" not in text(PAGE)]
