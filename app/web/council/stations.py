"""The line that every survey follows, as the row of links on top of its pages."""

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


# Behind opening nothing is left to be made.
_LAST_TO_MAKE = "open"


def stations_for(slug: str, here: str, rights: frozenset[Right]) -> tuple[tuple[str, Station], ...]:
    """Pairs of a sentence and its link, of the stations that these rights let see."""
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
