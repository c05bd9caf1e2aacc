"""A recording is trimmed on the server: what was cut off is not in the file any more."""

import io
from array import array
from itertools import pairwise

import av
import pytest

from app.core.problems import Refused
from app.media.sound import NotSound, to_mp3
from app.media.voice import ComputerVoice
from tests.media.recorded import RATE, recorded, samples, wav


def _two_tones() -> bytes:
    """A second of a low tone and a second of a high one."""
    plain = wav(2.0)
    return plain[: -4 * RATE] + samples(1.0, 300) + samples(1.0, 1200)


def _pitch(content: bytes, start: float, end: float) -> float:
    """Counted from how often the sound goes up through nothing between two seconds."""
    with av.open(io.BytesIO(content)) as file:
        frames = av.AudioResampler("s16", "mono", RATE)
        sound = array("h")
        for frame in file.decode(audio=0):
            for piece in frames.resample(frame):
                sound.frombytes(bytes(piece.planes[0])[: 2 * piece.samples])
    part = sound[int(start * RATE) : int(end * RATE)]
    ups = sum(a < 0 <= b for a, b in pairwise(part))
    return ups / (end - start)


@pytest.mark.parametrize(
    ("start", "end", "seconds", "pitch"),
    [(0.0, 0.7531, 0.75, 300), (1.1003, 1.7, 0.6, 1200), (1.25, 0.0, 0.75, 1200)],
)
def test_only_the_part_between_two_seconds_is_kept(
    start: float, end: float, seconds: float, pitch: float
) -> None:
    made = to_mp3(_two_tones(), 60.0, start, end)
    assert abs(made.seconds - seconds) < 0.02
    assert abs(_pitch(made.content, 0.1, seconds - 0.1) - pitch) < pitch / 10


@pytest.mark.parametrize("kind", ["webm", "ogg", "m4a", "mp3"])
def test_whatever_a_browser_recorded_can_be_trimmed(kind: str) -> None:
    assert abs(to_mp3(recorded(kind, 2.0), 60.0, 0.5, 1.5).seconds - 1.0) < 0.1


def test_only_what_is_kept_must_be_short_enough() -> None:
    assert to_mp3(wav(3.0), 1.5, 1.0, 2.0).seconds == 1.0
    with pytest.raises(NotSound):
        to_mp3(wav(3.0), 1.5, 1.0)


@pytest.mark.parametrize("part", [(2.5, 0.0), (1.0, 0.5), (1.0, 1.0)])
def test_a_part_in_which_nothing_is_left_is_refused_as_empty(
    part: tuple[float, float], tmp_path: object
) -> None:
    voice = ComputerVoice(tmp_path, tmp_path)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        voice.clean(wav(2.0), "human", 60.0, part)
    assert refused.value.problems[0].code == "sound_empty"
