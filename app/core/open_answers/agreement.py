"""How far two people who coded apart chose the same (KA15).

What is shown to a council is a count: in 41 of the 50 answers both chose the same. Kappa is for
researchers: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20 (1960), pages 37-46: (observed - expected) / (1 - expected), where expected is the
sum over the categories of the product of both coders' shares.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Pair = tuple[Hashable, Hashable]


@dataclass(frozen=True)
class Agreement:
    """Of ``both`` answers that two people coded, in ``same`` they chose the same. ``kappa`` is None
    where chance alone would agree on everything, or nobody coded twice."""

    same: int
    both: int
    kappa: float | None


def agreement_of(pairs: Sequence[Pair]) -> Agreement:
    """The agreement of pairs of choices; a choice is a set of themes taken as one category.

    >>> agreement_of([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")])
    Agreement(same=3, both=4, kappa=0.5)
    """
    both = len(pairs)
    same = sum(one == other for one, other in pairs)
    if not both:
        return Agreement(0, 0, None)
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    # In whole numbers, so that no rounding decides whether chance explains everything.
    expected = sum(count * seconds[choice] for choice, count in firsts.items())
    if expected == both * both:
        return Agreement(same, both, None)
    return Agreement(same, both, (same * both - expected) / (both * both - expected))
