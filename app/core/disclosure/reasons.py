"""Why a number is not told, as a code per cell; the doors have a sentence for each.

A reason says only what everybody can see from what is told. It never says which of several
withheld answers is the small one: that alone would bring its number below the minimum again.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from app.core.disclosure.branches import conditions_of, reads_other_answers
from app.core.disclosure.shapes import BASE, SafeTable
from app.core.questionnaire import Item, Section
from app.core.tabulation import MISSING_WORDS


class Why(StrEnum):
    """The reasons. SMALL_SURVEY: too few answered at all. REPEAT: members of households are not
    people. ROUTING_WOULD_TELL: earlier answers say who was asked. TOLD_TOGETHER: part of a group
    whose number is told. WOULD_FOLLOW: too small, or would give another one away. ONE_GROUP: apart,
    a group would be too small. OVERLAPS: too few chose it or too few did not, or it would give
    another one away."""

    SMALL_SURVEY = "small_survey"
    REPEAT = "repeat"
    ROUTING_WOULD_TELL = "routing_would_tell"
    TOLD_TOGETHER = "told_together"
    WOULD_FOLLOW = "would_follow"
    ONE_GROUP = "one_group"
    OVERLAPS = "overlaps"


def with_reasons(
    table: SafeTable, item: Item, sections: tuple[Section, ...], is_small: bool = False
) -> SafeTable:
    """The same table with a reason for every withheld cell, and for a withheld base.

    Made from what is told alone, so it is the same for a snapshot that was published long ago.
    ``is_small`` says that too few answered the survey at all.
    """
    found = _reasons(table, item, sections, is_small)
    return replace(table, reasons=tuple((name, code.value) for name, code in found))


def _reasons(
    table: SafeTable, item: Item, sections: tuple[Section, ...], is_small: bool
) -> Iterator[tuple[str, Why]]:
    whole = _whole_table(item, sections, is_small)
    if table.n is None:
        yield BASE, whole or Why.ROUTING_WOULD_TELL
    together = {name for group, _ in table.counts if len(group) > 1 for name in group}
    routed = bool(conditions_of(item, sections)) and table.n is None
    for name in table.withheld:
        if whole:
            yield name, whole
        elif name in together:
            yield name, Why.TOLD_TOGETHER
        elif not table.counts:
            yield name, Why.ROUTING_WOULD_TELL if routed else Why.ONE_GROUP
        elif not table.is_additive and name not in MISSING_WORDS:
            yield name, Why.OVERLAPS
        else:
            yield name, Why.WOULD_FOLLOW


def _whole_table(item: Item, sections: tuple[Section, ...], is_small: bool) -> Why | None:
    """The one reason for everything in a table, where there is one."""
    if is_small:
        return Why.SMALL_SURVEY
    if any(section.is_repeat for section in sections):
        return Why.REPEAT
    return Why.ROUTING_WOULD_TELL if reads_other_answers(item) else None
