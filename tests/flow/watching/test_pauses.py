"""KS24, GO03: a survey is paused with a reason for all, and goes on; or it closes."""

import pytest

from app.core.pausing import PauseReason
from app.core.problems import Refused
from app.flow.export import tables_for
from app.flow.open_version import close_version
from app.flow.ports import Toolkit
from app.flow.records import Person, Stage, Survey
from app.flow.watching.follow import following
from app.flow.watching.pauses import go_on, pause, set_closing_day
from tests.builders import a_council, a_person, an_open_version
from tests.fakes import FixedClock


def _open(toolkit: Toolkit) -> tuple[Survey, Person]:
    survey, _, _ = an_open_version(toolkit)
    council = a_council(id=survey.council_id)
    return survey, a_person(council, name="R. Resident", roles=("co_researcher",))


def test_go03_whoever_pauses_and_why_is_in_the_log(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    version = pause(toolkit, person, survey, PauseReason.EVENT, "There was a  fire.")
    assert (version.stage, version.pause_reason) == (Stage.PAUSED, "event")
    with toolkit.store.read() as shelves:
        act = shelves.people.acts(survey.council_id)[-1]
    assert act[1:] == ("R. Resident", "pause", f"{survey.slug}: event, There was a fire.")


def test_ks24_a_pause_needs_a_public_reason_and_own_words(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    with pytest.raises(Refused, match="pause_reason"):
        pause(toolkit, person, survey, "rain", "It rains.")
    with pytest.raises(Refused, match="pause_words"):
        pause(toolkit, person, survey, PauseReason.TALK, " ")
    assert not following(toolkit, survey).pauses


def test_a_pause_ends_by_going_on_and_both_days_are_kept(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    survey, person = _open(toolkit)
    pause(toolkit, person, survey, PauseReason.MISTAKE, "A wrong word.")
    with pytest.raises(Refused, match="already_paused"):
        pause(toolkit, person, survey, PauseReason.MISTAKE, "A wrong word.")
    clock.day = "2026-11-25"
    assert go_on(toolkit, person, survey).stage is Stage.OPEN
    with pytest.raises(Refused, match="not_paused"):
        go_on(toolkit, person, survey)
    (kept,) = following(toolkit, survey).pauses
    assert (kept.reason, kept.day, kept.until) == ("mistake", "2026-11-23", "2026-11-25")
    lines = tables_for(toolkit, survey, "host").method
    assert ("version 1", "paused", "mistake, from 2026-11-23 until 2026-11-25") in lines


def test_closing_ends_a_pause_and_says_who_closed(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    pause(toolkit, person, survey, PauseReason.TALK, "They asked us to.")
    close_version(toolkit, survey, by=person.name)
    (kept,) = following(toolkit, survey).pauses
    assert kept.until == "2026-11-23"
    with toolkit.store.read() as shelves:
        assert shelves.people.acts(survey.council_id)[-1][1:3] == ("R. Resident", "close")
    with pytest.raises(Refused, match="nothing_open"):
        pause(toolkit, person, survey, PauseReason.TALK, "Again.")


def test_the_last_day_lies_ahead_and_before_the_promised_day(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    for day, code in (("2026-11-22", "has_passed"), ("2027-01-31", "after_promise")):
        with pytest.raises(Refused, match=code):
            set_closing_day(toolkit, person, survey, day)
    set_closing_day(toolkit, person, survey, "2026-12-01")
    assert following(toolkit, survey).closing_day == "2026-12-01"
    set_closing_day(toolkit, person, survey, "")
    assert following(toolkit, survey).closing_day == ""
