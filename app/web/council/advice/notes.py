"""What is written in a learning session, and what is done with one note of it."""

from collections.abc import Callable

from flask import Response

from app.core.advising.session import Note, NoteKind, NoteState
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.advising import (
    add_note,
    advice_from,
    choose_card,
    fill_card,
    judge_question,
    strike_note,
    take_along,
)
from app.flow.records import Survey
from app.web.council.advice.sessions import ONE, known, session_page
from app.web.council.door import Visit, route

_LONGEST = 2000


@route(f"{ONE}/notes", Right.ADVISE, "POST")
def write_note(visit: Visit, slug: str, session_id: str) -> Response:
    """A question, a card or a reflection more."""
    survey = visit.survey(slug)
    sitting = known(visit, survey, session_id)
    kind, group = visit.field("kind", 20), visit.field("group", 3)
    try:
        if kind not in tuple(NoteKind):
            raise Refused(Problem("unknown_note", "kind"))
        note = Note(
            "",
            NoteKind(kind),
            visit.field("text", _LONGEST),
            group=int(group) if group.isascii() and group.isdigit() else 0,
            prompt=visit.field("prompt", 20),
            is_owners=visit.field("owners", 4) == "yes",
        )
        add_note(visit.toolkit, visit.person, survey, session_id, note)
    except Refused as refused:
        return session_page(visit, survey, sitting, refused)
    return _back(visit, slug, session_id, f"g{note.group}" if note.group else "write")


@route(f"{ONE}/note", Right.ADVISE, "POST")
def one_note(visit: Visit, slug: str, session_id: str) -> Response:
    """Something is done with one note: ``do`` says what."""
    survey = visit.survey(slug)
    sitting = known(visit, survey, session_id)
    act = _ACTS.get(visit.field("do", 20))
    try:
        if act is None:
            raise Refused(Problem("unknown_note", "do"))
        act(visit, survey, session_id, visit.field("note", 40))
    except Refused as refused:
        return session_page(visit, survey, sitting, refused)
    if act is _advise:
        return visit.go(f"/council/surveys/{slug}/advice", "advice")
    return _back(visit, slug, session_id, "notes")


def _back(visit: Visit, slug: str, session_id: str, at: str) -> Response:
    return visit.go(f"/council/surveys/{slug}/advice/sessions/{session_id}", "", at)


def _judge(state: NoteState) -> Callable[[Visit, Survey, str, str], None]:
    def judge(visit: Visit, survey: Survey, session_id: str, note_id: str) -> None:
        judge_question(visit.toolkit, survey, session_id, note_id, state)

    return judge


def _choose(is_chosen: bool) -> Callable[[Visit, Survey, str, str], None]:
    def choose(visit: Visit, survey: Survey, session_id: str, note_id: str) -> None:
        choose_card(visit.toolkit, survey, session_id, note_id, is_chosen)

    return choose


def _fill(visit: Visit, survey: Survey, session_id: str, note_id: str) -> None:
    filled = Note(
        note_id,
        NoteKind.CARD,
        visit.field("text", _LONGEST),
        who=visit.field("who", _LONGEST),
        when=visit.field("when", _LONGEST),
        why=visit.field("why", _LONGEST),
        how=visit.field("how", _LONGEST),
        aspect=visit.field("aspect", _LONGEST),
    )
    fill_card(visit.toolkit, survey, session_id, filled)


def _take(visit: Visit, survey: Survey, session_id: str, note_id: str) -> None:
    take_along(visit.toolkit, survey, session_id, note_id, visit.field("owner", _LONGEST))


def _strike(visit: Visit, survey: Survey, session_id: str, note_id: str) -> None:
    strike_note(visit.toolkit, survey, session_id, note_id)


def _advise(visit: Visit, survey: Survey, session_id: str, note_id: str) -> None:
    advice_from(visit.toolkit, visit.person, survey, session_id, note_id)


_ACTS = {
    "open": _judge(NoteState.OPEN),
    "answered": _judge(NoteState.ANSWERED),
    "parked": _judge(NoteState.PARKED),
    "choose": _choose(True),
    "lay_back": _choose(False),
    "fill": _fill,
    "take": _take,
    "strike": _strike,
    "advice": _advise,
}
