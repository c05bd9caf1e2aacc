"""Places of a council: when they are open, who of the council is there, and whether the codes that
hang there are still genuine.

A place is in the register once; each survey has a code of its own there (app/flow/places.py).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAYS_BETWEEN_CHECKS = 7
_MOMENT = re.compile(r"([1-7]) ([0-2]\d:[0-5]\d)-([0-2]\d:[0-5]\d)\Z")


class CodeState(StrEnum):
    """What a code that is printed leads to (QR09). RESULTS and OFF take no new visits: RESULTS
    leads to the results, now or once they are there; OFF says that this code is used no more."""

    ON = "on"
    OFF = "off"
    RESULTS = "results"


@dataclass(frozen=True, order=True)
class Moment:
    """A part of a day in every week: ``weekday`` 1 is Monday, times are ``10:00``."""

    weekday: int
    starts: str
    ends: str

    def written(self) -> str:
        """The moment as it is kept.

        >>> Moment(2, "10:00", "12:30").written()
        '2 10:00-12:30'
        """
        return f"{self.weekday} {self.starts}-{self.ends}"


def read_moment(text: str) -> Moment | None:
    """The moment that a text holds, or None where it holds none that can be.

    >>> read_moment("2 10:00-12:30")
    Moment(weekday=2, starts='10:00', ends='12:30')
    >>> read_moment("2 12:30-10:00"), read_moment("Tuesday")
    (None, None)
    """
    found = _MOMENT.match(text.strip())
    if found is None or not found[2] < found[3] < "24:00":
        return None
    return Moment(int(found[1]), found[2], found[3])


@dataclass(frozen=True)
class RegisteredPlace:
    """A place of a council. ``helper_languages`` are tags of languages that somebody there speaks
    (MV18). ``not_at_intake`` asks that nobody is recruited at a first visit (SV19)."""

    id: str
    council_id: str
    name: str
    kind: str = ""
    opening: tuple[Moment, ...] = ()
    helper_languages: tuple[str, ...] = ()
    expected_visitors: int | None = None
    not_at_intake: bool = True


@dataclass(frozen=True)
class Face:
    """Somebody of the council who is at a place at known moments (KS06), until ``end_day``.

    ``agreed_day`` is the day on which the person agreed to be named; empty while they did not,
    and then nothing but the moments is shown. ``photo`` is a JPEG, or empty.
    """

    id: str
    place_id: str
    council_id: str
    name: str
    phone: str
    moments: tuple[Moment, ...]
    end_day: str
    agreed_day: str = ""
    photo: bytes = b""

    def is_here(self, today: str) -> bool:
        """Whether anything about the person may still be printed."""
        return today <= self.end_day

    def is_named(self, today: str) -> bool:
        """Whether name, face and number may be printed: nobody is named after the end day."""
        return bool(self.agreed_day) and self.is_here(today)


def moments_of(faces: Iterable[Face], today: str) -> tuple[Moment, ...]:
    """When somebody of the council is at a place, whoever it is; each moment once, in order."""
    return tuple(sorted({each for face in faces if face.is_here(today) for each in face.moments}))


@dataclass(frozen=True)
class TamperCheck:
    """One look at the codes of a place: nothing is pasted over them, and the address is ours."""

    id: str
    place_id: str
    council_id: str
    day: str
    by: str
    is_genuine: bool
    note: str = ""


def check_is_due(checks: Iterable[TamperCheck], today: str) -> bool:
    """Whether a week has passed since somebody looked, or nobody ever did (QR07).

    >>> check_is_due([TamperCheck("", "", "", "2026-11-20", "A. Tester", True)], "2026-11-26")
    False
    """
    last = max((check.day for check in checks), default="")
    if not last:
        return True
    return (date.fromisoformat(today) - date.fromisoformat(last)).days >= DAYS_BETWEEN_CHECKS
