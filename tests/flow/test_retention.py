"""Forgetting: people take answers back, each kind of data ends on its day, and it stays gone."""

from dataclasses import replace

import pytest

from app.core.expressions.tree import Reference
from app.core.questionnaire import Kind
from app.core.response import Mode
from app.flow.copies import tombstone_of, tombstone_of_ticket
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish, show
from app.flow.records import Stage, Survey
from app.flow.retention import Outcome, held, run_retention, withdraw
from app.flow.returning.ledger import ledger
from app.flow.returning.tickets import TicketHolder, find_ticket
from tests.builders import a_questionnaire, a_response, a_value, an_id, an_item
from tests.ended import answered, ended, ticket
from tests.fakes import FixedClock

CLOSED = "2026-11-23"


def _holder(toolkit: Toolkit, survey: Survey, number: int = 0) -> TicketHolder:
    return find_ticket(toolkit, survey.slug, ticket(number))


def _count(toolkit: Toolkit, survey: Survey) -> int:
    with toolkit.store.read() as shelves:
        return shelves.responses.count(survey)


def _stage(toolkit: Toolkit, survey: Survey) -> Stage:
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
    assert version is not None
    return version.stage


def test_what_is_held_is_told_without_the_answers(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 1, 0, Stage.CLOSED)
    found = held(toolkit, _holder(toolkit, survey))
    assert found is not None
    record = found.record
    assert (record.language, record.version, record.day) == ("nl", 1, "2026-11-23")
    assert record.consent.choices == (("answers", True), ("quote", False))
    assert {kind: day for kind, day, _ in found.ends}["withdrawal"] == "2026-12-23"
    assert "yes" not in repr(found)


def test_end_dates_of_an_open_survey_are_days_after_closing(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 1, 0, Stage.OPEN)
    found = held(toolkit, _holder(toolkit, survey))
    assert found is not None
    assert ("answers", "", 365) in found.ends


def test_taking_answers_back_removes_them_and_their_ticket(toolkit: Toolkit) -> None:
    """CO14; before publication nothing is owed to who left."""
    survey, _, _ = ended(toolkit, 2, 0, Stage.OPEN)
    assert withdraw(toolkit, _holder(toolkit, survey)) is Outcome.GONE
    assert _count(toolkit, survey) == 1
    counted = ledger(toolkit, survey)
    assert counted["respondents"] == counted["routes"]["ticket"]["due"] == 1


def test_what_was_taken_back_leaves_a_tombstone(toolkit: Toolkit) -> None:
    """Decision 14: a restored backup must not bring it back."""
    survey, version, place = ended(toolkit, 0, 0, Stage.OPEN)
    identity = answered(toolkit, survey, version, place, "yes", ticket(0))
    withdraw(toolkit, _holder(toolkit, survey))
    with toolkit.store.read() as shelves:
        buried = shelves.tombstones.all()
    register = toolkit.secrets.hash("register", survey.id, ticket(0))
    assert buried == {
        tombstone_of(toolkit.secrets, identity),
        tombstone_of_ticket(toolkit.secrets, register),
    }


def test_after_publication_the_answers_go_and_the_numbers_stay(toolkit: Toolkit) -> None:
    """Decision 9; the ticket still opens the results."""
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    before = show(toolkit, survey)
    assert withdraw(toolkit, _holder(toolkit, survey)) is Outcome.GONE_AFTER_PUBLICATION
    assert (_count(toolkit, survey), show(toolkit, survey)) == (23, before)
    assert _holder(toolkit, survey).promise.is_published
    assert held(toolkit, _holder(toolkit, survey)) is None
    assert withdraw(toolkit, _holder(toolkit, survey)) is Outcome.NOT_FOUND
    assert ledger(toolkit, survey)["respondents"] == 24
    with toolkit.store.read() as shelves:
        assert shelves.publications.removed_since(survey) == 1


def test_after_the_last_day_nothing_can_be_taken_back(toolkit: Toolkit, clock: FixedClock) -> None:
    """CO15: kind words instead."""
    survey, _, _ = ended(toolkit, 1, 0, Stage.CLOSED)
    clock.day = "2026-12-23"
    assert withdraw(toolkit, _holder(toolkit, survey)) is Outcome.GONE
    survey, _, _ = ended(toolkit, 1, 0, Stage.CLOSED)
    clock.day = "2026-12-24"
    assert withdraw(toolkit, _holder(toolkit, survey)) is Outcome.TOO_LATE
    assert _count(toolkit, survey) == 1


