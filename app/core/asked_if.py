"""Who was asked an item, written out as a condition that a researcher can read (RD02).

The spelling is that of XLSForm: ``${age} > 17 and selected(${worries}, 'rent')``.
"""

from collections.abc import Iterable

from app.core.expressions.tree import (
    Call,
    Column,
    Current,
    Expression,
    Literal,
    Number,
    Reference,
)

EVERYONE = "everyone"
# How strongly an operator binds, as in app/core/expressions/parse.py.
_BINDS = {
    **{"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4},
    **{"+": 5, "-": 5, "*": 6, "div": 6, "mod": 6},
}
_TIGHTEST = 7


def who_was_asked(conditions: Iterable[Expression | None]) -> str:
    """All conditions that had to hold, or ``everyone``."""
    given = [condition for condition in conditions if condition is not None]
    if len(given) == 1:
        return written_out(given[0])
    return " and ".join(_written(each, _BINDS["and"] + 1) for each in given) or EVERYONE


def written_out(expression: Expression) -> str:
    """The expression as XLSForm writes it.

    >>> age, rent = Reference("home/age"), Call("selected", (Reference("worries"), Literal("rent")))
    >>> written_out(Call("and", (Call(">", (age, Number(17.0))), rent)))
    "${home/age} > 17 and selected(${worries}, 'rent')"
    """
    return _written(expression, 0)


def _written(expression: Expression, lowest: int) -> str:
    match expression:
        case Number(value):
            return str(int(value)) if value == int(value) else repr(value)
        case Literal(value):
            return f'"{value}"' if "'" in value else f"'{value}'"
        case Reference(path):
            return f"${{{path}}}"
        case Current():
            return "."
        case Column(name):
            return name
        case Call("neg", (inside,)):
            return f"-{_written(inside, _TIGHTEST)}"
        case Call(name, arguments) if name in _BINDS:
            level = _BINDS[name]
            # The left side may bind as strongly as the operator; what follows must bind stronger.
            sides = [_written(a, level + (at > 0)) for at, a in enumerate(arguments)]
            text = f" {name} ".join(sides)
            return f"({text})" if level < lowest else text
        case Call(name, arguments):
            return f"{name}({', '.join(_written(each, 0) for each in arguments)})"
