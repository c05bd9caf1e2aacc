"""The only place where the rooms are joined: the toolkit for verbs, the program for the web."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask

from app.flow.ports import Shelves, Toolkit
from app.flow.records import Council
from app.secrets import FileSecrets
from app.settings import Settings
from app.store import open_store
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues

LOCAL_ADDRESS = "http://127.0.0.1:8000"
TRANSLATIONS = Path(__file__).parents[1] / "translations"
_DOORS = ("respond", "results")


class SystemClock:
    """The real time, only as coarse as verbs may know it."""

    def today(self, time_zone: str) -> str:
        """The ISO day now in a time zone."""
        return datetime.now(ZoneInfo(time_zone)).date().isoformat()

    def hour(self) -> int:
        """A running number of the present hour."""
        return int(datetime.now().timestamp() // 3600)


def build_toolkit(settings: Settings, fallback_url: str = LOCAL_ADDRESS) -> Toolkit:
    """Everything the verbs need, with a database that is made or brought up to date."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store(settings.database_url, settings.data)
    store.migrate()
    secrets = FileSecrets(settings.secrets)
    toolkit = Toolkit(
        store=store,
        clock=SystemClock(),
        secrets=secrets,
        words=Catalogues(TRANSLATIONS),
        renderer=DocumentRenderer(),
        url=settings.url or fallback_url,
    )
    with store.write() as shelves:
        _first_council(toolkit, shelves, settings.time_zone)
    return toolkit


def _first_council(toolkit: Toolkit, shelves: Shelves, time_zone: str) -> None:
    # A host without a council could do nothing; its name can be changed at any time.
    if not shelves.people.councils():
        council = Council(toolkit.secrets.random_id(), "council", "Participatieraad", time_zone)
        shelves.people.add_council(council)


def create_app(settings: Settings, doors: Sequence[str] = _DOORS) -> Flask:
    """The program as a web server starts it; without a door its routes do not exist."""
    return create_web(build_toolkit(settings), doors)
