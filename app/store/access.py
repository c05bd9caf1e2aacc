"""How people come in: second factors, sessions, known browsers, invitations, and preferences."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, select, update

from app.flow.records import Invitation, Session
from app.store.session import Session as Connection
from app.store.tables import councils as tables

_NO_CHOICE = {"language": "nl", "tour": ""}

_INVITATIONS = select(
    tables.invitations, tables.renewals.c.person_id, tables.renewals.c.resets_factor
).outerjoin(tables.renewals)


class AccessShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Connection) -> None:
        self._session = session

    def password_hash(self, person_id: str) -> str:
        """The hash of a person's password; empty where there is no such person."""
        people = tables.people.c
        found = self._session.run(select(people.password_hash).where(people.id == person_id))
        return str(found.scalar_one_or_none() or "")

    def set_password(self, person_id: str, hashed: str) -> None:
        """The person has another password."""
        people = tables.people
        changing = update(people).where(people.c.id == person_id)
        self._session.run(changing.values(password_hash=hashed))

    def second_factor(self, person_id: str) -> tuple[bytes, int] | None:
        """The seed, and the newest step of which a code was taken; None where there is none."""
        factors = tables.second_factors.c
        row = self._session.run(
            select(factors.seed, factors.last_step).where(factors.person_id == person_id)
        ).one_or_none()
        return None if row is None else (bytes(row[0]), int(row[1]))

    def set_second_factor(
        self, person_id: str, council_id: str, seed: bytes, spare_codes: Iterable[bytes]
    ) -> None:
        """The second factor is this one, with these spare codes; what was before is gone."""
        self.drop_second_factor(person_id)
        owner = {"person_id": person_id, "council_id": council_id}
        self._session.run(tables.second_factors.insert().values(**owner, seed=seed, last_step=0))
        rows = [{**owner, "trace": trace} for trace in spare_codes]
        if rows:
            self._session.run(tables.spare_codes.insert(), rows)

    def drop_second_factor(self, person_id: str) -> None:
        """The person has no second factor and no spare codes."""
        for table in (tables.second_factors, tables.spare_codes):
            self._session.run(delete(table).where(table.c.person_id == person_id))

    def take_step(self, person_id: str, step: int) -> bool:
        """Whether no code of this step or a later one was taken before; it is taken now."""
        factors = tables.second_factors
        taking = update(factors).where(factors.c.person_id == person_id, factors.c.last_step < step)
        return bool(self._session.run(taking.values(last_step=step)).rowcount)

    def take_spare_code(self, person_id: str, trace: bytes) -> bool:
        """Whether this was a spare code; it is gone now."""
        codes = tables.spare_codes
        mine = (codes.c.person_id == person_id) & (codes.c.trace == trace)
        return bool(self._session.run(delete(codes).where(mine)).rowcount)

    def spare_codes_left(self, person_id: str) -> int:
        """How many spare codes a person still has."""
        codes = tables.spare_codes
        counting = select(func.count()).where(codes.c.person_id == person_id)
        return int(self._session.run(counting).scalar_one())

    def add_session(self, session: Session) -> None:
        """The session is there; one with the same trace is replaced."""
        self.end_session(session.trace)
        self._session.run(
            tables.sessions.insert().values(
                trace=session.trace,
                person_id=session.person_id,
                council_id=session.council_id,
                step="whole" if session.is_whole else "half",
                until_day=session.until_day,
            )
        )

    def session(self, trace: bytes) -> Session | None:
        """The session with this trace, ended or not."""
        row = self._session.run(
            select(tables.sessions).where(tables.sessions.c.trace == trace)
        ).one_or_none()
        if row is None:
            return None
        is_whole = row.step == "whole"
        return Session(bytes(row.trace), row.person_id, row.council_id, is_whole, row.until_day)

    def end_session(self, trace: bytes) -> None:
        """Nobody is in by this trace."""
        self._session.run(delete(tables.sessions).where(tables.sessions.c.trace == trace))

    def end_sessions_of(self, person_id: str) -> None:
        """The person is nowhere in any more, and no browser is known as theirs."""
        for table in (tables.sessions, tables.known_browsers):
            self._session.run(delete(table).where(table.c.person_id == person_id))

    def know_browser(self, trace: bytes, person_id: str, council_id: str, until_day: str) -> None:
        """The person came in from this browser."""
        known = {"trace": trace, "person_id": person_id, "council_id": council_id}
        adding = self._session.insert(tables.known_browsers).values(**known, until_day=until_day)
        self._session.run(
            adding.on_conflict_do_update(
                index_elements=["trace", "person_id"], set_={"until_day": until_day}
            )
        )

    def knows_browser(self, trace: bytes, person_id: str, today: str) -> bool:
        """Whether the person came in from this browser, not too long ago."""
        known = tables.known_browsers.c
        mine = (known.trace == trace) & (known.person_id == person_id) & (known.until_day >= today)
        return self._session.run(select(known.person_id).where(mine)).first() is not None

    def forget_passed(self, today: str) -> None:
        """Sessions, known browsers and invitations that ended before today are gone."""
        for table in (tables.sessions, tables.known_browsers, tables.invitations):
            self._session.run(delete(table).where(table.c.until_day < today))

    def invite(self, invitation: Invitation, trace: bytes) -> None:
        """The invitation is open."""
        self._session.run(
            tables.invitations.insert().values(
                id=invitation.id,
                trace=trace,
                council_id=invitation.council_id,
                name=invitation.name,
                roles="\n".join(invitation.roles),
                invited_by=invitation.invited_by,
                until_day=invitation.until_day,
            )
        )
        if invitation.person_id:
            self._session.run(
                tables.renewals.insert().values(
                    invitation_id=invitation.id,
                    person_id=invitation.person_id,
                    council_id=invitation.council_id,
                    resets_factor=invitation.resets_factor,
                )
            )

    def invitations(self, council_id: str) -> tuple[Invitation, ...]:
        """The open invitations of a council, by name."""
        table = tables.invitations
        wanted = _INVITATIONS.where(table.c.council_id == council_id)
        rows = self._session.run(wanted.order_by(table.c.name, table.c.id))
        return tuple(_invitation(row) for row in rows)

    def invitation(self, trace: bytes) -> Invitation | None:
        """The invitation behind a link."""
        table = tables.invitations
        row = self._session.run(_INVITATIONS.where(table.c.trace == trace)).one_or_none()
        return None if row is None else _invitation(row)

    def end_invitation(self, invitation_id: str) -> None:
        """Nobody can come in by this invitation."""
        table = tables.invitations
        self._session.run(delete(table).where(table.c.id == invitation_id))

    def language(self, person_id: str) -> str:
        """The language in which a person reads the workspace; empty where none was chosen."""
        return self._preferred(person_id, "language", "")

    def tour(self, person_id: str) -> str:
        """How far the tour came; empty at first."""
        return self._preferred(person_id, "tour", "")

    def _preferred(self, person_id: str, name: str, otherwise: str) -> str:
        table = tables.preferences
        wanted = select(table.c[name]).where(table.c.person_id == person_id)
        found = self._session.run(wanted).scalar_one_or_none()
        return otherwise if found is None else str(found)

    def prefer(
        self, person_id: str, council_id: str, language: str | None = None, tour: str | None = None
    ) -> None:
        """The person has chosen; what is None stays."""
        chosen = {"language": language, "tour": tour}
        chosen = {name: value for name, value in chosen.items() if value is not None}
        adding = self._session.insert(tables.preferences).values(
            person_id=person_id, council_id=council_id, **{**_NO_CHOICE, **chosen}
        )
        if chosen:
            adding = adding.on_conflict_do_update(index_elements=["person_id"], set_=chosen)
        self._session.run(adding)


def _invitation(row: Any) -> Invitation:
    return Invitation(
        id=row.id,
        council_id=row.council_id,
        name=row.name,
        roles=tuple(row.roles.split("\n")) if row.roles else (),
        invited_by=row.invited_by,
        until_day=row.until_day,
        person_id=row.person_id or "",
        resets_factor=bool(row.resets_factor),
    )
