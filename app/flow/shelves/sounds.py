"""What verbs ask of the shelf of sounds."""

from pathlib import Path
from typing import Protocol

from app.flow.records import (
    Recording,
    Sound,
    Survey,
    Version,
)


class SoundShelf(Protocol):
    """Recordings of surveys, and what can be heard of their versions."""

    def put_recording(self, recording: Recording, content: bytes) -> None:
        """Adds a recording with its file, or puts it in the place of the one of the same survey,
        slot, language and kind, whose file stays only for versions that are heard with it."""

    def recordings(self, survey: Survey) -> tuple[Recording, ...]: ...
    def drop_recording(self, survey: Survey, path: str, tag: str, kind: str) -> bool:
        """The recording is gone; its file stays only for versions that are heard with it. Whether
        there was one."""

    def put_sounds(self, version: Version, tag: str, sounds: tuple[Sound, ...]) -> None: ...
    def sounds(self, version_id: str, tag: str) -> tuple[Sound, ...]:
        """The sounds of a version in one language; none where none were made."""

    def sounds_behind(self, fingerprint: str, tag: str) -> tuple[Sound, ...]: ...
    def drop_spoken(self, name: str) -> None:
        """A sound of the computer voice is gone, unless a version is heard with it."""

    def file(self, name: str) -> Path:
        """Where the bytes of a sound lie."""
