"""Makes recordings and photos from strangers fit to be kept; implements flow's port Cleaner."""

from threading import BoundedSemaphore

from app.core.problems import Problem, Refused
from app.media.photo import NotAPhoto, to_jpeg
from app.media.sound import NotSound, to_mp3

# A minute, and what a recorder needs to stop.
LONGEST_RECORDING = 65.0
# Each takes memory and a core: others wait, so that a crowd cannot fill the machine.
_AT_ONCE = 2


class MediaCleaner:
    """Decodes each file in a process of its own, few at a time."""

    def __init__(self) -> None:
        self._turns = BoundedSemaphore(_AT_ONCE)

    def voice(self, content: bytes) -> bytes:
        """MP3 of a recording of at most a minute. Raises Refused."""
        try:
            with self._turns:
                return to_mp3(content, LONGEST_RECORDING).content
        except NotSound as problem:
            is_long = problem.code == "sound_too_long"
            code = "recording_too_long" if is_long else "not_a_recording"
            raise Refused(Problem(code)) from problem

    def photo(self, content: bytes) -> bytes:
        """JPEG of a photo. Raises Refused."""
        try:
            with self._turns:
                return to_jpeg(content)
        except NotAPhoto as problem:
            raise Refused(Problem("not_a_photo")) from problem
