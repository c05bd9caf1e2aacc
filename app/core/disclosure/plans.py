"""Decides, from the answers of everyone, how each item is told: the plan that all views keep to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.disclosure.branches import Base, Told, base_of, conditions_of, reads_other_answers
from app.core.disclosure.merging import Group, Wishes, grouped
from app.core.disclosure.multiple import is_covered, tellable_options
from app.core.disclosure.shapes import SafeTable
from app.core.questionnaire import Item, Questionnaire, Section
from app.core.tabulation import ANY_VALUE, MISSING_WORDS, NOT_ASKED, Table


@dataclass(frozen=True)
class Plan:
    """How one item is told. ``groups`` of cells are never looked into. Of the ``overlapping``
    options of a select multiple those in ``told`` are told. ``has_rows``: places tell it too."""

    item: str
    base: Base
    groups: tuple[Group, ...]
    overlapping: Group = ()
    told: Group = ()
    is_bounded: bool = False
    has_rows: bool = False

    def row(self, table: Table) -> tuple[int, ...]:
        """The numbers to look at for a part: groups first, then overlapping options."""
        return (
            *(size(table, group) for group in self.groups),
            *(table.count(name) for name in self.overlapping),
        )

    @property
    def hides_missing(self) -> bool:
        """Whether those who answered are told only together with others."""
        return len(self.groups[0]) > 1

    @property
    def known_sums(self) -> tuple[Group, ...]:
        """Groups whose sums are known to who reads what is told."""
        if not self.overlapping:
            return self.groups
        rest = tuple(name for name in self.overlapping if name not in self.told)
        # How many chose any of the rest is not known: the group has a cell that nobody can name.
        return (*((name,) for name in self.told), (*rest, ""))

    def is_safe(self, minimum: int, row: Sequence[int]) -> bool:
        """Whether a row may be told."""
        cut = len(self.groups)
        counts = dict(zip(self.overlapping, row[cut:], strict=True))
        base = row[0]
        return (
            all(count >= minimum for count in row[:cut])
            and all(minimum <= counts[name] <= base - minimum for name in self.told)
            and is_covered(counts, self.told, base, minimum, self.is_bounded, self.hides_missing)
        )


def plans(
    questionnaire: Questionnaire, tables: Mapping[str, Table], minimum: int
) -> tuple[Plan, ...]:
    """One plan per item that can be answered, from the tables of everyone by item path."""
    made: list[Plan] = []
    earlier: dict[str, Told] = {}
    for item, sections in questionnaire.items_with_sections():
        if item.is_asked:
            table = tables[item.path]
            base = base_of(item, sections, table, earlier)
            plan = _plan(item, table, base, minimum, wishes_of(questionnaire, item), sections)
            made.append(plan)
            earlier[item.path] = Told(table, plan.known_sums)
    return tuple(made)


def wishes_of(questionnaire: Questionnaire, item: Item) -> Wishes:
    """What the author wants kept together, and what the author's findings count."""
    counted = [f.options for f in questionnaire.findings if f.item == item.path]
    named: dict[str, list[str]] = {}
    for option in item.options:
        if option.group:
            named.setdefault(option.group, []).append(option.name)
    sets = tuple(tuple(names) for names in named.values())
    sets += tuple(options for options in counted if len(options) > 1)
    return Wishes(sets, item.is_ordered, frozenset(name for o in counted for name in o))


def _plan(
    item: Item,
    table: Table,
    base: Base,
    minimum: int,
    wishes: Wishes,
    sections: tuple[Section, ...],
) -> Plan:
    if base is Base.KNOWN and table.n < minimum:
        base = Base.CLOSED
    cells = dict(table.options) if table.is_additive and table.options else {}
    cells = cells or {ANY_VALUE: table.answered}
    missing = dict(table.missing)
    is_hidden = base is not Base.KNOWN
    if base is Base.CLOSED or reads_other_answers(item):
        everything = (*cells, *missing, *((NOT_ASKED,) if is_hidden else ()))
        return Plan(item.path, base, (everything,))
    unasked = NOT_ASKED if is_hidden else ""
    groups = grouped(cells, missing, minimum, wishes, unasked)
    chosen = {} if table.is_additive else dict(table.options)
    most = table.n if is_hidden else size(table, groups[0])
    is_bounded = item.constraint is not None
    told = tellable_options(chosen, most, minimum, wishes.prized, is_bounded, len(groups[0]) > 1)
    is_for_all = not conditions_of(item, sections)
    has_rows = bool(table.options) and is_for_all and not is_hidden
    return Plan(item.path, base, groups, tuple(chosen), told, is_bounded, has_rows)


def size(table: Table, group: Group) -> int:
    """How many people the cells of a group count together."""
    return sum(table.answered if name == ANY_VALUE else table.count(name) for name in group)


def told_table(plan: Plan, table: Table) -> SafeTable:
    """What the plan tells of a table."""
    names = tuple(name for name, _ in table.options)
    words = tuple(word for word in MISSING_WORDS if word not in names)
    n = table.n if plan.base is Base.KNOWN else None
    shown: list[tuple[Group, int]] = []
    if len(plan.groups) > 1:
        shown += [
            (group, size(table, group))
            for group in (_worded(group, words) for group in plan.groups)
            if set(group) <= set(names) or set(group) <= set(words)
        ]
    shown += [((name,), table.count(name)) for name in plan.told]
    told = {name for group, _ in shown for name in group}
    single = {group[0] for group, _ in shown if len(group) == 1}
    # If a missing value is withheld, all are named: which of them nobody has is not told. At a
    # place too, though there it may be that nobody has any.
    missing = {name for group in plan.groups for name in group} & set(words)
    # Of the only answer there is, not even that all gave it.
    is_alone = len(names) == 1 and plan.groups == (names,)
    is_hushed = is_alone or bool(missing - told) or set(words) <= told
    hushed = words if is_hushed else ()
    withheld = tuple(name for name in (*names, *hushed) if name not in single)
    return SafeTable(table.item, n, tuple(shown), withheld, table.is_additive)


def _worded(group: Group, words: Group) -> Group:
    """Missing values that are counted together stand under the names of all of them: a name that
    is left out would say that somebody has each of the others."""
    return words if len(group) > 1 and set(group) <= set(words) else group
