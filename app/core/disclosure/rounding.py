"""Rounding of public counts (DC06): only where a survey asks for it, and after everything else.

The numbers are protected first and rounded then, so that rounding only makes less known.
"""

from dataclasses import replace

from app.core.disclosure.shapes import Protected, SafeTable, SafeView


def nearest(count: int, step: int) -> int:
    """The nearest multiple of a step, halves up; the count itself without a step.

    >>> nearest(12, 5), nearest(13, 5), nearest(15, 10), nearest(13, 0)
    (10, 15, 20, 13)
    """
    return count if not step else (2 * count + step) // (2 * step) * step


def rounded(safe: Protected, step: int) -> Protected:
    """The same publication with every number rounded on its own: sums may differ a little.

    What is withheld stays withheld. Without a step nothing changes.
    """
    if not step:
        return safe

    def people(count: int | None) -> int | None:
        return None if count is None else nearest(count, step)

    def table(each: SafeTable) -> SafeTable:
        counts = tuple((group, nearest(count, step)) for group, count in each.counts)
        return replace(each, n=people(each.n), counts=counts)

    def view(each: SafeView) -> SafeView:
        tables = tuple(map(table, each.tables))
        return replace(each, respondents=people(each.respondents), tables=tables)

    return replace(safe, everyone=view(safe.everyone), parts=tuple(map(view, safe.parts)))
