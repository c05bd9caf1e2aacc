"""The response: the submitted, detached record. It has no identity and no exact time.

How fields become a response is answers.py; where it is kept is app/store/responses.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.core.consent import Consent, ConsentRecord
from app.core.missing import Missing


class Mode(StrEnum):
    """Who asked and how."""

    SELF = "self"
    INTERVIEWER = "interviewer"
    KIOSK = "kiosk"
    PAPER = "paper"
    GROUP = "group"


@dataclass(frozen=True)
class Value:
    """What one item holds. ``path`` is without indices; ``instance`` is ``"1"`` inside a repeat,
    ``"1.2"`` inside two, else empty. ``values`` are option names, a canonical number, an ISO date
    or a text; several for select multiple. With ``missing`` set, ``values`` is empty."""

    path: str
    values: tuple[str, ...] = ()
    missing: Missing | None = None
    instance: str = ""


@dataclass(frozen=True)
class Response:
    """One response as it is stored. ``day`` is ISO 8601 in the council's time zone. ``language``
    is the base tag and ``level`` is ``normal`` or ``easy``. ``for_whom`` is ``self``, ``other``,
    ``again`` or empty (DU02)."""

    consent: Consent
    values: tuple[Value, ...]
    language: str
    level: str
    mode: Mode
    day: str
    helped: bool = False
    listened: bool = False
    too_fast: bool = False
    in_burst: bool = False
    for_whom: str = ""
    is_part: bool = False

    def value(self, path: str, instance: str = "") -> Value | None:
        """What the item at a path holds, or None where it is unknown."""
        return next((v for v in self.values if v.path == path and v.instance == instance), None)

    def consent_record(self, version: int) -> ConsentRecord:
        """What was agreed to, where and how, without an answer; ``version`` is its number."""
        return ConsentRecord(
            consent=self.consent,
            version=version,
            language=self.language,
            level=self.level,
            mode=self.mode.value,
            day=self.day,
            helped=self.helped,
            listened=self.listened,
        )
