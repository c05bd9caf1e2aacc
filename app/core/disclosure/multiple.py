"""Select multiple: options overlap, so each is told or withheld beside its own complement.

What gives a withheld option away here is not a sum but a promise: everybody who answered chose
something, and some surveys say how many to choose. See METHOD.md,
"Several answers".
"""

from collections.abc import Mapping

from app.core.disclosure.merging import Group


def tellable_options(
    counts: Mapping[str, int],
    base: int,
    minimum: int,
    prized: frozenset[str] = frozenset(),
    is_bounded: bool = False,
    hides_missing: bool = False,
) -> Group:
    """The options whose numbers may be told. ``base`` is how many could have chosen them.

    ``prized`` are given up last. ``is_bounded``: the number of choices is limited, so that the
    counts may have a known sum. ``hides_missing``: how many chose nothing must not follow.

    >>> tellable_options({"light": 30, "trees": 25, "other": 2}, 50, 10)
    ('light', 'trees')
    """
    told = [name for name, count in counts.items() if minimum <= count <= base - minimum]
    is_pressed = is_bounded, hides_missing
    while told and not is_covered(counts, tuple(told), base, minimum, *is_pressed):
        told.remove(min(told, key=lambda name: (name in prized, counts[name])))
    return tuple(told)


def is_covered(
    counts: Mapping[str, int],
    told: Group,
    base: int,
    minimum: int,
    is_bounded: bool,
    hides_missing: bool,
) -> bool:
    """Whether the withheld options hide each other: none of them follows from those told."""
    withheld = [count for name, count in counts.items() if name not in told]
    if not withheld:
        # If each chose two, the sum of all options is twice as many as answered.
        return not (is_bounded and hides_missing)
    # With enough choices told, everybody may have chosen one of those: nothing follows.
    is_pressed = is_bounded or sum(counts[name] for name in told) < base
    return not is_pressed or (len(withheld) > 1 and max(withheld) >= minimum)
