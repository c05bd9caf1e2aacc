"""Each gate by its id: what closes it, and what opens it again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.core.burden import Budget
from app.core.planning import Gate, Offer, gates
from app.core.pretest import Pretest, pretest_gate
from app.core.questionnaire import Kind, Questionnaire, Terms
from app.core.texts import Slot, SlotState, Texts
from app.core.wording import Draft, jargon_gate
from app.words import Vocabulary
from tests.builders import a_questionnaire, an_item, some_terms

TODAY = "2026-11-23"
SURE = (
    Slot("title", "nl", "Plein", SlotState.CONFIRMED, "A. Tester", TODAY),
    Slot("title", "ar", "ساحة", SlotState.PRETESTED, "B. Tester", TODAY),
)
OFFER = Offer(a_questionnaire(), some_terms(), SURE, ())


def _gate(identity: str, **changes: object) -> Gate:
    offer = replace(OFFER, **changes)  # type: ignore[arg-type]
    (found,) = (gate for gate in gates(offer, TODAY) if gate.identity == identity)
    return found


def _codes(identity: str, **changes: object) -> list[str]:
    return [problem.code for problem in _gate(identity, **changes).problems]


def _terms(**changes: object) -> dict[str, Terms]:
    return {"terms": some_terms(**changes)}


def test_the_six_hard_gates_are_open_for_a_whole_offer_and_have_no_way_around() -> None:
    found = [gate for gate in gates(OFFER, TODAY) if gate.is_hard]
    assert [gate.identity for gate in found] == ["H1", "H2", "H3", "H4", "H5", "H6"]
    assert all(gate.is_open for gate in found)


def test_h1_a_return_promise_needs_a_day_to_come_and_a_way() -> None:
    assert _codes("H1", **_terms(promise_date="", ways=())) == ["no_promise_date", "no_way"]
    assert _codes("H1", **_terms(promise_date="2026-11-22")) == ["promise_has_passed"]
    assert _gate("H1", **_terms(promise_date=TODAY, ways=("place",))).is_open


def test_h2_somebody_is_responsible_and_can_be_reached() -> None:
    assert _codes("H2", **_terms(controller=" ", contact="")) == ["no_controller", "no_contact"]
    assert _gate("H2", **_terms(controller="Raad", contact="raad@example.org")).is_open


def _h3() -> Iterator[tuple[dict[str, object], str]]:
    yield {"missing": (("ar", "title"),)}, "texts_missing"
    yield {"missing": (("ar", "words:Next"),)}, "words_missing"
    yield {"slots": (replace(SURE[0], state=SlotState.DRAFT),)}, "texts_not_confirmed"
    yield {"slots": (replace(SURE[0], state=SlotState.OUTDATED),)}, "texts_not_confirmed"
    silent = replace(a_questionnaire(), languages=("nl", "rif-Zxxx"))
    yield {"questionnaire": silent, "unheard": (("rif-Zxxx", "q1"),)}, "sounds_missing"


@pytest.mark.parametrize(("changes", "code"), list(_h3()))
def test_h3_every_language_is_whole_and_confirmed_by_somebody(
    changes: dict[str, object], code: str
) -> None:
    assert _codes("H3", **changes) == [code]
    assert _gate("H3").is_open


def test_h4_it_is_said_what_is_decided() -> None:
    assert _codes("H4", **_terms(decision=Texts())) == ["no_decision"]
    assert _gate("H4", **_terms(decision=Texts.of({"nl": "De raad kiest."}))).is_open


def test_h5_every_kind_of_answer_has_an_end_and_addresses_an_early_one() -> None:
    assert _codes("H5", **_terms(ends=(("addresses", 181),))) == ["addresses_kept_too_long"]
    assert _codes("H5", **_terms(ends=(("answers", 0),))) == [
        "end_not_positive",
        "withdrawal_after_answers",
    ]
    assert _gate("H5", **_terms(ends=())).is_open


def test_h6_every_way_through_the_questions_comes_to_an_end() -> None:
    twice = a_questionnaire(an_item("a"), an_item("a"))
    assert _codes("H6", questionnaire=twice) == ["double_path"]
    empty = a_questionnaire(an_item("a", options=()))
    assert _codes("H6", questionnaire=empty) == ["no_options"]
    assert _gate("H6", questionnaire=a_questionnaire(an_item("a"), an_item("b"))).is_open


def test_sv01_no_language_takes_longer_than_people_can_bear() -> None:
    """5 minutes by eye and 8 by ear, from the first tap to the ticket."""
    long = (Budget("nl", 301, 100), Budget("ar", 300, 480))
    assert [problem.where for problem in _gate("SV01", budgets=long).problems] == ["nl"]
    assert not _gate("SV01", budgets=long).is_hard
    assert _gate("SV01", budgets=long[1:]).is_open


def test_sv02_ten_closed_questions_and_an_open_one_are_the_most() -> None:
    closed = [an_item(f"item_{n}", Kind.INTEGER) for n in range(10)]
    fine = a_questionnaire(*closed, an_item("idea", Kind.TEXT))
    assert _gate("SV02", questionnaire=fine).is_open
    more = a_questionnaire(*closed, an_item("one_more", Kind.INTEGER))
    assert _codes("SV02", questionnaire=more) == ["too_many_items"]
    two_open = a_questionnaire(an_item("a", Kind.TEXT), an_item("b", Kind.VOICE))
    assert _codes("SV02", questionnaire=two_open) == ["too_many_items"]
    assert not _gate("SV02", questionnaire=more).is_hard


def test_sv22_five_people_of_the_group_tried_each_language_one_of_them_helped() -> None:
    nobody_helped = (Pretest("nl", "A. Tester", TODAY, 5, 0),)
    assert not pretest_gate(("nl",), nobody_helped).is_open
    two_days = (Pretest("nl", "A", TODAY, 4, 0), Pretest("nl", "B", TODAY, 1, 1))
    assert pretest_gate(("nl",), two_days).is_open
    assert [p.where for p in pretest_gate(("nl", "ar"), two_days).problems] == ["ar"]
    assert not pretest_gate(("nl",), ()).is_hard


def test_ka07_words_of_the_office_need_a_reason() -> None:
    def about(text: str) -> Questionnaire:
        return a_questionnaire(an_item(label=Texts.of({"nl": text})), title=Texts())

    closed = jargon_gate(Draft(about("Wat is uw bezwaarprocedure?"), Vocabulary()))
    assert (closed.is_open, closed.is_hard) == (False, False)
    assert jargon_gate(Draft(about("Wie helpt u?"), Vocabulary())).is_open
