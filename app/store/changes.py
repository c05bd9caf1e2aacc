"""The steps in which a draft was made, each with what stood there before and after."""

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, func, select

from app.core.texts import Slot, SlotState
from app.flow.records import Survey
from app.flow.shelves.changes import DraftChange
from app.store.session import Session
from app.store.tables import surveys as tables

# No slot path begins so: two recordings may change places.
_ON_THE_WAY = "moving:"


class ChangeShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, survey: Survey, change: DraftChange, most: int) -> int:
        """The change is the newest one; nothing can be done again any more."""
        columns = tables.draft_changes.c
        own = columns.survey_id == survey.id
        self._session.run(delete(tables.draft_changes).where(own, columns.is_undone))
        found = self._session.run(select(func.max(columns.number)).where(own)).scalar_one()
        newest = (found or 0) + 1
        row = {
            "survey_id": survey.id,
            "number": newest,
            "council_id": survey.council_id,
            "person": change.person,
            "day": change.day,
            "act": change.act,
            "subject": change.subject,
            "definition": _written(change),
            "is_undone": False,
        }
        self._session.run(tables.draft_changes.insert().values(row))
        self._session.run(delete(tables.draft_changes).where(own, columns.number <= newest - most))
        return int(newest)

    def replace(self, survey: Survey, change: DraftChange) -> None:
        """The change with this number holds what this one holds."""
        columns = tables.draft_changes.c
        this = (columns.survey_id == survey.id) & (columns.number == change.number)
        said = {"day": change.day, "definition": _written(change)}
        self._session.run(tables.draft_changes.update().where(this).values(said))

    def of_survey(self, survey: Survey) -> tuple[DraftChange, ...]:
        """The changes of a survey, oldest first."""
        columns = tables.draft_changes.c
        rows = self._session.run(
            select(
                columns.person,
                columns.day,
                columns.act,
                columns.subject,
                columns.definition,
                columns.number,
                columns.is_undone,
            )
            .where(columns.survey_id == survey.id)
            .order_by(columns.number)
        )
        return tuple(
            DraftChange(
                person, day, act, subject, *_read(plain), number=number, is_undone=bool(undone)
            )
            for person, day, act, subject, plain, number, undone in rows
        )

    def set_undone(self, survey: Survey, change: DraftChange, is_undone: bool) -> None:
        """The change was taken back, or done again."""
        columns = tables.draft_changes.c
        this = (columns.survey_id == survey.id) & (columns.number == change.number)
        self._session.run(tables.draft_changes.update().where(this).values(is_undone=is_undone))

    def move_recordings(self, survey: Survey, moved: tuple[tuple[str, str], ...]) -> None:
        """The recordings of the survey have other paths; some may change places."""
        columns = tables.recordings.c
        for before, after in (
            *((old, _ON_THE_WAY + new) for old, new in moved),
            *((_ON_THE_WAY + new, new) for _, new in moved),
        ):
            here = (columns.survey_id == survey.id) & (columns.path == before)
            self._session.run(tables.recordings.update().where(here).values(path=after))


def _written(change: DraftChange) -> str:
    plain = {
        "parts": change.parts,
        "slots": [
            [None if before is None else asdict(before), asdict(after)]
            for before, after in change.slots
        ],
        "moved": change.moved,
    }
    return json.dumps(plain, ensure_ascii=False)


def _read(
    written: str,
) -> tuple[
    tuple[tuple[str, str, str], ...],
    tuple[tuple[Slot | None, Slot], ...],
    tuple[tuple[str, str], ...],
]:
    plain = json.loads(written)
    slots = tuple((before and _slot(before), _slot(after)) for before, after in plain["slots"])
    parts = tuple((name, before, after) for name, before, after in plain["parts"])
    return parts, slots, tuple((old, new) for old, new in plain["moved"])


def _slot(plain: dict[str, Any]) -> Slot:
    return Slot(**{**plain, "state": SlotState(plain["state"])})
