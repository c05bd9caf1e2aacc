"""Limits how often unknown tickets are tried, per survey as a whole (decision 6).

Only failures count, and only failures are turned away: two hundred people who open their own
tickets within minutes are never locked out, not even while somebody guesses. A ticket has 66
bits, so the limit is there against noise; it may be lost with the process.
"""

import threading
from collections import Counter

MOST_FAILURES_PER_HOUR = 600
_MOST_SURVEYS = 10_000


class Lookups:
    """Counts failed look-ups within the running hour, in memory."""

    def __init__(self, most: int = MOST_FAILURES_PER_HOUR) -> None:
        self._most = most
        self._hour = 0
        self._failed: Counter[str] = Counter()
        self._turn = threading.Lock()

    def failed(self, slug: str, hour: int) -> bool:
        """Notes a failure; whether there have been too many of this survey within the hour."""
        with self._turn:
            if hour != self._hour or len(self._failed) > _MOST_SURVEYS:
                self._hour = hour
                self._failed.clear()
            self._failed[slug] += 1
            return self._failed[slug] > self._most
