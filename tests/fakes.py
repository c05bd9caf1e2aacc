"""Stand-ins for what lies outside the verbs: a clock that stands still, plain words, a short page.

The store and the secrets are never faked: tests use the real ones on a temporary folder.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.texts import Slot, SlotState
from app.flow.records import Council, Document, Version

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

    def render(self, version: Version, council: Council, slots: Sequence[Slot], tag: str) -> bytes:
        title = version.questionnaire.title.get(tag, version.questionnaire.source)
        return f"<!doctype html>{council.name}|{title}|{tag}|{len(slots)}".encode()

    def document(
        self, version: Version, council: Council, slots: Sequence[Slot], tag: str
    ) -> Document:
        plain = self.render(version, council, slots, tag)
        return Document(
            version_id=version.id,
            tag=tag,
            release=self.release,
            etag=f"{version.fingerprint}-{tag}",
            plain=plain,
            gzip=gzip.compress(plain, mtime=0),
            brotli=b"not compressed",
        )