@pytest.mark.parametrize(
    ("mode", "last_day"), [(Mode.SELF, "2026-11-26"), (Mode.INTERVIEWER, "2026-12-07")]
)
def test_late_answers_end_after_three_days_or_fourteen_with_interviewers(
    toolkit: Toolkit, clock: FixedClock, mode: Mode, last_day: str
) -> None:
    """Decision 13."""
    survey, version, place = ended(toolkit, 1, 0, Stage.CLOSED)
    answered(toolkit, survey, version, place, "no", ticket(5), mode)
    clock.day = last_day
    assert run_retention(toolkit) == ()
    assert _stage(toolkit, survey) is Stage.CLOSED
    clock.day = f"{last_day[:-2]}{int(last_day[-2:]) + 1:02}"
    assert run_retention(toolkit) == (
        f"{survey.slug} 1: no late answers any more; the tabulation is fixed",
    )
    assert _stage(toolkit, survey) is Stage.FROZEN


def test_on_the_withdrawal_date_answers_become_anonymous(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """CO15."""
    survey, _, _ = ended(toolkit, 2, 0)
    clock.day = "2026-12-24"
    assert run_retention(toolkit) == (f"{survey.slug} 1: traces for withdrawing erased: 2",)
    assert held(toolkit, _holder(toolkit, survey)) is None
    assert _count(toolkit, survey) == 2


def test_submission_keys_go_thirty_days_after_closing(toolkit: Toolkit, clock: FixedClock) -> None:
    """Decision 4."""
    survey, _, _ = ended(toolkit, 1, 0)
    with toolkit.store.write() as shelves:
        assert shelves.responses.take_key(survey.id, b"k" * 32)
    clock.day = "2026-12-23"
    run_retention(toolkit)
    with toolkit.store.write() as shelves:
        assert not shelves.responses.take_key(survey.id, b"k" * 32)
    clock.day = "2026-12-24"
    run_retention(toolkit)
    with toolkit.store.write() as shelves:
        assert shelves.responses.take_key(survey.id, b"k" * 32)


def test_free_texts_go_on_their_day_and_calculations_that_repeat_them(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """H5."""
    repeat = an_item("again", Kind.CALCULATE, calculation=Reference("remarks"))
    more = an_item("more", Kind.CALCULATE, calculation=Reference("again"))
    asked = a_questionnaire(an_item("outside"), an_item("remarks", Kind.TEXT), repeat, more)
    survey, version, place = ended(toolkit, 0, 0, questionnaire=asked)
    values = [a_value(path, "my name") for path in ("remarks", "again", "more")]
    with toolkit.store.write() as shelves:
        response = a_response(a_value("outside", "often"), *values)
        shelves.responses.add(an_id(), survey, version, place, response, None)
    clock.day = "2027-05-23"
    assert f"{survey.slug} 1: free texts deleted: 3" in run_retention(toolkit)
    with toolkit.store.read() as shelves:
        (_, _, _, left), *_ = shelves.responses.all(survey)
    assert [value.path for value in left.values if value.values] == ["outside"]


def test_answers_go_on_their_day_and_do_not_come_back(toolkit: Toolkit, clock: FixedClock) -> None:
    """H5, decision 14."""
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    clock.day = "2027-11-24"
    assert f"{survey.slug} 1: responses deleted: 24" in run_retention(toolkit)
    assert _count(toolkit, survey) == 0
    with toolkit.store.read() as shelves:
        assert len(shelves.tombstones.all()) == 24
    clock.day = "2027-12-26"
    run_retention(toolkit)
    with toolkit.store.read() as shelves:
        assert not shelves.tombstones.all()


def test_each_version_ends_on_its_own_day(toolkit: Toolkit, clock: FixedClock) -> None:
    """What the people of an earlier version were promised is kept while a later one is open."""
    survey, version, place = ended(toolkit, 1, 0)
    later = replace(version, id=an_id(), number=2, wave_id=an_id(), fingerprint="later")
    later = replace(later, stage=Stage.OPEN, closed_day="", frozen_day="")
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(later)
    answered(toolkit, survey, later, place, "yes", ticket(7))
    clock.day = "2026-12-24"
    run_retention(toolkit)
    assert held(toolkit, _holder(toolkit, survey, 0)) is None
    assert held(toolkit, _holder(toolkit, survey, 7)) is not None


def test_the_work_of_a_day_is_done_once_and_doing_it_again_is_harmless(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """Decision 11: once across all hosts."""
    ended(toolkit, 1, 0, Stage.CLOSED)
    clock.day = "2026-11-27"
    assert len(run_retention(toolkit)) == 1
    assert run_retention(toolkit) == ()
    clock.day = "2026-11-28"
    assert run_retention(toolkit) == ()


def test_what_retention_did_is_in_the_audit_log(toolkit: Toolkit, clock: FixedClock) -> None:
    """CO19: a job deletes and logs."""
    survey, _, _ = ended(toolkit, 1, 0, Stage.CLOSED)
    clock.day = "2026-11-27"
    run_retention(toolkit)
    with toolkit.store.read() as shelves:
        acts = shelves.people.acts(survey.council_id)
    assert acts[-1][1:3] == ("program", "retention")


def test_a_host_without_councils_has_nothing_to_do(toolkit: Toolkit) -> None:
    assert run_retention(toolkit) == ()
