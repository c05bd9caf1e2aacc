"""Writing what the council says beside the numbers, in its own language, with what it planned.

Other languages are written and confirmed where all translations are (flow/translating).
"""

from dataclasses import dataclass

from app.core.advice import Advice
from app.core.plan import Plan
from app.core.problems import Problem, Refused
from app.core.report_facts import (
    CANNOT_CHANGE,
    INTENDED,
    SENTENCES,
    WHO_DECIDES,
    draft_path,
    group_path,
)
from app.core.return_report import LONGEST_TEXT
from app.core.side_by_side import mark
from app.core.texts import Slot, SlotState
from app.core.wording import advice_on_text
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey, Version
from app.flow.shelves import Shelves
from app.flow.translating.hands import Hand, today_of
from app.flow.translating.texts import put_written


@dataclass(frozen=True)
class ReportText:
    """One thing to say. ``path`` is where it is published; ``proposal`` is what the plan said, for
    as long as nothing is written, with the ISO ``day`` that it names."""

    path: str
    text: str
    proposal: str
    advice: tuple[Advice, ...]
    day: str = ""

    @property
    def seen(self) -> str:
        """A mark over the text, to see later whether somebody changed it meanwhile."""
        return mark(self.text)


@dataclass(frozen=True)
class WrittenText:
    """A text as somebody typed it; ``seen`` is the mark that their page had."""

    path: str
    text: str
    seen: str


def report_texts(toolkit: Toolkit, survey: Survey) -> tuple[ReportText, ...]:
    """Everything there is to say, in the order of the page, with findings on its wording.

    Raises Refused ``never_opened``.
    """
    with toolkit.store.read() as shelves:
        version = _version(shelves, survey)
        slots = shelves.surveys.slots(survey, version.questionnaire.source)
        kept = shelves.plans.of_survey(survey)
        terms = shelves.tries.terms(survey)
        names = {group_path(each.id): each.name for each in shelves.watching.groups(survey)}
    source = version.questionnaire.source
    said = {slot.path: slot.text for slot in slots}
    plan = kept.plan if kept else Plan()
    proposals = {**names, **_planned(plan)}
    found = []
    for path in (*SENTENCES, *names):
        at = draft_path(path, version.number)
        text = said.get(at, "")
        advice = advice_on_text(path, source, text, toolkit.vocabulary, terms)
        day = plan.decision_date if path == WHO_DECIDES else ""
        found.append(ReportText(path, text, proposals.get(path, ""), advice, day))
    return tuple(found)


def _planned(plan: Plan) -> dict[str, str]:
    return {
        INTENDED: plan.intended,
        CANNOT_CHANGE: plan.cannot_change,
        WHO_DECIDES: plan.decider,
    }


def write_texts(
    toolkit: Toolkit, person: Person, survey: Survey, written: tuple[WrittenText, ...]
) -> int:
    """The texts stand in the council's own language; how many are others than before.

    Translations of what changed must be looked at once more. Raises Refused, and keeps none then:
    ``never_opened``, ``unknown_slot``, ``report_too_long``, and ``changed_meanwhile`` with both
    texts where somebody was first.
    """
    with toolkit.store.write() as shelves:
        version = _version(shelves, survey)
        source = version.questionnaire.source
        names = [group_path(each.id) for each in shelves.watching.groups(survey)]
        kept = {slot.path: slot.text for slot in shelves.surveys.slots(survey, source)}
        fresh: list[Slot] = []
        problems: list[Problem] = []
        for each in written:
            text = each.text.replace("\r\n", "\n").strip()
            at = draft_path(each.path, version.number)
            here = kept.get(at, "")
            if text == here:
                continue
            if each.path not in (*SENTENCES, *names):
                problems.append(Problem("unknown_slot", each.path[:80]))
            elif len(text) > LONGEST_TEXT:
                most = (("most", str(LONGEST_TEXT)),)
                problems.append(Problem("report_too_long", each.path, most))
            elif mark(here) != each.seen:
                figures = (("here", here), ("yours", text))
                problems.append(Problem("changed_meanwhile", each.path, figures))
            else:
                state = SlotState.DRAFT if text else SlotState.MISSING
                fresh.append(Slot(at, source, text, state))
        if problems:
            raise Refused(*problems)
        if fresh:
            hand = Hand(person.name, person.council_id)
            put_written(toolkit, shelves, survey, hand, fresh)
            day = today_of(toolkit, shelves, hand)
            subject = f"{survey.slug} {len(fresh)}"
            shelves.people.log(person.council_id, day, person.name, "write report", subject)
    return len(fresh)


def _version(shelves: Shelves, survey: Survey) -> Version:
    version = shelves.surveys.version(survey)
    if version is None:
        raise Refused(Problem("never_opened", survey.slug))
    return version
