"""Puts the answers to one item into groups that are large enough, losing as little as it can.

Merging comes before hiding (decision 9): options of one author's group, then neighbours on an
ordered scale, then what is still too small goes together with the least missed larger answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Group = tuple[str, ...]

# Below this many people results are built from merged answers from the start (decision 9).
SMALL_SURVEY = 50
_LONG_SCALE = 4


@dataclass(frozen=True)
class Wishes:
    """What the author would like: ``sets`` are options that belong together, ``is_ordered``
    says that neighbours do, and ``prized`` are options that a finding wants to count."""

    sets: tuple[Group, ...] = ()
    is_ordered: bool = False
    prized: frozenset[str] = frozenset()


def grouped(
    options: Mapping[str, int],
    missing: Mapping[str, int],
    minimum: int,
    wishes: Wishes = Wishes(),
    unasked: str = "",
) -> tuple[Group, ...]:
    """Groups of cells that hold at least ``minimum`` people each, or one group of everything.

    Every option and every missing value that occurs is in exactly one group. A missing value
    that nobody has is no cell: that all gave an answer says nothing about any of them. An option
    that nobody chose is one (DC02). ``unasked`` names the cell of those who were not asked, where
    their number must not be known: its group holds ``minimum`` who were asked besides, with
    different answers, so that it hides them even from who knows the number.

    >>> grouped({"never": 3, "some": 20, "often": 30}, {}, 10, Wishes(is_ordered=True))
    (('never', 'some'), ('often',))
    >>> grouped({"yes": 60, "no": 40}, {"skipped": 4}, 10)
    (('yes',), ('no', 'skipped'))
    """
    counts = {**options, **{name: count for name, count in missing.items() if count}}
    work = _Work(counts, minimum, wishes)
    groups = work.options_merged(tuple(options), sum(counts.values()) < SMALL_SURVEY)
    groups += work.missing_merged(tuple(name for name in missing if missing[name]))
    hidden, shown = work.apart(groups)
    while shown and (hidden or unasked) and not work.is_thick(hidden, bool(unasked)):
        given_up = min(shown, key=work.cost)
        hidden, shown = hidden + given_up, [group for group in shown if group != given_up]
    name = (unasked,) if unasked else ()
    found = [*shown, hidden + name] if hidden or name else shown
    order = [*counts, *name]
    return tuple(
        sorted(
            (tuple(sorted(group, key=order.index)) for group in found),
            key=lambda group: order.index(group[0]),
        )
    )


class _Work:
    """The counts of one item while they are being grouped."""

    def __init__(self, counts: Mapping[str, int], minimum: int, wishes: Wishes) -> None:
        self.counts, self.minimum, self.wishes = counts, minimum, wishes

    def size(self, group: Iterable[str]) -> int:
        return sum(self.counts[name] for name in group)

    def is_small(self, group: Group) -> bool:
        return self.size(group) < self.minimum

    def is_thick(self, hidden: Group, is_beside_unasked: bool) -> bool:
        return not self.is_small(hidden) and (len(hidden) > 1 or not is_beside_unasked)

    def cost(self, group: Group) -> tuple[bool, bool, int]:
        """How much is lost when this group is not shown: findings first, then single answers."""
        return bool(self.wishes.prized & set(group)), len(group) == 1, self.size(group)

    def options_merged(self, options: Group, from_the_start: bool) -> list[Group]:
        groups: list[Group] = [(name,) for name in options]
        sets = self.wishes.sets
        if from_the_start and not sets and self.wishes.is_ordered:
            sets = _halves(options)
        for together in sets:
            inside = [group for group in groups if set(group) <= set(together)]
            if len(inside) > 1 and (from_the_start or any(map(self.is_small, inside))):
                at = groups.index(inside[0])
                groups = [group for group in groups if group not in inside]
                groups.insert(at, tuple(name for group in inside for name in group))
        return self._neighbours_merged(groups) if self.wishes.is_ordered else groups

    def _neighbours_merged(self, groups: list[Group]) -> list[Group]:
        while len(groups) > 1 and any(map(self.is_small, groups)):
            at = min(range(len(groups)), key=lambda place: self.size(groups[place]))
            sides = [place for place in (at - 1, at + 1) if 0 <= place < len(groups)]
            other = min(sides, key=lambda place: self.size(groups[place]))
            low, high = sorted((at, other))
            groups = [*groups[:low], groups[low] + groups[high], *groups[high + 1 :]]
        return groups

    def missing_merged(self, missing: Group) -> list[Group]:
        single: list[Group] = [(name,) for name in missing]
        return [missing] if missing and any(map(self.is_small, single)) else single

    def apart(self, groups: list[Group]) -> tuple[Group, list[Group]]:
        """Everything too small as one group, and the rest."""
        hidden = tuple(name for group in groups if self.is_small(group) for name in group)
        return hidden, [group for group in groups if not self.is_small(group)]


def _halves(scale: Group) -> tuple[Group, ...]:
    """The two ends of a long scale; a middle point stays alone."""
    if len(scale) < _LONG_SCALE:
        return ()
    half = len(scale) // 2
    return scale[:half], scale[-half:]
