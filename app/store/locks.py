"""Who does the work of a day, so that it is done once across all hosts."""

from app.store.session import Session, Statement

# Equal days on both sides mean that somebody has taken this day's work already.
_TAKE = Statement(
    "INSERT INTO locks (name, holder, day) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
    " SET holder = excluded.holder, day = excluded.day WHERE locks.day < excluded.day"
)


class LockShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, name: str, holder: str, day: str) -> bool:
        """The work of that day is this holder's; True the first time only, for all holders."""
        return bool(self._session.fast(_TAKE, name, holder, day).rowcount)
