"""Makes MP3 with PyAV: mono, 24 kbit/s, 16 kHz, nothing in it but sound.

Imported only by processes that are made for it (sound_process.py, voice_process.py), because
loading the library takes time and memory that a web server does not have to spend.
"""

import io

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

RATE = 16000
BITS_PER_SECOND = 24000
# LAME's own scale from slow to fast; for speech nobody hears the difference.
_FAST = {"compression_level": "7"}
_BARE = {"id3v2_version": "0", "write_xing": "0"}


class TooLong(ValueError):
    """More sound came than was allowed."""


class Enough(Exception):
    """The end of the part that is kept was reached; what follows need not be decoded."""


class Mp3:
    """An MP3 that grows frame by frame. Only what lies between the second ``start`` and the second
    ``end`` is kept; an end of 0 is the end of the sound."""

    def __init__(self, most_seconds: float, start: float = 0.0, end: float = 0.0) -> None:
        self._most = int(most_seconds * RATE)
        self._start = int(start * RATE)
        self._end = int(end * RATE) if end else None
        self._heard = 0
        self._file = io.BytesIO()
        self._out = av.open(self._file, "w", format="mp3", options=_BARE)
        self._stream = self._out.add_stream("libmp3lame", rate=RATE, options=_FAST)
        self._stream.bit_rate = BITS_PER_SECOND
        self._stream.layout = "mono"
        self._resampler = AudioResampler(format="s16p", layout="mono", rate=RATE)
        self._samples = 0

    def add(self, frame: AudioFrame | None) -> None:
        """The frame follows; None after the last. Raises TooLong, and Enough where the end of the
        part that is kept was reached."""
        for whole in self._resampler.resample(frame):
            piece = self._cut(whole)
            if piece is not None:
                self._samples += piece.samples
                if self._samples > self._most:
                    raise TooLong
                piece.pts = None
                self._out.mux(self._stream.encode(piece))
        if self._end is not None and self._heard >= self._end and frame is not None:
            raise Enough

    def _cut(self, piece: AudioFrame) -> AudioFrame | None:
        """What of a piece lies within the part that is kept."""
        at, self._heard = self._heard, self._heard + piece.samples
        first = max(self._start - at, 0)
        last = piece.samples if self._end is None else min(self._end - at, piece.samples)
        if first >= last:
            return None
        if (first, last) == (0, piece.samples):
            return piece
        samples = bytes(piece.planes[0])[2 * first : 2 * last]
        part = AudioFrame(format="s16p", layout="mono", samples=last - first)
        part.planes[0].update(samples)
        part.sample_rate = RATE
        return part

    def finish(self) -> tuple[bytes, float]:
        """The whole file and its seconds."""
        if self._samples:
            self.add(None)
            self._out.mux(self._stream.encode(None))
        self._out.close()
        return self._file.getvalue(), self._samples / RATE
