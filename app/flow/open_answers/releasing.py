"""Releasing a quote: a second person looks at it alone, and says yes or no by name (DC09)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.core.open_answers.marks import Mark, MarkKind
from app.core.open_answers.marks import replaced as with_words
from app.core.open_answers.quote import LONGEST_REASON, QuoteRecord, QuoteState
from app.core.problems import Problem, Refused
from app.flow.open_answers.hand_marks import MOST_WORDS, all_marks, marks_by_hand, trace_of
from app.flow.open_answers.silence import silencing
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

# What who releases has looked for: each is a way in which words lead to a person.
CHECKS = ("name", "place", "event", "known")


@dataclass(frozen=True)
class Looked:
    """A quote as who releases it sees it: with what may still lead to a person, and what was
    replaced, by kind and how often."""

    record: QuoteRecord
    marks: tuple[Mark, ...]
    replaced: tuple[tuple[MarkKind, int], ...]


def quotes_of(toolkit: Toolkit, survey: Survey) -> tuple[QuoteRecord, ...]:
    """Every quote of a survey, in whatever state, by its random key."""
    with toolkit.store.read() as shelves:
        return shelves.quotes.all(survey)


def look_at(toolkit: Toolkit, survey: Survey, quote_id: str) -> Looked:
    """One quote, alone. Raises Refused (``unknown_quote``)."""
    with toolkit.store.read() as shelves:
        record = _known(shelves, survey, quote_id)
        known = shelves.quotes.hand_marks(survey)
        log = shelves.quotes.replaced(survey).get(quote_id, {})
    marks = all_marks(toolkit.secrets, survey, record.quote.text, known)
    return Looked(record, marks, tuple(log.items()))


def release_quote(
    toolkit: Toolkit, survey: Survey, person: Person, quote_id: str, checked: Iterable[str]
) -> None:
    """The quote may be shown to everybody, by the name of who released it and the day.

    Raises Refused: ``unknown_quote``, ``second_person`` for who proposed it, ``not_all_checked``,
    ``not_waiting`` where it does not wait for anybody.
    """
    with toolkit.store.write() as shelves:
        record = _known(shelves, survey, quote_id)
        if not record.waits:
            raise Refused(Problem("not_waiting"))
        # Who left and was invited again under the same name is the same person.
        if person.id == record.proposer_id or person.name == record.proposed_by:
            raise Refused(Problem("second_person", person.name))
        if not set(CHECKS) <= set(checked):
            raise Refused(Problem("not_all_checked"))
        _decide(toolkit, shelves, survey, person, record, QuoteState.RELEASED, "")


def refuse_quote(
    toolkit: Toolkit, survey: Survey, person: Person, quote_id: str, reason: str
) -> None:
    """The quote is shown to nobody, for a written reason; taken back where it was released.

    Raises Refused: ``unknown_quote``, ``no_reason``, ``reason_too_long``.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(Problem("no_reason", "reason"))
    if len(reason) > LONGEST_REASON:
        raise Refused(Problem("reason_too_long", "reason", (("most", str(LONGEST_REASON)),)))
    with toolkit.store.write() as shelves:
        record = _known(shelves, survey, quote_id)
        is_out = record.state is QuoteState.RELEASED
        state = QuoteState.TAKEN_BACK if is_out else QuoteState.REFUSED
        _decide(toolkit, shelves, survey, person, record, state, reason)


def mark_by_hand(
    toolkit: Toolkit,
    survey: Survey,
    person: Person,
    quote_id: str,
    words: str,
    mark: tuple[MarkKind, str],
) -> int:
    """These words of a quote are replaced by the word of the mark, and are marked in all other
    answers from now on. Released quotes that hold them too are shown to nobody until somebody
    looked at them again; how many those are.

    Raises Refused: ``unknown_quote``, ``not_in_the_quote``, ``too_many_words``.
    """
    kind, instead = mark
    trace, size = trace_of(toolkit.secrets, survey, words)
    if not size:
        raise Refused(Problem("not_in_the_quote", "words"))
    if size > MOST_WORDS:
        raise Refused(Problem("too_many_words", "words", (("most", str(MOST_WORDS)),)))
    known = {trace: (kind, size)}
    with toolkit.store.write() as shelves:
        record = _known(shelves, survey, quote_id)
        found = tuple(marks_by_hand(toolkit.secrets, survey, record.quote.text, known))
        if not found:
            raise Refused(Problem("not_in_the_quote", "words"))
        shelves.quotes.put_hand_mark(survey, trace, kind, size)
        text = with_words(record.quote.text, found, {kind: instead})
        log = dict(shelves.quotes.replaced(survey).get(quote_id, {}))
        log[kind] = log.get(kind, 0) + len(found)
        is_out = record.state is QuoteState.RELEASED
        changed = replace(record, quote=replace(record.quote, text=text), look_again=is_out)
        with silencing(toolkit, shelves, survey):
            shelves.quotes.change(changed)
        shelves.quotes.put_replaced(survey, quote_id, log)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(survey.council_id, today, person.name, "mark by hand", survey.slug)
        return _bring_up_again(toolkit, shelves, survey, quote_id, known)


def _bring_up_again(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    but: str,
    known: dict[bytes, tuple[MarkKind, int]],
) -> int:
    again = 0
    for other in shelves.quotes.all(survey):
        if other.quote.id == but or other.state is not QuoteState.RELEASED:
            continue
        if any(marks_by_hand(toolkit.secrets, survey, other.quote.text, known)):
            shelves.quotes.change(replace(other, look_again=True))
            again += 1
    return again


def _known(shelves: Shelves, survey: Survey, quote_id: str) -> QuoteRecord:
    for record in shelves.quotes.all(survey):
        if record.quote.id == quote_id:
            return record
    raise Refused(Problem("unknown_quote"))


def _decide(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    person: Person,
    record: QuoteRecord,
    state: QuoteState,
    reason: str,
) -> None:
    today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
    decided = replace(
        record,
        state=state,
        decided_by=person.name,
        decided_day=today,
        reason=reason,
        look_again=False,
    )
    with silencing(toolkit, shelves, survey):
        shelves.quotes.change(decided)
    acts = {QuoteState.RELEASED: "release quote", QuoteState.TAKEN_BACK: "take quote back"}
    act = acts.get(state, "refuse quote")
    shelves.people.log(survey.council_id, today, person.name, act, survey.slug)
