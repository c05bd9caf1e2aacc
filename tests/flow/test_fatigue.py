"""MV10, GO02: opening asks the budget of each place, over all councils of the host."""

from dataclasses import replace

import pytest

from app.core.places import CodeState, RegisteredPlace
from app.core.problems import Refused
from app.core.questionnaire import Terms
from app.flow.export import tables_for
from app.flow.open_version import Opening, close_version, open_version
from app.flow.places import add_place, places_of, switch_code
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, take_in
from app.flow.records import Council, Survey
from app.flow.watching.explained import add_in_spite, tired_of
from tests.builders import a_council, a_person, a_place, a_questionnaire, an_open_version, texts
from tests.fakes import FixedClock

TERMS = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who decides"))


def _council(toolkit: Toolkit, region: str = "") -> Council:
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council, region)
    return council


def _ready(toolkit: Toolkit, council: Council, place: str = "Food bank") -> Survey:
    survey = take_in(toolkit, council, a_questionnaire())
    for tag in ("nl", "ar"):
        review(toolkit, survey, tag, "A. Tester")
    add_place(toolkit, survey, place, "food_bank")
    return survey


def _codes(toolkit: Toolkit, survey: Survey) -> list[str]:
    (gate,) = (gate for gate in check(toolkit, survey).gates if gate.identity == "MV10")
    assert not gate.is_hard
    return [problem.code for problem in gate.problems]


def test_mv10_another_councils_open_survey_at_the_same_place_speaks_against_opening(
    toolkit: Toolkit,
) -> None:
    an_open_version(toolkit)
    survey = _ready(toolkit, _council(toolkit))
    assert _codes(toolkit, survey) == ["place_is_asked"]
    with pytest.raises(Refused, match="place_is_asked"):
        open_version(toolkit, survey, Opening(TERMS))


def test_mv10_a_written_reason_opens_and_is_printed_in_the_method_sheet(toolkit: Toolkit) -> None:
    an_open_version(toolkit)
    survey = _ready(toolkit, _council(toolkit))
    version = open_version(toolkit, survey, Opening(TERMS, override="asked about another thing"))
    assert ("MV10", "asked about another thing") in version.overrides
    lines = [line for line in tables_for(toolkit, survey, "host").method if "MV10" in line[1]]
    assert [line[2] for line in lines] == ["asked about another thing"]


def test_mv10_an_example_is_not_stopped_and_tires_nobody(toolkit: Toolkit) -> None:
    an_open_version(toolkit, is_example=True)
    survey = _ready(toolkit, _council(toolkit))
    assert _codes(toolkit, survey) == []
    an_open_version(toolkit)
    assert open_version(toolkit, survey, Opening(TERMS, is_example=True)).is_example


def test_mv10_a_place_of_the_same_name_in_another_region_is_another_place(
    toolkit: Toolkit,
) -> None:
    an_open_version(toolkit)
    assert _codes(toolkit, _ready(toolkit, _council(toolkit, "South"))) == []
    assert _codes(toolkit, _ready(toolkit, _council(toolkit), "Library")) == []


def test_mv10_the_next_survey_waits_eight_weeks_and_the_same_one_does_not(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    survey = _ready(toolkit, _council(toolkit))
    open_version(toolkit, survey, Opening(TERMS))
    close_version(toolkit, survey, now=True)
    assert _codes(toolkit, survey) == []
    other = _ready(toolkit, _council(toolkit))
    assert _codes(toolkit, other) == ["place_rests"]
    clock.day = "2027-01-18"
    assert _codes(toolkit, other) == []


def test_mv10_a_code_that_is_switched_off_asks_nobody_and_lets_its_place_rest(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """QR09."""
    other, _, place = an_open_version(toolkit)
    survey = _ready(toolkit, _council(toolkit))
    switch_code(toolkit, other, place.code, CodeState.OFF)
    assert _codes(toolkit, survey) == ["place_rests"]
    clock.day = "2027-01-18"
    assert _codes(toolkit, survey) == []
    an_open_version(toolkit)
    assert _codes(toolkit, survey) == ["place_is_asked"]
    (mine,) = places_of(toolkit, survey)
    switch_code(toolkit, survey, mine.code, CodeState.OFF)
    assert _codes(toolkit, survey) == []


def test_mv10_a_place_added_to_an_open_survey_needs_a_reason_which_is_printed(
    toolkit: Toolkit,
) -> None:
    other, _, _ = an_open_version(toolkit)
    survey, _, _ = an_open_version(toolkit)
    with toolkit.store.write() as shelves:
        shelves.places.add(a_place(other, name="Library"))
    person = a_person(replace(a_council(), id=survey.council_id))
    library = RegisteredPlace("b" * 32, survey.council_id, "Library")
    hall = RegisteredPlace("c" * 32, survey.council_id, "Town hall")
    assert [each.place for each in tired_of(toolkit, survey, [library, hall])] == [library]
    with toolkit.store.write() as shelves:
        for place in (library, hall):
            shelves.places.keep(place)
    with pytest.raises(Refused, match="no_reason"):
        add_in_spite(toolkit, person, survey, [library, hall], "  ")
    assert len(places_of(toolkit, survey)) == 1
    add_in_spite(toolkit, person, survey, [library, hall], "Few people come to the other place.")
    assert len(places_of(toolkit, survey)) == 3
    assert tired_of(toolkit, survey, [library, hall]) == ()
    lines = [line for line in tables_for(toolkit, survey, "host").method if line[0] == "places"]
    assert lines == [
        (
            "places",
            "Library: added in spite of check MV10, because",
            "Few people come to the other place.",
        )
    ]


def test_mv10_a_draft_is_asked_at_opening_and_an_example_never(toolkit: Toolkit) -> None:
    an_open_version(toolkit)
    draft = _ready(toolkit, _council(toolkit), "Library")
    example, _, _ = an_open_version(toolkit, is_example=True)
    for survey in (draft, example):
        food_bank = RegisteredPlace("d" * 32, survey.council_id, "Food bank")
        assert tired_of(toolkit, survey, [food_bank]) == ()
