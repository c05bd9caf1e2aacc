"""One change: what people said, what was done with it, and why (IJ10, RR09, RR10)."""

from dataclasses import replace

from flask import Response, request

from app.core.advising.slots import text_in
from app.core.changes import Change, ChangeState, may_be_quick
from app.core.problems import Refused
from app.core.roles import Right
from app.core.texts import Slot, SlotState
from app.flow.advising import (
    advices_of,
    changes_of,
    drop_change,
    first_results_day,
    keep_change,
    source_of,
)
from app.flow.records import Survey
from app.web.council.advice.found import findings_of
from app.web.council.advice.words import REASONS, SAYS, STATES
from app.web.council.door import Visit, route
from app.web.errors import refuse

_HERE = "/surveys/<slug>/advice/changes"
_ONE = f"{_HERE}/<change_id>"


@route(f"{_HERE}/new", Right.ADVISE)
def new_change(visit: Visit, slug: str) -> Response:
    """A change more: the form. ``advice`` in the address says which advice it comes from."""
    fresh = replace(_fresh(visit), advice=request.args.get("advice", "")[:40])
    return _form(visit, visit.survey(slug), fresh)


@route(f"{_HERE}/new", Right.ADVISE, "POST")
def add_change(visit: Visit, slug: str) -> Response:
    """The change is kept, and stands with the results."""
    return _keep(visit, visit.survey(slug), _fresh(visit))


@route(_ONE, Right.ADVISE)
def one_change(visit: Visit, slug: str, change_id: str) -> Response:
    """One change, as it stands."""
    survey = visit.survey(slug)
    return _form(visit, survey, _known(visit, survey, change_id))


@route(_ONE, Right.ADVISE, "POST")
def alter_change(visit: Visit, slug: str, change_id: str) -> Response:
    """The change is as it was typed."""
    survey = visit.survey(slug)
    return _keep(visit, survey, _known(visit, survey, change_id))


@route(f"{_ONE}/drop", Right.ADVISE, "POST")
def drop(visit: Visit, slug: str, change_id: str) -> Response:
    """A change that nobody was told of is gone."""
    survey = visit.survey(slug)
    known = _known(visit, survey, change_id)
    try:
        drop_change(visit.toolkit, visit.person, survey, change_id)
    except Refused as refused:
        return _form(visit, survey, known, refused)
    return visit.go(f"/council/surveys/{slug}/advice", "gone")


def _fresh(visit: Visit) -> Change:
    today = visit.toolkit.clock.today(visit.council.time_zone)
    return Change("", "", (), ChangeState.TAKEN_UP, (), today, "")


def _known(visit: Visit, survey: Survey, change_id: str) -> Change:
    known = {each.id: each for each in changes_of(visit.toolkit, survey)}
    if change_id not in known:
        refuse("unknown_page", visit.reader)
    return known[change_id]


def _keep(visit: Visit, survey: Survey, before: Change) -> Response:
    source = source_of(visit.toolkit, survey)[0]
    state = visit.field("state", 20)

    def slot(path: str, field: str) -> Slot:
        return Slot(path, source, visit.field(field), SlotState.DRAFT)

    typed = replace(
        before,
        finding=visit.field("finding", 200),
        text=(slot("change:text", "text"),),
        state=ChangeState(state) if state in tuple(ChangeState) else before.state,
        reason=(slot("change:reason", "reason"),),
        day=visit.field("day", 10),
        owner=visit.field("owner", 400),
        is_quick=visit.field("quick", 4) == "yes",
        link=visit.field("link", 600).strip(),
        due=visit.field("due", 10),
        advice=visit.field("advice", 40),
    )
    try:
        keep_change(visit.toolkit, visit.person, survey, typed)
    except Refused as refused:
        return _form(visit, survey, typed, refused)
    return visit.go(f"/council/surveys/{survey.slug}/advice", "done", "changes")


def _form(visit: Visit, survey: Survey, change: Change, refused: Refused | None = None) -> Response:
    tags = source_of(visit.toolkit, survey)
    today = visit.toolkit.clock.today(visit.council.time_zone)
    given = advices_of(visit.toolkit, survey)
    context = {
        "title": visit.say("What was done"),
        "change": change,
        "text": text_in(change.text, tags[0]),
        "reason": text_in(change.reason, tags[0]),
        "has_more_languages": len(tags) > 1,
        "states": [(str(state), visit.say(said)) for state, said in STATES.items()],
        "findings": [("", visit.say("No finding in particular")), *findings_of(visit, survey)],
        "advices": [("", visit.say("No advice in particular"))]
        + [(a.id, f"{a.recipient}: {text_in(a.texts, tags[0])[:80]}") for a in given],
        "may_be_quick": may_be_quick(today, first_results_day(visit.toolkit, survey))
        or change.is_quick,
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    return visit.page(
        "council/advice/change.html", context, survey, "advice", ("advice",), (), SAYS, status
    )
