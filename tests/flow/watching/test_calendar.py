"""GO02: one calendar over all councils shows where and when, and never what another asks."""

from app.core.plan import Plan
from app.flow.ports import Toolkit
from app.flow.records import Council, KeptPlan, Stage, Survey
from app.flow.watching.calendar import Where, calendar_of
from tests.builders import (
    a_council,
    a_place,
    a_questionnaire,
    a_survey,
    a_version,
    an_id,
    an_open_version,
    texts,
)
from tests.fakes import FixedClock


def _council_of(toolkit: Toolkit, survey: Survey) -> Council:
    with toolkit.store.read() as shelves:
        return shelves.people.council(survey.council_id)


def test_another_councils_survey_shows_place_and_days_only(toolkit: Toolkit) -> None:
    secret = a_questionnaire(title=texts("A secret subject"), slug="secret-subject")
    an_open_version(toolkit, secret)
    survey, _, _ = an_open_version(toolkit)
    (line,) = calendar_of(toolkit, _council_of(toolkit, survey)).lines
    assert line.is_own
    theirs = next(entry for entry in line.entries if not entry.is_own)
    assert (theirs.title, theirs.slug, theirs.first) == ("", "", "2026-11-23")
    assert "ecret" not in repr(line)
    mine = next(entry for entry in line.entries if entry.is_own)
    assert mine.title == "The market square [nl]"
    assert [problem.code for problem in line.problems] == ["place_is_asked"]


def test_a_draft_of_another_council_is_not_on_the_calendar(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    council, other = _council_of(toolkit, survey), a_council()
    drafts = [a_survey(council), a_survey(other)]
    with toolkit.store.write() as shelves:
        shelves.people.add_council(other)
        for draft in drafts:
            shelves.surveys.add(draft, a_questionnaire())
            shelves.places.add(a_place(draft, name="Library", kind=""))
    lines = {line.name: line for line in calendar_of(toolkit, council).lines}
    assert [entry.slug for entry in lines["Library"].entries] == [drafts[0].slug]
    assert {where for _, where in lines["Library"].months("2026-11-23")} == {Where.FREE}


def test_a_planned_survey_of_another_council_shows_its_days_and_not_its_subject(
    toolkit: Toolkit,
) -> None:
    survey, _, _ = an_open_version(toolkit)
    other = a_council()
    draft = a_survey(other, slug="quiet-subject")
    plan = Plan(question="A quiet subject?", opening_date="2026-12-01", closing_date="2026-12-20")
    with toolkit.store.write() as shelves:
        shelves.people.add_council(other)
        shelves.surveys.add(draft, a_questionnaire(slug="quiet-subject"))
        shelves.places.add(a_place(draft, name="Library", kind=""))
        shelves.plans.put(KeptPlan(an_id(), other.id, draft.id, "2026-11-20", "A", plan))
    found = calendar_of(toolkit, _council_of(toolkit, survey))
    line = next(line for line in found.lines if line.name == "Library")
    assert not line.is_own
    assert dict(line.months("2026-11-23"))["2026-12"] is Where.PLANNED
    assert line.entries[0].planned == ("2026-12-01", "2026-12-20")
    assert "uiet" not in repr(found)


def test_a_year_shows_open_rest_and_the_promised_return(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    survey, _, _ = an_open_version(
        toolkit,
        stage=Stage.CLOSED,
        opened_day="2026-02-10",
        closed_day="2026-03-20",
    )
    clock.day = "2026-04-01"
    (line,) = calendar_of(toolkit, _council_of(toolkit, survey)).lines
    shown = {month[5:]: where for month, where in line.months("2026-04-01") if where}
    assert shown == {"02": "open", "03": "open", "04": "rest", "05": "rest"}
    (entry,) = line.entries
    assert entry.rests_until == "2026-05-15"
    assert [problem.code for problem in line.problems] == ["place_rests"]
    assert line.left == 3
    later = dict(line.months("2027-01-01"))
    assert later["2027-01"] is Where.RETURN


def test_an_open_survey_is_not_known_to_last_beyond_this_month(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    calendar = calendar_of(toolkit, _council_of(toolkit, survey))
    assert dict(calendar.lines[0].months(calendar.today))["2026-12"] is Where.FREE
    assert (calendar.open_now, calendar.this_year) == (1, 1)


def test_two_versions_of_a_survey_are_two_lines_of_its_place(toolkit: Toolkit) -> None:
    survey, version, _ = an_open_version(
        toolkit, stage=Stage.FROZEN, opened_day="2026-01-10", closed_day="2026-02-01",
        frozen_day="2026-02-02",
    )  # fmt: skip
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(a_version(survey, number=2))
    (line,) = calendar_of(toolkit, _council_of(toolkit, survey)).lines
    assert [entry.first for entry in line.entries] == [version.opened_day, "2026-11-23"]
