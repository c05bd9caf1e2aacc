"""What the longer functions of expressions do to their values; the table is functions.py.

Each is total: it gives NaN, Infinity or the empty text where there is no answer.
"""

import math
import re
from collections.abc import Callable
from datetime import date

from app.core.expressions.pattern import compile_pattern
from app.core.expressions.pattern_syntax import PatternProblem
from app.core.expressions.values import Value, day_of, number_of, text_of, tokens_of, truth_of

_CODE = re.compile("%(.?)", re.DOTALL)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_MULTIPLIED = 64


def equal(a: Value, b: Value) -> bool:
    """Whether two values are the same: as yes or no, else as numbers, else as texts.

    >>> equal("2", 2.0), equal("2.0", "2"), equal("", 0.0), equal("no", True)
    (True, False, False, True)
    """
    if isinstance(a, bool) or isinstance(b, bool):
        return truth_of(a) == truth_of(b)
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    return number_of(a) == number_of(b)


def divide(a: float, b: float) -> float:
    """Division that never fails: by zero it is Infinity, or NaN for 0 and NaN."""
    if b:
        return a / b
    return math.nan if not a or math.isnan(a) else math.copysign(math.inf, a * math.copysign(1, b))


def remainder(a: float, b: float) -> float:
    """What is left of ``a``, with its sign."""
    return math.nan if not b or math.isinf(a) else math.fmod(a, b)


def whole(turn: Callable[[float], int], number: float) -> float:
    """A number made whole by floor, ceil or trunc; infinities and the sign of zero stay."""
    return math.copysign(float(turn(number)), number) if math.isfinite(number) else number


def rounded(value: Value, digits: Value = 0.0) -> float:
    """Half goes up, at so many digits after the decimal mark (at most 15).

    >>> rounded("2.5"), rounded("-2.5"), rounded("1234", -2.0), rounded("0.125", 2.0)
    (3.0, -2.0, 1200.0, 0.13)
    """
    asked = number_of(digits)
    places = 0 if math.isnan(asked) else math.floor(max(-15, min(15, asked)))
    scale = float(f"1e{places}")
    return whole(math.floor, number_of(value) * scale + 0.5) / scale


def power(base: Value, exponent: Value) -> float:
    """Whole powers up to 64 by multiplying; others to 12 figures, in which engines agree.

    >>> power("2", 10.0), power("2", -1.0), power("2", 0.5), power("-2", 0.5)
    (1024.0, 0.5, 1.41421356237, nan)
    """
    a, b = number_of(base), number_of(exponent)
    if not math.isfinite(a) or not math.isfinite(b):
        return math.nan
    if abs(b) <= _MOST_MULTIPLIED and b == math.floor(b):
        raised = product(*[a] * int(abs(b)))
        return divide(1.0, raised) if b < 0 else raised
    try:
        return float(f"{math.pow(a, b):.11e}")
    except OverflowError:
        return -math.inf if a < 0 and b % 2 else math.inf
    except ValueError:
        return math.inf if not a else math.nan


def position_in(value: Value) -> int | None:
    """A number as a position counted from 0; None where it is no number."""
    number = number_of(value)
    return math.trunc(number) if math.isfinite(number) else None


def _slice_end(value: Value) -> int:
    number = number_of(value)
    if math.isnan(number):
        return 0
    return math.trunc(max(-1e9, min(1e9, number)))


def substr(text: Value, start: Value, end: Value | None = None) -> str:
    """The signs from ``start`` up to ``end``, counted from 0; the rest without an ``end``."""
    return text_of(text)[_slice_end(start) : None if end is None else _slice_end(end)]


def selected(answer: Value, name: Value) -> bool:
    """Whether an option is among those of an answer."""
    return f" {' '.join(tokens_of(name))} " in f" {' '.join(tokens_of(answer))} "


def selected_at(answer: Value, place: Value) -> str:
    """The option at a place of an answer, counted from 0; empty where there is none."""
    tokens, number = tokens_of(answer), position_in(place)
    return tokens[number] if number is not None and 0 <= number < len(tokens) else ""


def matches(text: Value, pattern: Value) -> bool:
    """Whether the whole text fits a regular expression; a pattern of no sense fits nothing."""
    try:
        return compile_pattern(text_of(pattern)).matches(text_of(text))
    except PatternProblem:
        return False


def translated(text: Value, old: Value, new: Value) -> str:
    """The text with each sign of ``old`` replaced by its like in ``new``, or left out."""
    signs, others = text_of(old), text_of(new)
    places = {sign: signs.index(sign) for sign in signs}
    return "".join(
        others[places[sign] : places[sign] + 1] if sign in places else sign
        for sign in text_of(text)
    )


def formatted(value: Value, form: Value) -> str:
    """A day or time written as ODK's format-date says; empty where the value is neither."""
    day = day_of(value)
    if not day:
        return ""
    year, month, number = day.split("-")
    days = number_of(value)
    hour, minute = divmod(min(1439, math.floor((days - math.floor(days)) * 1440 + 0.5)), 60)
    codes = {
        "Y": year,
        "y": year[2:],
        "m": month,
        "n": str(int(month)),
        "b": _MONTHS[int(month) - 1],
        "d": number,
        "e": str(int(number)),
        "a": _WEEKDAYS[date.fromisoformat(day).weekday()],
        "H": f"{hour:02d}",
        "h": str(hour),
        "M": f"{minute:02d}",
        "S": "00",
        "3": "000",
    }
    return _CODE.sub(lambda code: codes.get(code[1], code[1]), text_of(form))


def least(*values: Value) -> float:
    """The smallest number; NaN where one of them is none, or where there is nothing."""
    numbers = [number_of(value) for value in values]
    if not numbers or any(math.isnan(number) for number in numbers):
        return math.nan
    return min(numbers, key=lambda number: (number, math.copysign(1, number)))


def total(*values: Value) -> float:
    """The sum; NaN where one of the values is no number, and nothing is -0 as on the phone."""
    total = -0.0
    for value in values:
        total += number_of(value)
    return total


def product(*values: Value) -> float:
    """The product; NaN where one of the values is no number."""
    total = 1.0
    for value in values:
        total *= number_of(value)
    return total
