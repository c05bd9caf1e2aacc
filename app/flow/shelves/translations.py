"""Who translates: who wrote a text, notes on it, second looks at easy words, reviewer links."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from app.core.meaning import MeaningCheck
from app.core.reviewing import Note, ReviewerLink
from app.flow.records import Survey


class TranslationShelf(Protocol):
    """What people did with the texts of a survey. A link's address is 32 opaque bytes here."""

    def put_writers(
        self, survey: Survey, marks: Mapping[tuple[str, str], str], by: str, day: str
    ) -> None:
        """This person wrote what stands at these slot paths and tags; a mark is over the text."""

    def writers(self, survey: Survey) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Mark and name by slot path and tag."""

    def put_notes(self, survey: Survey, notes: Iterable[Note]) -> None:
        """The notes stand beside their texts; an empty one takes away what stood there."""

    def notes(self, survey: Survey, tag: str) -> tuple[Note, ...]: ...
    def put_checks(self, survey: Survey, checks: Iterable[MeaningCheck]) -> None:
        """Second persons looked at these questions; each replaces an earlier look."""

    def drop_check(self, survey: Survey, item: str, tag: str) -> None: ...
    def checks(self, survey: Survey) -> tuple[MeaningCheck, ...]: ...
    def add_link(self, link: ReviewerLink, trace: bytes) -> None: ...
    def links(self, survey: Survey) -> tuple[ReviewerLink, ...]:
        """The reviewer links of a survey, newest day first."""

    def link_behind(self, trace: bytes) -> ReviewerLink | None: ...
    def stop_link(self, link_id: str, day: str) -> None:
        """The link opens nothing from now on; a day that is there already stays."""

    def sign_link(self, link_id: str, day: str) -> None:
        """Its person signed off the language on this day."""
