"""Making sense together: what people wrote while they read the results, before all others hear.

A finding is said by people and rests on a number that may be told, on a theme, or on words. No
finding is made by the program, and kinds of knowledge stand side by side, never totalled (KA10).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.core.problems import Problem
from app.core.publication import MOST_FINDINGS
from app.core.report_facts import Knowledge, LeadFinding, ReadAlong

LONGEST_REMARK = 1000
LONGEST_FINDING = 400
MOST_REMARKS = 200
MOST_READERS = 500


class Prompt(StrEnum):
    """What everybody who reads along is asked. PATTERN is the turn-around question of KS15: which
    patterns could a preventive, shared approach meet?"""

    SURPRISE = "surprise"
    PUZZLE = "puzzle"
    PATTERN = "pattern"
    LOOK_ALONG = "look_along"


@dataclass(frozen=True)
class Remark:
    """What somebody answered to a prompt. ``by`` is who wrote it down; who said it is not kept."""

    id: str
    prompt: Prompt
    knowledge: Knowledge
    text: str
    by: str
    day: str


@dataclass(frozen=True)
class Finding:
    """A finding as it is worked on; its sentence stands in its slot. ``position`` orders all of
    them, and those with ``leads`` come first on the page of the results."""

    id: str
    position: int
    leads: bool
    rests: LeadFinding
    by: str
    day: str


class Check(StrEnum):
    """A soft check before publishing: it takes a written reason."""

    NO_RESIDENT_READ = "no_resident_read"
    DRAFTS_LEFT = "drafts_left"


@dataclass(frozen=True)
class Reason:
    """Why results were published in spite of a check."""

    check: Check
    text: str
    by: str
    day: str


def remark_troubles(text: str) -> tuple[Problem, ...]:
    """Why a remark cannot be kept like this; empty where it can."""
    if not text:
        return (Problem("no_remark", "text"),)
    if len(text) > LONGEST_REMARK:
        return (Problem("remark_too_long", "text", (("most", str(LONGEST_REMARK)),)),)
    return ()


def finding_troubles(text: str) -> tuple[Problem, ...]:
    """Why a finding cannot be kept with this sentence; empty where it can."""
    if not text:
        return (Problem("no_finding", "text"),)
    if len(text) > LONGEST_FINDING:
        return (Problem("finding_too_long", "text", (("most", str(LONGEST_FINDING)),)),)
    return ()


def readers_troubles(readers: Iterable[ReadAlong]) -> tuple[Problem, ...]:
    """Why these numbers of people cannot be kept; empty where they can."""
    if all(0 <= each.people <= MOST_READERS for each in readers):
        return ()
    return (Problem("readers_number", "readers", (("most", str(MOST_READERS)),)),)


def may_lead(findings: Iterable[Finding], finding_id: str) -> bool:
    """Whether one more finding may lead: at most five do (RR04)."""
    others = [each for each in findings if each.leads and each.id != finding_id]
    return len(others) < MOST_FINDINGS


def leading(findings: Iterable[Finding]) -> tuple[LeadFinding, ...]:
    """The findings that lead, in their order."""
    ordered = sorted(findings, key=lambda each: each.position)
    return tuple(each.rests for each in ordered if each.leads)
