"""What the method sheet and the evaluation say of making sense: who, how, and why not (KS11)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.report_facts import ReadAlong, draft_path
from app.core.sense import Finding, Reason, Remark
from app.core.texts import Slot
from app.flow.records import Survey, Version
from app.flow.shelves import Shelves

Line = tuple[str, str, int | str]
Cell = str | int | None
Sheet = tuple[str, tuple[str, ...], tuple[tuple[Cell, ...], ...]]


@dataclass(frozen=True)
class Sensed:
    """Who read along with each version, and why checks before publishing were passed by."""

    readers: tuple[tuple[int, ReadAlong], ...] = ()
    reasons: tuple[tuple[int, Reason], ...] = ()


def sensed(shelves: Shelves, versions: Sequence[Version]) -> Sensed:
    """What is known of all versions of a survey."""
    return Sensed(
        tuple((each.number, one) for each in versions for one in shelves.sense.readers(each)),
        tuple((each.number, one) for each in versions for one in shelves.sense.reasons(each)),
    )


def sensed_lines(found: Sensed) -> Iterator[Line]:
    """Lines of the method sheet."""
    for number, each in found.readers:
        what = f"version {number}: read the results along before publishing"
        yield what, f"{each.side}: {each.level}", each.people
    for number, reason in found.reasons:
        what = f"version {number}: published in spite of a check"
        yield what, reason.check.value, reason.text


def sense_sheets(shelves: Shelves, survey: Survey, versions: Sequence[Version]) -> Iterator[Sheet]:
    """Sheets of the evaluation: findings with what they rest on, remarks, readers, reasons."""
    head = ("version", "place", "leads", "finding", "rests on", "knowledge", "quote", "by", "day")
    findings = tuple(
        _finding(version, each, shelves.surveys.slots(survey, version.questionnaire.source))
        for version in versions
        for each in shelves.sense.findings(version)
    )
    yield "findings", head, findings
    remarks = tuple(
        _remark(version, each) for version in versions for each in shelves.sense.remarks(version)
    )
    yield "remarks", ("version", "asked", "knowledge", "said", "by", "day"), remarks
    found = sensed(shelves, versions)
    yield (
        "read along",
        ("version", "side", "say", "people"),
        tuple((n, each.side.value, each.level.value, each.people) for n, each in found.readers),
    )
    yield (
        "published in spite of",
        ("version", "check", "reason", "by", "day"),
        tuple((n, each.check.value, each.text, each.by, each.day) for n, each in found.reasons),
    )


def _finding(version: Version, finding: Finding, slots: Sequence[Slot]) -> tuple[Cell, ...]:
    rests, path = finding.rests, draft_path(finding.rests.path, version.number)
    text = next((slot.text for slot in slots if slot.path == path), "")
    on = f"{rests.item}: {', '.join(rests.options)}" if rests.item else rests.theme or "words"
    return (
        version.number,
        finding.position,
        "yes" if finding.leads else "",
        text,
        on,
        rests.knowledge.value if rests.knowledge else "",
        "yes" if rests.quote else "",
        finding.by,
        finding.day,
    )


def _remark(version: Version, remark: Remark) -> tuple[Cell, ...]:
    return (
        version.number,
        remark.prompt.value,
        remark.knowledge.value,
        remark.text,
        remark.by,
        remark.day,
    )
