"""What verbs ask of the shelf of returns."""

from typing import Protocol

from app.flow.records import (
    Place,
    Survey,
)


class ReturnShelf(Protocol):
    """The return register (tickets), confirmed places and the counters of the ledger."""

    def register_ticket(self, survey_id: str, trace: bytes) -> None:
        """Adds a ticket's trace to the register; doing so twice changes nothing."""

    def ticket_state(self, survey_id: str, trace: bytes) -> str | None:
        """``waiting``, ``opened`` or None where the register does not hold it."""

    def open_ticket(self, survey_id: str, trace: bytes) -> bool:
        """Marks a ticket opened; True the first time only."""

    def remove_ticket(self, survey_id: str, trace: bytes) -> None: ...
    def traces(self, survey_id: str) -> tuple[bytes, ...]:
        """Every trace in the register, in no order that means anything."""

    def count(self, survey_id: str, route: str, language: str, kind: str, by: int = 1) -> None:
        """Adds to a counter of the ledger, or takes away where ``by`` is below 0; ``kind`` is
        ``due``, ``done`` or ``failed``."""

    def counts(self, survey_id: str) -> tuple[tuple[str, str, str, int], ...]:
        """Route, language, kind, number."""

    def register_size(self, survey_id: str) -> int: ...
    def confirm_place(
        self, survey: Survey, place: Place, by: str, day: str, spoken: int | None
    ) -> None: ...
    def confirmations(self, survey: Survey) -> tuple[tuple[str, str, str, int | None], ...]:
        """Place id, by, day, how many were told by word of mouth."""

    def add_deliveries(self, survey_id: str, place_id: str, day: str, by: int) -> None: ...
    def deliveries(self, survey_id: str) -> tuple[tuple[str, str, int], ...]:
        """Place id, day, number of documents delivered."""

    def add_refusal(self, survey_id: str) -> None: ...
    def refusals(self, survey_id: str) -> int: ...
