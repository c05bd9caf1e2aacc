"""Proposing a quote: a part of somebody's words without what leads to a person, or a paraphrase.

Whose consent says no to quotes is read and coded, and can only be told in other words (CO22).
"""

from collections.abc import Mapping

from app.core.open_answers.marks import MarkKind, is_from, kinds_replaced, shared_run
from app.core.open_answers.quote import LONGEST_QUOTE, Quote, QuoteRecord, QuoteState
from app.core.problems import Problem, Refused
from app.flow.open_answers.reading import known_answer, refuse_while_open
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

# As many words after each other as a sentence has by itself; longer is somebody's own sentence.
LONGEST_RUN = 5
Words = Mapping[MarkKind, str]


def propose_quote(
    toolkit: Toolkit,
    survey: Survey,
    person: Person,
    answer_id: str,
    quote: Quote,
    words: Words,
) -> str:
    """The quote waits for a second person; its id. ``quote`` has the text, the language and whether
    it is a paraphrase; ``words`` are what stands in brackets for each kind of mark.

    Raises Refused: ``not_closed``, ``unknown_answer``, ``quote_empty``, ``quote_too_long``,
    ``unknown_language``, ``no_yes_to_quotes``, ``not_their_words`` where something was added, and
    ``too_literal`` for a paraphrase that is a quote.
    """
    text = quote.text.strip()
    with toolkit.store.write() as shelves:
        refuse_while_open(shelves, survey)
        answer = known_answer(shelves, survey, answer_id)
        _refuse_unfit(shelves, survey, text, quote.tag)
        if not quote.is_paraphrase and not answer.may_be_quoted:
            raise Refused(Problem("no_yes_to_quotes"))
        if not quote.is_paraphrase and not is_from(answer.text, text):
            raise Refused(Problem("not_their_words"))
        if quote.is_paraphrase and shared_run(answer.text, text) > LONGEST_RUN:
            raise Refused(Problem("too_literal", "", (("most", str(LONGEST_RUN)),)))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        kept = Quote(toolkit.secrets.random_id(), answer.item, text, quote.tag, quote.is_paraphrase)
        record = QuoteRecord(
            kept, QuoteState.PROPOSED, person.name, person.id, today, answer=answer_id
        )
        shelves.quotes.add(survey, record)
        shelves.quotes.put_replaced(survey, kept.id, kinds_replaced(text, words))
        shelves.people.log(survey.council_id, today, person.name, "propose quote", survey.slug)
    return kept.id


def _refuse_unfit(shelves: Shelves, survey: Survey, text: str, tag: str) -> None:
    if not text:
        raise Refused(Problem("quote_empty", "text"))
    if len(text) > LONGEST_QUOTE:
        raise Refused(Problem("quote_too_long", "text", (("most", str(LONGEST_QUOTE)),)))
    versions = shelves.surveys.versions(survey)
    if not any(tag in version.questionnaire.languages for version in versions):
        raise Refused(Problem("unknown_language", tag[:20]))
