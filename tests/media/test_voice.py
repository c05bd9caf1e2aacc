"""The computer voice, really spoken: small MP3, once per sentence, never by an option."""

import stat
from pathlib import Path

import pytest

from app.core.problems import Refused
from app.media.voice import ComputerVoice
from tests.media.recorded import film, heard, wav


@pytest.fixture
def voice(tmp_path: Path) -> ComputerVoice:
    return ComputerVoice(tmp_path / "recordings", tmp_path / "voices")


def test_a_sentence_becomes_small_mono_mp3_that_is_readable_for_the_host_alone(
    voice: ComputerVoice, tmp_path: Path
) -> None:
    (spoke,) = voice.say([("nl", "Wat is fijn in uw buurt?")])
    assert spoke is not None
    path = tmp_path / "recordings" / spoke.file
    seconds, channels, bits, codec = heard(path.read_bytes())
    assert codec.startswith("mp3")
    assert (channels, bits) == (1, 24000)
    assert 1.0 < seconds < 5.0
    assert abs(seconds - spoke.seconds) < 0.1
    assert spoke.size == path.stat().st_size
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_mtime % 86400 == 43200


@pytest.mark.parametrize("tag", ["nl", "nl-simple", "ar", "tr", "pl", "uk", "fa", "es"])
def test_the_languages_of_the_program_are_spoken(voice: ComputerVoice, tag: str) -> None:
    assert voice.speaks(tag)


@pytest.mark.parametrize("tag", ["ti", "rif", "rif-Zxxx", "nl-Zxxx", "dse", "ku-Arab"])
def test_where_nothing_can_speak_a_language_nothing_is_said(voice: ComputerVoice, tag: str) -> None:
    assert not voice.speaks(tag)
    assert voice.say([(tag, "Hallo")]) == (None,)


def test_the_same_words_are_spoken_once_whoever_asks(
    voice: ComputerVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = voice.say([("nl", "Verder"), ("nl-simple", "Verder"), ("nl", "Terug")])
    assert first[0] == first[1] != first[2]
    again = ComputerVoice(tmp_path / "recordings", tmp_path / "voices")
    monkeypatch.setattr("app.media.voice._said", None)
    assert again.say([("nl", "Verder"), ("nl", "Verder ")]) == (first[0], first[0])


def test_a_text_is_never_an_option_of_the_program_that_speaks(
    voice: ComputerVoice, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    told = voice.say([("nl", f"-w {victim}"), ("nl", "--voices"), ("nl", "[[h@l'oU]] hallo")])
    assert all(each is not None and each.seconds > 0.3 for each in told)
    assert not victim.exists()


def test_nothing_but_spaces_is_not_spoken(voice: ComputerVoice) -> None:
    assert voice.say([("nl", " \n"), ("nl", "")]) == (None, None)


def test_the_voice_that_a_host_installed_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for piper, which cannot be installed here: it shows the command and the rate."""
    program = tmp_path / "bin" / "piper"
    program.parent.mkdir()
    shell = ("#!/bin/sh", 'echo "$@" > "$0.said"', 'cat > "$0.text"', "head -c 44100 /dev/zero")
    program.write_text("\n".join(shell))
    program.chmod(0o755)
    voices = tmp_path / "voices"
    voices.mkdir()
    (voices / "nl_NL-stand_in-medium.onnx").write_bytes(b"")
    (voices / "nl_NL-stand_in-medium.onnx.json").write_text('{"audio": {"sample_rate": 22050}}')
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    voice = ComputerVoice(tmp_path / "recordings", voices)
    (spoke,) = voice.say([("nl-simple", "Verder")])
    assert spoke is not None
    assert abs(spoke.seconds - 1.0) < 0.2
    said = Path(f"{program}.said").read_text()
    assert "--model" in said
    assert "Verder" not in said
    assert Path(f"{program}.text").read_text() == "Verder"
    assert voice.say([("ar", "نعم")])[0] is not None


def test_a_recording_is_made_fit_to_be_served_or_refused_with_its_reason(
    voice: ComputerVoice,
) -> None:
    content, seconds = voice.clean(wav(1.0), "human", 60)
    assert heard(content)[1] == 1
    assert seconds == 1.0
    assert voice.clean(film(1.0), "video", 60)[1] > 0.9
    with pytest.raises(Refused) as refused:
        voice.clean(b"no sound", "human", 60)
    assert refused.value.problems[0].code == "sound_unreadable"
