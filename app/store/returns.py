"""The return register, confirmed places, and the counters of the ledger.

Nothing here can be joined to a response: a ticket leaves an unrelated trace on each side.
"""

from app.flow.records import Place, Survey
from app.store.session import Session, Statement

_REGISTER = Statement(
    "INSERT INTO return_register (survey_id, trace, council_id, state)"
    " SELECT id, ?, council_id, 'waiting' FROM surveys WHERE id = ? ON CONFLICT DO NOTHING"
)
_STATE = Statement("SELECT state FROM return_register WHERE survey_id = ? AND trace = ?")
_OPEN = Statement(
    "UPDATE return_register SET state = 'opened'"
    " WHERE survey_id = ? AND trace = ? AND state = 'waiting'"
)
_REMOVE = Statement("DELETE FROM return_register WHERE survey_id = ? AND trace = ?")
_TRACES = Statement("SELECT trace FROM return_register WHERE survey_id = ?")
_SIZE = Statement("SELECT count(*) FROM return_register WHERE survey_id = ?")
_COUNT = Statement(
    "INSERT INTO ledger_counters (survey_id, route, language, kind, council_id, number)"
    " SELECT id, ?, ?, ?, council_id, ? FROM surveys WHERE id = ?"
    " ON CONFLICT (survey_id, route, language, kind)"
    " DO UPDATE SET number = ledger_counters.number + excluded.number"
)
# A row that does not exist yet may not begin below nothing, so taking away is a statement apart.
_COUNT_DOWN = Statement(
    "UPDATE ledger_counters SET number = number - ?"
    " WHERE survey_id = ? AND route = ? AND language = ? AND kind = ? AND number >= ?"
)
_COUNTS = Statement(
    "SELECT route, language, kind, number FROM ledger_counters WHERE survey_id = ?"
    " ORDER BY route, language, kind"
)
_CONFIRM = Statement(
    "INSERT INTO place_confirmations"
    " (survey_id, place_id, confirmed_by, day, council_id, spoken) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (survey_id, place_id, confirmed_by, day) DO UPDATE SET spoken = excluded.spoken"
)
_CONFIRMATIONS = Statement(
    "SELECT place_id, confirmed_by, day, spoken FROM place_confirmations WHERE survey_id = ?"
    " ORDER BY day, place_id, confirmed_by"
)
_DELIVER = Statement(
    "INSERT INTO deliveries (survey_id, place_id, day, council_id, number)"
    " SELECT a.survey_id, a.place_id, ?, a.council_id, ?"
    " FROM access_codes a WHERE a.survey_id = ? AND a.place_id = ?"
    " ON CONFLICT (survey_id, place_id, day)"
    " DO UPDATE SET number = deliveries.number + excluded.number"
)
_DELIVERIES = Statement(
    "SELECT place_id, day, number FROM deliveries WHERE survey_id = ? ORDER BY day, place_id"
)
_REFUSE = Statement(
    "INSERT INTO refusals (survey_id, council_id, number)"
    " SELECT id, council_id, 1 FROM surveys WHERE id = ?"
    " ON CONFLICT (survey_id) DO UPDATE SET number = refusals.number + 1"
)
_REFUSALS = Statement("SELECT number FROM refusals WHERE survey_id = ?")


class ReturnShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def register_ticket(self, survey_id: str, trace: bytes) -> None:
        """The register holds the trace; doing so twice changes nothing."""
        self._session.fast(_REGISTER, trace, survey_id)

    def ticket_state(self, survey_id: str, trace: bytes) -> str | None:
        """``waiting``, ``opened`` or None where the register does not hold it."""
        row = self._session.fast(_STATE, survey_id, trace).fetchone()
        return None if row is None else str(row[0])

    def open_ticket(self, survey_id: str, trace: bytes) -> bool:
        """The ticket is opened; True the first time only."""
        return bool(self._session.fast(_OPEN, survey_id, trace).rowcount)

    def remove_ticket(self, survey_id: str, trace: bytes) -> None:
        """The register does not hold the trace."""
        self._session.fast(_REMOVE, survey_id, trace)

    def traces(self, survey_id: str) -> tuple[bytes, ...]:
        """Every trace in the register, by itself."""
        rows = self._session.fast(_TRACES, survey_id).fetchall()
        return tuple(sorted(bytes(trace) for (trace,) in rows))

    def register_size(self, survey_id: str) -> int:
        """How many tickets the register holds."""
        return int(self._session.fast(_SIZE, survey_id).fetchone()[0])

    def count(self, survey_id: str, route: str, language: str, kind: str, by: int = 1) -> None:
        """A counter of the ledger is higher by that much; below 0 lower, where there is as much."""
        if by < 0:
            self._session.fast(_COUNT_DOWN, -by, survey_id, route, language, kind, -by)
            return
        self._session.fast(_COUNT, route, language, kind, by, survey_id)

    def counts(self, survey_id: str) -> tuple[tuple[str, str, str, int], ...]:
        """Route, language, kind, number."""
        return tuple(map(tuple, self._session.fast(_COUNTS, survey_id).fetchall()))

    def confirm_place(
        self, survey: Survey, place: Place, by: str, day: str, spoken: int | None
    ) -> None:
        """The place is confirmed by that person on that day; the last word of a day counts."""
        self._session.fast(_CONFIRM, survey.id, place.id, by, day, place.council_id, spoken)

    def confirmations(self, survey: Survey) -> tuple[tuple[str, str, str, int | None], ...]:
        """Place id, by, day, how many were told by word of mouth."""
        return tuple(map(tuple, self._session.fast(_CONFIRMATIONS, survey.id).fetchall()))

    def add_deliveries(self, survey_id: str, place_id: str, day: str, by: int) -> None:
        """That many documents more were delivered there on that day."""
        self._session.fast(_DELIVER, day, by, survey_id, place_id)

    def deliveries(self, survey_id: str) -> tuple[tuple[str, str, int], ...]:
        """Place id, day, number of documents delivered."""
        return tuple(map(tuple, self._session.fast(_DELIVERIES, survey_id).fetchall()))

    def add_refusal(self, survey_id: str) -> None:
        """One person more said no."""
        self._session.fast(_REFUSE, survey_id)

    def refusals(self, survey_id: str) -> int:
        """How many people said no."""
        row = self._session.fast(_REFUSALS, survey_id).fetchone()
        return 0 if row is None else int(row[0])
