"""What verbs ask of the shelf of changes."""

from dataclasses import dataclass
from typing import Protocol

from app.core.texts import Slot
from app.flow.records import Survey


@dataclass(frozen=True)
class DraftChange:
    """One change of a draft that can be taken back. ``act`` is a code and ``subject`` what it was
    about. ``parts`` are name, before and after of parts of the questionnaire as JSON, empty where
    there was none; ``slots`` are texts before, None where there was none, and after; ``moved`` are
    slot paths whose recordings moved."""

    person: str
    day: str
    act: str
    subject: str
    parts: tuple[tuple[str, str, str], ...] = ()
    slots: tuple[tuple[Slot | None, Slot], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    number: int = 0
    is_undone: bool = False


class ChangeShelf(Protocol):
    """What was changed in drafts, step by step, so that it can be taken back."""

    def add(self, survey: Survey, change: DraftChange, most: int) -> int:
        """The change is the newest, under the number that is returned. What was taken back before
        it cannot be done again, and of older ones so many are kept that there are ``most``."""

    def replace(self, survey: Survey, change: DraftChange) -> None:
        """The change with this number says something else now."""

    def of_survey(self, survey: Survey) -> tuple[DraftChange, ...]:
        """The changes of a survey, oldest first."""

    def set_undone(self, survey: Survey, change: DraftChange, is_undone: bool) -> None: ...
    def move_recordings(self, survey: Survey, moved: tuple[tuple[str, str], ...]) -> None:
        """What was recorded for the first path of a pair is for the second one now."""
