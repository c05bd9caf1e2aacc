"""One holder at a time, over all processes and hosts: a lock that a killed process loses at once.

SQLite serves one host, so a locked file is enough: the system gives it back. PostgreSQL frees the
lock of a connection that is gone. No day and no hour is kept, and no clocks have to agree.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.store.session import Session
from app.store.turns import FileLock

# The first half of the lock's number; the second is the name.
_KIND = 72_032


@contextmanager
def sole_on_file(data: Path, name: str) -> Iterator[bool]:
    """Whether this is the one holder of the name on this host."""
    lock = FileLock(data / f"{_number(name):08x}.sole.lock")
    try:
        yield lock.take(wait=False)
    finally:
        lock.close()


@contextmanager
def sole_in_database(session: Session, name: str) -> Iterator[bool]:
    """Whether this is the one holder of the name in this database."""
    found = session.raw.execute("SELECT pg_try_advisory_lock(%s, %s)", (_KIND, _number(name)))
    is_mine = bool(found.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine:
            session.raw.execute("SELECT pg_advisory_unlock(%s, %s)", (_KIND, _number(name)))


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> 1
