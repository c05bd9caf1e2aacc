"""Invitation cards, as keyed hashes of their codes."""

from collections.abc import Iterable

from app.flow.records import Place, Survey
from app.store.session import Session, Statement

_ADD = Statement(
    "INSERT INTO cards (survey_id, trace, council_id, place_id, state) VALUES (?, ?, ?, ?, 'new')"
)
_STATE = Statement("SELECT state FROM cards WHERE survey_id = ? AND trace = ?")
_USE = Statement(
    "UPDATE cards SET state = 'used' WHERE survey_id = ? AND trace = ? AND state = 'new'"
)


class CardShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, survey: Survey, place: Place | None, traces: Iterable[bytes]) -> None:
        """The cards exist and are new."""
        council_id = survey.council_id if place is None else place.council_id
        place_id = None if place is None else place.id
        self._session.many(
            _ADD, [(survey.id, trace, council_id, place_id) for trace in sorted(traces)]
        )

    def state(self, survey_id: str, trace: bytes) -> str | None:
        """``new``, ``used`` or None where there is no such card."""
        row = self._session.fast(_STATE, survey_id, trace).fetchone()
        return None if row is None else str(row[0])

    def use(self, survey_id: str, trace: bytes) -> bool:
        """The card is used; True the first time only."""
        return bool(self._session.fast(_USE, survey_id, trace).rowcount)
