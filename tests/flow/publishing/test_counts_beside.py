"""Who took part and who is missing: told beside the numbers, and never more than they tell."""

from dataclasses import replace

import pytest

from app.core.coverage import Heard
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.publishing.results import Reached, Results, results_of
from app.flow.records import Person, Place, Survey, Version
from app.flow.watching.reach import add_group
from tests.builders import a_council, a_person, a_response, a_value, an_id
from tests.ended import OUTSIDE, ended

THREE = replace(OUTSIDE, languages=("nl", "ar", "tr"))


@pytest.fixture
def begun(toolkit: Toolkit) -> tuple[Survey, Version, Place]:
    """Forty people answered in Dutch."""
    return ended(toolkit, 20, 20, questionnaire=THREE)


def _answered(toolkit: Toolkit, begun: tuple[Survey, Version, Place], tag: str, times: int) -> None:
    survey, version, place = begun
    with toolkit.store.write() as shelves:
        for number in range(times):
            answer = a_value("outside", ("yes", "no")[number % 2])
            given = a_response(answer, language=tag)
            shelves.responses.add(an_id(), survey, version, place, given, None)


def _results(toolkit: Toolkit, survey: Survey) -> Results:
    publish(toolkit, survey)
    found = results_of(toolkit, survey.slug)
    assert found is not None
    return found


def _group(toolkit: Toolkit, survey: Survey, tag: str) -> None:
    person: Person = a_person(replace(a_council(), id=survey.council_id))
    group = add_group(
        toolkit, person, survey, f"Wie {tag} spreekt", "de buurvrouw", "language", tag
    )
    with toolkit.store.write() as shelves:
        version = shelves.surveys.version(survey)
        assert version is not None
        shelves.watching.put_heard(survey, version, Heard(group.id, "2026-11-23"))


def test_a_language_of_a_few_people_is_told_together_with_another(
    toolkit: Toolkit, begun: tuple[Survey, Version, Place]
) -> None:
    """DC01, DC03: twelve and three are told as fifteen."""
    _answered(toolkit, begun, "ar", 12)
    _answered(toolkit, begun, "tr", 3)
    told = dict(_results(toolkit, begun[0]).languages)
    assert told == {"nl": 40, "ar": None, "tr": None, "other": 15}


def test_that_a_group_was_heard_gives_no_withheld_number_away(
    toolkit: Toolkit, begun: tuple[Survey, Version, Place]
) -> None:
    """IJ14, DC03: "heard" says at least ten, and then of fifteen at most five are left."""
    _answered(toolkit, begun, "ar", 12)
    _answered(toolkit, begun, "tr", 3)
    for tag in ("nl", "ar"):
        _group(toolkit, begun[0], tag)
    reached = {each.name: each.reached for each in _results(toolkit, begun[0]).groups}
    assert reached == {"Wie nl spreekt": Reached.HEARD, "Wie ar spreekt": Reached.NOT_ENOUGH}


def test_counts_that_would_tell_of_a_few_new_people_are_not_told_again(
    toolkit: Toolkit, begun: tuple[Survey, Version, Place]
) -> None:
    """DC05: eighteen more in Dutch and two more in Arabic."""
    _answered(toolkit, begun, "ar", 14)
    _answered(toolkit, begun, "tr", 14)
    assert dict(_results(toolkit, begun[0]).languages) == {"nl": 40, "ar": 14, "tr": 14}
    _answered(toolkit, begun, "nl", 18)
    _answered(toolkit, begun, "ar", 2)
    later = _results(toolkit, begun[0])
    assert later.publication.respondents == 88
    assert later.languages == ()
