"""What a publication says beside its sentences, kept as slots without a language.

Everything that the council says stands under ``report:`` in a publication: sentences by language,
and facts (which number a finding rests on, who read along) once, under NO_LANGUAGE. So all of it is
fixed with the publication, and goes where its slots go.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.plan import Level, Side
from app.core.return_report import NO_LANGUAGE
from app.core.texts import Slot, SlotState

REPORT = "report:"
DRAFTS = "report/"
HAPPENS_NEXT = "report:happens_next"
WORDS = "report:words"
READING = "report:reading"
INTENDED = "report:intended"
OUTCOME = "report:outcome"
MISSING = "report:missing"
LIMITS = "report:limits"
CANNOT_CHANGE = "report:cannot_change"
WHO_DECIDES = "report:who_decides"
QUESTIONS = "report:questions"
SENTENCES = (
    HAPPENS_NEXT,
    READING,
    WORDS,
    OUTCOME,
    INTENDED,
    MISSING,
    LIMITS,
    WHO_DECIDES,
    CANNOT_CHANGE,
    QUESTIONS,
)
_FINDING = "report:finding:"
_READER = "report:reader:"
COUNTS = "report:count:"
_JOINT = "+"


class Knowledge(StrEnum):
    """Where somebody knows something from (KA10). NEAR: churches, food banks, clubs."""

    EXPERIENCE = "experience"
    NEAR = "near"
    PROFESSIONAL = "professional"
    SCIENTIFIC = "scientific"


@dataclass(frozen=True)
class LeadFinding:
    """One of at most five findings that lead. It rests on a number (``item`` and ``options``), on a
    theme of open answers, or on words alone. ``quote`` is the id of the quote beside it."""

    id: str
    item: str = ""
    options: tuple[str, ...] = ()
    theme: str = ""
    quote: str = ""
    knowledge: Knowledge | None = None

    @property
    def path(self) -> str:
        """The slot path of its sentence."""
        return finding_path(self.id)


@dataclass(frozen=True)
class ReadAlong:
    """How many people of one side read the results before all others did, and how much say they
    had (KS11)."""

    side: Side
    level: Level
    people: int


def finding_path(finding_id: str) -> str:
    """The slot path of a finding's sentence."""
    return f"{_FINDING}{finding_id}:text"


def group_path(group_id: str) -> str:
    """The slot path of the name of a group that was sought (IJ14)."""
    return f"report:group:{group_id}:name"


def quote_fact(finding_id: str) -> str:
    """The path of the fact that a quote stands beside a finding."""
    return f"{_FINDING}{finding_id}:quote"


def is_from_file(path: str) -> bool:
    """Whether a report file can hold what stands at this path (return_report.py)."""
    return path in (HAPPENS_NEXT, WORDS) or path.startswith("report:action:")


def is_sentence(slot: Slot) -> bool:
    """Whether a slot is one of the council's sentences, which can be translated."""
    return slot.path.startswith(REPORT) and slot.tag != NO_LANGUAGE


def draft_path(path: str, version: int) -> str:
    """Where a sentence is written before it is published: among the texts of its survey, apart
    for each version, so that what was said of one wave is never said of the next.

    >>> draft_path(OUTCOME, 2)
    'report/2:outcome'
    """
    return f"{_draft_head(version)}{path.removeprefix(REPORT)}"


def _draft_head(version: int) -> str:
    return f"{DRAFTS}{version}:"


def is_drafted(path: str, version: int) -> bool:
    """Whether a slot path is one of a sentence that is written for this version."""
    return path.startswith(_draft_head(version))


def drafted(slots: Iterable[Slot], version: int) -> tuple[Slot, ...]:
    """The sentences that are written for a version, with the paths that they are published
    under; empty ones are left out."""
    head = _draft_head(version)
    return tuple(
        replace(slot, path=f"{REPORT}{slot.path.removeprefix(head)}")
        for slot in slots
        if slot.path.startswith(head) and slot.text
    )


def facts_of(
    findings: Iterable[LeadFinding],
    readers: Iterable[ReadAlong] = (),
    counts: Iterable[tuple[str, str, int | None]] = (),
) -> tuple[Slot, ...]:
    """The slots that hold these facts; findings stay in their order. ``counts`` are what is
    counted (``language``, ``mode``), its value, and the number, None where it is withheld."""
    return (
        *(slot for number, each in enumerate(findings, 1) for slot in _of_finding(number, each)),
        *(_fact(f"{_READER}{each.side}:{each.level}", str(each.people)) for each in readers),
        *(
            _fact(f"{COUNTS}{what}:{value}", "" if count is None else str(count))
            for what, value, count in counts
        ),
    )


def _of_finding(number: int, finding: LeadFinding) -> Iterator[Slot]:
    head = f"{_FINDING}{finding.id}"
    yield _fact(f"{head}:position", str(number))
    said = {
        "item": finding.item,
        "options": _JOINT.join(finding.options),
        "theme": finding.theme,
        "quote": finding.quote,
        "knowledge": finding.knowledge.value if finding.knowledge else "",
    }
    yield from (_fact(f"{head}:{name}", text) for name, text in said.items() if text)


def _fact(path: str, text: str) -> Slot:
    return Slot(path, NO_LANGUAGE, text, SlotState.DRAFT)


def findings_in(slots: Iterable[Slot]) -> tuple[LeadFinding, ...]:
    """The leading findings that these slots hold, in their order; none where the council wrote
    none of its own."""
    said: dict[str, dict[str, str]] = {}
    for slot in slots:
        if slot.path.startswith(_FINDING) and slot.tag == NO_LANGUAGE:
            found, _, name = slot.path.removeprefix(_FINDING).partition(":")
            said.setdefault(found, {})[name] = slot.text
    ordered = sorted(said.items(), key=lambda pair: int(pair[1].get("position", "0")))
    return tuple(
        LeadFinding(
            found,
            facts.get("item", ""),
            tuple(facts["options"].split(_JOINT)) if facts.get("options") else (),
            facts.get("theme", ""),
            facts.get("quote", ""),
            Knowledge(facts["knowledge"]) if facts.get("knowledge") else None,
        )
        for found, facts in ordered
    )


def readers_in(slots: Iterable[Slot]) -> tuple[ReadAlong, ...]:
    """Who read along, as these slots hold it."""
    found = []
    for slot in slots:
        if slot.path.startswith(_READER) and slot.tag == NO_LANGUAGE:
            side, _, level = slot.path.removeprefix(_READER).partition(":")
            found.append(ReadAlong(Side(side), Level(level), int(slot.text)))
    order = {level: number for number, level in enumerate(Level)}
    return tuple(sorted(found, key=lambda each: (each.side, order[each.level])))


def counts_in(slots: Iterable[Slot], what: str) -> tuple[tuple[str, int | None], ...]:
    """Values of what is counted, with their numbers; None where one is withheld."""
    head = f"{COUNTS}{what}:"
    return tuple(
        (slot.path.removeprefix(head), int(slot.text) if slot.text else None)
        for slot in slots
        if slot.path.startswith(head) and slot.tag == NO_LANGUAGE
    )
