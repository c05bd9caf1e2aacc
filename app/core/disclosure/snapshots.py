"""A later snapshot: the same groups and rows as before, with new numbers, or the old numbers.

Whoever keeps the earlier snapshot subtracts it. So the later one has the same form: what is
withheld stays withheld together with the same others. And what came in between must itself be
large in every group that is told, or nothing at all (DC05). See METHOD.md, "Later snapshots".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.disclosure.branches import conditions_of
from app.core.disclosure.plans import size
from app.core.disclosure.reasons import with_reasons
from app.core.disclosure.shapes import Protected, SafeTable, SafeView, View
from app.core.expressions.tree import references
from app.core.questionnaire import Questionnaire
from app.core.tabulation import MISSING_WORDS, Table


@dataclass(frozen=True)
class _Between:
    """What is large enough for a difference. ``slack`` is how far rounding may be off."""

    minimum: int
    slack: int

    def is_large(self, numbers: Sequence[int]) -> bool:
        """Whether every number may be told; no change at all tells nothing where none is hidden."""
        if not any(numbers) and not self.slack:
            return True
        return all(number >= self.minimum + self.slack for number in numbers)


def renewed(
    questionnaire: Questionnaire, earlier: Protected, views: Sequence[View], slack: int = 0
) -> Protected | None:
    """The next snapshot after ``earlier``, or None where nothing in it may change.

    Questions that routing ties together change together or keep their earlier numbers. ``views``
    are those of today, as ``protect`` gets them; ``slack`` is what the numbers are rounded to.
    """
    between = _Between(earlier.minimum, slack)
    now = {view.name: view for view in views}
    everyone = now[earlier.everyone.name]
    if not _people_may_change(earlier, now, between):
        return None
    changed = {
        path
        for together in linked(questionnaire)
        if all(_may_change(path, earlier, now, between) for path in together)
        for path in together
    }
    told = [table for table in earlier.everyone.tables if table.n or table.counts]
    if not any(table.item in changed for table in told):
        return None
    asked = {item.path: (item, above) for item, above in questionnaire.items_with_sections()}

    def next_view(view: SafeView) -> SafeView:
        tables = (
            with_reasons(_counted(table, now[view.name].table(table.item)), *asked[table.item])
            if table.item in changed
            else table
            for table in view.tables
        )
        return SafeView(view.name, now[view.name].respondents, tuple(tables))

    whole = replace(next_view(earlier.everyone), respondents=everyone.respondents)
    return Protected(earlier.minimum, whole, tuple(map(next_view, earlier.parts)))


def linked(questionnaire: Questionnaire) -> tuple[frozenset[str], ...]:
    """The questions that routing, filters or constraints tie together, as sets of paths."""
    sets: list[frozenset[str]] = []
    for item, sections in questionnaire.items_with_sections():
        found = [*conditions_of(item, sections), item.choice_filter, item.constraint]
        found.append(item.calculation)
        tied = frozenset((item.path,)).union(*map(references, found))
        touching = [each for each in sets if each & tied]
        sets = [each for each in sets if not each & tied] + [tied.union(*touching)]
    paths = {item.path for item in questionnaire.items() if item.is_asked}
    return tuple(each & paths for each in sets if each & paths)


def _people_may_change(earlier: Protected, now: Mapping[str, View], between: _Between) -> bool:
    """Whether the numbers of people may be told anew, for everyone and for each part told."""
    told = {view.name: view.respondents or 0 for view in (earlier.everyone, *earlier.parts)}
    grown = {name: now[name].respondents - told[name] for name in told if name in now}
    rest = _untold(now, {name: (number,) for name, number in grown.items()})
    return len(grown) == len(told) and all(
        between.is_large(numbers) for numbers in (*((n,) for n in grown.values()), *rest)
    )


def _may_change(path: str, earlier: Protected, now: Mapping[str, View], between: _Between) -> bool:
    """Whether an item may be told anew, in all views that told it."""
    rows: dict[str, tuple[int, ...]] = {}
    for view in (earlier.everyone, *earlier.parts):
        table = view.table(path)
        if table is not None:
            people = now[view.name].respondents - (view.respondents or 0)
            found = _difference(table, now[view.name].table(path), people)
            if found is None or not between.is_large(found):
                return False
            rows[view.name] = found
    return all(map(between.is_large, _untold(now, rows)))


def _difference(old: SafeTable, new: Table, people: int) -> tuple[int, ...] | None:
    """What was added to each told group and to the rest; None where more would be told now."""
    if old.n is None and not old.counts:
        return ()
    added = {group: size(new, group) - count for group, count in old.counts}
    base = people if old.n is None else new.n - old.n
    missing = sum(n for group, n in added.items() if set(group) <= set(MISSING_WORDS))
    if not old.is_additive:
        chosen = [n for group, n in added.items() if not set(group) <= set(MISSING_WORDS)]
        beside = [base - missing - number for number in chosen]
        return (*added.values(), *beside, base - missing)
    rest = base - sum(added.values())
    together = {name for group, _ in old.counts for name in group}
    is_open = old.n is None or bool(set(old.withheld) - together) or not old.counts
    if not is_open:
        return tuple(added.values()) if rest == 0 else None
    return (*added.values(), rest)


def _untold(
    now: Mapping[str, View], rows: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[int, ...]]:
    """What was added to the parts of a told view that are not told themselves."""
    for parent in rows:
        children = [view for view in now.values() if view.parent == parent]
        told = [rows[view.name] for view in children if view.name in rows]
        if told:
            sums: Iterable[int] = (sum(column) for column in zip(*told, strict=True))
            yield tuple(a - b for a, b in zip(rows[parent], sums, strict=True))


def _counted(old: SafeTable, new: Table) -> SafeTable:
    """The table in its earlier form, with the numbers of today."""
    counts = tuple((group, size(new, group)) for group, _ in old.counts)
    together = {name for group, _ in old.counts for name in group}
    occurring = {name for name, count in new.missing if count} - together
    hushed = [name for name in MISSING_WORDS if occurring and name not in together]
    return replace(
        old,
        n=None if old.n is None else new.n,
        counts=counts,
        withheld=tuple(dict.fromkeys((*old.withheld, *hushed))),
    )
