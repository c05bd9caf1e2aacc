"""The tree of an expression, and the JSON that the phone evaluates.

JSON: a number or text is itself; ``["$", path]`` is an answer; ``["."]`` the answer to the item
itself; ``["@", column]`` a column of the response option in a choice filter; and
``[name, argument, ...]`` an operator or function. ``["each", path]`` stands for the answers of all
members of a repeat, as several arguments (across.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True)
class Literal:
    """A text in quotes."""

    value: str


@dataclass(frozen=True)
class Reference:
    """The answer to another item, by its path (without indices of repeats)."""

    path: str


@dataclass(frozen=True)
class Current:
    """The answer to the item that the expression belongs to: a dot."""


@dataclass(frozen=True)
class Column:
    """A column of the response option under test, in a choice filter."""

    name: str


@dataclass(frozen=True)
class Call:
    """An operator such as ``and``, ``=``, ``+``, ``neg``, or a function such as ``selected``."""

    name: str
    arguments: "tuple[Expression, ...]"


EACH, AT_MEMBER, COUNT_MEMBERS = "each", "at-member", "count-members"
"""Functions of all members of a repeat; their first argument is a path, as a text."""

Expression = Number | Literal | Reference | Current | Column | Call
Plain = float | int | str | list["Plain"]


def to_json(expression: Expression) -> Plain:
    """The tree as plain JSON values.

    >>> to_json(Call("=", (Reference("age"), Number(3.0))))
    ['=', ['$', 'age'], 3]
    """
    match expression:
        case Number(value):
            return int(value) if value == int(value) else value
        case Literal(value):
            return value
        case Reference(path):
            return ["$", path]
        case Current():
            return ["."]
        case Column(name):
            return ["@", name]
        case Call(name, arguments):
            return [name, *(to_json(argument) for argument in arguments)]


def from_json(plain: Plain) -> Expression:
    """The tree that ``to_json`` wrote."""
    if isinstance(plain, str):
        return Literal(plain)
    if isinstance(plain, (int, float)):
        return Number(float(plain))
    head, *rest = plain
    match head, rest:
        case "$", [str(path)]:
            return Reference(path)
        case "@", [str(name)]:
            return Column(name)
        case ".", []:
            return Current()
        case str(name), arguments:
            return Call(name, tuple(from_json(argument) for argument in arguments))
    raise ValueError(f"not an expression: {plain!r}")


def references(expression: Expression | None) -> frozenset[str]:
    """The paths of all items whose answers the expression reads."""
    return frozenset(_read(parts(expression), EACH, AT_MEMBER))


def sections_counted(expression: Expression | None) -> frozenset[str]:
    """The paths of all repeats whose members the expression counts."""
    calls = (part for part in parts(expression) if isinstance(part, Call))
    return frozenset(_read(calls, COUNT_MEMBERS))


def _read(found: Iterable[Expression], *names: str) -> Iterator[str]:
    for part in found:
        match part:
            case Reference(path):
                yield path
            case Call(name, (Literal(path), *_)) if name in names:
                yield path


def function_names(expression: Expression | None) -> frozenset[str]:
    """All operators and functions in the expression: what the phone needs to evaluate it."""
    return frozenset(part.name for part in parts(expression) if isinstance(part, Call))


def columns(expression: Expression | None) -> frozenset[str]:
    """The columns of response options that the expression reads."""
    return frozenset(part.name for part in parts(expression) if isinstance(part, Column))


def parts(expression: Expression | None) -> Iterator[Expression]:
    """The expression and everything inside it, however deep."""
    waiting = [expression] if expression else []
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Call):
            waiting.extend(part.arguments)


def depth(expression: Expression) -> int:
    """How many calls stand inside one another, counted without recursion."""
    level, deepest = [expression], 0
    while level:
        deepest += 1
        level = [inner for part in level if isinstance(part, Call) for inner in part.arguments]
    return deepest
