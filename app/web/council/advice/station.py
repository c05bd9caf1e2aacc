"""The station "advice": what was asked of whom, what was done, sessions and help, at one look."""

from flask import Response
from markupsafe import Markup

from app.core.advising.given import GivenAdvice
from app.core.advising.slots import drafts_in, text_in
from app.core.changes import Change
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.advising import (
    advices_of,
    changes_of,
    first_results_day,
    follow_ups,
    help_points_of,
    open_questions_of,
    prepare_follow_up,
    sittings_of,
    source_of,
)
from app.flow.records import Survey
from app.web.council.advice.found import finding_said
from app.web.council.advice.words import REASONS, SAYS, STATES, STEPS, day
from app.web.council.door import Visit, route

_SHORT = 160


@route("/surveys/<slug>/advice", Right.SEE)
def advice(visit: Visit, slug: str) -> Response:
    """Everything that came of the survey."""
    return _page(visit, visit.survey(slug))


@route("/surveys/<slug>/advice/news", Right.RETURN, "POST")
def news(visit: Visit, slug: str) -> Response:
    """What nobody was told of yet is a batch for the sender."""
    survey = visit.survey(slug)
    try:
        prepare_follow_up(visit.toolkit, visit.person, survey)
    except Refused as refused:
        return _page(visit, survey, visit.reasons(refused.problems, REASONS))
    return visit.go(f"/council/surveys/{slug}/advice", "news", "changes")


def _page(visit: Visit, survey: Survey, wrong: list[Markup] | None = None) -> Response:
    tags = source_of(visit.toolkit, survey)
    changes = changes_of(visit.toolkit, survey)
    is_published = bool(first_results_day(visit.toolkit, survey))
    context = {
        "title": visit.say("Advice"),
        "advices": [_advice(visit, each, tags[0]) for each in advices_of(visit.toolkit, survey)],
        "changes": [_change(visit, survey, each, tags[0]) for each in changes],
        "news": sum(not each.follow_up for each in changes) if is_published else 0,
        "batches": [day(visit, each.day) for each in follow_ups(visit.toolkit, survey)],
        "sessions": [
            (each.session.id, day(visit, each.session.day), _short(each.session.case),
             visit.say(STEPS[each.session.step]))
            for each in sittings_of(visit.toolkit, survey)
        ],
        "questions": [
            (session.id, note.text, note.owner)
            for session, note in open_questions_of(visit.toolkit, survey)
        ],
        "helps": len(help_points_of(visit.toolkit, survey)),
        "wrong": wrong or [],
    }  # fmt: skip
    status = 422 if wrong else 200
    return visit.page(
        "council/advice/station.html", context, survey, "advice", ("advice",), (), SAYS, status
    )


def _advice(visit: Visit, advice: GivenAdvice, source: str) -> dict[str, object]:
    today = visit.toolkit.clock.today(visit.council.time_zone)
    return {
        "id": advice.id,
        "recipient": advice.recipient,
        "text": _short(text_in(advice.texts, source)),
        "sent": day(visit, advice.day),
        "due": day(visit, advice.reply_due),
        "replied": day(visit, advice.reply_day),
        "is_overdue": advice.is_overdue(today),
    }


def _change(visit: Visit, survey: Survey, change: Change, source: str) -> dict[str, object]:
    return {
        "id": change.id,
        "state": change.state,
        "said": visit.say(STATES[change.state]),
        "text": _short(text_in(change.text, source)),
        "reason": _short(text_in(change.reason, source)),
        "finding": finding_said(visit, survey, change.finding),
        "day": day(visit, change.day),
        "due": day(visit, change.due),
        "owner": change.owner,
        "is_quick": change.is_quick,
        "is_told": bool(change.follow_up),
        "drafts": len(drafts_in(change.slots, source)),
    }


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"
