"""What stands between a council and publishing, in one piece for its page."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.core.disclosure import MINIMUM
from app.core.languages import parse_language
from app.core.plan import Side
from app.core.publication import FEWEST_ADDED
from app.core.report_facts import REPORT, is_sentence
from app.core.response import Mode
from app.core.sense import Check, Reason, leading
from app.core.texts import Slot
from app.core.translation import SURE
from app.flow.ports import Toolkit
from app.flow.publishing.sentences import said_in_workspace, without_counts
from app.flow.publishing.snapshot import may_renew
from app.flow.records import Publication, Stage, Survey, Version
from app.flow.retention import LATE_DAYS, LATE_DAYS_WITH_INTERVIEWERS
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Ready:
    """How far a survey is with publishing.

    ``frozen_on`` is the first day on which no late answer comes in any more, empty while it is not
    known. ``enough`` says whether so many answered that numbers may be told at all. ``left`` are
    the soft checks that take a reason, ``drafts`` the languages with texts that nobody confirmed.
    ``newest`` is what was published of this version; ``may_renew`` whether its numbers may follow
    the answers of now, ``has_news`` whether the council says something else by now.
    """

    version: Version | None
    is_frozen: bool = False
    frozen_on: str = ""
    enough: bool = False
    left: tuple[Check, ...] = ()
    reasons: tuple[Reason, ...] = ()
    drafts: tuple[tuple[str, int], ...] = ()
    leads: int = 0
    newest: Publication | None = None
    may_renew: bool = False
    has_news: bool = False
    least: int = MINIMUM
    least_new: int = FEWEST_ADDED


def readiness(toolkit: Toolkit, survey: Survey) -> Ready:
    """How far a survey is; nothing of one person's answers is in it."""
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        if version is None:
            return Ready(None)
        if version.stage is not Stage.FROZEN:
            return Ready(version, frozen_on=_frozen_on(shelves, version))
        newest = shelves.publications.newest(survey)
        if newest is not None and newest.version_id != version.id:
            newest = None
        said = said_in_workspace(shelves, survey, version)
        enough = sum(shelves.responses.sizes(version).values()) >= MINIMUM
        return Ready(
            version=version,
            is_frozen=True,
            frozen_on=version.frozen_day,
            enough=enough or newest is not None,
            left=left_open(shelves, version, said),
            reasons=shelves.sense.reasons(version),
            drafts=_drafts(version, said),
            leads=len(leading(shelves.sense.findings(version))),
            newest=newest,
            may_renew=newest is None or may_renew(shelves, survey, version, newest),
            has_news=newest is None or _has_news(shelves, newest, said),
        )


def left_open(shelves: Shelves, version: Version, said: tuple[Slot, ...]) -> tuple[Check, ...]:
    """The soft checks that take a reason now (RR11, KS15, LA09)."""
    found = []
    readers = shelves.sense.readers(version)
    if not any(each.side is Side.RESIDENT and each.people for each in readers):
        found.append(Check.NO_RESIDENT_READ)
    if _drafts(version, said):
        found.append(Check.DRAFTS_LEFT)
    return tuple(found)


def _drafts(version: Version, said: tuple[Slot, ...]) -> tuple[tuple[str, int], ...]:
    source = version.questionnaire.source
    own = {slot.path for slot in said if is_sentence(slot) and slot.tag == source}
    sure = {(slot.path, slot.tag) for slot in said if slot.text and slot.state in SURE}
    return tuple(
        (tag, open_now)
        for tag in version.questionnaire.languages
        if tag != source and parse_language(tag).has_text
        if (open_now := sum((path, tag) not in sure for path in own))
    )


def _has_news(shelves: Shelves, newest: Publication, said: tuple[Slot, ...]) -> bool:
    published = without_counts(shelves.publications.sentences(newest.id))
    return {(s.path, s.tag, s.text, s.state) for s in said} != {
        (s.path, s.tag, s.text, s.state) for s in published if s.path.startswith(REPORT)
    }


def _frozen_on(shelves: Shelves, version: Version) -> str:
    closing = version.closed_day or shelves.watching.closing_day(version)
    if not closing:
        return ""
    is_helped = Mode.INTERVIEWER in shelves.responses.modes(version)
    days = LATE_DAYS_WITH_INTERVIEWERS if is_helped else LATE_DAYS
    return (date.fromisoformat(closing) + timedelta(days=days + 1)).isoformat()
