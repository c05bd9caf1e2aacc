"""Recordings made in the test: sine tones of a pitch of their own, and films, never shipped."""

import io
import math
import wave
from array import array
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

RATE = 16000
SECRET = "Kerkstraat 12"
_CONTAINERS = {
    "webm": ("webm", "libopus", 48000),
    "ogg": ("ogg", "libopus", 48000),
    "m4a": ("ipod", "aac", 44100),
    "mp3": ("mp3", "libmp3lame", 44100),
}


def samples(seconds: float, pitch: int = 440, rate: int = RATE) -> bytes:
    """A pure tone."""
    turn = 2 * math.pi * pitch / rate
    tone = (int(12000 * math.sin(turn * at)) for at in range(int(seconds * rate)))
    return array("h", tone).tobytes()


def wav(seconds: float = 1.0, pitch: int = 440) -> bytes:
    """A tone as wav."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples(seconds, pitch))
    return file.getvalue()


def recorded(kind: str, seconds: float = 1.0, pitch: int = 440) -> bytes:
    """A tone as a browser records it, with a secret in what is written about it."""
    if kind == "wav":
        return wav(seconds, pitch)
    container, codec, rate = _CONTAINERS[kind]
    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        out.metadata["title"] = SECRET
        stream = out.add_stream(codec, rate=rate)
        stream.layout = "stereo" if kind == "m4a" else "mono"
        resampler = av.AudioResampler(stream.format, stream.layout, rate)
        frame = AudioFrame(format="s16", layout="mono", samples=int(seconds * RATE))
        frame.planes[0].update(samples(seconds, pitch))
        frame.sample_rate = RATE
        fifo = av.AudioFifo()
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            piece.pts = None
            fifo.write(piece)
        for piece in fifo.read_many(stream.frame_size or 960, partial=True):
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    return file.getvalue()


def film(seconds: float = 1.0) -> bytes:
    """A grey film as MP4, with a secret in what is written about it."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as out:
        out.metadata["title"] = SECRET
        stream = out.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for at in range(int(seconds * 10)):
            frame = VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = at, Fraction(1, 10)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()


def heard(content: bytes) -> tuple[float, int, int, str]:
    """Seconds, channels, bits per second and codec of what is really in a file."""
    with av.open(io.BytesIO(content)) as container:
        stream = container.streams.audio[0]
        rate = stream.codec_context.sample_rate
        count = sum(frame.samples for frame in container.decode(stream))
        context = stream.codec_context
        return count / rate, context.channels, context.bit_rate or 0, context.name
