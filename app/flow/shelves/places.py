"""What verbs ask of the shelves of places, and of who is there and looks after their codes."""

from typing import Protocol

from app.core.places import CodeState, Face, RegisteredPlace, TamperCheck
from app.flow.records import Place, Survey


class PlaceShelf(Protocol):
    """Places and their codes."""

    def add(self, place: Place) -> None:
        """The survey has a code at the place; a place that is known by its id is used again."""

    def by_code(self, code: str) -> Place | None: ...
    def of_survey(self, survey: Survey) -> tuple[Place, ...]: ...
    def of_council(self, council_id: str) -> tuple[Place, ...]:
        """Every code at the places of a council, of all surveys."""

    def codes(self) -> frozenset[str]: ...
    def switch(self, code: str, council_id: str, state: CodeState, day: str) -> None:
        """The code leads to something else from now on."""

    def keep(self, place: RegisteredPlace) -> None:
        """The place stands in the register like this; the codes there stay as they are."""

    def register(self, council_id: str) -> tuple[RegisteredPlace, ...]:
        """All places of a council, by name."""


class PresenceShelf(Protocol):
    """People of a council at its places, and checks of the codes there."""

    def put_face(self, face: Face) -> None:
        """The person is at the place like this; what was known under the same id is replaced."""

    def faces(self, council_id: str) -> tuple[Face, ...]:
        """Who is at the places of a council, by name."""

    def remove_face(self, face_id: str) -> None: ...
    def forget_faces(self, before_day: str) -> int:
        """Deletes everybody whose last day is before this one; how many there were."""

    def add_check(self, check: TamperCheck) -> None: ...
    def checks(self, council_id: str) -> tuple[TamperCheck, ...]:
        """The checks at the places of a council, newest first."""
