"""What verbs ask of the shelf of publications."""

from collections.abc import Iterable
from typing import Protocol

from app.core.texts import Slot
from app.flow.records import (
    Publication,
    Survey,
)


class PublicationShelf(Protocol):
    """Publications and the free sentences that go with them."""

    def add(self, publication: Publication) -> None: ...
    def newest(self, survey: Survey) -> Publication | None: ...
    def all(self, survey: Survey) -> tuple[Publication, ...]: ...
    def removed_since(self, survey: Survey) -> int:
        """How many responses were withdrawn since the newest publication."""

    def note_removal(self, survey: Survey) -> None: ...
    def put_sentences(self, publication_id: str, slots: Iterable[Slot]) -> None: ...
    def drop_sentences(self, publication_id: str) -> None:
        """Nothing stands beside the publication."""

    def sentences(self, publication_id: str) -> tuple[Slot, ...]: ...
