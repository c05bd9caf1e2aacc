"""What verbs ask of the shelf of access: how people come in, as keyed hashes of what they hold."""

from collections.abc import Iterable
from typing import Protocol

from app.flow.records import Invitation, Session


class AccessShelf(Protocol):
    """Passwords, second factors, sessions, known browsers and invitations."""

    def password_hash(self, person_id: str) -> str: ...
    def set_password(self, person_id: str, hashed: str) -> None: ...
    def second_factor(self, person_id: str) -> tuple[bytes, int] | None:
        """The seed, and the newest step of which a code was taken; None where there is none."""

    def set_second_factor(
        self, person_id: str, council_id: str, seed: bytes, spare_codes: Iterable[bytes]
    ) -> None:
        """The second factor is this one, with these spare codes; what was before is gone."""

    def drop_second_factor(self, person_id: str) -> None:
        """The person has no second factor and no spare codes."""

    def take_step(self, person_id: str, step: int) -> bool:
        """Whether no code of this step or a later one was taken before; it is taken now."""

    def take_spare_code(self, person_id: str, trace: bytes) -> bool:
        """Whether this was a spare code; it is gone now."""

    def spare_codes_left(self, person_id: str) -> int: ...
    def add_session(self, session: Session) -> None: ...
    def session(self, trace: bytes) -> Session | None: ...
    def end_session(self, trace: bytes) -> None: ...
    def end_sessions_of(self, person_id: str) -> None: ...
    def know_browser(
        self, trace: bytes, person_id: str, council_id: str, until_day: str
    ) -> None: ...
    def knows_browser(self, trace: bytes, person_id: str, today: str) -> bool: ...
    def forget_passed(self, today: str) -> None:
        """Sessions, known browsers and invitations that ended before today are gone."""

    def invite(self, invitation: Invitation, trace: bytes) -> None: ...
    def invitations(self, council_id: str) -> tuple[Invitation, ...]: ...
    def invitation(self, trace: bytes) -> Invitation | None: ...
    def end_invitation(self, invitation_id: str) -> None: ...
    def language(self, person_id: str) -> str: ...
    def tour(self, person_id: str) -> str:
        """How far the tour came, as the funnel's pages wrote it; empty at first."""

    def prefer(
        self, person_id: str, council_id: str, language: str | None = None, tour: str | None = None
    ) -> None:
        """The person has chosen; what is None stays."""
