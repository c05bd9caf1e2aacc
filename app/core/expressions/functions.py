"""The operators and functions of expressions: how many arguments each takes, and what it does.

Every line has its twin in app/web/static/js/evaluate.js. Nothing here can fail: what has no
answer is NaN or the empty text, as in XPath 1.0 and ODK. Longer bodies are in operations.py.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.core.expressions.operations import (
    divide,
    equal,
    formatted,
    least,
    matches,
    position_in,
    power,
    product,
    remainder,
    rounded,
    selected,
    selected_at,
    substr,
    total,
    translated,
    whole,
)
from app.core.expressions.scope import Scope
from app.core.expressions.tree import AT_MEMBER, COUNT_MEMBERS, EACH
from app.core.expressions.values import (
    Value,
    day_of,
    number_of,
    text_of,
    tokens_of,
    truth_of,
)


@dataclass(frozen=True)
class Function:
    """Takes from ``least`` to ``most`` arguments (None: any number), after the scope."""

    least: int
    most: int | None
    run: Callable[..., Value]


OPERATORS: dict[str, Function] = {
    "or": Function(2, None, lambda _, *a: any(truth_of(v) for v in a)),
    "and": Function(2, None, lambda _, *a: all(truth_of(v) for v in a)),
    "=": Function(2, 2, lambda _, a, b: equal(a, b)),
    "!=": Function(2, 2, lambda _, a, b: not equal(a, b)),
    "<": Function(2, 2, lambda _, a, b: number_of(a) < number_of(b)),
    "<=": Function(2, 2, lambda _, a, b: number_of(a) <= number_of(b)),
    ">": Function(2, 2, lambda _, a, b: number_of(a) > number_of(b)),
    ">=": Function(2, 2, lambda _, a, b: number_of(a) >= number_of(b)),
    "+": Function(2, None, lambda _, *a: total(*a)),
    "-": Function(2, 2, lambda _, a, b: number_of(a) - number_of(b)),
    "*": Function(2, None, lambda _, *a: product(*a)),
    "div": Function(2, 2, lambda _, a, b: divide(number_of(a), number_of(b))),
    "mod": Function(2, 2, lambda _, a, b: remainder(number_of(a), number_of(b))),
    "neg": Function(1, 1, lambda _, a: -number_of(a)),
}

FUNCTIONS: dict[str, Function] = {
    "abs": Function(1, 1, lambda _, a: abs(number_of(a))),
    "boolean": Function(1, 1, lambda _, a: truth_of(a)),
    "boolean-from-string": Function(1, 1, lambda _, a: text_of(a) in ("1", "true")),
    "ceiling": Function(1, 1, lambda _, a: whole(math.ceil, number_of(a))),
    "coalesce": Function(1, None, lambda _, *a: next((t for v in a if (t := text_of(v))), "")),
    "concat": Function(1, None, lambda _, *a: "".join(text_of(v) for v in a)),
    "contains": Function(2, 2, lambda _, a, b: text_of(b) in text_of(a)),
    "count": Function(0, 0, lambda _: 1.0),
    "count-selected": Function(1, 1, lambda _, a: float(len(tokens_of(a)))),
    "date": Function(1, 1, lambda _, a: day_of(a)),
    "decimal-time": Function(1, 1, lambda _, a: number_of(a) - whole(math.floor, number_of(a))),
    "ends-with": Function(2, 2, lambda _, a, b: text_of(a).endswith(text_of(b))),
    "false": Function(0, 0, lambda _: False),
    "floor": Function(1, 1, lambda _, a: whole(math.floor, number_of(a))),
    "format-date": Function(2, 2, lambda _, a, b: formatted(a, b)),
    "if": Function(3, 3, lambda _, a, b, c: b if truth_of(a) else c),
    "indexed-repeat": Function(2, 2, lambda _, a, b: a if number_of(b) == 1 else ""),
    "int": Function(1, 1, lambda _, a: whole(math.trunc, number_of(a))),
    "join": Function(2, None, lambda _, a="", *b: text_of(a).join(text_of(v) for v in b)),
    "jr:choice-name": Function(2, 2, lambda s, a, b: s.labels(text_of(b), text_of(a))),
    "max": Function(1, None, lambda _, *a: -least(*(-number_of(v) for v in a))),
    "min": Function(1, None, lambda _, *a: least(*a)),
    "normalize-space": Function(1, 1, lambda _, a: " ".join(tokens_of(a))),
    "not": Function(1, 1, lambda _, a: not truth_of(a)),
    "number": Function(1, 1, lambda _, a: number_of(a)),
    "once": Function(1, 1, lambda s, a: " ".join(s.current) or a),
    "position": Function(0, 0, lambda s: float(s.member)),
    "pow": Function(2, 2, lambda _, a, b: power(a, b)),
    "regex": Function(2, 2, lambda _, a, b: matches(a, b)),
    "round": Function(1, 2, lambda _, *a: rounded(*a)),
    "selected": Function(2, 2, lambda _, a, b: selected(a, b)),
    "selected-at": Function(2, 2, lambda _, a, b: selected_at(a, b)),
    "sqrt": Function(1, 1, lambda _, a: math.sqrt(n) if (n := number_of(a)) >= 0 else math.nan),
    "starts-with": Function(2, 2, lambda _, a, b: text_of(a).startswith(text_of(b))),
    "string": Function(1, 1, lambda _, a: text_of(a)),
    "string-length": Function(1, 1, lambda _, a: float(len(text_of(a)))),
    "substr": Function(2, 3, lambda _, *a: substr(*a)),
    "sum": Function(1, None, lambda _, *a: total(*a)),
    "today": Function(0, 0, lambda s: s.today),
    "translate": Function(3, 3, lambda _, a, b, c: translated(a, b, c)),
    "true": Function(0, 0, lambda _: True),
}
"""What forms may call. ``position`` takes no argument in the tree: it is the number of the member.
``count`` of what is no repeat is 1."""

OF_MEMBERS: dict[str, Function] = {
    AT_MEMBER: Function(2, 2, lambda s, a, b: _at_member(s.of_members(text_of(a)), b)),
    COUNT_MEMBERS: Function(1, 1, lambda s, a: float(len(s.of_asked(text_of(a))))),
    EACH: Function(1, 1, lambda s, a: next(iter(s.of_asked(text_of(a))), "")),
}
"""What across.py makes of what forms say; nobody writes these names. An ``each`` in a call is
several arguments: that is evaluate.py."""


def _at_member(answers: tuple[str | None, ...], number: Value) -> str:
    place = position_in(number)
    return answers[place - 1] or "" if place and 0 < place <= len(answers) else ""


SAME_AS = {
    "date-time": "date",
    "decimal-date-time": "number",
    "format-date-time": "format-date",
    "now": "today",
}
"""Functions that the tree holds under another name. ``now`` is a day without its hours, because
nobody keeps an exact time (decision 5)."""

_OTHERS = """
    area asin acos atan atan2 base64-decode checklist choice-label compare cos count-if
    count-non-empty current de-duplicate device-info difference-in-months digest distance duration
    enclose-in-polygon encode-url exp exp10 extract-signed format-number geofence hash index
    instance intersects item-at join-if jr:itext last-saved linebreak log log10 lower lower-case
    max-if min-if once-per-device phone-call-log pi property pulldata random randomize rank-index
    rank-value search sin substring substring-after substring-before sum-if tan
    thousands-separator trim upper upper-case uuid version weighted-checklist
"""
NOT_SUPPORTED = frozenset(_OTHERS.split())
"""Functions that other tools know and this one does not: told apart from a slip of the pen."""


def run(name: str, scope: Scope, values: tuple[Value, ...], count: int) -> Value:
    """What an operator or function makes of the values of so many arguments; the empty text for
    unknown names. There are more or fewer values than arguments where one is an ``each``."""
    function = _known(name)
    if function is None or not takes(name, count):
        return ""
    if function.most is not None and len(values) != count:
        return ""
    return function.run(scope, *values)


def _known(name: str) -> Function | None:
    return OPERATORS.get(name) or FUNCTIONS.get(name) or OF_MEMBERS.get(name)


def takes(name: str, count: int) -> bool:
    """Whether there is such an operator or function, and it takes so many arguments."""
    function = _known(name)
    return function is not None and (
        function.least <= count and (function.most is None or count <= function.most)
    )
