"""Findings: written by people, resting on what may be told; at most five lead (RR04)."""

from dataclasses import dataclass, replace

from app.core.problems import Problem, Refused
from app.core.publication import MOST_FINDINGS
from app.core.report_facts import Knowledge, LeadFinding, draft_path
from app.core.sense import Finding, finding_troubles, may_lead
from app.core.texts import Slot, SlotState
from app.flow.making_sense.desk import Desk, desk_of
from app.flow.ports import Toolkit
from app.flow.publishing.snapshot import frozen_version
from app.flow.records import Person, Survey, Version
from app.flow.shelves import Shelves
from app.flow.translating.hands import Hand
from app.flow.translating.texts import put_written

_NUMBER, _THEME = "number:", "theme:"


@dataclass(frozen=True)
class Typed:
    """A finding as somebody typed it. ``rests`` is ``number:ITEM=OPTION+OPTION``, ``theme:ID``, or
    empty where it rests on words; ``knowledge`` and ``quote`` may be empty."""

    text: str
    rests: str = ""
    knowledge: str = ""
    quote: str = ""
    leads: bool = True


def rests_on(rests: LeadFinding) -> str:
    """What a finding rests on, as ``Typed`` says it.

    >>> rests_on(LeadFinding("1", "safe", ("often", "always")))
    'number:safe=often+always'
    """
    if rests.item:
        return f"{_NUMBER}{rests.item}={'+'.join(rests.options)}"
    return f"{_THEME}{rests.theme}" if rests.theme else ""


def write_finding(
    toolkit: Toolkit, person: Person, survey: Survey, typed: Typed, finding_id: str = ""
) -> Finding:
    """The finding is kept: a new one, last in order, or the one with its id as it is now.

    Raises Refused, and keeps nothing: ``not_frozen``, ``no_finding``, ``finding_too_long``,
    ``unknown_finding``, ``not_told`` for a number or theme that may not be told, ``unknown_quote``,
    ``quote_taken`` where it stands beside another finding (MV07), ``too_many_lead``, and
    ``unknown_knowledge``.
    """
    text = " ".join(typed.text.split())
    desk = desk_of(toolkit, survey)
    rests = _rests(desk, typed, finding_id or toolkit.secrets.random_id())
    problems = (*finding_troubles(text), *_troubles(desk, typed, rests))
    if problems:
        raise Refused(*problems)
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        others = shelves.sense.findings(version)
        old = next((each for each in others if each.id == finding_id), None)
        if finding_id and old is None:
            raise Refused(Problem("unknown_finding", finding_id[:40]))
        if typed.leads and not may_lead(others, rests.id):
            raise Refused(Problem("too_many_lead", "leads", (("most", str(MOST_FINDINGS)),)))
        last = max((each.position for each in others), default=0)
        today = _today(toolkit, shelves, survey)
        position = old.position if old else last + 1
        finding = Finding(rests.id, position, typed.leads, rests, person.name, today)
        shelves.sense.put_finding(survey, version, finding)
        _put_sentence(toolkit, shelves, survey, version, person, rests, text)
        shelves.people.log(person.council_id, today, person.name, "write finding", survey.slug)
    return finding


def move_finding(
    toolkit: Toolkit, person: Person, survey: Survey, finding_id: str, up: bool
) -> None:
    """The finding has changed places with the one before it, or after it; the first stays first.

    Raises Refused: ``not_frozen``, ``unknown_finding``.
    """
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        order = list(shelves.sense.findings(version))
        at = _at(order, finding_id)
        other = at - 1 if up else at + 1
        if not 0 <= other < len(order):
            return
        order[at], order[other] = order[other], order[at]
        for position, each in enumerate(order, 1):
            shelves.sense.put_finding(survey, version, replace(each, position=position))
        today = _today(toolkit, shelves, survey)
        shelves.people.log(person.council_id, today, person.name, "move finding", survey.slug)


def remove_finding(toolkit: Toolkit, person: Person, survey: Survey, finding_id: str) -> None:
    """The finding is gone, with its sentence in every language; what was published stays until
    the texts are published again. Raises Refused: ``not_frozen``, ``unknown_finding``."""
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        found = shelves.sense.findings(version)
        path = draft_path(found[_at(found, finding_id)].rests.path, version.number)
        shelves.sense.remove_finding(version, finding_id)
        slots = (each for each in shelves.surveys.slots(survey) if each.path == path)
        gone = [Slot(path, each.tag, "", SlotState.MISSING) for each in slots]
        shelves.surveys.put_slots(survey, gone)
        today = _today(toolkit, shelves, survey)
        shelves.people.log(person.council_id, today, person.name, "remove finding", survey.slug)


def _rests(desk: Desk, typed: Typed, finding_id: str) -> LeadFinding:
    knowledge = Knowledge(typed.knowledge) if typed.knowledge in tuple(Knowledge) else None
    rests = LeadFinding(finding_id, quote=typed.quote, knowledge=knowledge)
    if typed.rests.startswith(_THEME):
        return replace(rests, theme=typed.rests.removeprefix(_THEME))
    for number in desk.numbers:
        with_number = replace(rests, item=number.item, options=number.options)
        if rests_on(with_number) == typed.rests:
            return with_number
    return rests


def _troubles(desk: Desk, typed: Typed, rests: LeadFinding) -> tuple[Problem, ...]:
    found = []
    themes = {each.id for each in desk.themes}
    if rests_on(rests) != typed.rests or (rests.theme and rests.theme not in themes):
        found.append(Problem("not_told", "rests"))
    if typed.knowledge and rests.knowledge is None:
        found.append(Problem("unknown_knowledge", "knowledge"))
    if typed.quote and typed.quote not in {each.id for each in desk.quotes}:
        found.append(Problem("unknown_quote", "quote"))
    beside = {each.finding.rests.quote for each in desk.findings if each.finding.id != rests.id}
    if typed.quote and typed.quote in beside:
        found.append(Problem("quote_taken", "quote"))
    return tuple(found)


def _put_sentence(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    version: Version,
    person: Person,
    rests: LeadFinding,
    text: str,
) -> None:
    path, source = draft_path(rests.path, version.number), version.questionnaire.source
    kept = {slot.path: slot.text for slot in shelves.surveys.slots(survey, source)}
    if kept.get(path) != text:
        hand = Hand(person.name, person.council_id)
        put_written(toolkit, shelves, survey, hand, (Slot(path, source, text, SlotState.DRAFT),))


def _at(found: list[Finding] | tuple[Finding, ...], finding_id: str) -> int:
    for number, each in enumerate(found):
        if each.id == finding_id:
            return number
    raise Refused(Problem("unknown_finding", finding_id[:40]))


def _today(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
