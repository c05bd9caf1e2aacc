"""A count that stands beside the tables, such as languages or ways of answering."""

from collections.abc import Mapping

OTHERS = "other"


def protect_counts(
    counts: Mapping[str, int], minimum: int, others: str = OTHERS
) -> dict[str, int | None]:
    """What may be told of how people fall into groups that do not overlap.

    Small groups are counted together as ``others``, with the smallest large one where they are
    still too few or only one; a group of nobody is a small one (DC02). Their own number is None.
    The sum of what is told is everyone, so that nothing follows from a total told elsewhere. Below
    the minimum in all, nothing is told.

    >>> protect_counts({"nl": 120, "ar": 30, "tr": 12, "pl": 3, "uk": 0}, 10)
    {'nl': 120, 'ar': 30, 'tr': None, 'pl': None, 'uk': None, 'other': 15}
    >>> protect_counts({"nl": 7, "ar": 2}, 10)
    {'nl': None, 'ar': None}
    """
    if sum(counts.values()) < minimum:
        return dict.fromkeys(counts)
    shown = sorted((name for name in counts if counts[name] >= minimum), key=counts.__getitem__)
    hidden = {name for name in counts if name not in shown}
    while hidden and shown and not _is_thick([counts[name] for name in hidden], minimum):
        hidden.add(shown.pop(0))
    if hidden:
        hidden |= {others} & set(counts)
    told: dict[str, int | None] = {
        name: None if name in hidden else number for name, number in counts.items()
    }
    if hidden:
        told[others] = sum(counts[name] for name in hidden)
    return told


def may_follow(
    now: Mapping[str, int | None], earlier: Mapping[str, int | None], least: int
) -> bool:
    """Whether counts may be told after earlier ones of the same people and some more (DC05).

    Between two counts of one group lies nobody, or at least ``least`` people; and groups that were
    told apart otherwise than now cannot be compared, unless one of them is everybody.

    >>> may_follow({"nl": 60, "ar": 30}, {"nl": 50, "ar": 30}, 10)
    True
    >>> may_follow({"nl": 58, "ar": 32}, {"nl": 50, "ar": 30}, 10)
    False
    """
    told, before = (
        {name: count for name, count in counts.items() if count is not None}
        for counts in (now, earlier)
    )
    if min(len(told), len(before)) <= 1:
        return True
    if set(told) != set(before):
        return False
    steps = (abs(told[name] - before[name]) for name in told)
    return all(step == 0 or step >= least for step in steps)


def _is_thick(hidden: list[int], minimum: int) -> bool:
    return len(hidden) > 1 and sum(hidden) >= minimum
