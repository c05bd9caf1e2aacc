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


class Mp3:
    """An MP3 that grows frame by frame."""

    def __init__(self, most_seconds: float) -> None:
        self._most = int(most_seconds * RATE)
        self._file = io.BytesIO()
        self._out = av.open(self._file, "w", format="mp3", options=_BARE)
        self._stream = self._out.add_stream("libmp3lame", rate=RATE, options=_FAST)
        self._stream.bit_rate = BITS_PER_SECOND
        self._stream.layout = "mono"
        self._resampler = AudioResampler(format="s16p", layout="mono", rate=RATE)
        self._samples = 0

    def add(self, frame: AudioFrame | None) -> None:
        """The frame follows; None after the last. Raises TooLong."""
        for piece in self._resampler.resample(frame):
            self._samples += piece.samples
            if self._samples > self._most:
                raise TooLong
            piece.pts = None
            self._out.mux(self._stream.encode(piece))

    def finish(self) -> tuple[bytes, float]:
        """The whole file and its seconds."""
        if self._samples:
            self.add(None)
            self._out.mux(self._stream.encode(None))
        self._out.close()
        return self._file.getvalue(), self._samples / RATE
