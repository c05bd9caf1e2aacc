"""What can be heard of a survey: a person's recording first, then the computer voice.

Sounds are fixed when a version opens. A later program may add a computer voice for a sentence that
is new; what was there stays as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.burden import Budget, Piece, budget_of
from app.core.languages import fallbacks, parse_language
from app.core.questionnaire import Questionnaire, Terms
from app.core.slots import with_texts
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.records import Council, Recording, Sound, Spoken, Version
from app.flow.shelves import Shelves

_WORDS = "w/"


@dataclass(frozen=True)
class Hearing:
    """What is to be heard: texts by language, and what people recorded for them."""

    questionnaire: Questionnaire
    spoken: Mapping[str, tuple[Spoken, ...]]
    recorded: Mapping[str, tuple[Sound, ...]]

    def unheard(self) -> tuple[tuple[str, str], ...]:
        """Pairs of language and key without a recording, for languages that have no text."""
        return tuple(
            (tag, each.key)
            for tag, spoken in self.spoken.items()
            if not parse_language(tag).has_text
            for each in spoken
            if (each.key, _needed(tag)) not in {(s.key, s.kind) for s in self.recorded[tag]}
        )

    def digests(self) -> tuple[tuple[str, str, str, str], ...]:
        """What a fingerprint covers: language, key, kind and digest of every recording."""
        sounds = ((tag, sound) for tag, found in self.recorded.items() for sound in found)
        return tuple(sorted((tag, s.key, s.kind, s.digest) for tag, s in sounds))

    def budgets(self) -> tuple[Budget, ...]:
        """The time from the first tap to the ticket in every language (SV01)."""
        return tuple(
            budget_of(self.questionnaire, tag, tuple(self._pieces(tag))) for tag in self.spoken
        )

    def _pieces(self, tag: str) -> Iterator[Piece]:
        seconds = {s.key: s.seconds for s in self.recorded[tag]}
        for each in self.spoken[tag]:
            # Controls are the same on every screen; nobody reads or hears each of them each time.
            if not each.key.startswith(_WORDS):
                yield Piece(len(each.text), seconds.get(each.key))


def _needed(tag: str) -> str:
    return "video" if parse_language(tag).is_signed else "human"


def hearing_of(
    toolkit: Toolkit,
    questionnaire: Questionnaire,
    terms: Terms,
    council: Council,
    slots: Sequence[Slot],
    recordings: Sequence[Recording],
) -> Hearing:
    """What is to be heard of a questionnaire with these texts, words and recordings."""
    whole = with_texts(questionnaire, slots)
    spoken = {
        tag: toolkit.renderer.spoken(whole, terms, council.name, slots, tag)
        for tag in questionnaire.languages
    }
    captions = {each.key: each.text for each in spoken[questionnaire.source]}
    texts = {(slot.path, slot.tag): slot.text for slot in slots}
    recorded = {
        tag: tuple(_recorded(spoken[tag], tag, questionnaire.source, recordings, texts, captions))
        for tag in questionnaire.languages
    }
    return Hearing(whole, spoken, recorded)


def _recorded(
    spoken: Sequence[Spoken],
    tag: str,
    source: str,
    recordings: Sequence[Recording],
    texts: Mapping[tuple[str, str], str],
    captions: Mapping[str, str],
) -> Iterator[Sound]:
    known = {(each.path, each.tag, each.kind): each for each in recordings}
    others = fallbacks(tag, source)[1:] if parse_language(tag).has_text else ()

    def found(each: Spoken, kind: str) -> Recording | None:
        for path in each.slots:
            own = texts.get((path, tag), "")
            # Another level or language stands in only where its words are the ones shown.
            same = (at for at in others if own in ("", texts.get((path, at))))
            for at in (tag, *same):
                if (path, at, kind) in known:
                    return known[path, at, kind]
        return None

    for each in spoken:
        for kind in ("human", "video"):
            if (one := found(each, kind)) is not None:
                caption = captions.get(each.key, "") if kind == "video" else ""
                yield Sound(each.key, kind, one.file, one.seconds, one.size, one.digest, caption)


def speak(toolkit: Toolkit, hearing: Hearing) -> Mapping[str, tuple[Sound, ...]]:
    """All sounds of every language, in the order of the document: recordings, and the computer
    voice where there is none. Slow where sentences are new, and at once where they are not."""
    wanted = [
        (tag, each)
        for tag, spoken in hearing.spoken.items()
        for each in _without_a_voice(spoken, hearing.recorded[tag], tag)
    ]
    said = toolkit.voice.say([_words(toolkit, each) for _, each in wanted])
    computer: dict[tuple[str, str], Sound] = {
        (tag, each.key): Sound(each.key, "computer", spoke.file, spoke.seconds, spoke.size)
        for (tag, each), spoke in zip(wanted, said, strict=True)
        if spoke is not None
    }
    return {
        tag: tuple(
            sound
            for each in spoken
            for sound in (
                *(s for s in hearing.recorded[tag] if s.key == each.key),
                *filter(None, [computer.get((tag, each.key))]),
            )
        )
        for tag, spoken in hearing.spoken.items()
    }


def _words(toolkit: Toolkit, each: Spoken) -> tuple[str, str]:
    """What the computer is asked to say, and in which language."""
    own = each.tag, each.text
    return own if toolkit.voice.speaks(each.tag) or not each.instead[0] else each.instead


def _without_a_voice(
    spoken: Sequence[Spoken], sounds: Sequence[Sound], tag: str
) -> Iterator[Spoken]:
    heard = {sound.key for sound in sounds if sound.kind != "video"}
    # A language without text is somebody's own speech: no other language's voice stands in.
    if parse_language(tag).has_text:
        yield from (each for each in spoken if each.key not in heard)


def add_voices(
    toolkit: Toolkit, version: Version, council: Council, slots: Sequence[Slot], tag: str
) -> None:
    """Sentences that a newer program added to an open version have a computer voice too; what
    was heard before stays as it was."""
    with toolkit.store.read() as shelves:
        kept = shelves.sounds.sounds(version.id, tag)
    spoken = toolkit.renderer.spoken(version.questionnaire, version.terms, council.name, slots, tag)
    new = tuple(_without_a_voice(spoken, kept, tag))
    said = toolkit.voice.say([_words(toolkit, each) for each in new])
    added = tuple(
        Sound(each.key, "computer", spoke.file, spoke.seconds, spoke.size)
        for each, spoke in zip(new, said, strict=True)
        if spoke is not None
    )
    if added:
        with toolkit.store.write() as shelves:
            _add(shelves, version, tag, added)


def _add(shelves: Shelves, version: Version, tag: str, added: Sequence[Sound]) -> None:
    # Another request may have been first; what it wrote counts.
    kept = shelves.sounds.sounds(version.id, tag)
    have = {sound.key for sound in kept if sound.kind != "video"}
    shelves.sounds.put_sounds(
        version, tag, (*kept, *(sound for sound in added if sound.key not in have))
    )


def sounds_behind(toolkit: Toolkit, fingerprint: str, tag: str) -> tuple[Sound, ...]:
    """What can be heard of a version in one language, in the order of the document."""
    with toolkit.store.read() as shelves:
        return shelves.sounds.sounds_behind(fingerprint, tag)


def sound_behind(
    toolkit: Toolkit, fingerprint: str, tag: str, key: str, kinds: Sequence[str]
) -> tuple[Sound, Path] | None:
    """One sound of these kinds with the file in which it lies, or None."""
    with toolkit.store.read() as shelves:
        for sound in shelves.sounds.sounds_behind(fingerprint, tag):
            if sound.key == key and sound.kind in kinds:
                return sound, shelves.sounds.file(sound.file)
    return None
