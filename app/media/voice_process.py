"""The process that speaks for voice.py: a list of texts comes in, MP3s go out in the same order.

It is never imported. Each text goes to its voice by standard input, never as an argument; each
MP3 is preceded by its length in four bytes, which is zero where a text could not be spoken.
"""

import json
import resource
import subprocess
import sys
from typing import Any

import av
from av.audio.frame import AudioFrame

from app.media.mp3 import Mp3

_MOST_MEMORY = 2 * 1024**3
# espeak-ng puts what it hears from standard input in a passing file.
_MOST_WRITTEN = 64 * 1024**2
_MOST_SECONDS = 300.0
_MOST_TO_WAIT = 30
_HEAD = 44


def _said(task: dict[str, Any]) -> bytes:
    done = subprocess.run(
        task["command"],
        input=task["text"].encode(),
        capture_output=True,
        timeout=_MOST_TO_WAIT,
        check=False,
    )
    sound, rate = done.stdout, task["rate"]
    if not rate:
        # A wav from a pipe does not know its own length; its head has the rate.
        rate, sound = int.from_bytes(sound[24:28], "little"), sound[_HEAD:]
    if done.returncode or not rate or len(sound) < 2:
        return b""
    made = Mp3(_MOST_SECONDS)
    frame = AudioFrame(format="s16", layout="mono", samples=len(sound) // 2, align=1)
    frame.planes[0].update(sound[: len(sound) // 2 * 2])
    frame.sample_rate = rate
    made.add(frame)
    return made.finish()[0]


def main() -> None:
    """Reads the tasks as JSON from standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))
    av.logging.set_level(None)
    for task in json.load(sys.stdin.buffer):
        try:
            made = _said(task)
        except (OSError, ValueError, av.FFmpegError, subprocess.TimeoutExpired):
            made = b""
        sys.stdout.buffer.write(len(made).to_bytes(4) + made)


if __name__ == "__main__":
    main()
