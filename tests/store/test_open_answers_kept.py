"""Open answers, quotes and themes: kept on both engines, and gone with the response they are of."""

from dataclasses import replace

from app.core.consent import Consent
from app.core.open_answers.answer import Came
from app.core.open_answers.coding import Coding, Hand
from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import Quote, QuoteRecord, QuoteState
from app.core.open_answers.theme import Theme
from app.core.texts import Slot, SlotState
from app.flow.shelves import Shelves
from tests.builders import a_response, a_value, an_id
from tests.store.conftest import Standing

DAY = "2026-11-23"
THEME, QUOTE = "a" * 32, "b" * 32


def _wrote(standing: Standing, text: str) -> str:
    identity, consent = an_id(), Consent((("answers", True), ("quote", True)))
    response = a_response(a_value("remarks", text), consent=consent)
    with standing.kit.store.write() as shelves:
        shelves.responses.add(
            identity, standing.survey, standing.version, standing.place, response, None
        )
    return identity


def _quote(answer: str, **changes: object) -> QuoteRecord:
    quote = Quote(QUOTE, "remarks", "post", "nl", False)
    record = QuoteRecord(quote, QuoteState.PROPOSED, "An", "an", DAY, answer=answer)
    return replace(record, **changes)  # type: ignore[arg-type]


def _worked_on(standing: Standing, shelves: Shelves) -> str:
    """The key of the one open answer, which has a released quote, a theme and a choice."""
    shelves.open_answers.gather(standing.survey)
    (answer,) = shelves.open_answers.all(standing.survey)
    shelves.quotes.add(standing.survey, _quote(answer.id))
    shelves.quotes.change(_quote(answer.id, state=QuoteState.RELEASED, decided_by="Bo"))
    slot = Slot(f"theme:{THEME}:name", "nl", "Post", SlotState.CONFIRMED, "An", DAY)
    shelves.themes.put(standing.survey, Theme(THEME, "remarks", (slot,)), 0)
    chosen = Coding(answer.id, Hand.FIRST, "An", "an", DAY, frozenset([THEME]))
    shelves.themes.put_coding(standing.survey, chosen)
    return answer.id


def test_each_open_answer_has_one_key_for_good(standing: Standing) -> None:
    response_id = _wrote(standing, "ik wacht op post")
    with standing.kit.store.write() as shelves:
        assert shelves.open_answers.gather(standing.survey) == 1
        assert shelves.open_answers.gather(standing.survey) == 0
        (answer,) = shelves.open_answers.all(standing.survey)
    assert (answer.item, answer.text, answer.came) == ("remarks", "ik wacht op post", Came.TEXT)
    assert answer.may_be_quoted
    assert answer.id != response_id


def test_quotes_themes_and_choices_come_back_as_they_were_put(standing: Standing) -> None:
    _wrote(standing, "ik wacht op post")
    survey = standing.survey
    with standing.kit.store.write() as shelves:
        answer = _worked_on(standing, shelves)
        shelves.quotes.put_replaced(survey, QUOTE, {MarkKind.NAME: 2})
        shelves.quotes.put_hand_mark(survey, b"t" * 32, MarkKind.OTHER, 3)
        shelves.themes.end_coding(survey, "remarks", "An", DAY)
        shelves.themes.fix_count(survey, THEME, 12, 30, 4, "An", DAY)
    with standing.kit.store.read() as shelves:
        (record,) = shelves.quotes.all(survey)
        assert record == _quote(answer, state=QuoteState.RELEASED, decided_by="Bo")
        assert shelves.quotes.replaced(survey) == {QUOTE: {MarkKind.NAME: 2}}
        assert shelves.quotes.hand_marks(survey) == {b"t" * 32: (MarkKind.OTHER, 3)}
        (theme,) = shelves.themes.all(survey)
        assert theme.called("nl") == "Post"
        (coding,) = shelves.themes.codings(survey)
        assert (coding.hand, coding.themes) == (Hand.FIRST, frozenset([THEME]))
        assert shelves.themes.ended(survey) == {"remarks": ("An", DAY)}
        assert shelves.themes.counts(survey) == {THEME: (12, 30, 4)}


def test_a_deleted_response_takes_its_quote_and_choices_along(standing: Standing) -> None:
    response_id = _wrote(standing, "ik wacht op post")
    with standing.kit.store.write() as shelves:
        _worked_on(standing, shelves)
        shelves.responses.delete(response_id)
        assert shelves.quotes.all(standing.survey) == ()
        assert shelves.themes.codings(standing.survey) == ()
        assert shelves.open_answers.all(standing.survey) == ()


def test_what_is_cut_loose_stays_and_leads_nowhere(standing: Standing) -> None:
    response_id = _wrote(standing, "ik wacht op post")
    survey = standing.survey
    with standing.kit.store.write() as shelves:
        _worked_on(standing, shelves)
        ((where, text),) = shelves.quotes.by_response(survey).items()
        assert (where, text) == ((response_id, "remarks", ""), ("post",))
        shelves.quotes.cut_loose(standing.version)
        assert shelves.quotes.by_response(survey) == {}
        shelves.responses.delete(response_id)
        (record,) = shelves.quotes.all(survey)
        assert record.answer == ""


def test_the_nightly_rewrite_keeps_all_of_it(standing: Standing) -> None:
    _wrote(standing, "ik wacht op post")
    with standing.kit.store.write() as shelves:
        _worked_on(standing, shelves)
    with standing.kit.store.write() as shelves:
        shelves.responses.shuffle()
    with standing.kit.store.read() as shelves:
        assert len(shelves.quotes.all(standing.survey)) == 1
        assert len(shelves.themes.codings(standing.survey)) == 1
