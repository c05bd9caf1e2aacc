"""What verbs ask of the shelf of cards."""

from collections.abc import Iterable
from typing import Protocol

from app.flow.records import (
    Place,
    Survey,
)


class CardShelf(Protocol):
    """Invitation cards, as keyed hashes of their codes; nothing counts or orders them."""

    def add(self, survey: Survey, place: Place | None, traces: Iterable[bytes]) -> None: ...
    def state(self, survey_id: str, trace: bytes) -> str | None:
        """``new``, ``used`` or None where there is no such card."""

    def use(self, survey_id: str, trace: bytes) -> bool:
        """Marks a card used; True the first time only."""
