"""The example of a council comes and goes in one act, and so does the tour."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.questionnaire import Kind, Purpose, Terms
from app.core.template_bank import Bank, Template
from app.core.texts import Texts
from app.flow.export import tables_for
from app.flow.making_sense.findings import Typed, write_finding
from app.flow.open_version import Opening, open_version
from app.flow.planning import (
    STOPS,
    ExampleWords,
    begin_tour,
    example_of,
    knows_the_way,
    make_example,
    plan_of,
    remove_example,
    standings_of,
    tour_of,
    walk,
)
from app.flow.ports import Toolkit
from app.flow.prepare import review, take_in
from app.flow.records import Council, Person, Publication
from tests.builders import a_council, a_person, a_plan, a_questionnaire, an_id, an_item, texts

WORDS = ExampleWords(a_plan(), ("The library (example)", "The market (example)"), "It is decided.")
ASKED = a_questionnaire(
    an_item(),
    an_item("worries", Kind.SELECT_MULTIPLE, ("rent", "food")),
    an_item("remarks", Kind.TEXT),
    languages=("nl", "en"),
    title=texts("Poll", ("nl", "en")),
    purposes=(Purpose("adult"), Purpose("answers")),
    terms=Terms(decision=texts("lamps", ("nl", "en"))),
)
CARD = Template("schemes-not-used", Texts(), Texts(), Texts(), "consult", 1, 3)


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, templates=Bank((CARD,), (("schemes-not-used", ASKED),)))


@pytest.fixture
def person(kit: Toolkit, council: Council) -> Person:
    person = a_person(council)
    with kit.store.write() as shelves:
        shelves.people.add_person(person, "hash")
    return person


def test_the_example_is_open_and_marked_and_has_answers_that_nobody_gave(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = make_example(kit, council, person, WORDS)
    kept = plan_of(kit, survey)
    assert kept is not None
    assert kept.plan == a_plan()
    tables = tables_for(kit, survey, "host")
    assert tables.is_example
    assert len(tables.rows) == 21
    with kit.store.read() as shelves:
        assert {place.name for place in shelves.places.of_survey(survey)} == set(WORDS.places)
    assert make_example(kit, council, person, WORDS) == survey
    assert example_of(kit, council) == survey


def test_the_example_goes_whole_and_leaves_other_surveys_alone(
    kit: Toolkit, council: Council, person: Person
) -> None:
    own = take_in(kit, council, a_questionnaire())
    survey = make_example(kit, council, person, WORDS)
    remove_example(kit, council, person, survey)
    assert example_of(kit, council) is None
    with kit.store.read() as shelves:
        assert shelves.surveys.all(council.id) == (own,)
        assert shelves.surveys.slots(own)
        assert shelves.places.register(council.id) == ()
        assert shelves.plans.all(council.id) == ()
    again = make_example(kit, council, person, WORDS)
    assert again.slug == survey.slug


def test_nothing_that_people_answered_or_somebody_made_is_removed_as_an_example(
    kit: Toolkit, council: Council, person: Person
) -> None:
    draft = take_in(kit, council, a_questionnaire())
    real = take_in(kit, council, a_questionnaire(slug="real"))
    for tag in ("nl", "ar"):
        review(kit, real, tag, "A. Tester")
    terms = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who"))
    open_version(kit, real, Opening(terms))
    for survey in (draft, real):
        with pytest.raises(Refused, match="not_an_example"):
            remove_example(kit, council, person, survey)
    theirs = make_example(kit, council, person, WORDS)
    with pytest.raises(Refused, match="not_an_example"):
        remove_example(kit, a_council(), person, theirs)


def test_each_survey_says_the_one_next_thing_to_do(
    kit: Toolkit, council: Council, person: Person
) -> None:
    make_example(kit, council, person, WORDS)
    take_in(kit, council, a_questionnaire(slug="draft"))
    found = {each.survey.slug: (each.station, each.todo) for each in standings_of(kit, council)}
    assert found == {"draft": ("open", "fill_plan"), "example": ("follow", "follow_it")}


def test_a_text_that_was_taken_away_does_not_wait_to_be_confirmed(
    kit: Toolkit, council: Council
) -> None:
    terms = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who"))
    asked = a_questionnaire(an_item(), an_item("again"), slug="line", terms=terms)
    survey = take_in(kit, council, asked)
    take_in(kit, council, replace(asked, children=asked.children[:1]), survey.slug)
    for tag in ("nl", "ar"):
        review(kit, survey, tag, "A. Tester")
    (standing,) = standings_of(kit, council)
    assert standing.todo == "add_places"


def test_what_is_to_be_done_goes_along_the_line(kit: Toolkit, council: Council) -> None:
    terms = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who"))
    survey = take_in(kit, council, a_questionnaire(slug="line", terms=terms))

    def todo() -> str:
        (standing,) = standings_of(kit, council)
        return standing.todo

    assert todo() == "confirm_languages"
    for tag in ("nl", "ar"):
        review(kit, survey, tag, "A. Tester")
    assert todo() == "add_places"
    version = open_version(kit, survey, Opening())
    assert todo() == "add_places"
    with kit.store.write() as shelves:
        shelves.surveys.set_stage(version, version.stage.CLOSED, "2026-11-24")
    assert todo() == "wait_for_late_answers"
    with kit.store.write() as shelves:
        shelves.surveys.set_stage(version, version.stage.FROZEN, "2026-11-25")
    assert todo() == "make_sense"
    bo = a_person(council, name="Bo")
    write_finding(kit, bo, survey, Typed("Many go out."))
    assert todo() == "publish_results"
    with kit.store.write() as shelves:
        shelves.publications.add(
            Publication(an_id(), survey.id, council.id, version.id, 1, "2026-11-25", 20, (), ())
        )
    assert todo() == "say_what_was_done"
    with kit.store.write() as shelves:
        shelves.addresses.add(survey, an_id(), b"x" * 605)
    assert todo() == "tell_everyone"


def test_the_tour_has_at_most_six_stops_and_is_remembered_per_person(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = make_example(kit, council, person, WORDS)
    assert len(STOPS) <= 6
    assert tour_of(kit, person) is None
    begin_tour(kit, person, survey)
    seen = []
    while tour := tour_of(kit, person):
        seen.append(tour.station)
        walk(kit, person, 1)
    assert tuple(seen) == STOPS
    assert knows_the_way(kit, person)
    with pytest.raises(Refused, match="no_tour"):
        walk(kit, person, 1)
    assert begin_tour(kit, person, survey).number == 1
    assert walk(kit, person, -1) == tour_of(kit, person)
