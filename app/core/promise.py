"""The promise to come back with results by a day: is it kept, on time, due soon, or late (RR02)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.return_report import Said

# From so many days before the promised one people of the council are reminded.
REMIND_DAYS = 14


class Standing(StrEnum):
    """How a promise stands. NO_DAY: nobody named a day."""

    NO_DAY = "no_day"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    LATE = "late"
    KEPT = "kept"


@dataclass(frozen=True)
class PromiseState:
    """How a promise stands today: the promised ISO ``day``, how many ``days`` are left until it
    (below 0: how long ago it was), and why the results are late, in the council's own words."""

    standing: Standing
    day: str
    days: int
    reason: Said = Said("", "")

    @property
    def is_late(self) -> bool:
        """Whether the day has passed and there are no results."""
        return self.standing is Standing.LATE


def promise_on(day: str, today: str, is_kept: bool, reason: Said = Said("", "")) -> PromiseState:
    """How a promise for ``day`` stands ``today``.

    >>> promise_on("2027-01-31", "2027-01-20", False).standing
    <Standing.DUE_SOON: 'due_soon'>
    >>> promise_on("2027-01-31", "2027-02-02", False).days
    -2
    """
    if not day:
        return PromiseState(Standing.KEPT if is_kept else Standing.NO_DAY, "", 0)
    left = (date.fromisoformat(day) - date.fromisoformat(today)).days
    if is_kept:
        return PromiseState(Standing.KEPT, day, left)
    if left < 0:
        return PromiseState(Standing.LATE, day, left, reason)
    return PromiseState(Standing.DUE_SOON if left <= REMIND_DAYS else Standing.ON_TIME, day, left)
