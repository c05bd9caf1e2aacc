"""How many people named each theme, and which of these numbers may be told (KS16, DC01-DC05).

A theme is counted as an option of a question with several answers: people may name more than one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.disclosure import MINIMUM
from app.core.disclosure.multiple import tellable_options
from app.core.publication import FEWEST_REMOVED

_UNFIT = ""


@dataclass(frozen=True)
class Count:
    """How many of ``base`` people named each theme, and how many named nothing that fits."""

    themes: Mapping[str, int]
    base: int
    unfit: int


def count_people(results: Iterable[tuple[int, frozenset[str]]], themes: Iterable[str]) -> Count:
    """The count of pairs of a person and the themes of one of their answers; who gave two answers
    is one person.

    >>> count_people([(1, frozenset("a")), (1, frozenset("ab")), (2, frozenset())], "ab")
    Count(themes={'a': 1, 'b': 1}, base=2, unfit=1)
    """
    named: dict[int, set[str]] = {}
    for person, chosen in results:
        named.setdefault(person, set()).update(chosen)
    counts = {theme: sum(theme in chosen for chosen in named.values()) for theme in themes}
    return Count(counts, len(named), sum(not chosen for chosen in named.values()))


def tellable_themes(count: Count, minimum: int = MINIMUM) -> frozenset[str]:
    """The themes whose number may be told: enough people named it, enough did not, and what is
    withheld does not follow from what is told.

    >>> sorted(tellable_themes(Count({"a": 30, "b": 12, "c": 3}, 50, 11)))
    ['a', 'b']
    """
    if count.base < minimum:
        return frozenset()
    counts = {**count.themes, _UNFIT: count.unfit}
    return frozenset(tellable_options(counts, count.base, minimum)) - {_UNFIT}


def may_be_counted_anew(fixed_base: int, base: int) -> bool:
    """Whether a new count may take the place of a fixed one: from the same people, or from so many
    fewer or more that the difference tells of nobody (DC05).

    >>> may_be_counted_anew(50, 50), may_be_counted_anew(50, 49), may_be_counted_anew(50, 40)
    (True, False, True)
    """
    return base == fixed_base or abs(base - fixed_base) >= FEWEST_REMOVED
