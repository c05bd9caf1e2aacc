"""Councils make a survey together: one leads, others are asked, a core may be shared."""

from dataclasses import replace

import pytest

from app.core.editing.items import AddItem
from app.core.editing.moving import Remove
from app.core.problems import Refused
from app.core.questionnaire import Kind
from app.flow import together
from app.flow.making.edit import edit
from app.flow.making.undo import undo
from app.flow.people.councils import rename_council
from app.flow.ports import Toolkit
from app.flow.prepare import review, take_in
from app.flow.records import Council, Person, Survey
from tests.builders import a_council, a_person, a_questionnaire, an_item, an_open_version


@pytest.fixture
def north(toolkit: Toolkit) -> tuple[Council, Person]:
    return _council(toolkit, "Raad Noord")


@pytest.fixture
def south(toolkit: Toolkit) -> tuple[Council, Person]:
    return _council(toolkit, "Raad Zuid")


def _council(toolkit: Toolkit, name: str) -> tuple[Council, Person]:
    council = a_council(name=name)
    person = a_person(council, name=f"Coordinator of {name}", roles=("coordinator",))
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council, "De Regio")
        shelves.people.add_person(person, "no hash")
    return council, person


@pytest.fixture
def survey(toolkit: Toolkit, north: tuple[Council, Person]) -> Survey:
    return take_in(toolkit, north[0], a_questionnaire())


def _code(refused: "pytest.ExceptionInfo[Refused]") -> str:
    return refused.value.problems[0].code


def _partner(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    together.ask_council(toolkit, north[1], survey, south[0].slug)
    together.answer_request(toolkit, south[0], south[1], survey, True)


def test_a_council_takes_part_only_when_it_says_yes(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    """IJ19."""
    before = together.together_of(toolkit, survey)
    assert before.others == ((south[0], "De Regio"),)
    together.ask_council(toolkit, north[1], survey, south[0].slug)
    assert together.requests_to(toolkit, south[0]) == ((survey, north[0], north[1].name),)
    with toolkit.store.read() as shelves:
        assert shelves.surveys.find(survey.slug, south[0].id) is None
    together.answer_request(toolkit, south[0], south[1], survey, True)
    assert together.together_of(toolkit, survey).councils == (north[0], south[0])
    with toolkit.store.read() as shelves:
        assert shelves.surveys.find(survey.slug, south[0].id) == survey
        logs = [shelves.people.acts(each.id)[-1][2] for each in (north[0], south[0])]
    assert logs == ["council: take part", "take part"]


def test_a_council_that_says_no_sees_nothing(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    together.ask_council(toolkit, north[1], survey, south[0].slug)
    together.answer_request(toolkit, south[0], south[1], survey, False)
    with toolkit.store.read() as shelves:
        assert shelves.surveys.find(survey.slug, south[0].id) is None
    with pytest.raises(Refused) as refused:
        together.answer_request(toolkit, south[0], south[1], survey, True)
    assert _code(refused) == "not_asked"


def test_only_the_lead_council_asks_and_takes_a_request_back(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    with pytest.raises(Refused) as refused:
        together.ask_council(toolkit, south[1], survey, south[0].slug)
    assert _code(refused) == "not_the_lead"
    with pytest.raises(Refused) as refused:
        together.ask_council(toolkit, north[1], survey, "nowhere")
    assert _code(refused) == "unknown_council"
    with pytest.raises(Refused) as refused:
        together.ask_council(toolkit, north[1], survey, north[0].slug)
    assert _code(refused) == "takes_part_already"
    together.ask_council(toolkit, north[1], survey, south[0].slug)
    together.withdraw_request(toolkit, north[1], survey, south[0].slug)
    assert together.requests_to(toolkit, south[0]) == ()


def test_a_council_makes_its_own_survey_from_the_core_and_adds_to_it(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    """IJ06."""
    review(toolkit, survey, "nl", "Ans")
    _partner(toolkit, survey, north, south)
    own = together.make_own(toolkit, south[0], south[1], survey)
    with toolkit.store.read() as shelves:
        core, draft = shelves.surveys.draft(survey), shelves.surveys.draft(own)
        states = {slot.by for slot in shelves.surveys.slots(own, "nl")}
    assert draft.children == core.children
    assert states == {"Ans"}
    assert own.council_id == south[0].id
    assert together.together_of(toolkit, survey).made_from == (own,)
    assert together.together_of(toolkit, own).core == survey
    with pytest.raises(Refused) as refused:
        together.make_own(toolkit, south[0], south[1], survey)
    assert _code(refused) == "has_own_already"


def test_nobody_makes_an_own_survey_of_what_they_take_no_part_in(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    for council, person in (south, north):
        with pytest.raises(Refused) as refused:
            together.make_own(toolkit, council, person, survey)
        assert _code(refused) == "not_a_partner"


def test_the_core_is_locked_in_the_builder_and_in_a_new_import(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    """IJ06."""
    _partner(toolkit, survey, north, south)
    own = together.make_own(toolkit, south[0], south[1], survey)
    with toolkit.store.read() as shelves:
        draft = shelves.surveys.draft(own)
    with pytest.raises(Refused) as refused:
        edit(toolkit, own, south[1], Remove("age"))
    assert _code(refused) == "core_is_locked"
    for children in (draft.children[1:], (an_item("first", Kind.TEXT), *draft.children[1:])):
        with pytest.raises(Refused) as refused:
            take_in(toolkit, south[0], a_questionnaire(*children), own.slug)
        assert _code(refused) == "core_is_locked"
    longer = a_questionnaire(*draft.children, an_item("lamps", Kind.TEXT))
    assert take_in(toolkit, south[0], longer, own.slug) == own


def test_a_core_that_went_on_can_be_taken_over(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    _partner(toolkit, survey, north, south)
    own = together.make_own(toolkit, south[0], south[1], survey)
    with toolkit.store.read() as shelves:
        draft = shelves.surveys.draft(survey)
    take_in(
        toolkit, north[0], a_questionnaire(*draft.children, an_item("new", Kind.TEXT)), survey.slug
    )
    assert together.together_of(toolkit, own).differing == ("item:new",)
    together.take_over_core(toolkit, south[1], own)
    assert together.together_of(toolkit, own).differing == ()


def test_a_council_that_opened_a_survey_keeps_its_name(toolkit: Toolkit) -> None:
    survey, version, _ = an_open_version(toolkit)
    with toolkit.store.read() as shelves:
        council = shelves.people.council(version.council_id)
    with pytest.raises(Refused) as refused:
        rename_council(toolkit, council, "Another name")
    assert _code(refused) == "council_has_opened"
    assert survey.council_id == council.id


def test_a_step_is_not_taken_back_once_it_has_become_part_of_the_core(
    toolkit: Toolkit, survey: Survey, north: tuple[Council, Person], south: tuple[Council, Person]
) -> None:
    """IJ06: the core is locked on every way, also on the way back."""
    _partner(toolkit, survey, north, south)
    own = together.make_own(toolkit, south[0], south[1], survey)
    edit(toolkit, own, south[1], AddItem(Kind.TEXT, "Waar is het donker?"))
    with toolkit.store.read() as shelves:
        draft = shelves.surveys.draft(own)
    take_in(toolkit, north[0], replace(draft, slug=survey.slug), survey.slug)
    together.take_over_core(toolkit, south[1], own)
    with pytest.raises(Refused) as refused:
        undo(toolkit, own, south[1])
    assert _code(refused) == "core_is_locked"
    with toolkit.store.read() as shelves:
        assert shelves.surveys.draft(own) == draft
