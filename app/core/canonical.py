"""What was typed or tapped for one item, in the form in which it is stored, or what is wrong.

Looks at the item alone; what routing, choice filters and constraints say is answers.py.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.core.digits import (
    canonical_day,
    canonical_moment,
    canonical_number,
    canonical_time,
    coarse_area,
)
from app.core.questionnaire import FILE_KINDS, MANY_KINDS, NUMBER_KINDS, Item, Kind

LONGEST_TEXT = 4000
_CLOCKS = {
    Kind.DATE: (canonical_day, "not_a_day"),
    Kind.TIME: (canonical_time, "not_a_time"),
    Kind.DATE_TIME: (canonical_moment, "not_a_moment"),
}
# The opaque name that the store gives to a file that came along: never what a person wrote.
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Found:
    """The canonical values, none where nothing was given; or the code of a problem."""

    values: tuple[str, ...] = ()
    problem: str = ""


def canonical(item: Item, typed: Sequence[str]) -> Found:
    """The values in the form in which they are stored.

    Option names stand in the order of the options, those of a ranking as they were sent. Of a
    place only the coarse part is left, whatever was typed (ADR 025). Problem codes:
    ``too_many_values``, ``unknown_option``, ``not_a_number``, ``not_whole``, ``out_of_range``,
    ``not_a_day``, ``not_a_time``, ``not_a_moment``, ``not_a_file``, ``too_long``.

    >>> canonical(Item("age", Kind.INTEGER), ["٤٢"]), canonical(Item("day", Kind.DATE), ["soon"])
    (Found(values=('42',), problem=''), Found(values=(), problem='not_a_day'))
    """
    different = tuple(dict.fromkeys(typed))
    if not different:
        return Found()
    if item.kind in MANY_KINDS:
        return _chosen(item, different)
    if item.kind is Kind.AREA:
        areas = (coarse_area(each) for each in different)
        return Found(tuple(area for area in areas if area)[:1])
    if len(different) > 1:
        return Found(problem="too_many_values")
    if item.kind in (Kind.SELECT_ONE, Kind.VOTE):
        return _chosen(item, different)
    if item.kind in NUMBER_KINDS:
        return _number(item, different[0])
    if item.kind in _CLOCKS:
        read, problem = _CLOCKS[item.kind]
        found = read(different[0])
        return Found((found,)) if found else Found(problem=problem)
    if item.kind in FILE_KINDS:
        is_name = bool(_FILE.match(different[0]))
        return Found(different) if is_name else Found(problem="not_a_file")
    return _text(different[0])


def _chosen(item: Item, names: tuple[str, ...]) -> Found:
    places = {name: place for place, name in enumerate(item.option_names)}
    if not all(name in places for name in names):
        return Found(problem="unknown_option")
    if item.kind is Kind.RANK:
        return Found(names)
    return Found(tuple(sorted(names, key=places.__getitem__)))


def _number(item: Item, typed: str) -> Found:
    number = canonical_number(typed, whole=item.kind is Kind.INTEGER)
    if number is None:
        decimal = canonical_number(typed, whole=False)
        return Found(problem="not_whole" if decimal else "not_a_number")
    return Found((number,)) if _in_range(item, Decimal(number)) else Found(problem="out_of_range")


def _in_range(item: Item, number: Decimal) -> bool:
    start, end, step = bound(item.start), bound(item.end), bound(item.step)
    if start is not None and end is not None and start > end:
        start, end = end, start
    if (start is not None and number < start) or (end is not None and number > end):
        return False
    return not step or start is None or (number - start) % abs(step) == 0


def bound(text: str) -> Decimal | None:
    """The start, end or step of an item as a number; None where it has none that is finite."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _text(typed: str) -> Found:
    text = unicodedata.normalize("NFC", visible(typed)).strip()
    if len(text) > LONGEST_TEXT:
        return Found(problem="too_long")
    return Found((text,)) if text else Found()


def visible(typed: str) -> str:
    """The text without control signs and halves of pairs; every line ends in one line feed."""
    return _CONTROL.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))
