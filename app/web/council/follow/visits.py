"""Visits: written down in half a minute by who went, and planned by the council (KS01)."""

from collections.abc import Mapping, Sequence

from flask import Response, request

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.records import Survey
from app.flow.watching.follow import Errand, errands_of
from app.flow.watching.outreach import Went, drop_visit, log_visit, made_visit, plan_visit
from app.web.council.door import Visit, route
from app.web.council.follow.station import follow_page
from app.web.council.follow.words import METHODS, REASONS, SAYS, day, named

_NO_NUMBER = -1


@route("/visits", Right.OUTREACH)
def visits(visit: Visit) -> Response:
    """The form, and what this person wrote down before."""
    return visits_page(visit)


@route("/visits", Right.OUTREACH, "POST")
def log(visit: Visit) -> Response:
    """A visit is written down."""
    try:
        survey = _survey(visit)
        went = Went(
            method=visit.field("method", 40),
            place_id=visit.field("place", 40),
            day=visit.field("day", 10).strip(),
            spoken=_number(visit, "spoken"),
            handed=_number(visit, "handed"),
        )
        log_visit(visit.toolkit, visit.person, survey, went)
    except Refused as refused:
        return visits_page(visit, refused)
    return visit.go("/council/visits", "visited")


@route("/visits/made", Right.OUTREACH, "POST")
def made(visit: Visit) -> Response:
    """A planned visit was made today, by this person."""
    try:
        numbers = _number(visit, "spoken"), _number(visit, "handed")
        planned = visit.field("visit", 40)
        made_visit(visit.toolkit, visit.person, _survey(visit), planned, *numbers)
    except Refused as refused:
        return visits_page(visit, refused)
    return visit.go("/council/visits", "visited")


@route("/surveys/<slug>/follow/plan-visit", Right.PLAN, "POST")
def plan(visit: Visit, slug: str) -> Response:
    """A visit is planned."""
    survey = visit.survey(slug)
    wanted = visit.field("day", 10).strip()
    went = Went(visit.field("method", 40), visit.field("place", 40), wanted)
    try:
        if not wanted:
            raise Refused(Problem("visit_day", "day"))
        plan_visit(visit.toolkit, visit.person, survey, went)
    except Refused as refused:
        return follow_page(visit, survey, visit.reasons(refused.problems, REASONS), "plan-visit")
    return visit.go(f"/council/surveys/{slug}/follow", "planned", "visits")


@route("/surveys/<slug>/follow/drop-visit", Right.PLAN, "POST")
def drop(visit: Visit, slug: str) -> Response:
    """A visit is not planned any more."""
    survey = visit.survey(slug)
    try:
        drop_visit(visit.toolkit, visit.person, survey, visit.field("visit", 40))
    except Refused as refused:
        return follow_page(visit, survey, visit.reasons(refused.problems, REASONS))
    return visit.go(f"/council/surveys/{slug}/follow", "dropped", "visits")


def visits_page(
    visit: Visit, refused: Refused | None = None, surveys: Sequence[Mapping[str, object]] = ()
) -> Response:
    """The page of who goes out; what was typed stays where it was refused. ``surveys`` stand below
    the form, for whom it is the first page."""
    errands = errands_of(visit.toolkit, visit.person)
    last = _last(errands)
    asked = request.args.get("survey") or last.get("survey")
    here = next((e for e in errands if e.survey.slug == asked), None)
    chosen = next((e for e in errands if e.survey.slug == visit.field("survey", 80)), here)
    context = {
        "title": visit.say("Visits"),
        "errands": errands,
        "surveys": surveys,
        "chosen": chosen or (errands[0] if len(errands) == 1 else None),
        "methods": named(visit, {str(key): word for key, word in METHODS.items()}),
        "today": max((errand.today for errand in errands), default=""),
        "mine": [_own(visit, errand) for errand in errands],
        "planned": [row for errand in errands for row in _planned(visit, errand)],
        # A key figure sees only own numbers (IJ12).
        "sees_list": visit.may(Right.SEE),
        # What was so the last time is so again, most often; it is to be seen and changed.
        "typed": visit.field if refused else lambda name: last.get(name, ""),
        "elsewhere": visit.say("Somewhere else"),
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    return visit.page(
        "council/follow/visits.html", context, css=("follow",), says=SAYS, status=status
    )


def _last(errands: Sequence[Errand]) -> Mapping[str, str]:
    """Of which survey, how and where this person's newest visit was; its numbers are never kept."""
    own = [(one.day, errand, one) for errand in errands for one in errand.mine[:1]]
    if not own:
        return {}
    _day, errand, one = max(own, key=lambda each: each[0])
    return {
        "survey": errand.survey.slug,
        "method": str(one.method),
        "place": one.place_id if errand.place_name(one.place_id) else "",
    }


def _own(visit: Visit, errand: Errand) -> dict[str, object]:
    return {
        "title": errand.title,
        "own": errand.own,
        "rows": [
            (
                day(visit, one.day),
                visit.say(METHODS[one.method]),
                errand.place_name(one.place_id),
                one.spoken,
                one.handed,
            )
            for one in errand.mine
        ],
    }


def _planned(visit: Visit, errand: Errand) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "survey": errand.survey.slug,
            "title": errand.title,
            "day": day(visit, one.day),
            "method": visit.say(METHODS[one.method]),
            "place": errand.place_name(one.place_id),
        }
        for one in errand.planned
    ]


def _survey(visit: Visit) -> Survey:
    slug = visit.field("survey", 80)
    for errand in errands_of(visit.toolkit, visit.person):
        if errand.survey.slug == slug:
            return errand.survey
    raise Refused(Problem("visit_survey", "survey"))


def _number(visit: Visit, name: str) -> int:
    typed = visit.field(name, 12).strip() or "0"
    return int(typed) if typed.isascii() and typed.isdigit() else _NO_NUMBER
