"""The host's own look: a theme file is tried, taken, and given back again.

A look is part of the document, so a version keeps the look that it was opened with (decision 2);
all other pages have the council's look of today.
"""

from dataclasses import dataclass

from app.core.look import PLAIN_LOOK, Look, Reading, Theme, look_from, readings, refuse_unreadable
from app.core.pictures import Picture
from app.core.problems import Problem, Refused
from app.core.theme_file import read_theme
from app.flow.ports import Toolkit
from app.flow.records import Council

LOGO_TYPES = ("image/svg+xml", "image/png")
MOST_LOGO_BYTES = 100_000


@dataclass(frozen=True)
class Tried:
    """What a theme file would make of the pages, and how well they could be read."""

    theme: Theme
    look: Look
    readings: tuple[Reading, ...]

    @property
    def is_readable(self) -> bool:
        """Whether it may be taken."""
        return all(reading.is_enough for reading in self.readings)


def try_look(content: bytes) -> Tried:
    """What a theme file would do; nothing has changed. Raises Refused where it is no theme."""
    theme = read_theme(content)
    look = look_from(theme)
    return Tried(theme, look, readings(look))


def set_look(toolkit: Toolkit, council: Council, by: str, content: bytes) -> Look:
    """The council's pages, and versions that open from now on, look like the theme file.

    Raises Refused where it is no theme, or with every pair of colours that cannot be read.
    """
    look = try_look(content).look
    refuse_unreadable(look)
    _put(toolkit, council, by, look, "set the look")
    return look


def take_look_away(toolkit: Toolkit, council: Council, by: str) -> None:
    """The council's pages look like ours again; its logo stays."""
    _put(toolkit, council, by, PLAIN_LOOK, "take the look away")


def _put(toolkit: Toolkit, council: Council, by: str, look: Look, act: str) -> None:
    today = toolkit.clock.today(council.time_zone)
    with toolkit.store.write() as shelves:
        shelves.looks.put(council.id, look, today)
        shelves.people.log(council.id, today, by, act, council.slug)


def set_logo(toolkit: Toolkit, council: Council, by: str, logo: Picture | None) -> None:
    """The council has this logo, made safe before, or none.

    Raises Refused with ``logo_kind`` for what is no SVG or PNG, and ``logo_too_large``.
    """
    if logo is not None and logo.type not in LOGO_TYPES:
        raise Refused(Problem("logo_kind", "logo"))
    if logo is not None and len(logo.content) > MOST_LOGO_BYTES:
        raise Refused(Problem("logo_too_large", "logo", (("most", "100 kB"),)))
    today = toolkit.clock.today(council.time_zone)
    act = "take the logo away" if logo is None else "set the logo"
    with toolkit.store.write() as shelves:
        shelves.looks.put_logo(council.id, logo, today)
        shelves.people.log(council.id, today, by, act, council.slug)
