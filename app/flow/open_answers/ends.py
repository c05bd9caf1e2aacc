"""What of the open answers ends when: texts and codes, then the way from a quote to a response.

Used inside the transactions of retention.py and copies.py.
"""

from app.core.consent import WITH_A_FILE
from app.core.expressions.tree import references
from app.core.questionnaire import Kind, Questionnaire
from app.flow.open_answers.counts import fix_what_can_be
from app.flow.records import Survey, Version
from app.flow.shelves import Shelves


def texts_end(shelves: Shelves, survey: Survey, version: Version, today: str) -> None:
    """Settled counts are fixed; keys, transcripts, codes and unreleased quotes are gone."""
    fix_what_can_be(shelves, survey, today)
    shelves.open_answers.forget(survey, version)


def answers_end(shelves: Shelves, survey: Survey, version: Version, today: str) -> None:
    """Released quotes stay when the responses they are of go: nothing leads back any more."""
    shelves.quotes.cut_loose(version)
    texts_end(shelves, survey, version, today)


def purpose_ends(shelves: Shelves, response_id: str, purpose: str) -> None:
    """What was quoted or written down under a purpose that is no from now on is gone at once."""
    if purpose == "quote":
        shelves.quotes.forget_words_of(response_id)
    if purpose in WITH_A_FILE:
        shelves.open_answers.forget_files_of(response_id, purpose)


def free_texts(questionnaire: Questionnaire) -> frozenset[str]:
    """The items that hold what people wrote, and the calculations that may repeat it."""
    found = {item.path for item in questionnaire.items() if item.kind is Kind.TEXT}
    while True:
        repeating = {
            item.path
            for item in questionnaire.items()
            if item.kind is Kind.CALCULATE and references(item.calculation) & found
        }
        if repeating <= found:
            return frozenset(found)
        found |= repeating
