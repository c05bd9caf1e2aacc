"""The computer voice: espeak-ng, or a piper voice that the host installed, made once per sentence.

A sentence lies in the folder of sounds under a name made from the voice and the words, so that the
same words are never spoken twice. Speaking happens in processes of its own (voice_process.py).
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from shutil import which

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.flow.records import Spoke
from app.media.sound import NotSound, Played, to_mp3, to_mp4

VOICES = "voices"
# Words in a minute, slower than the program's own 175: people hear it once, in a noisy place.
_PACE = 140
_LONGEST = 1200
_SECONDS_TO_START, _SECONDS_PER_TEXT = 20, 5
_MOST_PROCESSES = 4
# Where a language tag and the name of its voice differ.
_NAMED = {"zh": "cmn", "prs": "fa", "pes": "fa", "en": "en-gb", "fr": "fr-fr", "no": "nb",
          "nn": "nb", "arb": "ar", "kmr": "ku"}  # fmt: skip
_ROOT = Path(__file__).parents[2]
_BYTES_PER_SECOND = 3000
_NO_MORE = ("Zxxx",)


@dataclass(frozen=True)
class _Speaking:
    """How a language is spoken: the command that turns standard input into sound, and a name
    that changes when the voice does. ``rate`` is 0 where the sound itself says it."""

    command: tuple[str, ...]
    name: str
    rate: int = 0


class ComputerVoice:
    """Implements flow's port Voice. ``sounds`` is the folder where sounds lie; ``voices`` that of
    piper voices: NAME.onnx with NAME.onnx.json, the name beginning with the language.
    ``spoken_before`` may hold what other installations of this machine have said already."""

    def __init__(self, sounds: Path, voices: Path, spoken_before: Path | None = None) -> None:
        self._sounds = sounds
        self._voices = voices
        self._before = spoken_before
        self._known: dict[str, _Speaking | None] = {}

    def speaks(self, tag: str) -> bool:
        """Whether there is a voice for the language of a tag."""
        return self._speaking(tag) is not None

    def say(self, wanted: Sequence[tuple[str, str]]) -> tuple[Spoke | None, ...]:
        """For each tag and text the sound that lies in the folder now; None where nothing can
        say it. What was said before is not said again."""
        files = [self._file(tag, text) for tag, text in wanted]
        new: dict[str, tuple[_Speaking, str]] = {}
        for (tag, text), file in zip(wanted, files, strict=True):
            speaking = self._speaking(tag)
            if file and speaking and not (self._sounds / file).exists():
                new[file] = (speaking, _clean(text))
        self._make(new)
        return tuple(self._spoke(file) for file in files)

    def file_of(self, tag: str, text: str) -> str:
        """The name of the sound of a text, spoken or not; empty where nothing can say it."""
        return self._file(tag, text)

    def clean(
        self,
        content: bytes,
        kind: str,
        most_seconds: float,
        part: tuple[float, float] = (0.0, 0.0),
    ) -> tuple[bytes, float]:
        """A recording as it is served, and its seconds. Raises Refused."""
        try:
            made: Played
            if kind == "video":
                made = to_mp4(content, most_seconds)
            else:
                made = to_mp3(content, most_seconds, *part)
        except NotSound as error:
            most = (("most", f"{most_seconds:g}"),)
            raise Refused(Problem(error.code, "", most)) from error
        return made.content, made.seconds

    def _speaking(self, tag: str) -> _Speaking | None:
        base = parse_language(tag).base
        if base not in self._known:
            self._known[base] = self._piper(base) or self._espeak(base)
        return self._known[base]

    def _piper(self, base: str) -> _Speaking | None:
        program = which("piper")
        language = base.split("-")[0]
        if program is None or base.endswith(_NO_MORE):
            return None
        for model in sorted(self._voices.glob("*.onnx")):
            about = model.with_name(f"{model.name}.json")
            if model.stem.replace("-", "_").split("_")[0] == language and about.exists():
                rate = int(json.loads(about.read_text("utf-8"))["audio"]["sample_rate"])
                command = (program, "--model", str(model), "--output-raw")
                return _Speaking(command, f"piper {model.name}", rate)
        return None

    def _espeak(self, base: str) -> _Speaking | None:
        voice = next((name for name in _names(base) if name in self._espeak_voices), "")
        command = ("espeak-ng", "-v", voice, "-s", str(_PACE), "--stdin", "--stdout")
        return _Speaking(command, f"espeak-ng {voice} {_PACE}") if voice else None

    @cached_property
    def _espeak_voices(self) -> frozenset[str]:
        if which("espeak-ng") is None:
            return frozenset()
        done = subprocess.run(["espeak-ng", "--voices"], capture_output=True, check=False)
        lines = done.stdout.decode("utf-8", "replace").splitlines()[1:]
        return frozenset(line.split()[1] for line in lines if len(line.split()) > 1)

    def _file(self, tag: str, text: str) -> str:
        speaking, words = self._speaking(tag), _clean(text)
        if speaking is None or not words:
            return ""
        digest = hashlib.sha256(f"{speaking.name}\n{words}".encode()).hexdigest()
        return f"{digest[:32]}.mp3"

    def _spoke(self, file: str) -> Spoke | None:
        path = self._sounds / file
        if not file or not path.exists():
            return None
        size = path.stat().st_size
        return Spoke(file, round(size / _BYTES_PER_SECOND, 2), size)

    def _make(self, new: dict[str, tuple[_Speaking, str]]) -> None:
        if not new:
            return
        self._sounds.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = {name: task for name, task in new.items() if not self._was_said(name)}
        if not new:
            return
        workers = min(_MOST_PROCESSES, os.cpu_count() or 1, len(new))
        names = list(new)
        shares = [names[at::workers] for at in range(workers)]
        with ThreadPoolExecutor(workers) as pool:
            for share, made in zip(shares, pool.map(lambda s: _said(s, new), shares), strict=True):
                for name, content in zip(share, made, strict=False):
                    if content:
                        put_file(self._sounds / name, content)
                        self._remember(name, content)

    def _was_said(self, name: str) -> bool:
        """Whether the same words were said before on this machine; then they are here now."""
        before = self._before / name if self._before else None
        if before is None or not before.is_file():
            return False
        put_file(self._sounds / name, before.read_bytes())
        return True

    def _remember(self, name: str, content: bytes) -> None:
        if self._before is None:
            return
        # Somebody else's installation may not be written to, which only costs time.
        with suppress(OSError):
            self._before.mkdir(parents=True, exist_ok=True)
            put_file(self._before / name, content)


def put_file(path: Path, content: bytes) -> None:
    """The file is there whole, readable for the host only, and tells no more than its day."""
    beside = path.with_name(f"{path.name}.{token_hex(8)}.part")
    beside.write_bytes(content)
    beside.chmod(0o600)
    noon = int(beside.stat().st_mtime) // 86400 * 86400 + 43200
    os.utime(beside, (noon, noon))
    beside.replace(path)


def _said(share: Iterable[str], new: dict[str, tuple[_Speaking, str]]) -> list[bytes]:
    """The sounds of a share of the texts, in their order; fewer where the process ended early."""
    work = [
        {"command": speaking.command, "rate": speaking.rate, "text": text}
        for speaking, text in (new[name] for name in share)
    ]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app.media.voice_process"],
            input=json.dumps(work).encode(),
            capture_output=True,
            timeout=_SECONDS_TO_START + _SECONDS_PER_TEXT * len(work),
            check=False,
            cwd=_ROOT,
        )
    except subprocess.TimeoutExpired:
        return []
    found, left = [], done.stdout
    while len(left) >= 4 and len(left) - 4 >= (size := int.from_bytes(left[:4])):
        found.append(left[4 : 4 + size])
        left = left[4 + size :]
    return found


def _names(base: str) -> tuple[str, ...]:
    """The names that the voice of a language may have, best first; another script has none."""
    parts = base.split("-")
    scripts = [part for part in parts[1:] if len(part) == 4]
    if scripts and (parts[0], scripts[0]) not in (("zh", "Hans"), ("zh", "Hant")):
        return ()
    return (base.lower(), _NAMED.get(parts[0], parts[0]), parts[0])


def _clean(text: str) -> str:
    # Two brackets would begin sounds instead of words.
    return " ".join(text.replace("[[", " ").replace("]]", " ").split())[:_LONGEST]
