"""Soft checks on what lies beside a questionnaire: its plan, its places, its testers.

Each takes a written reason, which the method sheet prints; an example is not stopped by them.
What only the workspace can hold (a plan, a pretest, a second look) is asked of surveys that have
a plan. A survey that came in as a file has none: the method sheet says so, and the scripts of
other people that open one keep working (the outside contract).
"""

from app.core.advice import Advice
from app.core.meaning import MeaningCheck, first_hands, firsts_of, meaning_gate, meanings
from app.core.plan import advice_on_plan, plan_gates
from app.core.planning import Gate
from app.core.pretest import advice_on_pretests, pretest_gate
from app.core.questionnaire import Questionnaire, Terms
from app.core.wording import Draft, jargon_gate
from app.flow.fatigue import fatigue_gate
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.shelves import Shelves


def beside_gates(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, draft: Questionnaire, terms: Terms
) -> tuple[Gate, ...]:
    """Every soft check that needs more than the questionnaire, open or closed."""
    words = jargon_gate(Draft(draft, toolkit.vocabulary, shelves.tries.terms(survey)))
    kept = shelves.plans.of_survey(survey)
    council = shelves.people.council(survey.council_id)
    today = toolkit.clock.today(council.time_zone)
    of_all = (fatigue_gate(shelves, survey, today), words)
    if kept is None:
        return of_all
    tries = pretest_gate(draft.languages, shelves.tries.pretests(survey))
    looked = _meaning_gate(shelves, survey, draft)
    return (*plan_gates(kept.plan, draft, terms), tries, looked, *of_all)


def _meaning_gate(shelves: Shelves, survey: Survey, draft: Questionnaire) -> Gate:
    hands = first_hands(shelves.surveys.slots(survey), shelves.translations.writers(survey))
    return meaning_gate(draft, shelves.translations.checks(survey), hands)


def keep_second_looks(
    shelves: Shelves, survey: Survey, draft: Questionnaire, tag: str, name: str, day: str
) -> None:
    """Who looks through all easy words is the second person for every question that somebody else
    wrote, or confirmed before them (PL17)."""
    hands = first_hands(shelves.surveys.slots(survey), shelves.translations.writers(survey))
    looked = ((each, firsts_of(each, hands)) for each in meanings(draft, tag))
    shelves.translations.put_checks(
        survey,
        [
            MeaningCheck(each.item, tag, each.seen, name, day)
            for each, firsts in looked
            if firsts and name not in firsts
        ],
    )


def beside_advice(shelves: Shelves, survey: Survey, draft: Questionnaire) -> tuple[Advice, ...]:
    """Findings on what lies beside the questionnaire that block nothing."""
    kept = shelves.plans.of_survey(survey)
    if kept is not None:
        return advice_on_plan(kept.plan)
    return advice_on_pretests(draft.languages, shelves.tries.pretests(survey))
