"""Places and councils: which rows of a table may be told beside the row of everyone.

A row is told whole or not at all, and only if what is left for the others together is as large
as a row must be; so a subtraction never gives a row away. See METHOD.md, "Places".
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Row = Sequence[int]


def tellable(
    rows: Mapping[Key, Row],
    sizes: Mapping[Key, int],
    minimum: int,
    is_safe: Callable[[Row], bool],
    may: Callable[[Key], bool] = lambda _: True,
) -> frozenset[Key]:
    """The keys of rows that may be told when the sum of all rows is known.

    ``rows`` are counts in the same order of cells; ``sizes`` the people per row; ``is_safe``
    says whether a row is large enough in every cell. Rows that are not told are at least two,
    safe together, and without any one of them still ``minimum`` people.

    >>> rows = {"hall": [30, 20], "library": [40, 25], "choir": [3, 9]}
    >>> sizes = {key: sum(row) for key, row in rows.items()}
    >>> sorted(tellable(rows, sizes, 10, lambda row: min(row) >= 10))
    ['library']
    """
    told = [key for key in rows if may(key) and is_safe(rows[key])]
    told.sort(key=lambda key: (-sizes[key], str(key)))
    kept = [key for key in rows if key not in set(told)]
    rest = [sum(column) for column in zip(*(rows[key] for key in kept), strict=True)]
    while kept and told:
        people = [sizes[key] for key in kept]
        alone = len(kept) < 2 or sum(people) - max(people) < minimum
        if not alone and is_safe(rest):
            break
        key = told.pop()
        kept.append(key)
        rest = [a + b for a, b in zip(rest, rows[key], strict=True)] if rest else list(rows[key])
    return frozenset(told)
