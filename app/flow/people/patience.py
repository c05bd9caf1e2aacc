"""Counts wrong guesses at a door, in memory, so that nobody can try passwords all day.

It counts per person and never per address: a whole library shares one wifi. Guesses from a
browser that the person came in with before count apart, so that a stranger's guesses shut out
strangers only.
"""

from threading import Lock

MOST_PER_HOUR = 10


class Patience:
    """How many wrong guesses each key had in the running hour. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hour = -1
        self._wrong: dict[str, int] = {}

    def is_lost(self, key: str, hour: int) -> bool:
        """Whether a key has to wait for the next hour."""
        with self._lock:
            return self._of(hour).get(key, 0) >= MOST_PER_HOUR

    def failed(self, key: str, hour: int) -> None:
        """One wrong guess more."""
        with self._lock:
            wrong = self._of(hour)
            wrong[key] = wrong.get(key, 0) + 1

    def _of(self, hour: int) -> dict[str, int]:
        if hour != self._hour:
            self._hour, self._wrong = hour, {}
        return self._wrong
