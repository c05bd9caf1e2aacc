"""A learning session on people's own phones: questions first, and nobody's name (LB02)."""

from flask import Response, current_app, request

from app.core.advising.session import CLARIFY_MINUTES, LONGEST_NOTE, LearningSession, Step
from app.core.problems import Refused
from app.flow.advising import session_at, write_question
from app.flow.records import Council
from app.web.errors import refuse
from app.web.language import interface_reader
from app.web.origin import refuse_foreign
from app.web.page import render_page
from app.web.results.room import Room, room_of
from app.web.results.views import bp
from app.web.told.around_page import STYLES


@bp.get("/s/<code>")
def ask(code: str) -> Response:
    """The one field for a question, while the session is at that step."""
    room = room_of(current_app)
    return _page(room, *_found(room, code))


@bp.post("/s/<code>")
def asked(code: str) -> Response:
    """The question is kept, or it is said why not; what was typed stays."""
    room = room_of(current_app)
    session, council = _found(room, code)
    refuse_foreign(request, room.toolkit.url)
    typed = request.form.get("question", "").replace("\r\n", "\n")
    try:
        write_question(room.toolkit, code, typed)
    except Refused as refused:
        return _page(room, session, council, typed, refused.problems[0].code)
    return _page(room, session, council, was_sent=True)


def _found(room: Room, code: str) -> tuple[LearningSession, Council]:
    try:
        return session_at(room.toolkit, code[:8])
    except Refused:
        reader = interface_reader(room.toolkit, request)
        hour = room.toolkit.clock.hour()
        refuse("too_many" if room.lookups.failed("session", hour) else "unknown_page", reader)


def _page(
    room: Room,
    session: LearningSession,
    council: Council,
    typed: str = "",
    wrong: str = "",
    was_sent: bool = False,
) -> Response:
    reader = interface_reader(room.toolkit, request)
    context = {
        "title": reader.say("Questions first"),
        "council": council.name,
        "is_open": session.step is Step.CLARIFY,
        "minutes": CLARIFY_MINUTES,
        "most": LONGEST_NOTE,
        "typed": typed,
        "wrong": wrong,
        "was_sent": was_sent,
        "tag": reader.tag,
    }
    status = 422 if wrong else 200
    return render_page(
        "results/in_the_room.html", reader, context, STYLES, status=status, look=council.look
    )
