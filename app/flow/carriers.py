"""Who carries a message out of the house: a mail server, an SMS provider (app/carriers).

A message holds no topic, no answer and no ticket (decision 12), and nobody writes down whom it is
for: not in a log, not in the text of an error.
"""

from dataclasses import dataclass
from typing import Protocol

from app.core.problems import Problem, Refused

# What a refusal of a carrier means for the message: try again later, never, or stop with all.
LATER = "carrier_later"
NEVER = "carrier_never"
AWAY = "carrier_away"
CARRIED = ("mail", "sms")


@dataclass(frozen=True)
class Message:
    """A text for one person. ``route`` is ``mail`` or ``sms``, ``to`` one address or number,
    ``language`` the tag that it is written in. ``token`` is random: by it alone a message that
    comes back is known again. ``sender`` is whose name stands on it."""

    route: str
    to: tuple[str, ...]
    language: str
    subject: str
    body: str
    token: str
    sender: str = ""


class Carriers(Protocol):
    """The carriers that this host has."""

    @property
    def between(self) -> float:
        """So many seconds lie between two messages, that a mail server takes them for people."""

    def can(self, route: str) -> bool:
        """Whether this host was given a carrier for the route."""

    def is_proven(self, route: str) -> bool:
        """Whether what talks to that carrier has ever run against the real one."""

    def hand_over(self, message: Message) -> None:
        """The carrier has taken the message. Raises Refused with ``carrier_later`` (again, not
        now), ``carrier_never`` (this address does not work) or ``carrier_away`` (no message can
        leave now: nobody answers, or the host may not send); never with the address in it."""

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:
        """Of which message an SMS provider reports, and whether it will never arrive; None where
        the report tells neither. ``token`` is what its address held, or empty; ``fields`` are flat,
        names of JSON joined by dots."""

    def wait(self, seconds: float) -> None:
        """Does nothing for so long."""


class NoCarriers:
    """A host that was given no carrier."""

    between = 0.0

    def can(self, route: str) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def is_proven(self, route: str) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def hand_over(self, message: Message) -> None:
        """Raises Refused: ``carrier_away``."""
        raise Refused(Problem(AWAY, message.route))

    def report(self, token: str, fields: dict[str, str]) -> None:
        """Nothing."""

    def wait(self, seconds: float) -> None:
        """Does not wait."""
