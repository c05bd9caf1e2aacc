"""IJ14, KA04: who is not heard yet is known beforehand, and the gaps are printed."""

import pytest

from app.core.problems import Refused
from app.flow.export import tables_for
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.watching.follow import following
from app.flow.watching.reach import add_group, judge_heard, remove_group
from tests.builders import a_council, a_person, a_questionnaire, a_survey, an_open_version
from tests.fakes import FixedClock


def _open(toolkit: Toolkit) -> tuple[Survey, Person]:
    survey, _, _ = an_open_version(toolkit)
    return survey, a_person(a_council(id=survey.council_id), name="C. Coordinator")


def test_ij14_the_gaps_are_printed_in_the_method_sheet(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    add_group(toolkit, person, survey, "Arabic speakers", "The  mosque", "language", "ar")
    lines = tables_for(toolkit, survey, "host").method
    assert (
        "version 1: not heard",
        "Arabic speakers",
        "seen in answers in the language; reached through The mosque",
    ) in lines


def test_a_group_that_was_thought_of_late_says_so(toolkit: Toolkit, clock: FixedClock) -> None:
    survey, person = _open(toolkit)
    clock.day = "2026-11-30"
    add_group(toolkit, person, survey, "Night workers", "The night shop", "judged")
    (state,) = following(toolkit, survey).groups
    assert state.is_late
    assert "chosen after opening" in repr(tables_for(toolkit, survey, "host").method)


def test_a_named_person_judges_what_cannot_be_counted(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    judged = add_group(toolkit, person, survey, "Night workers", "The night shop", "judged")
    counted = add_group(toolkit, person, survey, "Arabic", "The mosque", "language", "ar")
    judge_heard(toolkit, person, survey, judged.id)
    with pytest.raises(Refused, match="group_is_counted"):
        judge_heard(toolkit, person, survey, counted.id)
    heard = [state.heard.by for state in following(toolkit, survey).groups if state.heard]
    assert heard == ["C. Coordinator"]


def test_whom_we_did_not_hear_cannot_be_taken_out_after_opening(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    group = add_group(toolkit, person, survey, "Arabic", "The mosque", "language", "ar")
    with pytest.raises(Refused, match="group_stays"):
        remove_group(toolkit, person, survey, group.id)


def test_before_opening_groups_come_and_go(toolkit: Toolkit) -> None:
    council = a_council()
    survey = a_survey(council)
    person = a_person(council)
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(survey, a_questionnaire())
    group = add_group(toolkit, person, survey, "Arabic", "The mosque", "language", "ar")
    with pytest.raises(Refused, match="never_opened"):
        judge_heard(toolkit, person, survey, group.id)
    remove_group(toolkit, person, survey, group.id)
    with pytest.raises(Refused, match="unknown_group"):
        remove_group(toolkit, person, survey, group.id)
    assert following(toolkit, survey).groups == ()


def test_a_group_needs_a_measure_that_is_known(toolkit: Toolkit) -> None:
    survey, person = _open(toolkit)
    with pytest.raises(Refused, match="group_measure"):
        add_group(toolkit, person, survey, "Arabic", "The mosque", "passport", "x")
