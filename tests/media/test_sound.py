"""Recordings from strangers: all of them become small MP3, and what is no sound is refused."""

import io
import struct

import av
import pytest

from app.media.sound import MOST_BYTES, NotSound, Played, to_mp3, to_mp4
from tests.media.recorded import SECRET, film, heard, recorded, wav

KINDS = ("wav", "webm", "ogg", "m4a", "mp3")


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_browser_records_becomes_small_mono_mp3_that_tells_nothing(kind: str) -> None:
    sent = recorded(kind, 1.5)
    made = to_mp3(sent)
    seconds, channels, bits, codec = heard(made.content)
    assert codec.startswith("mp3")
    assert (channels, bits) == (1, 24000)
    assert abs(seconds - 1.5) < 0.3
    assert abs(made.seconds - 1.5) < 0.2
    assert kind == "wav" or SECRET.encode() in sent
    assert SECRET.encode() not in made.content
    assert not [mark for mark in (b"ID3", b"TAG", b"Lavf", b"Lavc") if mark in made.content]


def _refusal(content: bytes, most: float = 60.0) -> str:
    with pytest.raises(NotSound) as refused:
        to_mp3(content, most)
    return refused.value.code


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"MZ" + bytes(4000),
        b"\x1aE\xdf\xa3" + bytes(3000),
        b"OggS" + bytes(3000),
        b"ID3" + bytes(3000),
        b"\xff\xfb",
        b"\x00\x00\x00\x18ftypM4A " + bytes(3000),
        b"a",
    ],
)
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    assert _refusal(content) in ("sound_unreadable", "sound_empty")


def test_nothing_at_all_and_no_length_are_refused_as_empty() -> None:
    assert _refusal(b"") == "sound_empty"
    assert _refusal(wav(0)) == "sound_empty"
    assert _refusal(wav(0.02)) == "sound_empty"


def test_a_hundred_megabytes_are_refused_before_anything_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.media.sound.subprocess", None)
    assert _refusal(b"RIFF" + bytes(MOST_BYTES)) == "sound_too_large"


def test_a_minute_too_much_is_refused_and_not_cut() -> None:
    assert _refusal(wav(3.0), most=2.5) == "sound_too_long"
    assert to_mp3(wav(2.4), 2.5).seconds == 2.4


def test_a_recording_that_was_cut_off_keeps_what_is_there() -> None:
    sent = recorded("ogg", 3.0)
    made = to_mp3(sent[: len(sent) * 2 // 3])
    assert 0.5 < made.seconds < 3.0


def test_a_small_file_that_unfolds_into_hours_is_stopped() -> None:
    # A wav that promises four gigabytes and says that they are four hours.
    head = b"RIFF" + struct.pack("<I", 0xFFFFFFFF) + b"WAVEfmt "
    head += struct.pack("<IHHIIHH", 16, 1, 1, 8, 8, 1, 8)
    assert _refusal(head + b"data" + struct.pack("<I", 0xFFFFFFFF) + bytes(900_000)) == (
        "sound_too_long"
    )


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.media.sound.MOST_TO_WAIT", 0.01)
    assert _refusal(wav(1)) == "sound_unreadable"


def test_a_film_keeps_its_pictures_and_loses_what_is_written_about_it() -> None:
    sent = film(2.0)
    made: Played = to_mp4(sent)
    assert SECRET.encode() in sent
    assert SECRET.encode() not in made.content
    with av.open(io.BytesIO(made.content)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 20
    assert abs(made.seconds - 2.0) < 0.2


def test_a_sound_is_no_film_and_a_long_film_is_refused() -> None:
    with pytest.raises(NotSound, match="sound_unreadable"):
        to_mp4(recorded("m4a"))
    with pytest.raises(NotSound, match="sound_too_long"):
        to_mp4(film(2.0), 1.0)
