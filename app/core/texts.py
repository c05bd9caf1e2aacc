"""A text in several languages, and the slot that one of them stands in (decision 1).

Texts is what an item or option says; Slot is one of those texts with who confirmed it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Texts:
    """Pairs of tag and text, in the order of the survey's languages. Empty texts are absent."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, mapping: Mapping[str, str]) -> "Texts":
        """Texts from a plain mapping; empty strings are left out."""
        return cls(tuple((tag, text) for tag, text in mapping.items() if text))

    def get(self, *tags: str) -> str:
        """The text in the first of the tags that has one, else the empty string."""
        for tag in tags:
            for have, text in self.pairs:
                if have == tag:
                    return text
        return ""

    def tags(self) -> tuple[str, ...]:
        """The tags that have a text."""
        return tuple(tag for tag, _ in self.pairs)

    def as_dict(self) -> dict[str, str]:
        """A plain mapping, for files."""
        return dict(self.pairs)

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)


class SlotState(StrEnum):
    """What is known of one text. Only confirmed and pretested may open in real use (H3)."""

    MISSING = "missing"
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PRETESTED = "pretested"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Slot:
    """One visible text in one language: ``path`` says which text, for example
    ``item:group/age:label``, ``option:yes_no/yes:label``, ``consent:quote:label``,
    ``title`` or ``words:Next`` (an interface word). ``day`` is ISO 8601 or empty."""

    path: str
    tag: str
    text: str
    state: SlotState
    by: str = ""
    day: str = ""
