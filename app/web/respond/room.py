"""What the resident's door keeps in memory between requests: words, counters, nothing of anyone."""

import atexit
import time
from collections.abc import Callable, Sequence
from functools import lru_cache

from flask import Flask, Request

from app.core.languages import UnknownLanguage, parse_language
from app.core.texts import Slot
from app.flow.counting import Counters
from app.flow.deliver import Found, sounds_for, words_for
from app.flow.ports import Toolkit
from app.flow.records import Document, Place, Survey, Version
from app.web.headers import content_policy
from app.web.language import INTERFACE_LANGUAGES, Reader, interface_reader, plain_reader, reader_of
from app.web.respond.document import DocumentRenderer
from app.web.respond.later import list_page, more_page
from app.web.squeezed import Squeezed

_BETWEEN_FLUSHES = 30.0
_MOST_KEPT = 512


class Room:
    """One per program. A version's words never change, so they are read once."""

    def __init__(self, toolkit: Toolkit) -> None:
        self.toolkit = toolkit
        self.renderer = DocumentRenderer()
        self._counters = Counters()
        self._flushed = time.monotonic()
        self._policies: dict[str, str] = {}
        self._words = lru_cache(maxsize=256)(self._read_words)
        self._readers = lru_cache(maxsize=256)(self._read)
        self._later: dict[str, Squeezed] = {}
        atexit.register(self._counters.flush, toolkit)

    def words(self, survey: Survey, version: Version, tag: str) -> Sequence[Slot]:
        """The interface words of a version."""
        return self._words(survey, version.id, version.questionnaire.source, tag)

    def _read_words(self, survey: Survey, version_id: str, source: str, tag: str) -> Sequence[Slot]:
        assert version_id
        return words_for(self.toolkit, survey, tag, source)

    def reader(self, survey: Survey, version: Version, tag: str) -> Reader:
        """The reader of a page of a version."""
        return self._readers(survey, version.id, version.questionnaire.source, tag)

    def _read(self, survey: Survey, version_id: str, source: str, tag: str) -> Reader:
        return reader_of(tag, self._words(survey, version_id, source, tag), source)

    def more(self, found: Found, tag: str) -> Squeezed:
        """The page of the whole notice of a version in one language, made once."""
        return self._once(
            f"{found.version.id} {tag} more",
            lambda: more_page(found, self.reader(found.survey, found.version, tag)),
        )

    def sound_list(self, found: Found, tag: str) -> Squeezed:
        """The list of what can be heard of a version in one language, made once."""
        return self._once(
            f"{found.version.id} {tag} sounds",
            lambda: list_page(
                found,
                self.words(found.survey, found.version, tag),
                sounds_for(self.toolkit, found.version, tag),
                tag,
            ),
        )

    def _once(self, key: str, make: Callable[[], Squeezed]) -> Squeezed:
        if key not in self._later:
            if len(self._later) >= _MOST_KEPT:
                self._later.clear()
            self._later[key] = make()
        return self._later[key]

    def policy(self, document: Document) -> str:
        """The policy that allows a document's style and script; its hashes are taken once."""
        if document.etag not in self._policies:
            if len(self._policies) >= _MOST_KEPT:
                self._policies.clear()
            self._policies[document.etag] = content_policy(document.plain, has_later=True)
        return self._policies[document.etag]

    def browser_reader(self, request: Request) -> Reader:
        """The reader of a page that belongs to no version."""
        return interface_reader(self.toolkit, request)

    def plain_reader(self, tag: str) -> Reader | None:
        """The reader of a failure page, in the language of the form that failed."""
        try:
            base = parse_language(tag).base
        except UnknownLanguage:
            return None
        return plain_reader(self.toolkit.words, base) if base in INTERFACE_LANGUAGES else None

    def is_burst(self, place: Place) -> bool:
        """Whether this response is one of unusually many at its place within the hour."""
        return self._counters.is_burst(place, self.toolkit.clock.hour())

    def count_delivery(self, place: Place, day: str) -> None:
        """One document more went out; now and then that is written down."""
        self._counters.delivered(place, day)
        if time.monotonic() - self._flushed > _BETWEEN_FLUSHES:
            self._flushed = time.monotonic()
            self._counters.flush(self.toolkit)


def room_of(app: Flask) -> Room:
    """The room of a program, made at first use."""
    room = app.extensions.get("respond")
    if room is None:
        room = app.extensions["respond"] = Room(app.extensions["toolkit"])
    assert isinstance(room, Room)
    return room
