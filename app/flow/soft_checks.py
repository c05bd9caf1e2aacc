"""Soft checks on what lies beside a questionnaire: its plan, its places, its testers.

Each takes a written reason, which the method sheet prints; an example is not stopped by them.
What only the workspace can hold (a plan, a pretest, a second look) is asked of surveys that have
a plan. A survey that came in as a file has none: the method sheet says so, and the scripts of
other people that open one keep working (the outside contract).
"""

from app.core.advice import Advice
from app.core.plan import advice_on_plan, plan_gates
from app.core.planning import Gate
from app.core.questionnaire import Questionnaire, Terms
from app.flow.fatigue import fatigue_gate
from app.flow.records import Survey
from app.flow.shelves import Shelves


def beside_gates(
    shelves: Shelves, survey: Survey, draft: Questionnaire, terms: Terms, today: str
) -> tuple[Gate, ...]:
    """Every soft check that needs more than the questionnaire, open or closed."""
    kept = shelves.plans.of_survey(survey)
    of_plan = plan_gates(kept.plan, draft, terms) if kept else ()
    return (*of_plan, fatigue_gate(shelves, survey, today))


def beside_advice(shelves: Shelves, survey: Survey) -> tuple[Advice, ...]:
    """Findings on what lies beside the questionnaire that block nothing."""
    kept = shelves.plans.of_survey(survey)
    return advice_on_plan(kept.plan) if kept else ()
