"""Counters that live in memory: documents delivered, and how many responses came this hour.

Losing them loses no answer (decision 11). Deliveries are written now and then, as numbers per
place and day; the hourly counter leaves one bit on a response and nothing else (decision 5).
"""

import threading
from collections import Counter

from app.flow.ports import Toolkit
from app.flow.records import Place

# Judged: a food bank's busiest hour has fewer people who finish, at one place.
MOST_AN_HOUR = 60


class Counters:
    """One per process; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._delivered: Counter[tuple[str, str, str]] = Counter()
        self._hour = 0
        self._arrived: Counter[str] = Counter()

    def delivered(self, place: Place, day: str) -> None:
        """One document more went out at a place on that ISO day."""
        with self._lock:
            self._delivered[place.survey_id, place.id, day] += 1

    def is_burst(self, place: Place, hour: int) -> bool:
        """One response more arrives at a place; True beyond MOST_AN_HOUR within this hour."""
        with self._lock:
            if hour != self._hour:
                self._hour = hour
                self._arrived.clear()
            self._arrived[place.id] += 1
            return self._arrived[place.id] > MOST_AN_HOUR

    def flush(self, toolkit: Toolkit) -> None:
        """What was delivered since the last time is in the store. Where the store fails, it is
        still counted here."""
        with self._lock:
            waiting, self._delivered = self._delivered, Counter()
        if not waiting:
            return
        try:
            with toolkit.store.write() as shelves:
                for (survey_id, place_id, day), number in waiting.items():
                    shelves.returns.add_deliveries(survey_id, place_id, day, number)
        except BaseException:
            with self._lock:
                self._delivered += waiting
            raise
