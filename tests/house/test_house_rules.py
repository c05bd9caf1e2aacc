"""The house rules of CONTRIBUTING.md, read from the code, so that nobody has to remember them."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.reading import (
    CODE,
    ROOMS,
    ROOT,
    definitions,
    files,
    length,
    pages,
    public_names,
    python_files,
    text,
    tree,
)

LONGEST_FILE = 300
LONGEST_TEST = 400
LONGEST_FUNCTION = 40
LONGEST_OPENING = 6

HOMELESS = {"utils", "helpers", "helper", "common", "manager", "service", "handler", "data", "info"}
UNFINISHED = r"\b(TODO|FIXME|XXX|NotImplementedError)\b|pragma: no cover|coming soon"
MACHINE = r"(^|[^\w.])/(root|home|tmp|work)/[a-z]|index-url|\"resolved\": *\"http"
WRITTEN = ("*.md", "*.toml", "*.txt", "*.in", "*.yml", "*.yaml", "Makefile", ".ci/*", "deploy/*",
           "docs/**/*.md", "app/**/*.*", "exports/**/*.py", "bench/**/*.py", "surveys/**/*.yaml",
           "translations/**/*.po*")  # fmt: skip
_CODE_KINDS = ("app/**/*.js", "app/**/*.css", "app/**/*.html", "deploy/*", ".ci/*")


def _too_long(path: Path) -> bool:
    most = LONGEST_TEST if path.parts[0] == "tests" else LONGEST_FILE
    return text(path).count("\n") > most


def _written() -> list[Path]:
    found = [path for path in files(*WRITTEN) if (ROOT / path).is_file()]
    kept = (".py", ".js", ".css", ".html", ".md", ".yaml", ".po", ".pot", ".toml", ".txt", ".in")
    return [path for path in found if path.suffix in kept or path.parts[0] != "app"]


def _hits(pattern: str, paths: list[Path] | tuple[Path, ...]) -> list[str]:
    found = re.compile(pattern, re.M)
    return [f"{p}: {hit[0].strip()}" for p in paths for hit in found.finditer(text(p))]


@pytest.mark.parametrize("path", python_files(*CODE), ids=str)
def test_every_module_says_first_what_it_is(path: Path) -> None:
    opening = ast.get_docstring(tree(path))
    assert opening, f"{path} has no docstring; its first line says what this is"
    lines = opening.splitlines()
    assert len(lines) <= LONGEST_OPENING, f"{path}: {len(lines)} lines of opening"
    sentence = opening.split("\n\n")[0]
    assert sentence[0].isupper(), f"{path} does not open with a sentence"
    assert sentence.rstrip()[-1] in ".:?!", f"{path} does not open with a plain sentence"


@pytest.mark.parametrize("path", python_files("app/core", "app/flow"), ids=str)
def test_every_public_name_of_core_and_flow_says_what_is_true_afterwards(path: Path) -> None:
    silent = [name for name, node in public_names(path) if not _speaks(node)]
    assert not silent, f"{path}: no docstring on {', '.join(silent)}"


def _speaks(node: ast.AST) -> bool:
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    if ast.get_docstring(node):
        return True
    # A seam whose name says everything: one line of a protocol, ending in three dots.
    body = node.body[-1]
    is_seam = isinstance(body, ast.Expr) and isinstance(body.value, ast.Constant)
    return is_seam and isinstance(body, ast.Expr) and ast.unparse(body.value) == "..."


@pytest.mark.parametrize("path", python_files(*CODE), ids=str)
def test_no_name_says_that_an_idea_has_no_room(path: Path) -> None:
    parts = {word for part in path.with_suffix("").parts for word in part.split("_")}
    assert not parts & HOMELESS, f"{path}: {parts & HOMELESS}"
    for node in definitions(path):
        if node.name.startswith("test_"):
            continue
        words = re.findall(r"[A-Z]?[a-z]+", node.name)
        homeless = {word.lower() for word in words} & (HOMELESS - {"data", "info"})
        assert not homeless, f"{path}: {node.name}"


def test_files_stay_short_enough_to_read_in_one_go() -> None:
    long = [path for path in (*python_files(*CODE), *files(*_CODE_KINDS)) if _too_long(path)]
    assert not long, [f"{path}: {text(path).count(chr(10))} lines" for path in long]


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{path}: {node.name} has {length(node)} lines"
        for path in python_files(*ROOMS, "bench")
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef) and length(node) > LONGEST_FUNCTION
    ]
    assert not long, long


def test_nothing_is_marked_as_unfinished() -> None:
    paths = (*python_files(*ROOMS, "bench"), *files(*_CODE_KINDS[:3]))
    assert not _hits(UNFINISHED, paths)


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert not _hits(MACHINE, _written())


def test_no_test_is_switched_off() -> None:
    paths = [path for path in python_files("tests") if path.parts[1] != "house"]
    assert not _hits(r"mark\.(skip|xfail)\b|pytest\.(skip|xfail)\(|unittest\.skip", paths)


def test_no_trouble_is_swallowed_silently() -> None:
    assert not _hits(r"except( Exception| BaseException)?:\s*pass\s*$", python_files(*CODE))


def test_a_door_asks_verbs_and_opens_no_transaction_itself() -> None:
    """One transaction per verb, opened and closed in the corridor; the health page is the store's
    own matter."""
    doors = [path for path in python_files("app/web") if path.parts[2] != "__init__.py"]
    assert not _hits(r"store\.(read|write)\(", doors)


def test_every_page_named_in_the_code_exists() -> None:
    names = {path.name for path in pages()}
    paths = python_files(*ROOMS, "bench")
    named = [(path, page) for path in paths for page in re.findall(r"\b[\w-]+\.md\b", text(path))]
    assert not [f"{path}: {page}" for path, page in named if page not in names]


def test_tests_are_sentences() -> None:
    for path in python_files("tests"):
        for node in definitions(path):
            if node.name.startswith("test_") and not isinstance(node, ast.ClassDef):
                assert node.name.count("_") >= 3, f"{path}: {node.name} is no sentence"
