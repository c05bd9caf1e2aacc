"""Learning sessions and their notes, which lie in no order that means anything."""

from typing import Any

from sqlalchemy import select

from app.core.advising.session import LearningSession, Note, NoteKind, NoteState, Step
from app.flow.records import Survey
from app.store.session import Session
from app.store.tables import advising as tables
from app.store.tables import surveys

_SAME = ("text", "kind", "state", "who", "why", "how", "aspect", "prompt", "is_owners")


class SessionShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, survey: Survey, session: LearningSession) -> None:
        """The session stands, in the place of the one with its id."""
        row = {name: getattr(session, name) for name in ("code", "day", "finding", "step")}
        row |= {"survey_id": survey.id, "council_id": survey.council_id}
        row |= {"case_text": session.case, "case_owner": session.owner}
        row |= {"questions": "\n".join(session.questions), "aspects": "\n".join(session.aspects)}
        row |= {"group_sizes": " ".join(map(str, session.groups))}
        adding = self._session.insert(tables.learning_sessions).values(id=session.id, **row)
        self._session.run(adding.on_conflict_do_update(index_elements=["id"], set_=row))

    def all(self, survey: Survey) -> tuple[LearningSession, ...]:
        """Every session of a survey, newest day first."""
        table = tables.learning_sessions
        rows = self._session.run(
            select(table).where(table.c.survey_id == survey.id).order_by(table.c.day.desc())
        )
        return tuple(_session(row) for row in rows)

    def behind(self, code: str) -> tuple[LearningSession, Survey] | None:
        """The session with a code, and its survey."""
        table, owner = tables.learning_sessions, surveys.surveys
        wanted = select(table, owner.c.slug).join(owner, owner.c.id == table.c.survey_id)
        row = self._session.run(wanted.where(table.c.code == code)).one_or_none()
        if row is None:
            return None
        return _session(row), Survey(row.survey_id, row.council_id, row.slug)

    def drop(self, survey: Survey, session_id: str) -> None:
        """The session is gone, with its notes."""
        notes, table = tables.session_notes, tables.learning_sessions
        mine = (notes.c.survey_id == survey.id) & (notes.c.learning_session_id == session_id)
        self._session.run(notes.delete().where(mine))
        here = (table.c.survey_id == survey.id) & (table.c.id == session_id)
        self._session.run(table.delete().where(here))

    def put_note(self, survey: Survey, session: LearningSession, note: Note) -> None:
        """The note stands, in the place of the one with its id."""
        row = {name: getattr(note, name) for name in _SAME}
        row |= {"survey_id": survey.id, "council_id": survey.council_id}
        row |= {"learning_session_id": session.id, "group_number": note.group}
        row |= {"due": note.when, "question_owner": note.owner}
        adding = self._session.insert(tables.session_notes).values(id=note.id, **row)
        self._session.run(adding.on_conflict_do_update(index_elements=["id"], set_=row))

    def notes(self, session: LearningSession) -> tuple[Note, ...]:
        """Every note of a session, by id."""
        table = tables.session_notes
        mine = table.c.learning_session_id == session.id
        return tuple(
            Note(
                row.id,
                NoteKind(row.kind),
                row.text,
                row.group_number,
                NoteState(row.state),
                row.who,
                row.due,
                row.why,
                row.how,
                row.aspect,
                row.prompt,
                row.question_owner,
                row.is_owners,
            )
            for row in self._session.run(select(table).where(mine).order_by(table.c.id))
        )

    def drop_note(self, session: LearningSession, note_id: str) -> None:
        """The note is gone."""
        table = tables.session_notes
        mine = (table.c.learning_session_id == session.id) & (table.c.id == note_id)
        self._session.run(table.delete().where(mine))


def _session(row: Any) -> LearningSession:
    return LearningSession(
        row.id,
        row.code,
        row.day,
        row.case_text,
        row.case_owner,
        tuple(row.questions.splitlines()),
        row.finding,
        Step(row.step),
        tuple(row.aspects.splitlines()),
        tuple(int(size) for size in row.group_sizes.split()),
    )
