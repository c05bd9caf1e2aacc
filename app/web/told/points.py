"""You said, we did: each point with its state as mark and word, its reason and its day (RR09)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from app.core.advising.slots import shown_to
from app.core.changes import Change
from app.core.return_report import Action, Said
from app.core.texts import Slot
from app.web.language import marked as _
from app.web.told.nouns import Line
from app.web.told.shown import Shown

POINTS = {
    "taken_up": ("✓", _("This happens")),
    "partly": ("½", _("A part of this happens")),
    "not_taken_up": ("✕", _("This does not happen")),
    "being_studied": ("…", _("Not yet decided")),
}
_WORDS = {state: word for state, (_mark, word) in POINTS.items()}
_OPEN = ("being_studied",)


@dataclass(frozen=True)
class Point:
    """What became of something that people said. ``state`` is a word of POINTS;
    ``day`` is when it became known and ``due`` by when it is decided, ISO or empty; ``link`` is
    the address of a film or sound."""

    state: str
    text: Said
    reason: Said = Said("", "")
    day: str = ""
    due: str = ""
    is_quick: bool = False
    link: str = ""


def point_of(action: Action) -> Point:
    """A point of a report file."""
    state = action.state.value
    is_open = state in _OPEN
    return Point(
        state,
        action.text,
        action.reason,
        day="" if is_open else action.when,
        due=action.when if is_open else "",
    )


def change_point(change: Change, shown: Shown, shows_drafts: bool) -> Point:
    """A point of the workspace, in the reader's language where somebody confirmed it."""
    return Point(
        change.state.value,
        said_in(change.text, "change:text", shown, shows_drafts),
        said_in(change.reason, "change:reason", shown, shows_drafts),
        change.day,
        change.due,
        change.is_quick,
        change.link,
    )


def said_in(slots: Iterable[Slot], path: str, shown: Shown, shows_drafts: bool) -> Said:
    """What slots say at a path to this reader; empty where they say nothing."""
    slot = shown_to(slots, path, shown.reader.tag, shown.source, shows_drafts)
    return Said(slot.text, slot.tag) if slot else Said("", shown.reader.tag)


def point_line(point: Point, shown: Shown) -> Line:
    """A point as it is read and heard."""
    word = shown.say(_WORDS[point.state])
    if point.is_quick:
        word = Markup("{}. {}").format(word, shown.say("Done fast"))
    return Line(
        text=shown.said(point.text),
        sort=point.state,
        mark=POINTS[point.state][0],
        word=word,
        # Each on a line of its own: they may be in two languages that run two ways.
        more=Markup("<br>").join(_more(point, shown)),
        link=point.link,
    )


def _more(point: Point, shown: Shown) -> Iterator[Markup]:
    if point.reason:
        yield shown.said(point.reason)
    if point.day:
        yield shown.day(point.day)
    if point.due and point.state in _OPEN:
        yield shown.say("The day of the decision: {day}", day=shown.day(point.due))
