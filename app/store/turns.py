"""Turns: one writer at a time, in this process and beside it; and who has the data in use.

A saturated SQLite is unfair to its writers; a lock before BEGIN keeps the longest wait short.
"""

import fcntl
import os
import threading
from pathlib import Path
from types import TracebackType

from app.core.problems import Problem, Refused
from app.store.session import BUSY_SECONDS


class FileLock:
    """A lock on a file. The system gives it back when the process dies."""

    def __init__(self, file: Path) -> None:
        self._handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        """Others may share the lock too; none may have it alone."""
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def take(self, wait: bool = True) -> bool:
        """Nobody else has the lock, or False without waiting."""
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def give_back(self) -> None:
        """The lock is free for others."""
        fcntl.flock(self._handle, fcntl.LOCK_UN)

    def close(self) -> None:
        """The lock is free, and the file closed."""
        os.close(self._handle)


class Turns:
    """The turn to write. Raises Refused where the turn does not come within 15 seconds."""

    def __init__(self, file: Path | None) -> None:
        self._inside = threading.Lock()
        self._beside = None if file is None else FileLock(file)
        self._writer = 0

    def __enter__(self) -> None:
        if self._writer == threading.get_ident():
            raise RuntimeError("a verb writes inside its own write")
        if not self._inside.acquire(timeout=BUSY_SECONDS):
            raise Refused(Problem("database_busy"))
        self._writer = threading.get_ident()
        if self._beside is not None:
            self._beside.take()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._beside is not None:
            self._beside.give_back()
        self._writer = 0
        self._inside.release()

    def close(self) -> None:
        """The file is closed."""
        if self._beside is not None:
            self._beside.close()
