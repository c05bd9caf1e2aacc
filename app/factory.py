"""The only place where the rooms are joined: the toolkit for verbs, the program for the web."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask

from app.carriers import HostCarriers
from app.core.problems import Problem, Refused
from app.exchange.addresses import TypedAddresses
from app.exchange.survey_files import ReadableFiles
from app.exchange.template_folder import TemplateFolder
from app.exchange.translations import TranslationWorkbooks
from app.flow.ports import Toolkit
from app.flow.records import Council
from app.media.cleaner import MediaCleaner
from app.media.voice import VOICES, ComputerVoice
from app.secrets import FileSecrets
from app.secrets.credentials import Credentials
from app.settings import Settings
from app.store import open_store
from app.web import DOORS, create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues, Vocabulary
from exports.plain_workbook import PlainPacking

LOCAL_ADDRESS = "http://127.0.0.1:8000"
TRANSLATIONS = Path(__file__).parents[1] / "translations"
SURVEYS = Path(__file__).parents[1] / "surveys"
# Computer voices lie beside recordings: both are what can be heard, and a backup carries both.
SOUNDS = "recordings"


# Speaking takes a moment per sentence; a second demo or test on a machine need not do it again.
_SPOKEN_BEFORE = Path(sys.prefix) / "share" / "buurtstem" / "spoken"


class SystemClock:
    """The real time, only as coarse as verbs may know it."""

    def today(self, time_zone: str) -> str:
        """The ISO day now in a time zone."""
        return datetime.now(ZoneInfo(time_zone)).date().isoformat()

    def hour(self) -> int:
        """A running number of the present hour."""
        return int(datetime.now().timestamp() // 3600)


def build_toolkit(settings: Settings) -> Toolkit:
    """Everything the verbs need, with a database that is made or brought up to date."""
    store = open_store(settings.database_url, settings.data, settings.secrets.parent)
    store.migrate()
    secrets = FileSecrets(settings.secrets)
    toolkit = Toolkit(
        store=store,
        clock=SystemClock(),
        secrets=secrets,
        words=Catalogues(TRANSLATIONS),
        renderer=DocumentRenderer(),
        cleaner=MediaCleaner(),
        url=settings.url or LOCAL_ADDRESS,
        credentials=Credentials(),
        addresses=TypedAddresses(),
        sheets=TranslationWorkbooks(),
        voice=ComputerVoice(settings.data / SOUNDS, settings.data / VOICES, _SPOKEN_BEFORE),
        templates=TemplateFolder(SURVEYS),
        vocabulary=Vocabulary(),
        files=ReadableFiles(),
        packing=PlainPacking(),
        carriers=HostCarriers(
            settings.smtp_url,
            settings.mail_from,
            settings.per_minute,
            settings.sms_url,
            settings.url,
        ),
        is_demo=settings.is_demo,
    )
    _ensure_a_council(toolkit, settings.time_zone)
    return toolkit


def _ensure_a_council(toolkit: Toolkit, time_zone: str) -> None:
    with toolkit.store.read() as shelves:
        if shelves.people.councils():
            return
    council = Council(toolkit.secrets.random_id(), "council", "Participatieraad", time_zone)
    with toolkit.store.write() as shelves:
        # Another process may have been first, while this one waited for its turn.
        if not shelves.people.councils():
            shelves.people.add_council(council)


def create_app(settings: Settings) -> Flask:
    """The program as a web server starts it; without a door its routes do not exist."""
    return create_web(build_toolkit(settings), doors_of(settings))


def doors_of(settings: Settings) -> tuple[str, ...]:
    """The doors of this machine. Raises Refused (``unknown_door``)."""
    wrong = [name for name in settings.doors if name not in DOORS]
    if wrong:
        raise Refused(Problem("unknown_door", wrong[0], (("doors", ",".join(DOORS)),)))
    return tuple(dict.fromkeys(settings.doors)) or DOORS
