"""What verbs ask of the shelf of places."""

from typing import Protocol

from app.flow.records import (
    Place,
    Survey,
)


class PlaceShelf(Protocol):
    """Places and their codes."""

    def add(self, place: Place) -> None: ...
    def by_code(self, code: str) -> Place | None: ...
    def of_survey(self, survey: Survey) -> tuple[Place, ...]: ...
    def codes(self) -> frozenset[str]: ...
