"""Trying a draft with people: what the log opens, and what it never holds."""

from dataclasses import replace

import pytest

from app.core.pretest import PictureTest, Pretest
from app.core.problems import Refused
from app.core.questionnaire import Terms
from app.core.texts import SlotState, Texts
from app.core.wording import Term
from app.flow.open_version import Opening, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, take_in
from app.flow.pretesting import (
    note_picture_test,
    note_pretest,
    put_terms,
    strike_try,
    tries_of,
)
from app.flow.records import KeptPlan, Person, Survey
from app.words import Vocabulary
from tests.builders import a_council, a_person, a_plan, a_questionnaire, an_item, texts

TODAY = "2026-11-23"
TERMS = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who decides"))


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, vocabulary=Vocabulary())


@pytest.fixture
def person(kit: Toolkit) -> Person:
    council = a_council()
    made = a_person(council)
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
        shelves.people.add_person(made, "no hash")
    return made


@pytest.fixture
def survey(kit: Toolkit, person: Person) -> Survey:
    """A survey that was planned here, with one picture."""
    with kit.store.read() as shelves:
        council = shelves.people.council(person.council_id)
    made = take_in(kit, council, a_questionnaire(an_item(picture="1F34E")))
    plan = KeptPlan(
        id=kit.secrets.random_id(),
        council_id=council.id,
        survey_id=made.id,
        day=TODAY,
        by=person.name,
        plan=a_plan(),
    )
    with kit.store.write() as shelves:
        shelves.plans.put(plan)
    return made


def _try(tag: str = "nl", people: int = 5, assisted: int = 1, **changes: str) -> Pretest:
    return replace(Pretest(tag, "A. Tester", TODAY, people, assisted, "a word"), **changes)


def _closed(kit: Toolkit, survey: Survey) -> dict[str, list[str]]:
    return {
        gate.identity: [problem.where for problem in gate.problems]
        for gate in check(kit, survey).gates
        if not gate.is_open
    }


def test_sv22_a_planned_survey_opens_after_five_people_one_of_them_helped_per_language(
    kit: Toolkit, survey: Survey, person: Person
) -> None:
    assert _closed(kit, survey)["SV22"] == ["nl", "ar"]
    note_pretest(kit, survey, person, _try(people=4))
    assert _closed(kit, survey)["SV22"] == ["nl", "ar"]
    note_pretest(kit, survey, person, _try(people=1, assisted=0))
    assert _closed(kit, survey)["SV22"] == ["ar"]
    note_pretest(kit, survey, person, _try("ar"))
    assert "SV22" not in _closed(kit, survey)


def test_sv22_takes_a_written_reason_and_does_not_stop_an_example(
    kit: Toolkit, survey: Survey
) -> None:
    with pytest.raises(Refused, match="not_tried_with_people"):
        open_version(kit, survey, Opening(TERMS))
    example = open_version(kit, survey, Opening(TERMS, is_example=True))
    assert ("SV22", "example") in example.overrides


def test_sv22_is_advice_for_a_survey_that_came_in_as_a_file(kit: Toolkit, person: Person) -> None:
    with kit.store.read() as shelves:
        council = shelves.people.council(person.council_id)
    survey = take_in(kit, council, a_questionnaire())
    assert "SV22" not in _closed(kit, survey)
    said = [each.tag for each in check(kit, survey).advice if each.rule == "SV22"]
    assert said == ["nl", "ar"]


def test_confirmed_texts_of_a_tried_language_are_pretested_and_stay_so_when_read_again(
    kit: Toolkit, survey: Survey, person: Person
) -> None:
    def states(tag: str) -> set[SlotState]:
        with kit.store.read() as shelves:
            return {slot.state for slot in shelves.surveys.slots(survey, tag)}

    review(kit, survey, "nl", "A. Tester")
    note_pretest(kit, survey, person, _try())
    assert states("nl") == {SlotState.PRETESTED}
    assert states("ar") == {SlotState.DRAFT}
    review(kit, survey, "nl", "B. Tester")
    assert states("nl") == {SlotState.PRETESTED}
    (kept,) = tries_of(kit, survey).pretests
    strike_try(kit, survey, person, kept.id)
    assert states("nl") == {SlotState.CONFIRMED}
    assert tries_of(kit, survey).pretests == ()


@pytest.mark.parametrize(
    ("pretest", "code"),
    [
        (_try("de"), "language_not_offered"),
        (_try(held_by=" "), "no_name"),
        (_try(day="23-11-2026"), "not_a_day"),
        (_try(day="2026-11-24"), "day_to_come"),
        (_try(people=0, assisted=0), "people_count"),
        (_try(people=5, assisted=6), "people_count"),
        (_try(changed="x" * 2001), "text_too_long"),
    ],
)
def test_a_try_that_cannot_be_is_refused_and_nothing_is_kept(
    kit: Toolkit, survey: Survey, person: Person, pretest: Pretest, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        note_pretest(kit, survey, person, pretest)
    assert tries_of(kit, survey).pretests == ()


def test_sv16_a_picture_is_advice_until_two_thirds_read_it_right(
    kit: Toolkit, survey: Survey, person: Person
) -> None:
    def advised() -> bool:
        return any(each.rule == "SV16" for each in check(kit, survey).advice)

    assert advised()
    note_picture_test(kit, survey, person, PictureTest("1F34E", "A. Tester", TODAY, 2, 2))
    assert advised()
    note_picture_test(kit, survey, person, PictureTest("1F34E", "A. Tester", TODAY, 2, 0))
    assert advised()
    note_picture_test(kit, survey, person, PictureTest("1F34E", "A. Tester", TODAY, 2, 2))
    assert not advised()
    with pytest.raises(Refused, match="unknown_picture"):
        note_picture_test(kit, survey, person, PictureTest("1F333", "A. Tester", TODAY, 3, 3))


def test_mv15_a_survey_has_words_of_its_own_and_the_checks_know_them(
    kit: Toolkit, person: Person
) -> None:
    with kit.store.read() as shelves:
        council = shelves.people.council(person.council_id)
    label = Texts.of({"nl": "Wat is leefbaarheid?", "ar": "نعم"})
    survey = take_in(kit, council, a_questionnaire(an_item(label=label)))

    def found() -> bool:
        return any(each.rule == "MV15" for each in check(kit, survey).advice)

    assert found()
    put_terms(
        kit, survey, person, [Term("nl", "leefbaarheid", "of u hier graag woont", ("x", "y"))]
    )
    assert not found()
    assert tries_of(kit, survey).terms[0].not_words == ("x", "y")
    with pytest.raises(Refused, match="term_twice"):
        put_terms(kit, survey, person, [Term("nl", "a"), Term("nl", "A")])
    put_terms(kit, survey, person, [])
    assert found()


def test_every_try_is_in_the_log_of_acts_without_who_took_part(
    kit: Toolkit, survey: Survey, person: Person
) -> None:
    note_pretest(kit, survey, person, _try())
    with kit.store.read() as shelves:
        acts = shelves.people.acts(person.council_id)
    assert (TODAY, person.name, "pretest", f"{survey.slug} nl") in acts
