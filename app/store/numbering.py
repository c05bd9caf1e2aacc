"""The small numbers that values are stored under, instead of paths and place ids.

The closed items of a version are numbered before the open ones, so that both halves are one
range each, and a tabulation reads each range once.
"""

from sqlalchemy import select

from app.core.questionnaire import CHOICE_KINDS, Item, Kind, Questionnaire
from app.flow.records import Version
from app.store.memory import ItemNumber, Memory
from app.store.session import Session, Statement
from app.store.tables import surveys as tables

_FREE_KINDS = frozenset((Kind.TEXT, Kind.CALCULATE))
_PLACE = Statement("SELECT number FROM places WHERE id = ?")


def in_numbering_order(questionnaire: Questionnaire) -> tuple[tuple[Item, bool], ...]:
    """Items, closed ones first, each with whether it stands in a repeat."""
    items = [
        (item, any(section.is_repeat for section in above))
        for item, above in questionnaire.items_with_sections()
    ]
    return tuple(sorted(items, key=lambda each: not _is_closed(each[0])))


def _is_closed(item: Item) -> bool:
    return item.kind in (*CHOICE_KINDS, Kind.VOTE) or (
        item.kind is Kind.RANGE and bool(item.options)
    )


class Numbering:
    """Numbers of items and places, asked of the database once per process."""

    def __init__(self, session: Session, memory: Memory) -> None:
        self._session = session
        self._memory = memory

    def of_version(self, version: Version) -> dict[str, ItemNumber]:
        """The items of a version by path."""
        known = self._memory.numbers.get(version.id)
        if known is None:
            known = self._memory.numbers[version.id] = self._read(version)
        return known

    def _read(self, version: Version) -> dict[str, ItemNumber]:
        numbered, items = tables.version_items.c, tables.items.c
        rows = self._session.run(
            select(items.path, numbered.number, numbered.is_repeated)
            .join_from(tables.version_items, tables.items)
            .where(numbered.version_id == version.id)
        )
        by_path = {path: (number, is_repeated) for path, number, is_repeated in rows}
        return {
            item.path: ItemNumber(
                by_path[item.path][0],
                item.path,
                at,
                _is_closed(item),
                item.kind in _FREE_KINDS,
                by_path[item.path][1],
                item.kind is Kind.RANK,
            )
            for at, item in enumerate(version.questionnaire.items())
        }

    def of_place(self, place_id: str | None) -> int:
        """The number of a place; 0 for none."""
        if place_id is None:
            return 0
        known = self._memory.places.get(place_id)
        if known is None:
            row = self._session.fast(_PLACE, place_id).fetchone()
            known = self._memory.places[place_id] = int(row[0])
        return known
