"""Taking in a survey, checking it, and having a language confirmed."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.texts import SlotState
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, survey_with, take_in
from app.flow.records import Council
from tests.builders import a_questionnaire, an_item, texts


def test_a_taken_slug_gets_a_number_so_that_no_draft_is_lost(
    toolkit: Toolkit, council: Council
) -> None:
    first = take_in(toolkit, council, a_questionnaire())
    second = take_in(toolkit, council, a_questionnaire(an_item("other")))
    assert (first.slug, second.slug) == ("market-square-2026", "market-square-2026-2")


def test_an_import_under_a_slug_of_ones_own_replaces_that_draft(
    toolkit: Toolkit, council: Council
) -> None:
    first = take_in(toolkit, council, a_questionnaire(), "square")
    second = take_in(toolkit, council, a_questionnaire(an_item("other")), "square")
    assert first.id == second.id
    with toolkit.store.read() as shelves:
        assert [item.path for item in shelves.surveys.draft(second).items()] == ["other"]


def test_a_review_confirms_every_text_with_the_name_and_the_day(
    toolkit: Toolkit, council: Council
) -> None:
    """KA09, LA09: stored with a person and a day, interface words included."""
    survey = take_in(toolkit, council, a_questionnaire())
    review(toolkit, survey, "ar", "A. Tester", "2026-11-20")
    with toolkit.store.read() as shelves:
        slots = shelves.surveys.slots(survey, "ar")
    assert {slot.state for slot in slots} == {SlotState.CONFIRMED}
    assert {(slot.by, slot.day) for slot in slots} == {("A. Tester", "2026-11-20")}
    assert any(slot.path.startswith("words:") for slot in slots)


def test_a_changed_text_makes_its_confirmation_outdated(toolkit: Toolkit, council: Council) -> None:
    """LA10."""
    survey = take_in(toolkit, council, a_questionnaire(an_item()), "square")
    review(toolkit, survey, "nl", "A. Tester")
    changed = replace(an_item(), label=texts("Do you feel safe at night?"))
    take_in(toolkit, council, a_questionnaire(changed), "square")
    with toolkit.store.read() as shelves:
        states = {slot.path: slot.state for slot in shelves.surveys.slots(survey, "nl")}
    assert states["item:safe_at_night:label"] is SlotState.OUTDATED
    assert states["title"] is SlotState.CONFIRMED


def test_a_changed_source_makes_its_translations_outdated_and_no_others(
    toolkit: Toolkit, council: Council
) -> None:
    """LA10, through an import onto the same survey."""
    survey = take_in(toolkit, council, a_questionnaire(an_item()), "square")
    for tag in ("nl", "ar"):
        review(toolkit, survey, tag, "A. Tester")
    label = replace(an_item().label, pairs=(("nl", "Anders"), an_item().label.pairs[1]))
    take_in(toolkit, council, a_questionnaire(replace(an_item(), label=label)), "square")
    with toolkit.store.read() as shelves:
        states = {slot.path: slot.state for slot in shelves.surveys.slots(survey, "ar")}
    assert states["item:safe_at_night:label"] is SlotState.OUTDATED
    assert states["title"] is SlotState.CONFIRMED


def test_a_text_that_was_taken_away_does_not_come_back(toolkit: Toolkit, council: Council) -> None:
    hinted = replace(an_item(), hint=texts("Think of last month"))
    survey = take_in(toolkit, council, a_questionnaire(hinted), "square")
    take_in(toolkit, council, a_questionnaire(an_item()), "square")
    with toolkit.store.read() as shelves:
        (item,) = shelves.surveys.draft(survey).items()
        history = shelves.surveys.slot_history(survey, "item:safe_at_night:hint", "nl")
    assert not item.hint
    assert [slot.text for slot in history] == ["Think of last month [nl]", ""]


@pytest.mark.parametrize(
    ("tag", "by", "code"), [("tr", "A. Tester", "language_not_offered"), ("nl", " ", "no_name")]
)
def test_a_review_needs_an_offered_language_and_a_name(
    toolkit: Toolkit, council: Council, tag: str, by: str, code: str
) -> None:
    survey = take_in(toolkit, council, a_questionnaire())
    with pytest.raises(Refused) as refused:
        review(toolkit, survey, tag, by)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_draft_may_not_open_and_the_check_says_why(toolkit: Toolkit, council: Council) -> None:
    checks = check(toolkit, take_in(toolkit, council, a_questionnaire()))
    assert not checks.may_open
    closed = {gate.identity for gate in checks.gates if not gate.is_open}
    assert closed == {"H1", "H2", "H3", "H4"}


def test_an_unknown_survey_is_refused(toolkit: Toolkit) -> None:
    with pytest.raises(Refused):
        survey_with(toolkit, "nothing")


def test_interface_words_that_a_speaker_confirmed_need_no_second_look(
    toolkit: Toolkit, council: Council
) -> None:
    """H3 asks for a named person; the same words of the next survey have one already."""
    first = take_in(toolkit, council, a_questionnaire(slug="first"))
    review(toolkit, first, "ar", "S. Speaker", "2026-11-20")
    second = take_in(toolkit, council, a_questionnaire(slug="second"))
    with toolkit.store.read() as shelves:
        slots = shelves.surveys.slots(second)
    words = {(s.tag, s.state, s.by) for s in slots if s.path.startswith("words:")}
    assert words == {
        ("ar", SlotState.CONFIRMED, "S. Speaker"),
        ("nl", SlotState.DRAFT, ""),
    }
    assert {s.state for s in slots if not s.path.startswith("words:")} == {SlotState.DRAFT}
