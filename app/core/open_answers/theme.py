"""Themes: what people found in open answers, named by people in each language (KA15, KS16)."""

from dataclasses import dataclass

from app.core.texts import Slot

LONGEST_NAME = 120


@dataclass(frozen=True)
class Theme:
    """A theme of one open question. ``name`` holds a slot for each language that has a name."""

    id: str
    item: str
    name: tuple[Slot, ...]

    def called(self, *tags: str) -> str:
        """The name in the first of the languages that has one, else any name."""
        return called(self.name, *tags)


@dataclass(frozen=True)
class ToldTheme:
    """What may be told of a theme outside: ``count`` is how many people named it, None where
    disclosure control withholds it."""

    id: str
    item: str
    name: tuple[Slot, ...]
    count: int | None

    def called(self, *tags: str) -> str:
        """The name in the first of the languages that has one, else any name."""
        return called(self.name, *tags)


def called(name: tuple[Slot, ...], *tags: str) -> str:
    """The text of the first of the tags that has one, else of the first slot.

    >>> from app.core.texts import Slot, SlotState
    >>> called((Slot("theme", "nl", "Post", SlotState.DRAFT),), "ar", "nl")
    'Post'
    """
    have = {slot.tag: slot.text for slot in name if slot.text}
    return next((have[tag] for tag in tags if tag in have), next(iter(have.values()), ""))
