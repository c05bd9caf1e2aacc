"""You said, we did: what became of a finding, with its day, and with a reason where it is a no.

A no with a reason is an answer; an empty one is not (RR10). Texts are slots, so that everybody
who answered can read it in their own language (IJ10, RR09).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.core.advising.lines import LONGEST_LINE, is_day
from app.core.advising.slots import SOURCE_NEEDED, long_texts, text_in
from app.core.problems import Problem
from app.core.texts import Slot

LONGEST_LINK = 500
# "Within three months" of the first results (IJ10).
QUICK_DAYS = 92


class ChangeState(StrEnum):
    """What became of a point (RR09)."""

    TAKEN_UP = "taken_up"
    PARTLY = "partly"
    NOT_TAKEN_UP = "not_taken_up"
    BEING_STUDIED = "being_studied"


# What report files said before there were changes; they stay readable.
OLD_WORDS = {
    "done": ChangeState.TAKEN_UP,
    "being_decided": ChangeState.BEING_STUDIED,
    "not_done": ChangeState.NOT_TAKEN_UP,
}
NEED_A_REASON = (ChangeState.NOT_TAKEN_UP, ChangeState.PARTLY)


@dataclass(frozen=True)
class Change:
    """One point. ``finding`` is the stable id of what people said, or empty; ``text`` and
    ``reason`` are slots with the paths ``change:text`` and ``change:reason``. ``day`` is when this
    became known, ``due`` by when it is decided or done (or empty). ``owner`` is a body. ``link``
    is an https address of a film or sound, ``advice`` the id of the advice that led here, and
    ``follow_up`` the id of the batch in which people heard of it; each may be empty."""

    id: str
    finding: str
    text: tuple[Slot, ...]
    state: ChangeState
    reason: tuple[Slot, ...]
    day: str
    owner: str
    is_quick: bool = False
    link: str = ""
    due: str = ""
    advice: str = ""
    follow_up: str = ""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every text of it."""
        return (*self.text, *self.reason)


@dataclass(frozen=True)
class FollowUp:
    """A batch of changes that goes to those who agreed to hear what was done; ``by`` prepared it
    on ``day``. It holds no address: who gets it is the sender's."""

    id: str
    day: str
    by: str
    changes: tuple[str, ...]


def read_state(word: str) -> ChangeState | None:
    """The state of a word, of today or of an old report file.

    >>> read_state("done"), read_state("later")
    (<ChangeState.TAKEN_UP: 'taken_up'>, None)
    """
    if word in OLD_WORDS:
        return OLD_WORDS[word]
    return ChangeState(word) if word in tuple(ChangeState) else None


def may_be_quick(day: str, first_results: str) -> bool:
    """Whether a change of that day is a quick result: within three months of the first results.

    >>> may_be_quick("2027-03-01", "2027-01-31"), may_be_quick("2027-08-01", "2027-01-31")
    (True, False)
    """
    if not (is_day(day) and is_day(first_results)):
        return False
    last = date.fromisoformat(first_results) + timedelta(days=QUICK_DAYS)
    return day <= last.isoformat()


def change_troubles(
    change: Change, source: str, today: str, first_results: str
) -> tuple[Problem, ...]:
    """Why a change cannot be kept like this; empty where it can."""
    found = [*long_texts(change.slots)]
    if not text_in(change.text, source):
        found.append(Problem(SOURCE_NEEDED, "change:text"))
    if change.state in NEED_A_REASON and not text_in(change.reason, source):
        found.append(Problem("no_reason", "change:reason"))
    if not is_day(change.day):
        found.append(Problem("not_a_day", "day"))
    elif change.day > today:
        found.append(Problem("day_to_come", "day"))
    if change.due and not is_day(change.due):
        found.append(Problem("not_a_day", "due"))
    if change.state is ChangeState.BEING_STUDIED and not change.due:
        found.append(Problem("no_due_day", "due"))
    if not change.owner or len(change.owner) > LONGEST_LINE:
        found.append(Problem("no_owner", "owner", (("most", str(LONGEST_LINE)),)))
    if change.is_quick and not may_be_quick(change.day, first_results):
        found.append(Problem("not_quick", "is_quick"))
    if change.link and not _is_link(change.link):
        found.append(Problem("not_a_link", "link"))
    return tuple(found)


def newest_first(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes by day, the newest first."""
    return tuple(sorted(changes, key=lambda each: (each.day, each.id), reverse=True))


def _is_link(text: str) -> bool:
    host = text.removeprefix("https://").split("/", 1)[0]
    is_plain = not any(sign.isspace() or sign in "<>\"'\\@" for sign in text)
    return text.startswith("https://") and "." in host and is_plain and len(text) <= LONGEST_LINK
