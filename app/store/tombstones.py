"""Tombstones: keyed traces of what was deleted, in the database and once more outside the data.

The second copy is a file beside the key file, one ``DAY HEX`` a line. It survives the loss of the
database, so that a backup put back on its own cannot bring a deleted response back.
"""

import os
from pathlib import Path

from sqlalchemy import select

from app.store.session import Session, Statement
from app.store.tables import upkeep as tables

FILE = "tombstones"
_ADD = Statement("INSERT INTO tombstones (trace, day) VALUES (?, ?) ON CONFLICT DO NOTHING")
_EXPIRE = Statement("DELETE FROM tombstones WHERE day < ?")


class TombstoneShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session, keys: Path | None) -> None:
        self._session = session
        self._file = None if keys is None else keys / FILE

    def add(self, trace: bytes, day: str) -> None:
        """The trace is kept since that day, in both places once the transaction is over."""
        self._session.fast(_ADD, trace, day)
        file = self._file
        if file is not None:
            self._session.afterwards.append(lambda: _append(file, f"{day} {trace.hex()}\n"))

    def all(self) -> frozenset[bytes]:
        """Every trace that is kept in either place."""
        rows = self._session.run(select(tables.tombstones.c.trace)).scalars()
        beside = () if self._file is None else read_tombstones(self._file)
        return frozenset(rows) | {trace for _, trace in beside}

    def expire(self, before_day: str) -> None:
        """Traces of before that day are gone from both places."""
        self._session.fast(_EXPIRE, before_day)
        file = self._file
        if file is not None:
            self._session.afterwards.append(lambda: _drop(file, before_day))


def read_tombstones(file: Path) -> tuple[tuple[str, bytes], ...]:
    """Pairs of day and trace; a line that a crash cut short is passed over."""
    if not file.exists():
        return ()
    found = []
    for line in file.read_text().splitlines():
        day, _, digits = line.partition(" ")
        if len(digits) == 64:
            found.append((day, bytes.fromhex(digits)))
    return tuple(found)


def _append(file: Path, line: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop(file: Path, before_day: str) -> None:
    kept = [pair for pair in read_tombstones(file) if pair[0] >= before_day]
    beside = file.with_name(f"{FILE}.new")
    beside.unlink(missing_ok=True)
    _append(beside, "".join(f"{day} {trace.hex()}\n" for day, trace in kept))
    beside.replace(file)
