"""What was typed or tapped for one item, in the form in which it is stored, or what is wrong.

Looks at the item alone; what routing, choice filters and constraints say is answers.py.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.core.digits import canonical_day, canonical_number
from app.core.questionnaire import NUMBER_KINDS, Item, Kind

LONGEST_TEXT = 4000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Found:
    """The canonical values, none where nothing was given; or the code of a problem."""

    values: tuple[str, ...] = ()
    problem: str = ""


def canonical(item: Item, typed: Sequence[str]) -> Found:
    """The values in the form in which they are stored.

    Option names stand in the order of the options. Problem codes: ``too_many_values``,
    ``unknown_option``, ``not_a_number``, ``not_whole``, ``out_of_range``, ``not_a_day``,
    ``too_long``.

    >>> canonical(Item("age", Kind.INTEGER), ["٤٢"]), canonical(Item("day", Kind.DATE), ["soon"])
    (Found(values=('42',), problem=''), Found(values=(), problem='not_a_day'))
    """
    different = tuple(dict.fromkeys(typed))
    if not different:
        return Found()
    if item.kind is Kind.SELECT_MULTIPLE:
        return _chosen(item, different)
    if len(different) > 1:
        return Found(problem="too_many_values")
    if item.kind is Kind.SELECT_ONE:
        return _chosen(item, different)
    if item.kind in NUMBER_KINDS:
        return _number(item, different[0])
    if item.kind is Kind.DATE:
        day = canonical_day(different[0])
        return Found((day,)) if day else Found(problem="not_a_day")
    return _text(different[0])


def _chosen(item: Item, names: tuple[str, ...]) -> Found:
    places = {option.name: place for place, option in enumerate(item.options)}
    if not all(name in places for name in names):
        return Found(problem="unknown_option")
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
