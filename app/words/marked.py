"""Finds the sentences that the program says, in Python and in templates.

Those of the workspace, which residents never read, are found apart (``workspace_marked_in``).

A sentence counts where it stands whole in ``_("...")``, ``say("...")`` or ``Speaker(...)("...")``,
or in a constant of the same module that is handed to one of these.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

_MARKS = ("_", "say", "Speaker", "speaker")
# The command line speaks English to the host.
_SILENT = ("cli",)
_WORKSPACE = ("council", "review", "workspace")
_AT_THE_DOOR = "door"


def marked_in(app: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a sentence for residents and the file that says it, templates last."""
    for sentence, path in _marked(app):
        if not _area_of(path):
            yield sentence, path.relative_to(app.parent).as_posix()


def workspace_marked_in(app: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a sentence of the workspace and the area that says it, such as ``questions``."""
    for sentence, path in _marked(app):
        if _area_of(path):
            yield sentence, _area_of(path)


def _marked(app: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(app.rglob("*.py")):
        if path.relative_to(app).parts[0] not in _SILENT:
            for sentence in _in_python(path.read_text(encoding="utf-8")):
                yield sentence, path
    for path in sorted(app.rglob("templates/**/*.html")):
        for sentence in _in_template(path.read_text(encoding="utf-8")):
            yield sentence, path


def _area_of(path: Path) -> str:
    """The area of the workspace that a file belongs to: its folder below web/council or
    templates/council, the door itself, or the other room; empty for what residents read."""
    parts = path.parts
    for door in _WORKSPACE:
        if door in parts and "web" in parts[: parts.index(door)]:
            inside = parts[parts.index(door) + 1 :]
            return door if door != "council" else inside[0] if len(inside) > 1 else _AT_THE_DOOR
    return ""


def _in_python(source: str) -> Iterator[str]:
    module = ast.parse(source)
    constants = {
        target.id: statement.value
        for statement in module.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if _name(call.func) in _MARKS:
            yield from _sentences(call.args[0], constants)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Name() as inner):
            return _name(inner)
    return ""


def _sentences(said: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    match said:
        case ast.Constant(str(sentence)):
            yield sentence
        case ast.IfExp(body=first, orelse=second):
            yield from _sentences(first, constants)
            yield from _sentences(second, constants)
        case ast.Name(name) | ast.Subscript(value=ast.Name(name)) if name in constants:
            yield from _values(constants[name])


def _values(constant: ast.expr) -> Iterator[str]:
    match constant:
        case ast.Constant(str(sentence)):
            yield sentence
        case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            for value in values:
                yield from _values(value)


def _in_template(source: str) -> Iterator[str]:
    for call in Environment().parse(source).find_all(nodes.Call):
        match call:
            case nodes.Call(
                node=nodes.Name(name=name), args=[nodes.Const(value=str(sentence)), *_]
            ):
                if name in _MARKS:
                    yield sentence
