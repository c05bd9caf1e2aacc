"""Who wrote texts, notes on them, second looks at easy words, and reviewer links."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Table, select

from app.core.meaning import MeaningCheck
from app.core.reviewing import Note, ReviewerLink
from app.flow.records import Survey
from app.store.session import Session
from app.store.tables import translations as tables


class TranslationShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_writers(
        self, survey: Survey, marks: Mapping[tuple[str, str], str], by: str, day: str
    ) -> None:
        """The person is the writer of each of these texts."""
        rows = [
            {"path": path, "tag": tag, "mark": mark, "written_by": by, "day": day}
            for (path, tag), mark in marks.items()
        ]
        self._put(tables.text_writers, survey, "path", rows)

    def writers(self, survey: Survey) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Mark and name by slot path and tag."""
        writers = tables.text_writers.c
        rows = self._session.run(
            select(writers.path, writers.tag, writers.mark, writers.written_by).where(
                writers.survey_id == survey.id
            )
        )
        return {(path, tag): (mark, by) for path, tag, mark, by in rows}

    def put_notes(self, survey: Survey, notes: Iterable[Note]) -> None:
        """The notes stand beside their texts; where one is empty, none stands there."""
        notes = tuple(notes)
        columns = tables.text_notes.c
        for note in (note for note in notes if not note.text):
            self._session.run(
                tables.text_notes.delete().where(
                    columns.survey_id == survey.id,
                    columns.path == note.path,
                    columns.tag == note.tag,
                )
            )
        rows = [
            {"path": n.path, "tag": n.tag, "text": n.text, "noted_by": n.by, "day": n.day}
            for n in notes
            if n.text
        ]
        self._put(tables.text_notes, survey, "path", rows)

    def notes(self, survey: Survey, tag: str) -> tuple[Note, ...]:
        """The notes on one language, by path."""
        notes = tables.text_notes.c
        rows = self._session.run(
            select(notes.path, notes.tag, notes.text, notes.noted_by, notes.day)
            .where(notes.survey_id == survey.id, notes.tag == tag)
            .order_by(notes.path)
        )
        return tuple(Note(*row) for row in rows)

    def put_checks(self, survey: Survey, checks: Iterable[MeaningCheck]) -> None:
        """Each look is kept in the place of an earlier one."""
        rows = [
            {"item": c.item, "tag": c.tag, "mark": c.seen, "checked_by": c.by, "day": c.day}
            for c in checks
        ]
        self._put(tables.meaning_checks, survey, "item", rows)

    def drop_check(self, survey: Survey, item: str, tag: str) -> None:
        """Nobody has looked at this question."""
        checks = tables.meaning_checks.c
        self._session.run(
            tables.meaning_checks.delete().where(
                checks.survey_id == survey.id, checks.item == item, checks.tag == tag
            )
        )

    def checks(self, survey: Survey) -> tuple[MeaningCheck, ...]:
        """All second looks of a survey, by item and tag."""
        checks = tables.meaning_checks.c
        rows = self._session.run(
            select(checks.item, checks.tag, checks.mark, checks.checked_by, checks.day)
            .where(checks.survey_id == survey.id)
            .order_by(checks.item, checks.tag)
        )
        return tuple(MeaningCheck(*row) for row in rows)

    def add_link(self, link: ReviewerLink, trace: bytes) -> None:
        """The link opens what it was made for."""
        row = {name: getattr(link, name) for name in _LINK}
        self._session.run(tables.reviewer_links.insert().values(trace=trace, **row))

    def links(self, survey: Survey) -> tuple[ReviewerLink, ...]:
        """The links of a survey, newest day first, then by name."""
        links = tables.reviewer_links.c
        rows = self._session.run(
            select(*(links[name] for name in _LINK))
            .where(links.survey_id == survey.id)
            .order_by(links.made_day.desc(), links.name, links.id)
        )
        return tuple(ReviewerLink(*row) for row in rows)

    def link_behind(self, trace: bytes) -> ReviewerLink | None:
        """The link whose address has this trace."""
        links = tables.reviewer_links.c
        found = self._session.run(
            select(*(links[name] for name in _LINK)).where(links.trace == trace)
        )
        row = found.one_or_none()
        return None if row is None else ReviewerLink(*row)

    def stop_link(self, link_id: str, day: str) -> None:
        """The link is stopped since this day, or since the day that is there already."""
        links = tables.reviewer_links.c
        where = (links.id == link_id, links.stopped_day == "")
        self._session.run(tables.reviewer_links.update().where(*where).values(stopped_day=day))

    def sign_link(self, link_id: str, day: str) -> None:
        """Its person signed off on this day."""
        links = tables.reviewer_links.c
        self._session.run(
            tables.reviewer_links.update().where(links.id == link_id).values(signed_day=day)
        )

    def _put(
        self, table: Table, survey: Survey, place: str, rows: Sequence[Mapping[str, str]]
    ) -> None:
        if not rows:
            return
        owner = {"survey_id": survey.id, "council_id": survey.council_id}
        adding = self._session.insert(table)
        said = {name: adding.excluded[name] for name in rows[0] if name not in (place, "tag")}
        self._session.run(
            adding.on_conflict_do_update(index_elements=["survey_id", place, "tag"], set_=said),
            [{**owner, **row} for row in rows],
        )


_LINK = (
    "id",
    "council_id",
    "survey_id",
    "tag",
    "name",
    "made_by",
    "made_day",
    "last_day",
    "stopped_day",
    "signed_day",
)
