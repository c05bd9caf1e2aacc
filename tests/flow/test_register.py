"""The register of places: each place of a council once, with a code for each survey there."""

from dataclasses import replace

import pytest

from app.core.places import CodeState, Moment, RegisteredPlace
from app.core.problems import Refused
from app.flow.deliver import spot_of
from app.flow.places import add_place, place_with, places_of, switch_code, with_code
from app.flow.ports import Toolkit
from app.flow.records import Council, Survey
from app.flow.register import codes_at, keep_in_register, register_of, rename_place_of
from tests.builders import a_council, a_questionnaire, a_survey, an_open_version

BY = "A. Tester"
LIBRARY = RegisteredPlace(
    "",
    "",
    "The library",
    "library",
    (Moment(4, "13:00", "17:00"), Moment(2, "10:00", "12:00")),
    ("TI", "nl-simple", "ti"),
    80,
)


def _council_of(toolkit: Toolkit, survey: Survey) -> Council:
    with toolkit.store.read() as shelves:
        return shelves.people.council(survey.council_id)


def _another_survey(toolkit: Toolkit, council: Council) -> Survey:
    survey = a_survey(council)
    with toolkit.store.write() as shelves:
        shelves.surveys.add(survey, a_questionnaire(slug=survey.slug))
    return survey


def test_a_place_is_in_the_register_once_and_has_a_code_for_each_survey(
    toolkit: Toolkit,
) -> None:
    survey, _, place = an_open_version(toolkit)
    council = _council_of(toolkit, survey)
    later = _another_survey(toolkit, council)
    again = add_place(toolkit, later, f" {place.name.upper()} ")
    assert (again.id, again.name) == (place.id, place.name)
    assert again.code != place.code
    assert [each.name for each in register_of(toolkit, council)] == [place.name]
    assert {each.code for each in codes_at(toolkit, council)} == {place.code, again.code}


def test_a_place_that_has_a_code_for_a_survey_keeps_it(toolkit: Toolkit) -> None:
    """QR09: what hangs there stays true."""
    survey, _, place = an_open_version(toolkit)
    assert add_place(toolkit, survey, place.name) == place
    assert places_of(toolkit, survey) == (place,)


def test_a_kind_is_kept_where_none_was_known(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    council = _council_of(toolkit, survey)
    add_place(toolkit, survey, "Hall")
    add_place(toolkit, survey, "Hall", "sports")
    add_place(toolkit, survey, "Hall", "school")
    assert {each.kind for each in register_of(toolkit, council)} == {"food_bank", "sports"}


def test_what_is_kept_of_a_place_comes_back_in_order(toolkit: Toolkit) -> None:
    """MV18, SV19: helper languages by their base; nobody is asked at intake unless told."""
    survey, _, _ = an_open_version(toolkit)
    council = _council_of(toolkit, survey)
    kept = keep_in_register(toolkit, council, BY, LIBRARY)
    assert kept in register_of(toolkit, council)
    assert [moment.weekday for moment in kept.opening] == [2, 4]
    assert kept.helper_languages == ("ti", "nl")
    assert kept.not_at_intake
    other = keep_in_register(toolkit, council, BY, replace(kept, not_at_intake=False))
    assert other in register_of(toolkit, council)
    with toolkit.store.write() as shelves:
        code = with_code(toolkit, shelves, survey, kept, BY)
        assert with_code(toolkit, shelves, survey, kept, BY) == code
    with toolkit.store.read() as shelves:
        acts = [act[2:] for act in shelves.people.acts(council.id)]
    assert ("add a place", "The library") in acts
    assert ("give a code", f"{survey.slug} {code.code}") in acts


def test_everything_that_is_wrong_with_a_place_is_said_at_once(toolkit: Toolkit) -> None:
    survey, _, place = an_open_version(toolkit)
    council = _council_of(toolkit, survey)
    wrong = replace(
        LIBRARY,
        name=" ",
        helper_languages=("no language",),
        expected_visitors=0,
        opening=tuple(Moment(1, f"{hour:02}:00", f"{hour:02}:30") for hour in range(15)),
    )
    with pytest.raises(Refused) as refused:
        keep_in_register(toolkit, council, BY, wrong)
    assert [problem.code for problem in refused.value.problems] == [
        "place_name",
        "unknown_language",
        "too_many_moments",
        "visitors_count",
    ]
    with pytest.raises(Refused, match="place_exists"):
        keep_in_register(toolkit, council, BY, replace(LIBRARY, name=place.name.lower()))


def test_another_council_neither_sees_nor_changes_a_place(toolkit: Toolkit) -> None:
    _, _, place = an_open_version(toolkit)
    other = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(other)
    assert register_of(toolkit, other) == codes_at(toolkit, other) == ()
    with pytest.raises(Refused, match="unknown_place"):
        keep_in_register(toolkit, other, BY, replace(LIBRARY, id=place.id))


def test_a_new_name_needs_no_new_print(toolkit: Toolkit) -> None:
    """QR09: renamed without reprinting."""
    survey, _, place = an_open_version(toolkit)
    rename_place_of(toolkit, survey, place.code.lower(), "The old school")
    assert place_with(toolkit, survey, place.code) == replace(place, name="The old school")


@pytest.mark.parametrize("state", [CodeState.OFF, CodeState.RESULTS])
def test_a_code_that_is_switched_takes_no_visits_until_it_is_on_again(
    toolkit: Toolkit, state: CodeState
) -> None:
    """QR09: switched off or pointed to the results, and the other places go on."""
    survey, _, place = an_open_version(toolkit)
    other = add_place(toolkit, survey, "A library")
    assert switch_code(toolkit, survey, place.code, state, BY).state is state
    assert not spot_of(toolkit, place.code).takes_visits
    assert spot_of(toolkit, other.code).takes_visits
    switch_code(toolkit, survey, place.code, CodeState.ON, BY)
    assert spot_of(toolkit, place.code).takes_visits
