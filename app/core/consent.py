"""Consent: what was agreed to, per purpose, and whether an answer may be kept at all.

Consent comes before any item. ``adult`` no, or ``answers`` not yes, keeps nothing (CO06, CO16).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Consent:
    """The choices a person made: pairs of purpose and whether they said yes."""

    choices: tuple[tuple[str, bool], ...] = ()

    def allows(self, purpose: str) -> bool:
        """Whether the person said yes to this purpose; silence is no."""
        return dict(self.choices).get(purpose, False)

    @property
    def may_be_kept(self) -> bool:
        """Whether a response may be kept: 16 or older where asked, and yes to answers."""
        return dict(self.choices).get("adult", True) and self.allows("answers")
