"""The line that every survey follows, as the row of links on top of its pages.

It has two halves: before opening, and after it. A page shows the half that it is in; the other is
one link away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.roles import Right
from app.web.language import marked as _

STATIONS = (
    ("plan", _("Plan"), Right.SEE),
    ("questions", _("Questions"), Right.SEE),
    ("languages", _("Languages"), Right.SEE),
    ("checks", _("Checks"), Right.SEE),
    ("places", _("Places"), Right.SEE),
    ("print", _("Print"), Right.PRINT),
    ("open", _("Open"), Right.OPEN),
    ("follow", _("Follow"), Right.SEE),
    ("answers", _("Open answers"), Right.READ_WORDS),
    ("sense", _("Make sense"), Right.MAKE_SENSE),
    ("publish", _("Publish"), Right.PUBLISH),
    ("return", _("Tell everyone"), Right.RETURN),
    ("advice", _("Advice"), Right.SEE),
)


@dataclass(frozen=True)
class Station:
    """One link of the row."""

    name: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class Half:
    """Half of the line: its name, whether it is shown, and pairs of a sentence and a link."""

    name: str
    is_shown: bool
    stations: tuple[tuple[str, Station], ...]

    @property
    def address(self) -> str:
        """Where this half begins."""
        return self.stations[0][1].address


# Behind opening nothing is left to be made.
_LAST_TO_MAKE = "open"
_FIRST_AFTER = "follow"


def halves_for(
    slug: str, here: str, rights: frozenset[Right], has_opened: bool
) -> tuple[Half, ...]:
    """Both halves of the line, with the stations that these rights let see."""
    pairs = _stations_for(slug, here, rights)
    names = tuple(name for name, _sentence, _right in STATIONS)
    early = frozenset(names[: names.index(_FIRST_AFTER)])
    is_late = here not in early if here in names else has_opened
    return (
        Half(_("Before opening"), not is_late, tuple(p for p in pairs if p[1].name in early)),
        Half(_("After opening"), is_late, tuple(p for p in pairs if p[1].name not in early)),
    )


def _stations_for(
    slug: str, here: str, rights: frozenset[Right]
) -> tuple[tuple[str, Station], ...]:
    return tuple(
        (sentence, Station(name, f"/council/surveys/{slug}/{name}", name == here))
        for name, sentence, right in STATIONS
        if right in rights
    )


def onward(stations: Sequence[tuple[str, Station]], address: str) -> tuple[str, Station] | None:
    """The station after the one whose own page this is, as long as something is to be made."""
    for (_name, here), after in pairwise(stations):
        if here.name == _LAST_TO_MAKE:
            return None
        if here.address == address:
            return after
    return None
