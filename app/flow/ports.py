"""What the verbs need from outside, as protocols: time, secrets, words, and the store.

The rooms that implement them are app/store, app/words and app/secrets; app/__init__ joins them.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire, Terms
from app.core.template_bank import Bank, ReadyItem, Template, Theme
from app.core.texts import Slot
from app.core.told import Told
from app.core.translation_sheet import Sheet
from app.core.wording import NoVocabulary, Vocabulary
from app.flow.carriers import Carriers, NoCarriers
from app.flow.locksmith import Credentials, Secrets
from app.flow.records import Council, Document, Sound, Spoke, Spoken, Version
from app.flow.shelves import Shelves


class Clock(Protocol):
    """Time, as coarse as a verb may know it."""

    def today(self, time_zone: str) -> str:
        """The ISO day now in that time zone."""

    def hour(self) -> int:
        """A running number of the present hour, for counters in memory only."""


class Words(Protocol):
    """Interface words of the resident's pages, per language (decision 1). They do not change
    while the program runs, so a room may keep what it read."""

    def __hash__(self) -> int: ...

    def slots(self, tag: str) -> tuple[Slot, ...]:
        """Every interface word of the resident's pages in that language, path ``words:MSGID``;
        state draft where there is a translation, missing where there is none."""


class Renderer(Protocol):
    """Makes the resident's document (app/web/respond/document.py)."""

    @property
    def release(self) -> str:
        """Which program makes the bytes; another release may render anew."""

    def render(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        sounds: Sequence[Sound] = (),
        first: str = "s",
    ) -> bytes:
        """The document of an open version in one language: the same bytes for everyone. A preview
        may open at another screen than the ``first`` one."""

    def document(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        sounds: Sequence[Sound] = (),
    ) -> Document:
        """The rendered document with its ETag, and compressed as hard as can be, once."""

    def spoken(
        self,
        questionnaire: Questionnaire,
        terms: Terms,
        council: str,
        slots: Sequence[Slot],
        tag: str,
    ) -> tuple[Spoken, ...]:
        """Everything in the document that can be heard, in order; each key once."""


class Voice(Protocol):
    """The computer voice, and the room where recordings are made fit to be served."""

    def speaks(self, tag: str) -> bool:
        """Whether there is a voice for the language of a tag."""

    def say(self, wanted: Sequence[tuple[str, str]]) -> tuple[Spoke | None, ...]:
        """For each tag and text the sound that lies in the folder of sounds now; None where
        nothing can say it. The same words are spoken once."""

    def file_of(self, tag: str, text: str) -> str:
        """The name of the sound of a text, spoken or not; empty where nothing can say it."""

    def clean(
        self,
        content: bytes,
        kind: str,
        most_seconds: float,
        part: tuple[float, float] = (0.0, 0.0),
    ) -> tuple[bytes, float]:
        """A recording as it is served, without anything written about it, and its seconds.
        ``kind`` is ``human`` or ``video``. Of a sound only the ``part`` between two seconds is
        kept; an end of 0 is its own end. Raises Refused for what is no sound, empty or long."""


class Cleaner(Protocol):
    """Makes what strangers send fit to be kept: decoded apart, made anew, with nothing in it but
    what is to be heard or seen."""

    def voice(self, content: bytes) -> bytes:
        """MP3 of a recording. Raises Refused: ``not_a_recording``, ``recording_too_long``."""

    def photo(self, content: bytes) -> bytes:
        """JPEG of a photo. Raises Refused: ``not_a_photo``."""


class Templates(Protocol):
    """The template bank (app/core/template_bank.py): questionnaires to begin from, and ready
    questions. They do not change while the program runs."""

    def names(self) -> tuple[str, ...]:
        """The names of all templates, in the order in which they are offered."""

    def cards(self) -> tuple[Template, ...]:
        """What a council reads about each template before it chooses, in the same order."""

    def get(self, name: str) -> Questionnaire:
        """The questionnaire of a template, every text a draft. Raises Refused
        (``no_such_template``)."""

    def themes(self) -> tuple[Theme, ...]:
        """The themes that have ready questions."""

    def items(self, theme: str = "") -> tuple[ReadyItem, ...]:
        """The ready questions of a theme, or of all; ``fitted`` makes one fit a questionnaire."""


