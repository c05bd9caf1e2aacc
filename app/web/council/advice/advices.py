"""One advice: written, taken along as a letter, sent, and replied to (IJ20)."""

from dataclasses import replace
from datetime import date, timedelta

from flask import Response

from app.core.advising.given import GivenAdvice
from app.core.advising.slots import text_in
from app.core.problems import Refused
from app.core.roles import Right
from app.core.texts import Slot, SlotState
from app.flow.advising import (
    advices_of,
    drop_advice,
    keep_advice,
    reply_to,
    send_advice,
    source_of,
)
from app.flow.records import Survey
from app.web.council.advice.found import findings_of
from app.web.council.advice.letter import letter_of
from app.web.council.advice.words import REASONS, SAYS, day
from app.web.council.door import Visit, route
from app.web.errors import refuse

_HERE = "/surveys/<slug>/advice/given"
_ONE = f"{_HERE}/<advice_id>"
_FRESH = GivenAdvice("", "", ())
_WEEKS_TO_ANSWER = 8


@route(f"{_HERE}/new", Right.ADVISE)
def new_advice(visit: Visit, slug: str) -> Response:
    """An advice more: the form."""
    return _form(visit, visit.survey(slug), replace(_FRESH, reply_due=_in_time(visit)))


def _in_time(visit: Visit) -> str:
    """A day for the answer, to be changed: without one an advice cannot be sent."""
    today = date.fromisoformat(visit.toolkit.clock.today(visit.council.time_zone))
    return (today + timedelta(weeks=_WEEKS_TO_ANSWER)).isoformat()


@route(f"{_HERE}/new", Right.ADVISE, "POST")
def add_advice(visit: Visit, slug: str) -> Response:
    """The advice is kept, not sent yet."""
    return _keep(visit, visit.survey(slug), _FRESH)


@route(_ONE, Right.SEE)
def one_advice(visit: Visit, slug: str, advice_id: str) -> Response:
    """One advice: to be changed before it is sent, with its answer after."""
    survey = visit.survey(slug)
    return _form(visit, survey, _known(visit, survey, advice_id))


@route(_ONE, Right.ADVISE, "POST")
def change_advice(visit: Visit, slug: str, advice_id: str) -> Response:
    """The advice is changed, as long as it was not sent."""
    survey = visit.survey(slug)
    return _keep(visit, survey, _known(visit, survey, advice_id))


@route(f"{_ONE}/send", Right.ADVISE, "POST")
def send(visit: Visit, slug: str, advice_id: str) -> Response:
    """The advice counts as sent today."""
    survey = visit.survey(slug)
    known = _known(visit, survey, advice_id)
    try:
        send_advice(visit.toolkit, visit.person, survey, advice_id)
    except Refused as refused:
        return _form(visit, survey, known, refused)
    return visit.go(f"/council/surveys/{slug}/advice/given/{advice_id}", "sent")


@route(f"{_ONE}/reply", Right.ADVISE, "POST")
def reply(visit: Visit, slug: str, advice_id: str) -> Response:
    """The answer of the recipient, typed in by the council."""
    survey = visit.survey(slug)
    known = _known(visit, survey, advice_id)
    said, when = visit.field("reply"), visit.field("day", 10)
    try:
        reply_to(visit.toolkit, visit.person, survey, advice_id, said, when)
    except Refused as refused:
        return _form(visit, survey, known, refused)
    return visit.go(f"/council/surveys/{slug}/advice/given/{advice_id}", "replied")


@route(f"{_ONE}/drop", Right.ADVISE, "POST")
def drop(visit: Visit, slug: str, advice_id: str) -> Response:
    """An advice that was not sent is gone."""
    survey = visit.survey(slug)
    known = _known(visit, survey, advice_id)
    try:
        drop_advice(visit.toolkit, visit.person, survey, advice_id)
    except Refused as refused:
        return _form(visit, survey, known, refused)
    return visit.go(f"/council/surveys/{slug}/advice", "gone")


@route(f"{_ONE}/letter", Right.SEE)
def letter(visit: Visit, slug: str, advice_id: str) -> Response:
    """The advice as a letter on paper."""
    survey = visit.survey(slug)
    advice = _known(visit, survey, advice_id)
    said = dict(findings_of(visit, survey))
    found = tuple(said[each] for each in advice.findings if each in said)
    response = Response(letter_of(visit, survey, advice, found).pdf)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{slug}-advice.pdf"'
    return response


def _known(visit: Visit, survey: Survey, advice_id: str) -> GivenAdvice:
    known = {each.id: each for each in advices_of(visit.toolkit, survey)}
    if advice_id not in known:
        refuse("unknown_page", visit.reader)
    return known[advice_id]


def _keep(visit: Visit, survey: Survey, before: GivenAdvice) -> Response:
    source = source_of(visit.toolkit, survey)[0]
    text = Slot("advice:text", source, visit.field("text"), SlotState.DRAFT)
    typed = replace(
        before,
        recipient=visit.field("recipient", 400),
        texts=(text,),
        findings=tuple(each[:200] for each in visit.fields("finding")[:40]),
        who=visit.field("who", 400),
        when=visit.field("when", 400),
        why=visit.field("why", 400),
        how=visit.field("how", 400),
        reply_due=visit.field("reply_due", 10),
    )
    try:
        kept = keep_advice(visit.toolkit, visit.person, survey, typed)
    except Refused as refused:
        return _form(visit, survey, typed, refused)
    return visit.go(f"/council/surveys/{survey.slug}/advice/given/{kept.id}", "kept")


def _form(
    visit: Visit, survey: Survey, advice: GivenAdvice, refused: Refused | None = None
) -> Response:
    tags = source_of(visit.toolkit, survey)
    today = visit.toolkit.clock.today(visit.council.time_zone)
    found = findings_of(visit, survey)
    context = {
        "title": visit.say("An advice") if advice.id else visit.say("Write an advice"),
        "advice": advice,
        "text": text_in(advice.texts, tags[0]),
        "has_more_languages": len(tags) > 1,
        "findings": found,
        "from": [text for key, text in found if key in advice.findings],
        "sent": day(visit, advice.day),
        "due": day(visit, advice.reply_due),
        "replied": day(visit, advice.reply_day),
        "is_overdue": advice.is_overdue(today),
        "today": today,
        "typed": visit.field,
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    return visit.page(
        "council/advice/advice.html", context, survey, "advice", ("advice",), (), SAYS, status
    )
