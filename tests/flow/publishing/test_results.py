"""What a results page is made from: the snapshot, and what the council says beside it."""

from app.core.plan import Level, Side
from app.core.report_facts import (
    READING,
    Knowledge,
    LeadFinding,
    ReadAlong,
    counts_in,
    facts_of,
    findings_in,
    readers_in,
)
from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.publishing.results import Results, results_of
from app.flow.records import PublishedFinding
from tests.ended import ended

SURE = Slot(READING, "ar", "قرأنا", SlotState.CONFIRMED, "A. Tester", "2026-11-23")


def _with(toolkit: Toolkit, yes: int, no: int, *slots: Slot) -> Results:
    survey, _, _ = ended(toolkit, yes, no)
    made = publish(toolkit, survey)
    with toolkit.store.write() as shelves:
        shelves.publications.put_sentences(made.id, slots)
    found = results_of(toolkit, survey.slug)
    assert found is not None
    return found


def test_before_publication_there_are_no_results(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 20, 20)
    assert results_of(toolkit, survey.slug) is None


def test_without_words_of_the_council_the_numbers_speak(toolkit: Toolkit) -> None:
    results = _with(toolkit, 48, 12)
    (finding,) = results.findings
    assert finding.number == PublishedFinding("outside", ("yes",), 48, 60)
    assert finding.path == ""
    assert results.plan is None


def test_findings_of_the_council_lead_with_the_number_that_was_published(toolkit: Toolkit) -> None:
    """RR04, KA10: a number that is withheld is not there, and the words are."""
    rests = LeadFinding("1" * 32, "outside", ("no",), quote="q", knowledge=Knowledge.NEAR)
    words = LeadFinding("2" * 32)
    told = _with(toolkit, 40, 20, *facts_of((words, rests))).findings
    assert [each.path for each in told] == [words.path, rests.path]
    assert [each.number for each in told] == [None, PublishedFinding("outside", ("no",), 20, 60)]
    assert told[1].knowledge is Knowledge.NEAR
    assert told[1].quote is None, "a quote that nobody released is not told"
    withheld = _with(toolkit, 57, 3, *facts_of((rests,))).findings
    assert withheld[0].number is None


def test_facts_come_back_as_they_were_kept() -> None:
    findings = (LeadFinding("b", "p", ("x", "y")), LeadFinding("a", theme="t"))
    readers = (ReadAlong(Side.RESIDENT, Level.DECIDED, 4),)
    slots = facts_of(findings, readers, (("language", "nl", 30), ("language", "ti", None)))
    assert findings_in(reversed(slots)) == findings
    assert readers_in(slots) == readers
    assert counts_in(slots, "language") == (("nl", 30), ("ti", None))


def test_a_draft_of_a_translation_is_withheld_and_the_source_stands_in(toolkit: Toolkit) -> None:
    source = Slot(READING, "nl", "Wij lazen mee", SlotState.DRAFT)
    draft = Slot(READING, "ar", "مسودة", SlotState.DRAFT)
    assert _with(toolkit, 40, 20, source, draft).said(READING, "ar").tag == "nl"
    results = _with(toolkit, 40, 20, source, SURE)
    assert results.said(READING, "ar").text == SURE.text
    assert not results.said("report:outcome", "ar")
