"""Where people get help now: the same for everybody, never driven by what they answered (IJ07)."""

import re
from dataclasses import dataclass

from app.core.advising.lines import LONGEST_LINE
from app.core.advising.slots import SOURCE_NEEDED, long_texts, text_in
from app.core.problems import Problem
from app.core.texts import Slot

PATHS = ("help:name", "help:what", "help:when", "help:where")
MOST_POINTS = 30
_PHONE = re.compile(r"[0-9+() /\-]{3,40}\Z")


@dataclass(frozen=True)
class HelpPoint:
    """One place where somebody helps. ``place_id`` is empty where it is for all places of the
    survey; ``texts`` are slots with PATHS; ``languages`` are what the helpers speak."""

    id: str
    place_id: str
    texts: tuple[Slot, ...]
    phone: str = ""
    languages: tuple[str, ...] = ()


def help_troubles(point: HelpPoint, source: str) -> tuple[Problem, ...]:
    """Why a help point cannot be kept like this; empty where it can."""
    found = [*long_texts(point.texts)]
    for path in PATHS:
        if not text_in(point.texts, source, path):
            found.append(Problem(SOURCE_NEEDED, path))
    if point.phone and not _PHONE.match(point.phone):
        found.append(Problem("help_phone", "phone"))
    if len(" ".join(point.languages)) > LONGEST_LINE:
        found.append(Problem("line_too_long", "languages", (("most", str(LONGEST_LINE)),)))
    return tuple(found)
