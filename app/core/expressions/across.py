"""What an expression says of all members of a repeat, made plain before it is kept.

Authors write ``sum(${age})`` outside the repeat and mean everyone's age, and inside it their own.
Which of the two is meant does not hang on answers, so it is settled once, when a file is read.
"""

from collections.abc import Container

from app.core.expressions.tree import (
    AT_MEMBER,
    COUNT_MEMBERS,
    EACH,
    Call,
    Expression,
    Literal,
    Reference,
)

_OF_MANY = frozenset(("sum", "max", "min", "join", "concat"))


def across_members(expression: Expression, at: str, repeats: Container[str]) -> Expression:
    """The expression in the item or section at a path, with ``each``, ``at-member`` and
    ``count-members`` where it speaks of other members. ``repeats`` are paths of sections.

    >>> across_members(Call("sum", (Reference("child/age"),)), "total", {"child"})
    Call(name='sum', arguments=(Call(name='each', arguments=(Literal(value='child/age'),)),))
    """
    if not isinstance(expression, Call):
        return expression
    inside = tuple(across_members(each, at, repeats) for each in expression.arguments)
    match expression.name, inside:
        case "indexed-repeat", (Reference(path), number) if repeat_of(path, repeats):
            return Call(AT_MEMBER, (Literal(path), number))
        case name, (Literal(path),) if name == COUNT_MEMBERS:
            repeat = repeat_of(f"{path}/", repeats)
            return Call(COUNT_MEMBERS, (Literal(repeat),)) if repeat else Call("count", ())
        case name, _ if name in _OF_MANY:
            inside = tuple(_each(argument, at, repeats) for argument in inside)
    return Call(expression.name, inside)


def _each(argument: Expression, at: str, repeats: Container[str]) -> Expression:
    if isinstance(argument, Reference):
        repeat = repeat_of(argument.path, repeats)
        if repeat and not f"{at}/".startswith(f"{repeat}/"):
            return Call(EACH, (Literal(argument.path),))
    return argument


def repeat_of(path: str, repeats: Container[str]) -> str:
    """The innermost repeat that a path lies in, or the empty text.

    >>> repeat_of("home/child/age", {"home", "home/child"}), repeat_of("age", {"home"})
    ('home/child', '')
    """
    above = path.split("/")[:-1]
    found = ("/".join(above[:depth]) for depth in range(len(above), 0, -1))
    return next((section for section in found if section in repeats), "")
