"""A publication: at most five findings, each a share that people can picture.

Only numbers that disclosure control lets through come here. The words around a finding are the
survey's own confirmed labels; app/web/results puts them together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.disclosure import SafeTable, SafeView
from app.core.questionnaire import CHOICE_KINDS, Finding, Item, Kind, Questionnaire

MOST_FINDINGS = 5
FEWEST_FOR_TENTHS = 20
# Differencing: one person more or less must not be the difference of two snapshots (DC05).
FEWEST_ADDED = 10
FEWEST_REMOVED = 10


class Part(StrEnum):
    """A share in words, for bases too small for "of the 10"."""

    FEW = "few"
    ABOUT_HALF = "about_half"
    MOST = "most"


@dataclass(frozen=True)
class Counted:
    """A finding with its numbers: how many of ``base`` chose one of ``options``. ``given`` is the
    position of the author's own finding, or None where the program chose it."""

    item: str
    options: tuple[str, ...]
    count: int
    base: int
    given: int | None = None


def tenths(count: int, base: int) -> int:
    """How many of ten people that is, rounded to the nearest whole person, halves up.

    0 and 10 are kept for nobody and everybody, so that "all" is never said of nearly all.

    >>> tenths(160, 200), tenths(45, 180), tenths(199, 200), tenths(3, 200)
    (8, 3, 9, 1)
    """
    nearest = (20 * count + base) // (2 * base)
    return min(max(nearest, 1), 9) if 0 < count < base else nearest


def part_in_words(count: int, base: int) -> Part | None:
    """The share in words where the base is below 20, else None (RR08).

    Less than a third are a few, more than two thirds are most.

    >>> part_in_words(11, 15).value, part_in_words(11, 22)
    ('most', None)
    """
    if base >= FEWEST_FOR_TENTHS:
        return None
    if count * 3 < base:
        return Part.FEW
    return Part.MOST if count * 3 > base * 2 else Part.ABOUT_HALF


def may_be_renewed(added: int, removed: int) -> bool:
    """Whether a new snapshot may follow an older one of the same version (decision 9, DC05).

    >>> may_be_renewed(10, 0), may_be_renewed(9, 0), may_be_renewed(30, 1), may_be_renewed(30, 10)
    (True, False, False, True)
    """
    return added >= FEWEST_ADDED and (removed == 0 or removed >= FEWEST_REMOVED)


def findings(questionnaire: Questionnaire, view: SafeView) -> tuple[Counted, ...]:
    """At most five findings that may be told: the author's own, in their order, then the largest
    answer to each other closed item, in the order of the questionnaire."""
    chosen = [found for found in _given(questionnaire, view) if found]
    counted = {found.item for found in chosen}
    for item in questionnaire.items():
        if item.path not in counted and (largest := _largest(item, view.table(item.path))):
            chosen.append(largest)
    return tuple(chosen[:MOST_FINDINGS])


def _given(questionnaire: Questionnaire, view: SafeView) -> Iterator[Counted | None]:
    for position, finding in enumerate(questionnaire.findings):
        yield _counted(finding, view.table(finding.item), position)


def _counted(finding: Finding, table: SafeTable | None, position: int) -> Counted | None:
    count = None if table is None else table.count_of(finding.options)
    if table is None or table.n is None or count is None:
        return None
    return Counted(finding.item, finding.options, count, table.n, position)


def _largest(item: Item, table: SafeTable | None) -> Counted | None:
    if item.is_sensitive or item.kind not in (*CHOICE_KINDS, Kind.RANGE, Kind.VOTE):
        return None
    if table is None or table.n is None:
        return None
    names = item.option_names
    told = [(group, count) for group, count in table.counts if is_one_answer(item, names, group)]
    if not told:
        return None
    group, count = max(told, key=lambda pair: pair[1])
    return Counted(item.path, group, count, table.n)


def is_one_answer(item: Item, names: tuple[str, ...], group: tuple[str, ...]) -> bool:
    """Whether a group can be said as one answer: all of it has words, and belongs together."""
    if not set(group) <= set(names):
        return False
    together = {option.group for option in item.options if option.name in group}
    return len(group) == 1 or item.is_ordered or (len(together) == 1 and "" not in together)
