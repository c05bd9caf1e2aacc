"""Consent: what was agreed to, per purpose, and whether an answer may be kept at all.

Consent comes before any item. ``adult`` no, or ``answers`` not yes, keeps nothing (CO06, CO16).
"""

from dataclasses import dataclass

# What a person can say no to later while the answers stay. No to ``answers`` is taking all back.
REVOCABLE = ("quote", "voice", "photo")
# These purposes are about a file that came along; the kind of the file has the same name.
WITH_A_FILE = ("voice", "photo")


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

    @property
    def revocable(self) -> tuple[str, ...]:
        """The purposes that were agreed to and can be said no to by themselves.

        >>> Consent((("answers", True), ("quote", True), ("photo", False))).revocable
        ('quote',)
        """
        return tuple(purpose for purpose in REVOCABLE if self.allows(purpose))


@dataclass(frozen=True)
class ConsentRecord:
    """What shows that somebody agreed, and to what (CO13). Nothing in it leads to a person.

    ``version`` is the number of the questionnaire with its notice; ``language`` is the base tag,
    ``level`` and ``mode`` are those of the response; ``day`` is ISO 8601.
    """

    consent: Consent
    version: int
    language: str
    level: str
    mode: str
    day: str
    helped: bool = False
    listened: bool = False
