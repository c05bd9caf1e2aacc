"""IJ14: the groups of the plan are watched for without anybody doing a thing."""

import pytest

from app.core.plan import Group, Plan
from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.records import KeptPlan, Person, Survey
from app.flow.retention import run_retention
from app.flow.watching.follow import following
from app.flow.watching.reach import add_group, judge_heard
from tests.builders import a_council, a_person, an_id, an_open_version
from tests.fakes import FixedClock


def _planned(toolkit: Toolkit) -> tuple[Survey, Person]:
    survey, _, _ = an_open_version(toolkit)
    plan = Plan(groups=(Group("Arabic speakers", "The mosque"), Group("Night workers")))
    kept = KeptPlan(an_id(), survey.council_id, survey.id, "2026-11-20", "A", plan)
    with toolkit.store.write() as shelves:
        shelves.plans.put(kept)
    return survey, a_person(a_council(id=survey.council_id))


def test_what_the_plan_names_waits_to_be_seen_and_is_judged_from_the_first_night(
    toolkit: Toolkit,
) -> None:
    survey, _ = _planned(toolkit)
    assert [group.name for group in following(toolkit, survey).unseen] == [
        "Arabic speakers",
        "Night workers",
    ]
    run_retention(toolkit)
    found = following(toolkit, survey)
    assert found.unseen == ()
    assert [(s.group.name, s.group.measure, s.is_late) for s in found.groups] == [
        ("Arabic speakers", "judged", False),
        ("Night workers", "judged", False),
    ]


def test_a_group_of_the_plan_gets_a_way_to_be_seen_and_is_not_late(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    survey, person = _planned(toolkit)
    clock.day = "2026-11-30"
    add_group(toolkit, person, survey, "Arabic speakers", "The mosque", "language", "ar")
    run_retention(toolkit)
    add_group(toolkit, person, survey, "Night workers", "The night shop", "mode", "paper")
    states = following(toolkit, survey).groups
    assert [(s.group.measure, s.group.value, s.is_late) for s in states] == [
        ("language", "ar", False),
        ("mode", "paper", False),
    ]


def test_a_group_that_is_counted_or_heard_is_not_chosen_twice(toolkit: Toolkit) -> None:
    survey, person = _planned(toolkit)
    run_retention(toolkit)
    add_group(toolkit, person, survey, "Arabic speakers", "The mosque", "language", "ar")
    with pytest.raises(Refused, match="group_exists"):
        add_group(toolkit, person, survey, "arabic speakers", "The mosque", "mode", "paper")
    night = next(s.group for s in following(toolkit, survey).groups if s.group.measure == "judged")
    judge_heard(toolkit, person, survey, night.id)
    with pytest.raises(Refused, match="group_exists"):
        add_group(toolkit, person, survey, "Night workers", "The night shop", "mode", "paper")
