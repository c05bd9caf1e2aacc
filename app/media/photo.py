"""Photos from strangers: whatever a phone took becomes a plain JPEG, or is refused.

The bytes are decoded in a process of their own (photo_process.py) with little memory and time.
What comes back stands upright, is at most 1600 pixels long, and holds no place, date or camera.
"""

import subprocess
import sys
from pathlib import Path

MOST_BYTES = 10 * 1024 * 1024
MOST_TO_WAIT = 30
_ROOT = Path(__file__).parents[2]


class NotAPhoto(ValueError):
    """These bytes are no photo that can be kept."""


def to_jpeg(content: bytes) -> bytes:
    """A JPEG of a JPEG, PNG or WebP. Raises NotAPhoto, also for one that would fill the memory."""
    if not content or len(content) > MOST_BYTES:
        raise NotAPhoto("empty or too large")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app.media.photo_process"],
            input=content,
            capture_output=True,
            timeout=MOST_TO_WAIT,
            check=False,
            cwd=_ROOT,
        )
    except subprocess.TimeoutExpired as error:
        raise NotAPhoto("reading it does not end") from error
    if done.returncode or not done.stdout:
        raise NotAPhoto(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return done.stdout
