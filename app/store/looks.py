"""The look of a council, and of a version as it was when it opened."""

import json
from functools import lru_cache

from sqlalchemy import select

from app.core.look import PLAIN_LOOK, Look
from app.core.pictures import Picture
from app.store.session import Session, Statement
from app.store.tables import looks as tables

_LOGO = Statement("SELECT logo_name, logo_type, logo FROM looks WHERE logo_name = ? LIMIT 1")


class LookShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, council_id: str, look: Look, day: str) -> None:
        """The council has this look from now on; its logo stays."""
        self._put(council_id, {"look": as_text(look), "day": day})

    def put_logo(self, council_id: str, logo: Picture | None, day: str) -> None:
        """The council has this logo from now on, or none; its look stays."""
        shown = logo or Picture("", "", b"")
        row = {"logo_name": shown.name, "logo_type": shown.type, "logo": shown.content}
        self._put(council_id, {**row, "day": day})

    def find_logo(self, name: str) -> Picture | None:
        """The logo of a name."""
        row = self._session.fast(_LOGO, name).fetchone() if name else None
        return None if row is None else Picture(row[0], row[1], bytes(row[2]))

    def _put(self, council_id: str, changes: dict[str, object]) -> None:
        empty = {"look": "", "logo_name": "", "logo_type": "", "logo": b""}
        adding = self._session.insert(tables.looks).values(
            {"council_id": council_id, **empty, **changes}
        )
        self._session.run(adding.on_conflict_do_update(index_elements=["council_id"], set_=changes))


def keep_look(session: Session, version_id: str, council_id: str, look: Look) -> None:
    """The look of a version is kept; of one that looks like ours nothing is."""
    if look:
        row = {"version_id": version_id, "council_id": council_id, "look": as_text(look)}
        session.run(tables.version_looks.insert().values(row))


def kept_look(session: Session, version_id: str) -> Look:
    """The look that a version was opened with."""
    columns = tables.version_looks.c
    found = session.run(select(columns.look).where(columns.version_id == version_id))
    return from_text(found.scalar_one_or_none() or "")


def as_text(look: Look) -> str:
    """The look as it lies in the store; empty for ours."""
    if not look:
        return ""
    return json.dumps([look.light, look.dark, look.font, look.round])


@lru_cache(maxsize=256)
def from_text(text: str) -> Look:
    """The look that ``as_text`` wrote. Every visit asks for one, so it is read once."""
    if not text:
        return PLAIN_LOOK
    light, dark, font, rounded = json.loads(text)
    return Look(_pairs(light), _pairs(dark), font, rounded)


def _pairs(plain: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, colour) for name, colour in plain)
