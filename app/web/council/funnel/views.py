"""The pages of plans: the list, one screen per question, and the plan to read through."""

from collections.abc import Mapping, Sequence

from flask import Response

from app.core.plan import Step, unanswered
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.find import title_of
from app.flow.planning import (
    begin,
    is_fixed,
    plan_with,
    plans_of,
    remove_plan,
    save_step,
    survey_of_plan,
)
from app.flow.records import KeptPlan
from app.flow.register import register_of
from app.web.council.door import Visit, route
from app.web.council.funnel.filling import names_of, typed_of, with_spare
from app.web.council.funnel.read_through import LEVELS, SIDES, STATIONS
from app.web.council.funnel.screens import SCREENS
from app.web.council.funnel.words import REASONS, SAID
from app.web.errors import refuse
from app.words import format_day

_STEPS = tuple(Step)


@route("/plans", Right.PLAN)
def plans(visit: Visit) -> Response:
    """The plans of the council that have no survey yet, and those that can be copied."""
    kept = plans_of(visit.toolkit, visit.council)
    rows = [_row(visit, each) for each in kept]
    return visit.page(
        "council/funnel/plans.html",
        {
            "title": visit.say("Plans"),
            "open": [row for row in rows if not row["survey"]],
            "done": [row for row in rows if row["survey"]],
        },
        says=SAID,
        css=("funnel",),
    )


def _row(visit: Visit, kept: KeptPlan) -> dict[str, object]:
    left = unanswered(kept.plan)
    survey = survey_of_plan(visit.toolkit, kept)
    return {
        "title": title_of(visit.toolkit, survey, visit.reader.tag) if survey else "",
        "id": kept.id,
        "question": kept.plan.question,
        "left": len(left),
        "next": left[0] if left else "",
        "day": format_day(kept.day, visit.reader.tag),
        "by": kept.by,
        "survey": survey.slug if survey else "",
    }


@route("/plans", Right.PLAN, "POST")
def begin_plan(visit: Visit) -> Response:
    """A new plan, empty or as a copy; on to its first screen."""
    try:
        kept = begin(visit.toolkit, visit.council, visit.person, visit.field("earlier"))
    except Refused:
        refuse("unknown_page", visit.reader)
    return visit.go(f"/council/plans/{kept.id}/{Step.QUESTION}", said="begun")


@route("/plans/<plan_id>/<step>", Right.PLAN)
def step_page(visit: Visit, plan_id: str, step: str) -> Response:
    """One question of the funnel."""
    kept, here = found(visit, plan_id), _step(visit, step)
    if is_fixed(visit.toolkit, kept):
        return visit.go(home_of(visit, kept))
    return _shown(visit, kept, here, typed_of(kept.plan, here))


@route("/plans/<plan_id>/<step>", Right.PLAN, "POST")
def save_page(visit: Visit, plan_id: str, step: str) -> Response:
    """What was typed is kept; on to where the person wants to go."""
    kept, here = found(visit, plan_id), _step(visit, step)
    typed = {name: list(visit.fields(name)) for name in names_of(here)}
    try:
        save_step(visit.toolkit, visit.council, visit.person, plan_id, here, typed)
    except Refused as refused:
        reasons = visit.reasons(refused.problems, REASONS)
        return _shown(visit, kept, here, typed, reasons, 422)
    at, go = _STEPS.index(here), visit.field("go")
    if go == "back" and at > 0:
        return visit.go(f"/council/plans/{plan_id}/{_STEPS[at - 1]}")
    if go == "next" and at + 1 < len(_STEPS):
        return visit.go(f"/council/plans/{plan_id}/{_STEPS[at + 1]}")
    return visit.go(home_of(visit, kept), said="saved")


@route("/plans/<plan_id>/remove", Right.PLAN, "POST")
def remove(visit: Visit, plan_id: str) -> Response:
    """The plan is thrown away."""
    try:
        remove_plan(visit.toolkit, visit.council, visit.person, plan_id)
    except Refused:
        refuse("unknown_page", visit.reader)
    return visit.go("/council/plans", said="removed")


def found(visit: Visit, plan_id: str) -> KeptPlan:
    """The plan of the visitor's council; a page that is not there where it has none."""
    try:
        return plan_with(visit.toolkit, visit.council, plan_id)
    except Refused:
        refuse("unknown_page", visit.reader)


def home_of(visit: Visit, kept: KeptPlan) -> str:
    """Where a plan is read through: at its survey, where it has one."""
    survey = survey_of_plan(visit.toolkit, kept)
    return f"/council/surveys/{survey.slug}/plan" if survey else f"/council/plans/{kept.id}"


def _step(visit: Visit, step: str) -> Step:
    if step not in _STEPS:
        refuse("unknown_page", visit.reader)
    return Step(step)


def _shown(
    visit: Visit,
    kept: KeptPlan,
    step: Step,
    typed: Mapping[str, Sequence[str]],
    reasons: Sequence[str] = (),
    status: int = 200,
) -> Response:
    screen, at = SCREENS[step], _STEPS.index(step)
    known = [place.name for place in register_of(visit.toolkit, visit.council)]
    places = list(typed.get("place", ()))
    context = {
        "title": visit.say(screen.question),
        "plan_id": kept.id,
        "screen": screen,
        "step": step,
        "at": at + 1,
        "of": len(_STEPS),
        "typed": typed,
        "known": known if step is Step.PLACES else (),
        "list": with_spare([p for p in places if p not in known] or typed.get("group", ())),
        "steps": [(each, SCREENS[each].question) for each in _STEPS],
        "left": unanswered(kept.plan),
        "team": (STATIONS, SIDES, LEVELS),
        "reasons": reasons,
        "home": home_of(visit, kept),
    }
    return visit.page(
        "council/funnel/step.html", context, says=SAID, css=("funnel",), status=status
    )
