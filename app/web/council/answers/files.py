"""Listening to a recording or looking at a photo, and writing down what one hears or sees."""

from flask import Response, request

from app.core.open_answers.answer import Came
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.open_answers.reading import Read, file_behind, read_answer
from app.flow.open_answers.writing_down import delete_file, write_down
from app.flow.records import Survey
from app.web.council.answers.shown import asked, base, page
from app.web.council.door import Visit, route
from app.web.errors import refuse

_ID, _LONGEST = 32, 8000
_TYPES = {Came.VOICE: "audio/mpeg", Came.PHOTO: "image/jpeg"}


@route("/surveys/<slug>/answers/listen", Right.READ_WORDS)
def listen(visit: Visit, slug: str) -> Response:
    """One recording or photo, with room for its words."""
    survey = visit.survey(slug)
    return _page(visit, survey, _read(visit, survey, request.args.get("answer", "")[:_ID]))


@route("/surveys/<slug>/answers/listen", Right.READ_WORDS, "POST")
def write(visit: Visit, slug: str) -> Response:
    """What was heard or seen is written down."""
    survey = visit.survey(slug)
    read, text = _read(visit, survey, visit.field("answer", _ID)), visit.field("text", _LONGEST)
    try:
        write_down(visit.toolkit, survey, visit.person, read.answer.id, text)
    except Refused as refused:
        return _page(visit, survey, read, refused.problems, text)
    return visit.go(f"{base(survey)}/listen?answer={read.answer.id}", "written")


@route("/surveys/<slug>/answers/listen/away", Right.READ_WORDS, "POST")
def away(visit: Visit, slug: str) -> Response:
    """The recording or photo is gone."""
    survey = visit.survey(slug)
    read = _read(visit, survey, visit.field("answer", _ID))
    try:
        delete_file(visit.toolkit, survey, visit.person, read.answer.id)
    except Refused as refused:
        return _page(visit, survey, read, refused.problems)
    return visit.go(base(survey), "file_gone")


@route("/surveys/<slug>/answers/file", Right.READ_WORDS)
def file(visit: Visit, slug: str) -> Response:
    """The bytes of a recording or photo, for nobody to keep."""
    survey = visit.survey(slug)
    try:
        came, content = file_behind(visit.toolkit, survey, request.args.get("answer", "")[:_ID])
    except Refused:
        refuse("unknown_page", visit.reader)
    answer = Response(content, content_type=_TYPES[came])
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _read(visit: Visit, survey: Survey, answer_id: str) -> Read:
    try:
        found = read_answer(visit.toolkit, survey, answer_id)
    except Refused:
        refuse("unknown_page", visit.reader)
    if found.answer.came is Came.TEXT:
        refuse("unknown_page", visit.reader)
    return found


def _page(
    visit: Visit,
    survey: Survey,
    read: Read,
    problems: tuple[Problem, ...] = (),
    typed: str | None = None,
) -> Response:
    answer = read.answer
    context = {
        "title": visit.say("Write down what you hear or see"),
        "label": asked(visit, survey, answer.item),
        "answer": answer,
        "is_voice": answer.came is Came.VOICE,
        "text": answer.text if typed is None else typed,
    }
    return page(visit, survey, "listen", context, problems)
