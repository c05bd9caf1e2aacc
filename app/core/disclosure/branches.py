"""Routing tells: who was asked one item is known from the answers to another.

Where the number of people asked would give away a withheld answer, it is withheld too. Decides
per item what may be known of its base; see METHOD.md, "Routing".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.core.disclosure.merging import Group
from app.core.expressions.evaluate import Scope, holds
from app.core.expressions.tree import Call, Expression, Literal, Reference, references
from app.core.questionnaire import CHOICE_KINDS, Item, Section
from app.core.tabulation import NOT_ASKED, Table


@dataclass(frozen=True)
class Told:
    """What is told of an earlier item: sums of groups of its cells. For a select multiple each
    option that is told is a group of its own, and the others are one."""

    table: Table
    groups: tuple[Group, ...]


class Base(Enum):
    """What may be told of an item's base. KNOWN: nothing new is learned from it. HIDDEN: not
    the base, but large answers may be shown. CLOSED: nothing at all."""

    KNOWN = "known"
    HIDDEN = "hidden"
    CLOSED = "closed"


def base_of(
    item: Item,
    sections: tuple[Section, ...],
    table: Table,
    earlier: Mapping[str, Told],
) -> Base:
    """What may be told of the base of an item.

    ``earlier`` says by path what is told of the items before it. Members of a repeat are not
    people, so a repeat is closed: ten children may be one family.
    """
    if any(section.is_repeat for section in sections):
        return Base.CLOSED
    conditions = conditions_of(item, sections)
    if not conditions:
        return Base.KNOWN if not table.not_asked else Base.HIDDEN
    asked = frozenset().union(*map(references, conditions))
    if len(asked) != 1 or (path := min(asked)) not in earlier:
        return Base.HIDDEN
    source = earlier[path]
    opening = _opening_answers(conditions, source.table)
    if opening is None or sum(source.table.count(name) for name in opening) != table.n:
        return Base.HIDDEN
    is_known = all(set(group) <= opening or not opening & set(group) for group in source.groups)
    return Base.KNOWN if is_known else Base.HIDDEN


def conditions_of(item: Item, sections: tuple[Section, ...]) -> list[Expression]:
    """Every condition under which an item is asked; none where everybody is."""
    found = [item.relevant, *(each for section in sections for each in section.conditions)]
    return [condition for condition in found if condition is not None]


def reads_other_answers(item: Item) -> bool:
    """Whether the options offered depend on earlier answers, so that one answer tells another."""
    own = frozenset((item.path,))
    asked = references(item.choice_filter) | references(item.constraint)
    return item.kind in CHOICE_KINDS and bool(asked - own)


def _opening_answers(conditions: list[Expression], source: Table) -> frozenset[str] | None:
    """The answers to one closed item that lead to another, or None where that is not plain."""
    if not source.options or source.in_repeat or source.is_first:
        return None
    if not source.is_additive:
        return _opening_option(conditions)
    # Whoever gave no answer has the empty text, whatever the reason.
    cells: dict[str, tuple[str, ...]] = {name: () for name, _ in source.missing}
    cells |= {NOT_ASKED: (), **{name: (name,) for name, _ in source.options}}
    return frozenset(
        name
        for name, answer in cells.items()
        if all(holds(condition, Scope({source.item: answer})) for condition in conditions)
    )


def _opening_option(conditions: list[Expression]) -> frozenset[str] | None:
    match conditions:
        case [Call("selected", (Reference(), Literal(option)))]:
            return frozenset((option,))
    return None
