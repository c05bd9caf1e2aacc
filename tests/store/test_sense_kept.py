"""What people wrote while they read the results: kept on both engines, of one version each."""

from dataclasses import replace

from app.core.plan import Level, Side
from app.core.report_facts import Knowledge, LeadFinding, ReadAlong
from app.core.sense import Check, Finding, Prompt, Reason, Remark
from tests.store.conftest import Standing

DAY = "2026-11-23"


def test_findings_stay_in_their_order_and_are_replaced_by_their_id(standing: Standing) -> None:
    survey, version = standing.survey, standing.version
    first = Finding("a" * 32, 2, True, LeadFinding("a" * 32, "p", ("x", "y")), "A. Tester", DAY)
    rests = LeadFinding("b" * 32, theme="t", quote="q", knowledge=Knowledge.NEAR)
    second = Finding("b" * 32, 1, False, rests, "B. Tester", DAY)
    with standing.kit.store.write() as shelves:
        for each in (first, second):
            shelves.sense.put_finding(survey, version, each)
        assert shelves.sense.findings(version) == (second, first)
        shelves.sense.put_finding(survey, version, replace(first, position=0, leads=False))
        assert shelves.sense.findings(version) == (replace(first, position=0, leads=False), second)
        shelves.sense.remove_finding(version, first.id)
        assert shelves.sense.findings(version) == (second,)


def test_remarks_readers_and_reasons_are_kept(standing: Standing) -> None:
    survey, version = standing.survey, standing.version
    remark = Remark("c" * 32, Prompt.PUZZLE, Knowledge.EXPERIENCE, "Waarom?", "A. Tester", DAY)
    some = (ReadAlong(Side.RESIDENT, Level.DECIDED, 3),)
    reason = Reason(Check.NO_RESIDENT_READ, "Niemand kon.", "A. Tester", DAY)
    with standing.kit.store.write() as shelves:
        shelves.sense.add_remark(survey, version, remark)
        for readers in ((ReadAlong(Side.RESEARCHER, Level.INFORMED, 1),), some):
            shelves.sense.put_readers(survey, version, readers)
        for text in ("Later.", reason.text):
            shelves.sense.put_reason(survey, version, replace(reason, text=text))
    with standing.kit.store.write() as shelves:
        assert shelves.sense.remarks(version) == (remark,)
        assert shelves.sense.readers(version) == some
        assert shelves.sense.reasons(version) == (reason,)
        assert shelves.sense.remove_remark(version, remark.id)
        assert not shelves.sense.remove_remark(version, remark.id)
