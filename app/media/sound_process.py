"""The process that decodes what strangers send, for sound.py: bytes come in, MP3 or MP4 goes out.

It is never imported. The kind of file is told by its first bytes and no other reader is tried, so
that no playlist can make the library open files or addresses.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress

import av
from av.audio.frame import AudioFrame
from av.container import InputContainer

from app.media.mp3 import Enough, Mp3, TooLong

_MOST_MEMORY = 1024**3
_MOST_CPU_SECONDS = 30
_FEWEST_SECONDS = 0.1
_LAYER = 0x06
# Nothing that a file names is opened: there is only what came in.
_CLOSED = {"protocol_whitelist": "", "enable_drefs": "0"}


def _kind(content: bytes) -> str:
    """The reader for these bytes, or the empty string."""
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav"
    if content[:4] == b"OggS":
        return "ogg"
    if content[:4] == b"\x1aE\xdf\xa3":
        return "matroska"
    if content[4:8] == b"ftyp":
        return "mov"
    is_frame = content[:1] == b"\xff" and content[1:2] >= b"\xe0" and content[1] & _LAYER
    return "mp3" if content[:3] == b"ID3" or is_frame else ""


def _opened(content: bytes, kind: str) -> InputContainer:
    options = {name: value for name, value in _CLOSED.items() if name[0] == "p" or kind == "mov"}
    return av.open(io.BytesIO(content), "r", format=kind, options=options)


def _frames(container: InputContainer) -> Iterator[AudioFrame]:
    """Every frame that can be decoded; broken ones, as at the end of a cut recording, are not."""
    packets = container.demux(audio=0)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            return
        if packet is None:
            return
        try:
            yield from packet.decode()
        except av.FFmpegError:
            continue


def _sound(
    content: bytes, most_seconds: float, start: float = 0.0, end: float = 0.0
) -> tuple[bytes, float]:
    with _opened(content, _kind(content)) as container:
        made = Mp3(most_seconds, start, end)
        with suppress(Enough):
            for frame in _frames(container):
                made.add(frame)
    return made.finish()


def _film(content: bytes, most_seconds: float) -> tuple[bytes, float]:
    file = io.BytesIO()
    with _opened(content, _kind(content)) as source, av.open(file, "w", format="mp4") as out:
        picture = source.streams.video[0]
        if picture.codec_context.name != "h264":
            raise ValueError("only H.264 plays everywhere")
        kept = {picture.index: out.add_stream_from_template(picture)}
        ends = 0.0
        for packet in source.demux(picture):
            if packet.dts is None or packet.pts is None or packet.time_base is None:
                continue
            ends = max(ends, float((packet.pts + (packet.duration or 0)) * packet.time_base))
            if ends > most_seconds:
                raise TooLong
            packet.stream = kept[picture.index]
            out.mux(packet)
    return file.getvalue(), ends


def _answer(what: str, content: bytes, *seconds_given: float) -> tuple[dict[str, object], bytes]:
    if not _kind(content):
        return {"code": "sound_unreadable"}, b""
    try:
        if what == "film":
            body, seconds = _film(content, seconds_given[0])
        else:
            body, seconds = _sound(content, *seconds_given)
    except TooLong:
        return {"code": "sound_too_long"}, b""
    except (av.FFmpegError, ValueError, IndexError, MemoryError):
        return {"code": "sound_unreadable"}, b""
    if seconds < _FEWEST_SECONDS:
        return {"code": "sound_empty"}, b""
    return {"seconds": round(seconds, 2)}, body


def main() -> None:
    """Reads from standard input; writes one line of JSON, then the new bytes."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU_SECONDS, _MOST_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    av.logging.set_level(None)
    said, body = _answer(
        sys.argv[1], sys.stdin.buffer.read(), *(float(given) for given in sys.argv[2:])
    )
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + body)


if __name__ == "__main__":
    main()
