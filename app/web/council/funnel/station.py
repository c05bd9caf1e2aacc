"""The first station of a survey: its plan, and what residents read about the decision."""

from collections.abc import Sequence

from flask import Response

from app.core.places import RegisteredPlace
from app.core.plan import unanswered
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.find import draft_of, version_of
from app.flow.planning import begin, is_fixed, plan_of, planned_places, say_decision
from app.flow.register import keep_in_register, register_of
from app.web.council.door import Visit, route
from app.web.council.follow.rest import give_or_ask
from app.web.council.funnel.drafting import for_residents, on_paper, warnings
from app.web.council.funnel.read_through import told
from app.web.council.funnel.words import REASONS, SAID
from app.web.errors import refuse


@route("/surveys/<slug>/plan", Right.SEE)
def plan_station(visit: Visit, slug: str) -> Response:
    """The plan of a survey."""
    return _shown(visit, slug)


@route("/surveys/<slug>/plan", Right.PLAN, "POST")
def begin_for(visit: Visit, slug: str) -> Response:
    """A survey that came in as a file gets a plan; on to its first screen."""
    survey = visit.survey(slug)
    try:
        kept = begin(visit.toolkit, visit.council, visit.person, survey=survey)
    except Refused as refused:
        return _shown(visit, slug, visit.reasons(refused.problems, REASONS), 422)
    return visit.go(f"/council/plans/{kept.id}/question", said="begun")


@route("/surveys/<slug>/plan/print", Right.SEE)
def print_plan_of(visit: Visit, slug: str) -> Response:
    """The plan of a survey on one page."""
    kept = plan_of(visit.toolkit, visit.survey(slug))
    if kept is None:
        refuse("unknown_page", visit.reader)
    return on_paper(visit, kept)


@route("/surveys/<slug>/decision", Right.PLAN, "POST")
def save_decision(visit: Visit, slug: str) -> Response:
    """Residents read this about the decision from now on."""
    survey = visit.survey(slug)
    try:
        say_decision(visit.toolkit, visit.council, visit.person, survey, visit.field("decision"))
    except Refused as refused:
        reasons = visit.reasons(refused.problems, REASONS)
        return _shown(visit, slug, reasons, 422, visit.field("decision"))
    return visit.go(f"/council/surveys/{slug}/plan", said="saved")


@route("/surveys/<slug>/places/planned", Right.PLACES, "POST")
def give_planned(visit: Visit, slug: str) -> Response:
    """The chosen places of the plan stand in the register and have a code for this survey; those
    that should rest wait for a reason (MV10)."""
    survey, wanted = visit.survey(slug), visit.fields("planned")
    known = {place.name.casefold(): place for place in register_of(visit.toolkit, visit.council)}
    places: dict[str, RegisteredPlace] = {}
    for name in planned_places(visit.toolkit, survey):
        # A plan may name one place twice, with and without a capital.
        called = name.casefold()
        if name in wanted and called not in places:
            new = RegisteredPlace("", visit.council.id, name)
            by = visit.person.name
            places[called] = known.get(called) or keep_in_register(
                visit.toolkit, visit.council, by, new
            )
    waiting = give_or_ask(visit, survey, tuple(places.values()))
    return waiting or visit.go(f"/council/surveys/{slug}/places", said="codes")


def _shown(
    visit: Visit,
    slug: str,
    reasons: Sequence[str] = (),
    status: int = 200,
    typed: str | None = None,
) -> Response:
    survey = visit.survey(slug)
    kept = plan_of(visit.toolkit, survey)
    draft, version = draft_of(visit.toolkit, survey), version_of(visit.toolkit, survey)
    decision = draft.terms.decision.get(draft.source)
    is_ours = survey.council_id == visit.council.id
    suggestion = for_residents(kept.plan, draft.source) if kept else ""
    context = {
        "title": visit.say("Plan"),
        "kept": kept,
        "told": told(kept.plan, visit.reader) if kept else (),
        "left": unanswered(kept.plan) if kept else (),
        "warnings": warnings(visit, kept.plan) if kept else (),
        "is_fixed": not is_ours or (is_fixed(visit.toolkit, kept) if kept else _opened(version)),
        "source": draft.source,
        "decision": decision if typed is None else typed,
        "suggestion": suggestion if suggestion != decision else "",
        "reasons": reasons,
    }
    return visit.page(
        "council/funnel/station.html",
        context,
        survey=survey,
        station="plan",
        says=SAID,
        css=("funnel",),
        status=status,
    )


def _opened(version: object) -> bool:
    return version is not None and not getattr(version, "is_example", False)
