"""Pausing a survey: the reason that everybody may read, and from when until when (KS24, GO03)."""

from dataclasses import dataclass
from enum import StrEnum


class PauseReason(StrEnum):
    """What residents read, in their own language. The council's own words are for its log.

    MISTAKE: something in the survey is wrong. EVENT: something serious happened, and asking now
    would harm. TALK: people of the place wish to talk first.
    """

    MISTAKE = "mistake"
    EVENT = "event"
    TALK = "talk"


@dataclass(frozen=True)
class Pause:
    """A time in which nobody was asked. ``until`` is empty while it lasts."""

    id: str
    version_id: str
    reason: str
    day: str
    until: str = ""
