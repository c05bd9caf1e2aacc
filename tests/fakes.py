"""Stand-ins for what lies outside the verbs: a clock that stands still, plain words, a short page.

The store and the secrets are never faked: tests use the real ones on a temporary folder.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire, Terms
from app.core.texts import Slot, SlotState
from app.flow.records import Council, Document, Sound, Spoke, Spoken, Version

PHONE_WORDS = ("Next", "Send")


@dataclass
class FixedClock:
    """The day and the hour that a test sets."""

    day: str = "2026-11-23"
    running_hour: int = 100

    def today(self, time_zone: str) -> str:
        assert time_zone
        return self.day

    def hour(self) -> int:
        return self.running_hour


class PlainWords:
    """Two interface words, drafts in every language."""

    def slots(self, tag: str) -> tuple[Slot, ...]:
        return tuple(
            Slot(f"words:{word}", tag, f"{word} ({tag})", SlotState.DRAFT) for word in PHONE_WORDS
        )


class PlainRenderer:
    """A document that holds only what a test can look for."""

    release = "test-release"

    def render(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        sounds: Sequence[Sound] = (),
        first: str = "s",
    ) -> bytes:
        assert first
        title = version.questionnaire.title.get(tag, version.questionnaire.source)
        return f"<!doctype html>{council.name}|{title}|{tag}|{len(slots)}|{len(sounds)}".encode()

    def document(
        self,
        version: Version,
        council: Council,
        slots: Sequence[Slot],
        tag: str,
        sounds: Sequence[Sound] = (),
    ) -> Document:
        plain = self.render(version, council, slots, tag, sounds)
        return Document(
            version_id=version.id,
            tag=tag,
            release=self.release,
            etag=f"{version.fingerprint}-{tag}",
            plain=plain,
            gzip=gzip.compress(plain, mtime=0),
            brotli=b"not compressed",
        )

    def spoken(
        self,
        questionnaire: Questionnaire,
        terms: Terms,
        council: str,
        slots: Sequence[Slot],
        tag: str,
    ) -> tuple[Spoken, ...]:
        """The title, every question and one control."""
        assert (council, terms, slots) != ("", None, None)
        source = questionnaire.source
        found = [Spoken("s", ("title",), questionnaire.title.get(tag, source), tag)]
        for number, item in enumerate(questionnaire.items(), 1):
            text = item.label.get(tag, source)
            found.append(Spoken(f"q{number}", (f"item:{item.path}:label",), text, tag))
        return (*found, Spoken("w/next", ("words:Next",), f"Next ({tag})", tag))


class SilentVoice:
    """Says nothing, and takes whatever begins with ``sound`` for a recording of two seconds."""

    def speaks(self, tag: str) -> bool:
        assert tag
        return False

    def say(self, wanted: Sequence[tuple[str, str]]) -> tuple[Spoke | None, ...]:
        return tuple(None for _ in wanted)

    def file_of(self, tag: str, text: str) -> str:
        assert tag or text
        return ""

    def clean(
        self,
        content: bytes,
        kind: str,
        most_seconds: float,
        part: tuple[float, float] = (0.0, 0.0),
    ) -> tuple[bytes, float]:
        assert kind in ("human", "video")
        if b"sound" not in content or most_seconds < 2:
            raise Refused(Problem("sound_unreadable"))
        start, end = part
        return b"clean " + content, (end or 2.0) - start


@dataclass
class NotingVoice(SilentVoice):
    """Speaks every language but one, and remembers what it was asked to say."""

    silent: str = "ar"
    said: list[tuple[str, str]] = field(default_factory=list)

    def speaks(self, tag: str) -> bool:
        return tag != self.silent

    def say(self, wanted: Sequence[tuple[str, str]]) -> tuple[Spoke | None, ...]:
        self.said += [each for each in wanted if each not in self.said]
        return tuple(
            Spoke(f"{text}-{tag}.mp3", 1.5, 4500) if self.speaks(tag) else None
            for tag, text in wanted
        )
