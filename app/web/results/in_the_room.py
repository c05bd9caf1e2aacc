"""A learning session on people's own phones: questions first, and nobody's name (LB02)."""

from flask import Response, current_app, request

from app.core.advising.session import CLARIFY_MINUTES, LONGEST_NOTE, LearningSession, Step
from app.core.problems import Refused
from app.flow.advising import session_at, write_question
from app.flow.returning.promise import Promise, promise_of
from app.web.errors import refuse
from app.web.language import interface_reader, wanted_language
from app.web.language import marked as _
from app.web.origin import refuse_foreign
from app.web.results.page import shown_page
from app.web.results.room import Room, room_of
from app.web.results.tickets import about
from app.web.results.views import bp


@bp.get("/s/<code>")
def ask(code: str) -> Response:
    """The one field for a question, while the session is at that step."""
    room = room_of(current_app)
    return _page(room, *_found(room, code))


@bp.post("/s/<code>")
def asked(code: str) -> Response:
    """The question is kept, or it is said why not; what was typed stays."""
    room = room_of(current_app)
    session, promise = _found(room, code)
    refuse_foreign(request, room.toolkit.url)
    typed = request.form.get("question", "").replace("\r\n", "\n")
    try:
        write_question(room.toolkit, code, typed)
    except Refused as refused:
        return _page(room, session, promise, typed, refused.problems[0].code)
    return _page(room, session, promise, was_sent=True)


def _found(room: Room, code: str) -> tuple[LearningSession, Promise]:
    try:
        session, survey = session_at(room.toolkit, code[:8])
        return session, promise_of(room.toolkit, survey.slug)
    except Refused:
        reader = interface_reader(room.toolkit, request)
        hour = room.toolkit.clock.hour()
        refuse("too_many" if room.lookups.failed("session", hour) else "unknown_page", reader)


def _page(
    room: Room,
    session: LearningSession,
    promise: Promise,
    typed: str = "",
    wrong: str = "",
    was_sent: bool = False,
) -> Response:
    version = promise.version
    tag = wanted_language(request, version.questionnaire.languages)
    reader = room.reader(promise.survey, version, tag)
    context = about(promise, reader, _("Questions first"), f"/s/{session.code.lower()}") | {
        "is_open": session.step is Step.CLARIFY,
        "minutes": CLARIFY_MINUTES,
        "most": LONGEST_NOTE,
        "typed": typed,
        "wrong": wrong,
        "was_sent": was_sent,
    }
    status = 422 if wrong else 200
    return shown_page(
        "results/in_the_room.html", reader, context, status, look=promise.council.look
    )
