"""The pages that people read say what is so: settings, commands, links, locks and the licence."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from app.cli import hatch
from tests.house.reading import ROOMS, ROOT, files, pages, python_files, text

README = Path("README.md")
GUIDES = (
    README,
    Path("docs/host.md"),
    Path("docs/handbook/nl/commands.md"),
    Path("docs/handbook/en/commands.md"),
)
_SETTING = re.compile(r"\bBUURTSTEM_[A-Z_]+\b")
_COMMAND = re.compile(r"^ {4}(?:sudo )?(?:\.venv/bin/)?buurtstem ((?:.*\\\n)*.*)$", re.M)
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_FILE = re.compile(r"`((?:app|bench|deploy|docs|exports|surveys|tests|translations)/[\w./-]*)`")
_PARTS = ("Context", "Decision", "Cost", "How we would notice it was wrong")


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")
        elif command is not None and not command.hidden:
            yield before + name, command


COMMANDS = dict(_commands(hatch))


def test_every_setting_is_in_the_readme_and_every_setting_there_is_read() -> None:
    read = {name for path in python_files(*ROOMS) for name in _SETTING.findall(text(path))}
    assert set(_SETTING.findall(text(README))) == read


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"`{name}\b", text(README)), f"README.md does not name {name}"


@pytest.mark.parametrize("page", GUIDES, ids=str)
def test_every_command_that_a_guide_shows_is_there(page: Path) -> None:
    shown = _COMMAND.findall(text(page))
    assert shown
    for line in shown:
        words = shlex.split(line.replace("\\\n", " "), comments=True)
        name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
        assert name in COMMANDS, f"{page}: buurtstem {name}"
        options = {option for each in COMMANDS[name].params for option in each.opts}
        given = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
        assert given <= options, f"{page}: {name} has no {given - options}"


def test_the_readme_gives_the_command_that_decides() -> None:
    assert "make test" in text(README)
    assert text(Path(".ci/run")).rstrip().endswith("make test")


@pytest.mark.parametrize("page", pages(), ids=str)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(text(page)):
        assert (ROOT / page.parent / link).exists(), f"{page}: {link}"


@pytest.mark.parametrize("page", pages(), ids=str)
def test_files_that_pages_name_exist(page: Path) -> None:
    for name in _FILE.findall(text(page)):
        found = (ROOT / name).exists() or (ROOT / f"{name}.py").exists()
        assert found or page.name == "ARCHITECTURE.md", f"{page}: {name}"


def test_targets_that_pages_name_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", text(Path("Makefile")), re.M))
    for page in pages():
        named = set(re.findall(r"`make ([a-z]+)|^ {4}(?:sudo )?make ([a-z]+)", text(page), re.M))
        assert {one or other for one, other in named} <= targets, page


@pytest.mark.parametrize("page", files("docs/adr/[0-9]*.md"), ids=lambda page: page.stem)
def test_a_decision_says_its_cost_and_how_we_would_see_it_was_wrong(page: Path) -> None:
    lines = text(page).splitlines()
    assert 10 <= len(lines) <= 25
    assert lines[0].startswith(f"# {page.name[:3]}. ")
    assert re.fullmatch(r"Date: \d{4}-\d\d-\d\d\. Status: .+\.", lines[2])
    assert [part for part in _PARTS if f"**{part}.**" in text(page)] == list(_PARTS)
    assert f"]({page.name})" in text(Path("docs/adr/README.md"))


def test_the_licence_is_whole() -> None:
    licence = text(Path("LICENSE"))
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    headings = re.findall(r"^(\d+)\.[A-Z]", licence, re.M)
    assert headings == [str(number) for number in range(1, 16)]
    assert "Appendix" in licence
    assert "Reciprocity (LiLiQ-R)" in licence


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "\n## Unreleased\n" in text(Path("CHANGELOG.md"))


def test_publiccode_says_what_its_standard_asks() -> None:
    code = yaml.safe_load(text(Path("publiccode.yml")))
    asked = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus",
             "softwareType", "description", "legal", "maintenance", "localisation"}  # fmt: skip
    assert asked <= set(code)
    assert code["legal"]["license"] == "EUPL-1.2"
    for tag, said in code["description"].items():
        assert len(said["shortDescription"]) <= 150, tag
        assert 150 <= len(said["longDescription"]) <= 10000, tag
        assert all(len(feature) <= 100 for feature in said["features"]), tag


@pytest.mark.parametrize("lock", files("requirements*.txt"), ids=str)
def test_every_package_is_pinned_with_its_hash_and_no_host_is_named(lock: Path) -> None:
    pinned = re.findall(
        r"^([a-z0-9-]+)(?:\[\w+\])?==[\w.]+ \\\n    --hash=sha256:", text(lock), re.M
    )
    lines = [line for line in text(lock).splitlines() if line and not line.startswith(" ")]
    assert len(pinned) == len(lines)
    assert "://" not in text(lock)
    wanted = re.findall(r"^([A-Za-z][A-Za-z0-9-]+)", text(lock.with_suffix(".in")), re.M)
    assert {name.lower() for name in wanted} <= set(pinned)


def test_both_locks_pin_the_same_versions() -> None:
    runs, tests = (
        dict(re.findall(r"^([\w.\[\]-]+)==([\w.]+)", text(Path(name)), re.M))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert runs.items() <= tests.items()


def test_the_public_site_writes_no_address_down() -> None:
    """Decision 5: access logs hold no codes and no tickets; nginx quotes both in its error log."""
    servers = text(Path("deploy/nginx.conf")).split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert "access_log off;" in server
        assert "error_log /dev/null emerg;" in server
    assert 'proxy_set_header User-Agent "";' in servers[1]
    assert 'proxy_set_header X-Forwarded-For "";' in servers[1]


def test_nginx_lets_councils_and_speakers_bring_files_and_nobody_else() -> None:
    """Headers of a location replace those of the server, so a location sets none of its own."""
    site = text(Path("deploy/nginx.conf")).split("\nserver {")[2]
    locations = re.findall(r"location ([^{]+) \{([^}]*)\}", site)
    assert [name for name, _ in locations] == ["/", "~ ^/(council|review)/"]
    assert "client_max_body_size 4m;" in site
    assert [("client_max_body_size 21m;" in inside) for _, inside in locations] == [False, True]
    assert all("proxy_set_header" not in inside for _, inside in locations)


def test_an_installed_program_has_every_folder_that_it_reads() -> None:
    reads = re.compile(r'parents\[\d\] / "(\w+)"')
    wanted = {name for path in python_files("app", "exports") for name in reads.findall(text(path))}
    copied = re.search(r"^for part in (.+); do$", text(Path("deploy/install.sh")), re.M)
    assert copied
    assert wanted | {"app", "exports"} <= set(copied[1].split())
