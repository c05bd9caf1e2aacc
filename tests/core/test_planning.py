"""The gates before opening."""

from dataclasses import replace

import pytest

from app.core.planning import Offer, advice, end_day, gates
from app.core.questionnaire import Kind, Terms
from app.core.texts import Slot, SlotState, Texts
from tests.builders import a_questionnaire, an_item, texts

TODAY = "2026-11-23"
TERMS = Terms(
    promise_date="2027-01-31",
    controller="Voorbeeldraad",
    contact="raad@example.org",
    decision=texts("which streets come first"),
)
SURE = (Slot("title", "nl", "x", SlotState.CONFIRMED, "A. Tester", TODAY),)


def _codes(**changes: object) -> dict[str, list[str]]:
    offer = replace(Offer(a_questionnaire(), TERMS, SURE, ()), **changes)  # type: ignore[arg-type]
    return {
        gate.identity: [problem.code for problem in gate.problems]
        for gate in gates(offer, TODAY)
        if not gate.is_open
    }


def test_a_whole_offer_passes_every_gate() -> None:
    assert _codes() == {}


@pytest.mark.parametrize(
    ("changes", "gate", "code"),
    [
        ({"promise_date": ""}, "H1", "no_promise_date"),
        ({"promise_date": "31-01-2027"}, "H1", "not_a_day"),
        ({"promise_date": "2026-11-22"}, "H1", "promise_has_passed"),
        ({"ways": ()}, "H1", "no_way"),
        ({"ways": ("ticket", "sms")}, "H1", "way_not_in_this_version"),
        ({"controller": " "}, "H2", "no_controller"),
        ({"contact": ""}, "H2", "no_contact"),
        ({"decision": Texts()}, "H4", "no_decision"),
        ({"ends": (("answers", 0),)}, "H5", "end_not_positive"),
        ({"ends": (("addresses", 181),)}, "H5", "addresses_kept_too_long"),
        ({"ends": (("shoes", 3),)}, "H5", "unknown_end"),
    ],
)
def test_a_missing_term_closes_its_gate(changes: dict[str, object], gate: str, code: str) -> None:
    """IJ01, IJ13, IJ17, RR01, RR02, CO19, CO21."""
    found = _codes(terms=replace(TERMS, **changes))  # type: ignore[arg-type]
    assert code in found[gate]


@pytest.mark.parametrize("state", [SlotState.DRAFT, SlotState.OUTDATED, SlotState.MISSING])
def test_a_text_that_nobody_confirmed_closes_the_language_gate(state: SlotState) -> None:
    """LA09, LA10, KA09."""
    assert _codes(slots=(replace(SURE[0], state=state),)) == {"H3": ["texts_not_confirmed"]}


def test_a_language_without_a_text_is_not_complete() -> None:
    assert _codes(missing=(("ar", "title"),)) == {"H3": ["texts_missing"]}


def test_more_items_than_people_can_bear_is_a_soft_check() -> None:
    """SV02, MV10."""
    long = a_questionnaire(*(an_item(f"item_{n}", Kind.INTEGER) for n in range(11)))
    found = gates(Offer(long, TERMS, SURE, ()), TODAY)
    (soft,) = [gate for gate in found if not gate.is_open]
    assert (soft.identity, soft.is_hard) == ("SV02", False)


def test_ten_closed_items_and_one_open_item_are_not_too_many() -> None:
    items = [an_item(f"item_{n}", Kind.INTEGER) for n in range(10)]
    assert _codes(questionnaire=a_questionnaire(*items, an_item("idea", Kind.TEXT))) == {}


def test_a_long_sentence_is_advice_and_blocks_nothing() -> None:
    """PL03: found per sentence, never as a verdict on the text."""
    label = Texts.of({"nl": "Kort. " + " ".join(["woord"] * 16) + "."})
    (found,) = advice(a_questionnaire(an_item(label=label)))
    assert (found.rule, found.tag, found.path) == ("PL03", "nl", "item:safe_at_night:label")


def test_end_days_count_from_closing_and_can_be_the_surveys_own() -> None:
    assert end_day(Terms(ends=(("withdrawal", 7),)), "withdrawal", TODAY) == "2026-11-30"
