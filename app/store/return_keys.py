"""Return keys and sealed addresses: what only a passphrase opens (decision 7)."""

from sqlalchemy import func, select

from app.flow.records import Survey
from app.store.session import Session
from app.store.tables.returns import outbox, return_key_wraps, return_keys, sealed_addresses

# With a large survey some of the others will do: whoever looks cannot tell the new one among them.
_ANEW = """
    WITH taken AS (
        DELETE FROM sealed_addresses
        WHERE id = %(id)s OR id IN (
            SELECT id FROM sealed_addresses WHERE survey_id = %(survey)s
            ORDER BY random() LIMIT 300
        )
        RETURNING id, council_id, survey_id, box
    )
    INSERT INTO sealed_addresses (id, council_id, survey_id, box)
    SELECT id, council_id, survey_id, box FROM taken ORDER BY random()
"""


class ReturnKeyShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def key(self, survey: Survey) -> tuple[str, bool] | None:
        """Public point, and whether the recovery sheet was typed back; None for no key."""
        keys = return_keys.c
        found = self._session.run(
            select(keys.public, keys.recovery_is_confirmed).where(keys.survey_id == survey.id)
        ).one_or_none()
        return None if found is None else (str(found[0]), bool(found[1]))

    def put(self, survey: Survey, public: str, wraps: dict[str, bytes]) -> None:
        """This is the survey's key and no other, with these holders; nothing is confirmed yet."""
        self.forget(survey)
        mine = {"survey_id": survey.id, "council_id": survey.council_id}
        self._session.run(
            return_keys.insert().values(**mine, public=public, recovery_is_confirmed=False)
        )
        for holder, wrapped in wraps.items():
            self.put_wrap(survey, holder, wrapped)

    def confirm(self, survey: Survey) -> None:
        """The recovery sheet was typed back."""
        mine = return_keys.c.survey_id == survey.id
        self._session.run(return_keys.update().where(mine).values(recovery_is_confirmed=True))

    def wraps(self, survey: Survey) -> dict[str, bytes]:
        """The wrapped private half of each holder."""
        wraps = return_key_wraps.c
        rows = self._session.run(
            select(wraps.holder, wraps.wrapped)
            .where(wraps.survey_id == survey.id)
            .order_by(wraps.holder)
        )
        return {str(holder): bytes(wrapped) for holder, wrapped in rows}

    def put_wrap(self, survey: Survey, holder: str, wrapped: bytes) -> None:
        """The holder's half is this one and no other."""
        wraps = return_key_wraps.c
        mine = (wraps.survey_id == survey.id) & (wraps.holder == holder)
        self._session.run(return_key_wraps.delete().where(mine))
        row = {"survey_id": survey.id, "council_id": survey.council_id}
        self._session.run(return_key_wraps.insert().values(**row, holder=holder, wrapped=wrapped))

    def drop_holder(self, holder: str) -> None:
        """The holder opens no key of any survey any more."""
        self._session.run(return_key_wraps.delete().where(return_key_wraps.c.holder == holder))

    def forget(self, survey: Survey) -> None:
        """The survey has no key any more, nor has anybody a half of it."""
        for table in (return_key_wraps, return_keys):
            self._session.run(table.delete().where(table.c.survey_id == survey.id))


class AddressShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, survey: Survey, address_id: str, box: bytes) -> None:
        """The box is kept under that id."""
        row = {"survey_id": survey.id, "council_id": survey.council_id}
        self._session.run(sealed_addresses.insert().values(**row, id=address_id, box=box))
        if not self._session.is_sqlite:
            # Not only at night: which transaction wrote a row, and where it lies, would pair an
            # address with the response of a moment before. Nobody waits for a lock here.
            self._session.raw.execute(_ANEW, {"id": address_id, "survey": survey.id})

    def all(self, survey: Survey) -> tuple[tuple[str, bytes], ...]:
        """Id and box, by their random ids."""
        sealed = sealed_addresses.c
        rows = self._session.run(
            select(sealed.id, sealed.box).where(sealed.survey_id == survey.id).order_by(sealed.id)
        )
        return tuple((str(each), bytes(box)) for each, box in rows)

    def held(self, survey: Survey) -> tuple[tuple[str, bytes], ...]:
        """Id and box of every address, here and in the outbox."""
        waiting = outbox.c
        rows = self._session.run(
            select(waiting.id, waiting.box)
            .where(waiting.survey_id == survey.id, waiting.box.is_not(None))
            .order_by(waiting.id)
        )
        return (*self.all(survey), *((str(each), bytes(box)) for each, box in rows))

    def delete(self, address_id: str) -> None:
        """No box has that id, here or in the outbox."""
        for table in (sealed_addresses, outbox):
            self._session.run(table.delete().where(table.c.id == address_id))

    def count(self, survey: Survey) -> int:
        """How many boxes there are."""
        mine = sealed_addresses.c.survey_id == survey.id
        return int(
            self._session.run(
                select(func.count()).select_from(sealed_addresses).where(mine)
            ).scalar_one()
        )
