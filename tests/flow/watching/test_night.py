"""Decision 9: what is seen while a survey runs is counted at night, and never below ten."""

from app.core.coverage import Measure
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Stage, Survey, Version
from app.flow.retention import run_retention
from app.flow.watching.follow import following
from app.flow.watching.pauses import set_closing_day
from app.flow.watching.reach import add_group
from tests.builders import a_council, a_person, a_place
from tests.ended import answered, ended, ticket
from tests.fakes import FixedClock


def _person(survey: Survey) -> Person:
    council = a_council(id=survey.council_id)
    assert isinstance(council, Council)
    return a_person(council)


def _told(toolkit: Toolkit, survey: Survey) -> list[tuple[int | None, int]]:
    return [(total.responses, total.delivered) for total in following(toolkit, survey).totals]


def _version(toolkit: Toolkit, survey: Survey) -> Version:
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
    assert version is not None
    return version


def test_a_total_changes_at_night_only(toolkit: Toolkit, clock: FixedClock) -> None:
    survey, version, place = ended(toolkit, 10, 0, Stage.OPEN)
    assert _told(toolkit, survey) == []
    run_retention(toolkit)
    assert _told(toolkit, survey) == [(10, 0)]
    answered(toolkit, survey, version, place, "yes", ticket(50))
    run_retention(toolkit)
    assert _told(toolkit, survey) == [(10, 0)]
    clock.day = "2026-11-24"
    run_retention(toolkit)
    assert _told(toolkit, survey) == [(11, 0)]
    assert following(toolkit, survey).total_day == "2026-11-24"


def test_below_ten_the_database_itself_holds_no_total(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 9, 0, Stage.OPEN)
    run_retention(toolkit)
    assert _told(toolkit, survey) == [(None, 0)]


def test_documents_of_a_place_are_told_in_tens(toolkit: Toolkit) -> None:
    survey, _, place = ended(toolkit, 0, 0, Stage.OPEN)
    with toolkit.store.write() as shelves:
        shelves.returns.add_deliveries(survey.id, place.id, "2026-11-23", 37)
    run_retention(toolkit)
    assert _told(toolkit, survey) == [(None, 30)]


def test_once_the_tabulation_is_frozen_no_total_is_left(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    survey, version, _ = ended(toolkit, 12, 0, Stage.CLOSED)
    run_retention(toolkit)
    assert _told(toolkit, survey) == [(12, 0)]
    clock.day = "2026-11-27"
    run_retention(toolkit)
    assert _version(toolkit, survey).stage is Stage.FROZEN
    assert _told(toolkit, survey) == []
    clock.day = "2026-11-28"
    run_retention(toolkit)
    with toolkit.store.read() as shelves:
        assert shelves.watching.totals(version) == ()


def test_a_survey_closes_after_its_last_day(toolkit: Toolkit, clock: FixedClock) -> None:
    survey, _, _ = ended(toolkit, 1, 0, Stage.OPEN)
    set_closing_day(toolkit, _person(survey), survey, "2026-11-24")
    clock.day = "2026-11-24"
    assert run_retention(toolkit) == ()
    clock.day = "2026-11-25"
    assert run_retention(toolkit) == (f"{survey.slug} 1: closed on its last day",)
    version = _version(toolkit, survey)
    assert (version.stage, version.closed_day) == (Stage.CLOSED, "2026-11-24")


def test_ij14_groups_are_heard_by_language_place_mode_and_answer(toolkit: Toolkit) -> None:
    survey, _, place = ended(toolkit, 10, 9, Stage.OPEN)
    empty = a_place(survey, name="Library")
    with toolkit.store.write() as shelves:
        shelves.places.add(empty)
    person = _person(survey)
    for name, measure, value in (
        ("Dutch", Measure.LANGUAGE, "nl"),
        ("Arabic", Measure.LANGUAGE, "ar"),
        ("Food bank", Measure.PLACE, place.id),
        ("Library", Measure.PLACE, empty.id),
        ("Alone", Measure.MODE, "self"),
        ("Outside", Measure.ITEM, "outside=yes"),
        ("Inside", Measure.ITEM, "outside=no"),
        ("Neighbours", Measure.JUDGED, ""),
    ):
        add_group(toolkit, person, survey, name, "somebody", measure, value)
    run_retention(toolkit)
    states = following(toolkit, survey).groups
    heard = {state.group.name for state in states if state.heard}
    assert heard == {"Dutch", "Food bank", "Alone", "Outside"}
    assert [bool(state.heard) for state in states] == [False] * 4 + [True] * 4
