"""The one evaluator of expressions; its twin on the phone is app/web/static/js/evaluate.js.

XPath 1.0 as ODK uses it: answers are text, unanswered is empty, nothing fails.
"""

from app.core.expressions.functions import run
from app.core.expressions.scope import Scope
from app.core.expressions.tree import (
    EACH,
    Call,
    Column,
    Current,
    Expression,
    Literal,
    Number,
    Reference,
)
from app.core.expressions.values import Value, text_of, truth_of

__all__ = ["Scope", "Value", "evaluate", "holds", "written"]


def evaluate(expression: Expression, scope: Scope) -> Value:
    """What the expression yields: a text, a number or yes or no. It never fails.

    >>> three = Call("count-selected", (Reference("worries"),))
    >>> evaluate(three, Scope({"worries": ("rent", "food", "heat")}))
    3.0
    """
    match expression:
        case Number(value) | Literal(value):
            return value
        case Reference(path):
            return " ".join(scope.answers.get(path, ()))
        case Current():
            return " ".join(scope.current)
        case Column(name):
            return scope.option.column(name) if scope.option else ""
        case Call(name, arguments):
            return run(name, scope, _values(arguments, scope), len(arguments))


def _values(arguments: tuple[Expression, ...], scope: Scope) -> tuple[Value, ...]:
    values: list[Value] = []
    for argument in arguments:
        match argument:
            case Call(name, (Literal(path),)) if name == EACH:
                values.extend(scope.of_asked(path))
            case _:
                values.append(evaluate(argument, scope))
    return tuple(values)


def holds(expression: Expression | None, scope: Scope) -> bool:
    """Whether a condition is met; no condition is always met."""
    return expression is None or truth_of(evaluate(expression, scope))


def written(expression: Expression, scope: Scope) -> str:
    """What a calculation yields, as the text that is kept."""
    return text_of(evaluate(expression, scope))
