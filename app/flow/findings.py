"""Findings on the questions of a draft alone: its words, its pictures, how many answers it needs.

What the gates say, and how long it takes, is prepare.py.
"""

from app.core.advice import Advice
from app.core.answers_needed import advice_on_answers
from app.core.planning import advice
from app.core.pretest import tested_pictures
from app.core.questionnaire import Questionnaire
from app.core.wording import Draft, findings_in
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.shelves import Shelves


def findings_of(toolkit: Toolkit, survey: Survey) -> tuple[Advice, ...]:
    """What an author is told about the draft as it stands, quickly enough to ask while writing."""
    with toolkit.store.read() as shelves:
        return findings_on(toolkit, shelves, survey, shelves.surveys.draft(survey))


def findings_on(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, draft: Questionnaire
) -> tuple[Advice, ...]:
    """The same within a transaction."""
    tested = tested_pictures(shelves.tries.picture_tests(survey))
    terms = shelves.tries.terms(survey)
    return (
        *advice(draft, tested),
        *findings_in(Draft(draft, toolkit.vocabulary, terms)),
        *advice_on_answers(draft, len(shelves.places.of_survey(survey))),
    )
