"""An attacker who runs the method itself over every table that fits what is told.

A linear programme knows the numbers; this one also knows why they were put together. What is left
are the values of a withheld answer for which the program would have told exactly this.
"""

import itertools
from collections.abc import Iterator

import pytest

from app.core.disclosure.merging import Wishes, grouped

pytestmark = pytest.mark.attack
_MINIMUM = 10
_CASES = [
    ((3, 20, 30), 0, Wishes()),
    ((0, 12, 40), 0, Wishes()),
    ((9, 10, 60), 0, Wishes()),
    ((2, 3, 40), 0, Wishes()),
    ((4, 30, 30), 0, Wishes(is_ordered=True)),
    ((25, 30, 6), 0, Wishes(is_ordered=True)),
    ((25, 30), 3, Wishes()),
    ((30, 28), 7, Wishes(prized=frozenset("a"))),
]


def _tables(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    for cuts in itertools.combinations(range(total + cells - 1), cells - 1):
        edges = (-1, *cuts, total + cells - 1)
        yield tuple(b - a - 1 for a, b in itertools.pairwise(edges))


def _told(options: tuple[int, ...], skipped: int, wishes: Wishes) -> dict[tuple[str, ...], int]:
    counts = dict(zip("abc", options, strict=False))
    groups = grouped(counts, {"skipped": skipped}, _MINIMUM, wishes)
    size = {**counts, "skipped": skipped}
    return {group: sum(size[name] for name in group) for group in groups}


@pytest.mark.parametrize(("options", "skipped", "wishes"), _CASES)
def test_who_runs_the_method_again_is_left_with_at_least_ten_values(
    options: tuple[int, ...], skipped: int, wishes: Wishes
) -> None:
    told = _told(options, skipped, wishes)
    cells = len(options) + (1 if skipped else 0)
    found: dict[str, set[int]] = {}
    for guess in _tables(sum(options) + skipped, cells):
        chosen = guess[: len(options)]
        left = guess[len(options)] if skipped else 0
        if (not skipped or left) and _told(chosen, left, wishes) == told:
            for name, number in zip(("a", "b", "c")[: len(options)], chosen, strict=True):
                found.setdefault(name, set()).add(number)
            if skipped:
                found.setdefault("skipped", set()).add(left)
    together = {name for group in told if len(group) > 1 for name in group}
    values = {name: len(found[name]) for name in together}
    assert together
    assert all(number >= _MINIMUM for number in values.values()), values
