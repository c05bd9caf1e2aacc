"""The tree of an expression, and the JSON that the phone evaluates.

JSON: a number or text is itself; ``["$", path]`` is an answer; ``["."]`` the answer to the item
itself; ``["@", column]`` a column of the response option in a choice filter; and
``[name, argument, ...]`` an operator or function.
"""

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
    match expression:
        case Reference(path):
            return frozenset((path,))
        case Call(_, arguments):
            return frozenset().union(*(references(argument) for argument in arguments))
    return frozenset()
