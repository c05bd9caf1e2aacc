"""What of the open answers ends when: texts and codes, then the way from a quote to a response.

Used inside the transactions of retention.py and copies.py.
"""

from app.core.consent import WITH_A_FILE
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
