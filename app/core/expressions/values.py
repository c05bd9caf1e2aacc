"""What an expression can yield, and how one kind of value is read as another.

An answer is always text; unanswered is the empty text. Every rule here has its twin in
app/web/static/js/evaluate.js, and tests/web/test_phone_equals_core.py keeps the two equal.
"""

import math
import re
from datetime import date, timedelta

Value = str | float | bool

_NUMBER = re.compile(r"[\t\n\r ]*-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[\t\n\r ]*", re.ASCII | re.I)
_DAY = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T[0-9:.+Z-]*)?", re.ASCII)
_TIME = re.compile(r"T?([01]\d|2[0-3]):([0-5]\d)[0-9:.+Z-]*", re.ASCII)
_EPOCH = date(1970, 1, 1)
_FIRST_DAY = (date(1000, 1, 1) - _EPOCH).days
_LAST_DAY = (date(9999, 12, 31) - _EPOCH).days
_SPACES = re.compile(r"[\t\n\r ]+")


def number_of(value: Value) -> float:
    """The value as a number; NaN where it is none. A day is its distance to 1970-01-01 in days,
    a time its part of a day.

    >>> number_of("2.50"), number_of("1970-01-03T12:00"), number_of("06:00"), number_of("")
    (2.5, 2.5, 0.25, nan)
    """
    if not isinstance(value, str):
        return float(value)
    if _NUMBER.fullmatch(value):
        return float(value)
    day = _DAY.fullmatch(value)
    if not day:
        return _part_of_day(value)
    # As on the phone, 30 February is the second of March: only a text in the form can say so.
    first = date(int(day[1]), int(day[2]), 1)
    part = _part_of_day(day[4] or "")
    return (first - _EPOCH).days + int(day[3]) - 1 + (0.0 if math.isnan(part) else part)


def _part_of_day(written: str) -> float:
    time = _TIME.fullmatch(written)
    return (int(time[1]) * 60 + int(time[2])) / 1440 if time else math.nan


def text_of(value: Value) -> str:
    """The value as text: no ``.0``, NaN is empty, digits as a phone writes them.

    >>> text_of(3.0), text_of(0.1), text_of(1e21), text_of(float("nan")), text_of(False)
    ('3', '0.1', '1e+21', '', 'false')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    value = float(value)
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else _shortest(value)


def _shortest(value: float) -> str:
    """The fewest digits that mean this number, laid out as ECMAScript's Number::toString does."""
    digits, _, power = repr(abs(value)).partition("e")
    whole, _, part = digits.partition(".")
    part = "" if part == "0" else part
    point = len(whole) + int(power or 0)
    figures = (whole + part).lstrip("0")
    point -= len(whole + part) - len(figures)
    figures = figures.rstrip("0")
    count = len(figures)
    if count <= point <= 21:
        written = figures + "0" * (point - count)
    elif 0 < point <= 21:
        written = f"{figures[:point]}.{figures[point:]}"
    elif -6 < point <= 0:
        written = f"0.{'0' * -point}{figures}"
    else:
        rest = f".{figures[1:]}" if count > 1 else ""
        written = f"{figures[0]}{rest}e{point - 1:+d}"
    return f"-{written}" if value < 0 else written


def truth_of(value: Value) -> bool:
    """The value as yes or no: a text that is not empty, a number that is neither 0 nor NaN.

    >>> truth_of("false"), truth_of(0.0), truth_of(float("nan"))
    (True, False, False)
    """
    return bool(value) and value == value


def day_of(value: Value) -> str:
    """The ISO day that a number or text means, or empty; hours are left out.

    >>> day_of(365.5), day_of("2026-11-23T10:00"), day_of("soon")
    ('1971-01-01', '2026-11-23', '')
    """
    days = number_of(value)
    if not _FIRST_DAY <= days < _LAST_DAY + 1:
        return ""
    return (_EPOCH + timedelta(days=math.floor(days))).isoformat()


def tokens_of(value: Value) -> list[str]:
    """The values of a select multiple answer, which are joined by spaces."""
    return [token for token in _SPACES.split(text_of(value)) if token]
