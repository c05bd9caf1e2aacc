"""Sound from strangers: whatever a browser recorded becomes small MP3, or is refused with a reason.

The bytes are decoded in a process of their own (sound_process.py) with little memory and time.
What comes back is mono, holds no name, place or date, and is no longer than was allowed.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 10 * 1024 * 1024
MOST_VIDEO_BYTES = 40 * 1024 * 1024
MOST_SECONDS = 180.0
MOST_TO_WAIT = 40
_ROOT = Path(__file__).parents[2]


class NotSound(ValueError):
    """These bytes are no sound that can be kept. ``code`` is ``sound_empty``, ``sound_too_large``,
    ``sound_unreadable`` or ``sound_too_long``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Played:
    """A sound or film that is fit to be served: its bytes and how long it plays."""

    content: bytes
    seconds: float


def to_mp3(
    content: bytes, most_seconds: float = MOST_SECONDS, start: float = 0.0, end: float = 0.0
) -> Played:
    """Mono MP3 of wav, webm, ogg, m4a or mp3: of the part between two seconds, where an end of 0 is
    the end of the sound. Raises NotSound."""
    return _apart("sound", content, MOST_BYTES, most_seconds, start, end)


def to_mp4(content: bytes, most_seconds: float = MOST_SECONDS) -> Played:
    """The same film as MP4 (H.264) without anything but picture and sound. Raises NotSound."""
    return _apart("film", content, MOST_VIDEO_BYTES, most_seconds)


def _apart(what: str, content: bytes, most_bytes: int, *seconds: float) -> Played:
    if not content:
        raise NotSound("sound_empty")
    if len(content) > most_bytes:
        raise NotSound("sound_too_large")
    try:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "app.media.sound_process",
                what,
                *(str(float(each)) for each in seconds),
            ],
            input=content,
            capture_output=True,
            timeout=MOST_TO_WAIT,
            check=False,
            cwd=_ROOT,
        )
    except subprocess.TimeoutExpired as error:
        raise NotSound("sound_unreadable") from error
    head, _, body = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise NotSound("sound_unreadable")
    said: Mapping[str, object] = json.loads(head)
    if "code" in said:
        raise NotSound(str(said["code"]))
    return Played(body, float(str(said["seconds"])))
