"""The gates before opening."""

from dataclasses import replace

import pytest

from app.core.burden import Budget
from app.core.planning import (
    Gate,
    Offer,
    advice_on_time,
    end_day,
    gates,
    missing_texts,
)
from app.core.problems import Problem
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


def test_a_check_on_what_lies_beside_the_questionnaire_is_a_gate_like_any_other() -> None:
    beside = (Gate("IJ01", False, (Problem("plan_without_form"),)), Gate("MV10", False))
    assert _codes(beside=beside) == {"IJ01": ["plan_without_form"]}


@pytest.mark.parametrize(
    ("changes", "gate", "code"),
    [
        ({"promise_date": ""}, "H1", "no_promise_date"),
        ({"promise_date": "31-01-2027"}, "H1", "not_a_day"),
        ({"promise_date": "2026-11-22"}, "H1", "promise_has_passed"),
        ({"ways": ()}, "H1", "no_way"),
        ({"ways": ("ticket", "pigeon")}, "H1", "unknown_way"),
        ({"ways": ("ticket", "letter")}, "H1", "no_return_key"),
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


def test_a_way_with_an_address_needs_a_confirmed_key_and_somebody_who_carries_it() -> None:
    """Decision 7, IJ05."""
    terms = replace(TERMS, ways=("ticket", "mail", "sms", "letter"))
    assert _codes(terms=terms, has_return_key=True) == {}
    found = _codes(terms=terms, has_return_key=True, carried=("ticket", "place", "mail", "letter"))
    assert found == {"H1": ["way_not_carried"]}
    assert _codes(terms=terms) == {"H1": ["no_return_key"]}


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


@pytest.mark.parametrize(
    ("eye", "ear", "is_open"), [(300, 480, True), (301, 1, False), (1, 481, False)]
)
def test_more_time_than_people_can_bear_is_a_soft_check_per_language(
    eye: int, ear: int, is_open: bool
) -> None:
    """SV01."""
    budgets = (Budget("nl", 100, 100), Budget("ar", eye, ear))
    found = gates(Offer(a_questionnaire(), TERMS, SURE, (), (), budgets), TODAY)
    (gate,) = [gate for gate in found if gate.identity == "SV01"]
    assert (gate.is_hard, gate.is_open) == (False, is_open)
    assert {problem.where for problem in gate.problems} <= {"ar"}


def test_every_language_is_told_how_long_it_takes() -> None:
    said = advice_on_time((Budget("nl", 180, 360), Budget("ar", 181, 360)))
    assert [(a.rule, a.tag, a.code) for a in said] == [
        ("SV01", "nl", "time"),
        ("SV01", "ar", "time_over_goal"),
    ]
    assert said[0].text == "180 s by eye, 360 s by ear"


def test_what_cannot_be_heard_closes_the_language_gate_of_a_language_without_text() -> None:
    unheard = (("rif-Zxxx", "q1"), ("dse", "q1"))
    offer = replace(Offer(a_questionnaire(), TERMS, SURE, ()), unheard=unheard)
    found = [missing_texts(offer, tag)[0].code for tag in ("rif-Zxxx", "dse")]
    assert found == ["sounds_missing", "films_missing"]


def test_ten_closed_items_and_one_open_item_are_not_too_many() -> None:
    items = [an_item(f"item_{n}", Kind.INTEGER) for n in range(10)]
    assert _codes(questionnaire=a_questionnaire(*items, an_item("idea", Kind.TEXT))) == {}


def test_end_days_count_from_closing_and_can_be_the_surveys_own() -> None:
    assert end_day(Terms(ends=(("withdrawal", 7),)), "withdrawal", TODAY) == "2026-11-30"
