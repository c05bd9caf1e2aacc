"""Telling aloud: every text of the results, spoken by a person where one recorded it, else by the
computer.

A sound is found by its words, so a sentence that changed is never heard with its old recording.
Nothing is kept: a computer voice lies under a name made from voice and words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.core.languages import fallbacks, parse_language
from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.shelves import Shelves

Piece = tuple[str, str]
"""A language tag and a text in it."""


@dataclass(frozen=True)
class Aloud:
    """What can be heard of a survey's texts. ``recorded`` are the files of people's voices."""

    toolkit: Toolkit
    recorded: Mapping[Piece, Path] = field(default_factory=dict)

    def is_heard(self, pieces: Sequence[Piece]) -> bool:
        """Whether there is a voice for each of them."""
        speaks = self.toolkit.voice.speaks
        return bool(pieces) and all(
            self._recording(tag, text) or (parse_language(tag).has_text and speaks(tag))
            for tag, text in pieces
        )

    def files(self, pieces: Sequence[Piece]) -> tuple[Path | None, ...]:
        """The sound of each piece, spoken now where nobody spoke it before; None where nothing can
        say it."""
        own = [self._recording(tag, text) for tag, text in pieces]
        spoken = [
            piece
            for piece, found in zip(pieces, own, strict=True)
            if found is None and parse_language(piece[0]).has_text
        ]
        said = dict(zip(spoken, self.toolkit.voice.say(spoken), strict=True))
        with self.toolkit.store.read() as shelves:
            made = {p: shelves.sounds.file(spoke.file) for p, spoke in said.items() if spoke}
        return tuple(found or made.get(piece) for piece, found in zip(pieces, own, strict=True))

    def _recording(self, tag: str, text: str) -> Path | None:
        known = (self.recorded.get((each, text)) for each in fallbacks(tag, tag))
        return next((found for found in known if found), None)


def aloud(toolkit: Toolkit, survey: Survey) -> Aloud:
    """What can be heard of a survey now: recordings of its texts, of interface words and of the
    newest publication's sentences, and the computer voice."""
    with toolkit.store.read() as shelves:
        recordings = [each for each in shelves.sounds.recordings(survey) if each.kind == "human"]
        if not recordings:
            return Aloud(toolkit)
        files = {(one.path, one.tag): shelves.sounds.file(one.file) for one in recordings}
        texts = dict(_texts(shelves, survey))
    words = {
        (slot.path, slot.tag): slot.text
        for tag in dict.fromkeys(one.tag for one in recordings)
        for slot in words_for(toolkit, survey, tag)
    }
    source = next((tag for path, tag in texts if path == _SOURCE), "")
    return Aloud(toolkit, dict(_by_words(files, words | texts, source)))


_SOURCE = "source"


def _texts(shelves: Shelves, survey: Survey) -> Iterator[tuple[tuple[str, str], str]]:
    yield (_SOURCE, shelves.surveys.draft(survey).source), ""
    for slot in shelves.surveys.slots(survey):
        yield (slot.path, slot.tag), slot.text
    newest = shelves.publications.newest(survey)
    for slot in shelves.publications.sentences(newest.id) if newest else ():
        yield (slot.path, slot.tag), slot.text


def _by_words(
    files: Mapping[tuple[str, str], Path], texts: Mapping[tuple[str, str], str], source: str
) -> Iterator[tuple[Piece, Path]]:
    """A language without text says the words of the survey's first language."""
    for (path, tag), file in files.items():
        for known in fallbacks(tag, source):
            if text := " ".join(texts.get((path, known), "").split()):
                yield (tag, text), file
                break
