"""Interface words of the resident's pages, read from gettext files and handed out as slots.

``messages.pot`` lists every English sentence (msgid); ``<tag>/LC_MESSAGES/messages.po`` holds its
translations. Every translation is a draft here: only a named person can confirm one.
"""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.core.languages import parse_language
from app.core.texts import Slot, SlotState

SOURCE = "en"
PREFIX = "words:"


class Catalogues:
    """The catalogues in a folder; each file is read once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Mapping[str, str]] = {}

    def tags(self) -> tuple[str, ...]:
        """The languages that have a catalogue, English first."""
        files = self._folder.glob("*/LC_MESSAGES/messages.po")
        return (SOURCE, *sorted(file.parts[-3] for file in files))

    def slots(self, tag: str) -> tuple[Slot, ...]:
        """Every interface word in a language, in the order of the sentences' first use.

        Interface words are always the easy ones, so both levels of a language share them, and
        ``ar-MA`` uses those of ``ar``. Raises UnknownLanguage.
        """
        words = self._words(_catalogue_of(tag, self.tags()))
        return tuple(_slot(msgid, tag, words.get(msgid, "")) for msgid in self._texts(""))

    def _words(self, tag: str) -> Mapping[str, str]:
        if tag == SOURCE:
            return {msgid: msgid for msgid in self._texts("")}
        return self._texts(tag) if tag else {}

    def _texts(self, tag: str) -> Mapping[str, str]:
        """Msgid and text; without a tag of the list of all sentences."""
        if tag not in self._read:
            path = Path(tag, "LC_MESSAGES", "messages.po") if tag else Path("messages.pot")
            with (self._folder / path).open("rb") as file:
                self._read[tag] = _plain(read_po(file))
        return self._read[tag]


def _plain(catalogue: Catalog) -> Mapping[str, str]:
    # A fuzzy entry is a guess by a tool, so it counts as missing.
    return {
        str(message.id): "" if message.fuzzy else str(message.string or "")
        for message in catalogue
        if message.id
    }


def _slot(msgid: str, tag: str, text: str) -> Slot:
    state = SlotState.DRAFT if text else SlotState.MISSING
    return Slot(f"{PREFIX}{msgid}", tag, text, state)


def _catalogue_of(tag: str, have: tuple[str, ...]) -> str:
    """The catalogue for a tag: its own, else without the region; never in another script."""
    language = parse_language(tag)
    parts = [part for part in language.base.split("-") if len(part) != 2 or part.islower()]
    without_region = "-".join(part for part in parts if not part.isdigit())
    return next((known for known in (language.base, without_region) if known in have), "")
