"""The sealed stream by itself: any length comes back, in any order of writing."""

from io import BytesIO

import pytest

from app.core.problems import Refused
from app.store.copies.sealed_stream import CHUNK, SealedReader, SealedWriter

KEY = bytes(range(32))


def _sealed(*pieces: bytes) -> bytes:
    file = BytesIO()
    writer = SealedWriter(file, KEY)
    for piece in pieces:
        writer.write(piece)
    writer.finish()
    return file.getvalue()


def _opened(content: bytes) -> bytes:
    reader = SealedReader(BytesIO(content), KEY)
    plain = b""
    while piece := reader.read():
        plain += piece
    return plain


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_any_length_comes_back(length: int) -> None:
    plain = bytes(at % 251 for at in range(length))
    assert _opened(_sealed(plain)) == plain
    assert _opened(_sealed(plain[:7], plain[7:], b"")) == plain


def test_equal_content_looks_different_each_time() -> None:
    first, second = _sealed(b"same"), _sealed(b"same")
    assert first[51:] != second[51:]


def test_a_stream_that_was_not_finished_cannot_be_read() -> None:
    file = BytesIO()
    SealedWriter(file, KEY).write(bytes(2 * CHUNK + 5))
    with pytest.raises(Refused, match="backup_cut_short"):
        _opened(file.getvalue())


def test_a_file_of_something_else_is_refused() -> None:
    for content in (b"", b"PK\x03\x04 a workbook", b"BUURTSTEM BACKUP 2\n" + bytes(100)):
        with pytest.raises(Refused, match="backup_form"):
            _opened(content)
