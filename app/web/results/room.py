"""What the door for results keeps in memory: interface words, failed look-ups and how many forms
came; nobody's data.
"""

from functools import lru_cache

from flask import Flask

from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.records import Survey, Version
from app.web.language import Reader, reader_of
from app.web.results.lookups import Lookups


class Room:
    """One per program. A version's words never change, so they are read once."""

    def __init__(self, toolkit: Toolkit) -> None:
        self.toolkit = toolkit
        self.lookups = Lookups()
        self.forms = Lookups()
        self._readers = lru_cache(maxsize=256)(self._read)

    def reader(self, survey: Survey, version: Version, tag: str) -> Reader:
        """The reader of a page of a version."""
        return self._readers(survey, version.id, tag)

    def _read(self, survey: Survey, version_id: str, tag: str) -> Reader:
        # The version is part of the key, because each one has its own words.
        assert version_id
        return reader_of(tag, words_for(self.toolkit, survey, tag))


def room_of(app: Flask) -> Room:
    """The room of a program, made at first use."""
    room = app.extensions.get("results")
    if room is None:
        room = app.extensions["results"] = Room(app.extensions["toolkit"])
    assert isinstance(room, Room)
    return room
