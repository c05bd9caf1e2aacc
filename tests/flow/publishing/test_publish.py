"""Publishing from the workspace: checks that take a reason, words without new numbers, preview."""

from dataclasses import replace

import pytest

from app.core.plan import Level, Side
from app.core.problems import Refused
from app.core.report_facts import (
    CANNOT_CHANGE,
    LIMITS,
    OUTCOME,
    READING,
    ReadAlong,
    draft_path,
    group_path,
)
from app.core.sense import Check
from app.core.side_by_side import mark
from app.core.texts import Slot, SlotState
from app.flow.making_sense.findings import Typed, write_finding
from app.flow.making_sense.reading import count_readers
from app.flow.making_sense.sheet import sense_sheets, sensed, sensed_lines
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.publishing.publish import preview_of, publish_all, publish_words
from app.flow.publishing.ready import readiness
from app.flow.publishing.results import Reached, Results, results_of
from app.flow.publishing.texts import WrittenText, report_texts, write_texts
from app.flow.records import KeptPlan, Person, Stage, Survey
from app.flow.watching.reach import add_group
from tests.builders import a_council, a_person, a_plan, a_response, a_value, an_id
from tests.ended import ended

WHY = {Check.NO_RESIDENT_READ: "Niemand kon deze week.", Check.DRAFTS_LEFT: "Volgt."}


@pytest.fixture
def survey(toolkit: Toolkit) -> Survey:
    """Forty said yes and twenty no; no answers come in any more."""
    return ended(toolkit, 40, 20)[0]


@pytest.fixture
def person(survey: Survey) -> Person:
    """A member of the council that leads."""
    return a_person(replace(a_council(), id=survey.council_id))


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def said(toolkit: Toolkit, person: Person, survey: Survey, path: str, text: str) -> None:
    kept = {each.path: each for each in report_texts(toolkit, survey)}
    write_texts(toolkit, person, survey, (WrittenText(path, text, kept[path].seen),))


def told(toolkit: Toolkit, survey: Survey) -> Results:
    found = results_of(toolkit, survey.slug)
    assert found is not None
    return found


def test_before_the_answers_are_fixed_the_day_is_known(toolkit: Toolkit) -> None:
    """Decision 13: three days after closing, and the fourth day it is fixed."""
    survey, _, _ = ended(toolkit, 40, 20, Stage.CLOSED)
    ready = readiness(toolkit, survey)
    assert (ready.is_frozen, ready.frozen_on) == (False, "2026-11-27")


def test_below_the_minimum_nothing_can_be_published(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 5, 4)
    person = a_person(replace(a_council(), id=survey.council_id))
    assert not readiness(toolkit, survey).enough
    with pytest.raises(Refused) as refused:
        publish_all(toolkit, person, survey, WHY)
    assert codes(refused) == ["too_few_responses"]