class TranslationSheets(Protocol):
    """Workbooks for translators (app/exchange/translations)."""

    def write(self, sheet: Sheet, headings: Sequence[str], how: Sequence[str]) -> bytes:
        """The workbook of a sheet. ``headings`` are those of its columns, in their order, and
        ``how`` says line by line how it is filled in."""

    def read(self, content: bytes) -> Sheet:
        """The sheet in a workbook that came back. Raises Refused with all that is wrong."""


class NoSheets:
    """Stands where nobody joined a room that writes workbooks."""

    def write(
        self,
        sheet: Sheet,
        headings: Sequence[str],  # noqa: ARG002
        how: Sequence[str],  # noqa: ARG002
    ) -> bytes:
        """Raises Refused."""
        raise Refused(Problem("not_in_this_version", sheet.made_for))

    def read(self, content: bytes) -> Sheet:  # noqa: ARG002
        """Raises Refused."""
        raise Refused(Problem("not_in_this_version", "sheet"))


@dataclass(frozen=True)
class FileNote:
    """What happened to one row of a file that came in; row 0 is a sheet as a whole."""

    sheet: str
    row: int
    told: Told


@dataclass(frozen=True)
class Brought:
    """A survey from a file, with what was read in another way and what could not come along."""

    questionnaire: Questionnaire
    repairs: tuple[FileNote, ...] = ()
    losses: tuple[FileNote, ...] = ()


class SurveyFiles(Protocol):
    """Surveys of other tools and of this one (app/exchange), told apart by content."""

    def read(self, name: str, content: bytes) -> Brought:
        """The survey in a file. Raises Refused; a problem has its own figures, and its
        English sentence as ``what``."""

    def write(self, questionnaire: Questionnaire) -> bytes:
        """The questions as a form of a spreadsheet (XLSForm). Raises Refused."""


class NoFiles:
    """A program that reads no files."""

    def read(self, name: str, content: bytes) -> Brought:
        """Raises Refused: ``file_not_read``."""
        what = f"{len(content)} bytes cannot be read here."
        raise Refused(Problem("file_not_read", name, (("what", what),)))

    def write(self, questionnaire: Questionnaire) -> bytes:
        """Raises Refused: ``file_not_written``."""
        raise Refused(Problem("file_not_written", questionnaire.slug))


class Packing(Protocol):
    """Workbooks of plain sheets (exports)."""

    def workbook(
        self, sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[str | int | None]]]]
    ) -> bytes:
        """A workbook with one sheet for each name, heading and rows."""


class NoPacking:
    """Stands where nobody joined the packing room."""

    def workbook(
        self, sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[str | int | None]]]]
    ) -> bytes:
        """Raises Refused."""
        names = ", ".join(name for name, _, _ in sheets)
        raise Refused(Problem("not_in_this_version", names))


class AddressReader(Protocol):
    """Reads what people type as an address (app/exchange/addresses.py); nothing is looked up."""

    def mail(self, typed: str) -> str:
        """A mail address as it is written to. Raises Refused (``mail_wrong``)."""

    def telephone(self, typed: str) -> str:
        """A number with +, of a telephone that gets text messages. Raises Refused
        (``telephone_wrong``, ``telephone_gets_no_text``)."""


class Store(Protocol):
    """The cellar. ``read`` sees one consistent state; ``write`` commits to disk or does nothing."""

    def read(self) -> AbstractContextManager[Shelves]: ...
    def write(self) -> AbstractContextManager[Shelves]: ...
    def schema_is_current(self) -> bool:
        """Whether the database has the tables of this program."""

    def sole(self, name: str) -> AbstractContextManager[bool]:
        """Whether this is the one holder of that name now, over all processes and hosts, as long
        as the block lasts. A process that dies loses it at once."""

    def forget(self) -> None:
        """After deletions: overwrites freed space and truncates the write-ahead log."""


@dataclass(frozen=True)
class Toolkit:
    """Everything a verb may ask for. ``url`` is the public address without a final slash.
    ``is_demo`` is true only in a process that shows the example: its people come in with a
    password alone."""

    store: Store
    clock: Clock
    secrets: Secrets
    words: Words
    renderer: Renderer
    cleaner: Cleaner
    url: str
    voice: Voice
    templates: Templates = Bank()
    sheets: TranslationSheets = NoSheets()
    credentials: Credentials = field(kw_only=True)
    addresses: AddressReader = field(kw_only=True)
    vocabulary: Vocabulary = NoVocabulary()
    files: SurveyFiles = NoFiles()
    packing: Packing = NoPacking()
    carriers: Carriers = field(default=NoCarriers(), kw_only=True)
    is_demo: bool = field(default=False, kw_only=True)
