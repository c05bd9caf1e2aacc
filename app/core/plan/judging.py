"""What a plan still misses before opening, as soft checks, and what makes it better.

A survey that came in as a file has no plan; it opens with a written reason (IJ01).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from app.core.advice import Advice
from app.core.plan.nouns import FormType, Plan, Side, Step
from app.core.planning import Gate
from app.core.problems import Problem
from app.core.questionnaire import Questionnaire, Terms

MOST_OF_A_FLASH_POLL = 3
REPORTING = timedelta(days=21)
"""How long counting, talking and writing take after closing (IJ02). A judged starting value."""


def unanswered(plan: Plan) -> tuple[Step, ...]:
    """The steps that nobody filled in yet, or only in part, in the order of the funnel.

    >>> unanswered(Plan(question="Which lamps?"))[0].value
    'decision'
    """
    return tuple(step for step in Step if not _is_answered(plan, step))


def _is_answered(plan: Plan, step: Step) -> bool:
    said: dict[Step, object] = {
        Step.QUESTION: plan.question,
        Step.DECISION: plan.decision and plan.decider and plan.decision_date,
        Step.ORIGIN: plan.origin and plan.phase,
        Step.GROUPS: plan.groups,
        Step.PLACES: plan.places,
        Step.TRUST: plan.groups and all(group.trusted for group in plan.groups),
        Step.LIMITS: plan.cannot_change,
        Step.RUNG: plan.rung,
        Step.RESULT: plan.intended,
        Step.FORM: plan.form,
        Step.DATES: plan.closing_date and plan.promise_date and plan.ways,
        Step.TEAM: plan.team,
        Step.RESPONSIBLE: plan.controller and plan.contact,
    }
    return bool(said[step])


def plan_gates(plan: Plan, questionnaire: Questionnaire, terms: Terms) -> tuple[Gate, ...]:
    """The soft checks on a plan: it says enough (IJ01), its groups have somebody
    they trust (KA04), and a flash poll is short (IJ04)."""
    return (
        Gate("IJ01", False, tuple(_funnel(plan, terms))),
        Gate("KA04", False, tuple(_trust(plan))),
        Gate("IJ04", False, tuple(_form(plan, questionnaire))),
    )


def _funnel(plan: Plan, terms: Terms) -> Iterator[Problem]:
    if not plan.question:
        yield Problem("plan_without_question", Step.QUESTION)
    if not (plan.decision or terms.decision):
        yield Problem("plan_without_decision", Step.DECISION)
    if not plan.groups:
        yield Problem("plan_without_groups", Step.GROUPS)
    if plan.form is None:
        yield Problem("plan_without_form", Step.FORM)


def _trust(plan: Plan) -> Iterator[Problem]:
    for group in plan.groups:
        if not group.trusted:
            yield Problem("nobody_they_trust", Step.TRUST, (("group", group.name),))


def _form(plan: Plan, questionnaire: Questionnaire) -> Iterator[Problem]:
    asked = sum(item.is_asked for item in questionnaire.items())
    if plan.form is FormType.FLASH_POLL and asked > MOST_OF_A_FLASH_POLL:
        figures = (("count", str(asked)), ("most", str(MOST_OF_A_FLASH_POLL)))
        yield Problem("flash_poll_too_long", Step.FORM, figures)


def advice_on_plan(plan: Plan) -> tuple[Advice, ...]:
    """Findings that block nothing: results that come after the decision (IJ02), and no resident
    who takes part in the work (KS11, KS12)."""
    found = []
    ready = _ready(plan)
    if ready and plan.decision_date and ready > plan.decision_date:
        found.append(Advice("IJ02", "", Step.DATES, plan.decision_date, "results_after_decision"))
    if plan.team and not any(part.side is Side.RESIDENT for part in plan.team):
        found.append(Advice("KS11", "", Step.TEAM, "", "no_resident_takes_part"))
    return tuple(found)


def _ready(plan: Plan) -> str:
    """The day on which the results can be on the table."""
    if not plan.closing_date:
        return plan.promise_date
    return (date.fromisoformat(plan.closing_date) + REPORTING).isoformat()
