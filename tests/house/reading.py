"""Reads the repository as the house rules see it: its files, and what each Python file says."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("app", "exports")
CODE = (*ROOMS, "bench", "tests")
_NOT_OURS = ("app/store/migrations/versions",)
_PAGES = ("*.md", "docs/**/*.md", "app/**/*.md", "surveys/**/*.md")


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file below these folders, as paths from the root."""
    found = (path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if not str(path).startswith(_NOT_OURS)))


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """Every file that fits one of these patterns, as paths from the root."""
    return tuple(sorted({p.relative_to(ROOT) for pattern in patterns for p in ROOT.glob(pattern)}))


def pages() -> tuple[Path, ...]:
    """Every page that people read: README, handbook, decisions and the like."""
    return files(*_PAGES)


@cache
def text(path: Path) -> str:
    """What a file says."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(text(path), str(path))


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def definitions(path: Path) -> tuple[Definition, ...]:
    """Every function and class of a file, nested ones too."""
    return tuple(node for node in ast.walk(tree(path)) if isinstance(node, Definition))


def public_names(path: Path) -> tuple[tuple[str, Definition], ...]:
    """What other modules may use: public functions, classes and their public methods."""
    found: list[tuple[str, Definition]] = []
    for node in tree(path).body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            found.append((node.name, node))
            if isinstance(node, ast.ClassDef):
                inside = (part for part in node.body if isinstance(part, ast.FunctionDef))
                found += [
                    (f"{node.name}.{method.name}", method)
                    for method in inside
                    if not method.name.startswith("_")
                ]
    return tuple(found)


def length(node: ast.AST) -> int:
    """Lines of a function; its decorators and its docstring are not counted."""
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    said = node.body[0]
    if ast.get_docstring(node) and said.end_lineno:
        lines -= said.end_lineno - said.lineno + 1
    return lines