def test_without_residents_who_read_along_a_reason_is_asked_and_kept(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """RR11, KS15: a soft check takes a written reason, for the method sheet."""
    assert readiness(toolkit, survey).left == (Check.NO_RESIDENT_READ,)
    with pytest.raises(Refused) as refused:
        publish_all(toolkit, person, survey, {Check.NO_RESIDENT_READ: " "})
    assert codes(refused) == ["reason_needed"]
    assert results_of(toolkit, survey.slug) is None
    publish_all(toolkit, person, survey, WHY)
    (kept,) = readiness(toolkit, survey).reasons
    assert (kept.text, kept.by) == (WHY[Check.NO_RESIDENT_READ], person.name)


def test_a_resident_who_read_along_opens_the_check(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    some = (ReadAlong(Side.RESIDENT, Level.THOUGHT_ALONG, 2),)
    count_readers(toolkit, person, survey, some)
    publish_all(toolkit, person, survey, {})
    assert told(toolkit, survey).readers == some


def test_everything_that_was_written_is_published_with_the_numbers(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """MV03, IJ14, RR12: findings, the council's sentences, who is missing, and the counts."""
    finding = write_finding(toolkit, person, survey, Typed("Velen.", "number:outside=yes"))
    hidden = write_finding(toolkit, person, survey, Typed("Later.", leads=False))
    said(toolkit, person, survey, LIMITS, "Alleen wie langskwam.")
    group = add_group(toolkit, person, survey, "Bakkers", "de molen", "judged")
    results_before = preview_of(toolkit, survey)
    publish_all(toolkit, person, survey, WHY)
    results = told(toolkit, survey)
    assert [each.path for each in results.findings] == [finding.rests.path]
    assert results.findings[0].number == results_before.findings[0].number
    assert results.said(finding.rests.path, "ar").text == "Velen."
    assert not results.said(hidden.rests.path, "nl")
    assert results.said(LIMITS, "nl").text == "Alleen wie langskwam."
    assert results.said(group_path(group.id), "nl").text == "Bakkers"
    assert [each.reached for each in results.groups] == [Reached.UNKNOWN]
    assert dict(results.languages) == {"nl": None, "ar": None, "other": 60}
    assert dict(results.modes)["paper"] is None


def test_words_change_without_new_numbers_and_only_when_they_are_published(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    first = publish_all(toolkit, person, survey, WHY)
    said(toolkit, person, survey, OUTCOME, "Er komt licht.")
    assert readiness(toolkit, survey).has_news
    assert not told(toolkit, survey).said(OUTCOME, "nl")
    publish_words(toolkit, person, survey, WHY)
    results = told(toolkit, survey)
    assert (results.publication, results.said(OUTCOME, "nl").text) == (first, "Er komt licht.")
    assert not readiness(toolkit, survey).has_news
    assert results.modes, "the counts stay beside their numbers"
    with pytest.raises(Refused) as refused:
        publish_all(toolkit, person, survey, WHY)
    assert codes(refused) == ["too_little_changed"]


def test_new_numbers_may_follow_words_that_were_changed(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """DC05: words alone make no snapshot, so they do not stand in the way of one."""
    publish_all(toolkit, person, survey, WHY)
    said(toolkit, person, survey, OUTCOME, "Er komt licht.")
    publish_words(toolkit, person, survey, WHY)
    with toolkit.store.write() as shelves:
        version = shelves.surveys.version(survey)
        assert version is not None
        for answer in ("yes", "no") * 10:
            given = a_response(a_value("outside", answer))
            shelves.responses.add(an_id(), survey, version, None, given, None)
    assert readiness(toolkit, survey).may_renew
    assert publish_all(toolkit, person, survey, WHY).respondents == 80


def test_words_need_numbers_first(toolkit: Toolkit, survey: Survey, person: Person) -> None:
    with pytest.raises(Refused) as refused:
        publish_words(toolkit, person, survey, WHY)
    assert codes(refused) == ["not_published"]


def test_a_report_file_later_keeps_what_the_workspace_said(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    said(toolkit, person, survey, READING, "Wij lazen mee.")
    publish_all(toolkit, person, survey, WHY)
    publish(toolkit, survey, {"happens_next": "De raad beslist."})
    results = told(toolkit, survey)
    assert results.said(READING, "nl").text == "Wij lazen mee."
    assert results.report("nl").happens_next.text == "De raad beslist."


def test_what_the_plan_said_is_proposed_and_somebody_who_was_first_is_not_overwritten(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """MV01, IJ17."""
    with toolkit.store.write() as shelves:
        kept = KeptPlan(an_id(), survey.council_id, survey.id, "2026-11-01", "A. Tester", a_plan())
        shelves.plans.put(kept)
    proposals = {each.path: each.proposal for each in report_texts(toolkit, survey)}
    assert proposals[CANNOT_CHANGE] == a_plan().cannot_change
    said(toolkit, person, survey, OUTCOME, "Eerst.")
    with pytest.raises(Refused) as refused:
        write_texts(toolkit, person, survey, (WrittenText(OUTCOME, "Later.", mark("")),))
    assert codes(refused) == ["changed_meanwhile"]


def test_the_wording_of_each_sentence_is_looked_at(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """PL03: advice beside the field, never a verdict."""
    said(toolkit, person, survey, OUTCOME, "woord " * 30)
    found = {each.path: each.advice for each in report_texts(toolkit, survey)}
    assert next(each.rule for each in found[OUTCOME]) == "PL03"


def test_a_translation_that_nobody_confirmed_is_left_open_and_takes_a_reason(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """LA09."""
    said(toolkit, person, survey, OUTCOME, "Er komt licht.")
    assert readiness(toolkit, survey).drafts == (("ar", 1),)
    path = draft_path(OUTCOME, 1)
    with toolkit.store.write() as shelves:
        sure = Slot(path, "ar", "ضوء", SlotState.CONFIRMED, "A. Tester", "2026-11-23")
        shelves.surveys.put_slots(survey, (sure,))
    assert readiness(toolkit, survey).drafts == ()
    publish_all(toolkit, person, survey, WHY)
    assert told(toolkit, survey).said(OUTCOME, "ar").text == "ضوء"


def test_the_method_sheet_prints_who_read_along_and_every_reason(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """KS11, RR11."""
    count_readers(toolkit, person, survey, (ReadAlong(Side.PROFESSIONAL, Level.INFORMED, 2),))
    publish_all(toolkit, person, survey, WHY)
    with toolkit.store.read() as shelves:
        lines = tuple(sensed_lines(sensed(shelves, shelves.surveys.versions(survey))))
        sheets = {
            name: rows
            for name, _, rows in sense_sheets(shelves, survey, shelves.surveys.versions(survey))
        }
    read, passed = lines
    assert read[1:] == ("professional: informed", 2)
    assert passed[1:] == (Check.NO_RESIDENT_READ.value, WHY[Check.NO_RESIDENT_READ])
    assert [len(rows) for rows in sheets.values()] == [0, 0, 1, 1]
