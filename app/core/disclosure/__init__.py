"""Disclosure control: which numbers may be told, so that nobody can be worked out from them.

``protect`` takes the tables of all views of one survey and gives back ONE publication that is
safe as a whole. Exact: no rounding, no noise. Reasons and sources stand in METHOD.md beside this
file; merging.py groups cells, branches.py looks at routing, rows.py at places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from app.core.disclosure.counts import may_follow, protect_counts
from app.core.disclosure.plans import Plan, plans, told_table
from app.core.disclosure.reasons import Why, with_reasons
from app.core.disclosure.rounding import nearest, rounded
from app.core.disclosure.rows import tellable
from app.core.disclosure.shapes import BASE, EVERYONE, Protected, SafeTable, SafeView, View
from app.core.disclosure.snapshots import linked, renewed
from app.core.questionnaire import Questionnaire
from app.core.tabulation import Table

__all__ = [
    "BASE",
    "EVERYONE",
    "LOWEST_MINIMUM",
    "MINIMUM",
    "Protected",
    "SafeTable",
    "SafeView",
    "View",
    "Why",
    "linked",
    "may_follow",
    "nearest",
    "protect",
    "protect_counts",
    "renewed",
    "rounded",
    "with_reasons",
]

MINIMUM = 10
LOWEST_MINIMUM = 5


def protect(
    questionnaire: Questionnaire, views: Sequence[View], minimum: int = MINIMUM
) -> Protected:
    """Nothing told counts fewer than ``minimum`` people, and nothing withheld can be worked out.

    Each withheld number could be anything in a range at least ``minimum`` wide, also for who
    puts all views together (decision 9; DC01 to DC04). ``views`` are everyone first, then parts.
    Raises ValueError for a minimum below 5.
    """
    if minimum < LOWEST_MINIMUM:
        raise ValueError(f"a minimum of {minimum} is below {LOWEST_MINIMUM}")
    everyone, *parts = views
    if everyone.respondents < minimum:
        empty = tuple(_nothing(table) for table in everyone.tables)
        return _explained(questionnaire, Protected(minimum, SafeView(everyone.name, None, empty)))
    found = {table.item: table for table in everyone.tables}
    chosen = plans(questionnaire, found, minimum)
    tables = tuple(told_table(plan, found[plan.item]) for plan in chosen)
    whole = SafeView(everyone.name, everyone.respondents, tables)
    told = _told_parts(everyone, parts, chosen, minimum)
    return _explained(questionnaire, Protected(minimum, whole, told))


def _explained(questionnaire: Questionnaire, safe: Protected) -> Protected:
    """The same publication, with a reason for every number that is withheld in it."""
    is_small = safe.everyone.respondents is None
    asked = {item.path: (item, above) for item, above in questionnaire.items_with_sections()}

    def explained(view: SafeView) -> SafeView:
        made = (with_reasons(table, *asked[table.item], is_small) for table in view.tables)
        return replace(view, tables=tuple(made))

    parts = tuple(explained(view) for view in safe.parts)
    return replace(safe, everyone=explained(safe.everyone), parts=parts)


def _nothing(table: Table) -> SafeTable:
    names = tuple(name for name, _ in table.options)
    return SafeTable(table.item, None, (), names, table.is_additive)


def _told_parts(
    everyone: View, parts: Sequence[View], chosen: tuple[Plan, ...], minimum: int
) -> tuple[SafeView, ...]:
    """Parent by parent: a part is told only where its parent is, item by item."""
    rows = tuple(plan for plan in chosen if plan.has_rows)
    told: list[SafeView] = []
    waiting = [(everyone, rows)]
    while waiting:
        parent, known = waiting.pop(0)
        children = {view.name: view for view in parts if view.parent == parent.name}
        named = _named(children, minimum)
        items = {plan.item: _telling(plan, children, named, minimum) for plan in known}
        for name in sorted(named):
            view = children[name]
            here = tuple(plan for plan in known if name in items[plan.item])
            tables = tuple(told_table(plan, view.table(plan.item)) for plan in here)
            told.append(SafeView(name, view.respondents, tables))
            waiting.append((view, here))
    return tuple(told)


def _named(children: Mapping[str, View], minimum: int) -> frozenset[str]:
    """The parts whose number of respondents may be told."""
    sizes = {name: view.respondents for name, view in children.items()}
    rows = {name: (people,) for name, people in sizes.items()}
    may = frozenset(name for name, view in children.items() if view.may_be_told)
    return tellable(rows, sizes, minimum, lambda row: row[0] >= minimum, may.__contains__)


def _telling(
    plan: Plan, children: Mapping[str, View], named: frozenset[str], minimum: int
) -> frozenset[str]:
    """The parts that may tell an item, from those whose respondents are told."""
    sizes = {name: view.respondents for name, view in children.items()}
    rows = {name: plan.row(view.table(plan.item)) for name, view in children.items()}
    return tellable(rows, sizes, minimum, partial(plan.is_safe, minimum), named.__contains__)
