"""The outbox: sealed boxes on their way. A box is gone from here once nobody needs it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select, update

from app.flow.records import Survey
from app.flow.shelves.outbox import Posted, Posting, PostState
from app.store.session import Session
from app.store.tables.returns import outbox, sealed_addresses, sendings

_COLUMNS = outbox.c
_LETTER = "letter"
_IN_FLIGHT = ("in_flight",)


class OutboxShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def fill(self, survey: Survey, new_id: Callable[[], str]) -> int:
        """Every sealed address of the survey is in the outbox and nowhere else."""
        mine = sealed_addresses.c.survey_id == survey.id
        boxes = self._session.run(select(sealed_addresses.c.box).where(mine)).scalars().all()
        for box in boxes:
            self._add(survey, new_id(), "results", "waiting", box)
        self._session.run(sealed_addresses.delete().where(mine))
        return len(boxes)

    def end_on(self, survey: Survey, last_day: str) -> None:
        """Every address here has a last day, the earlier one where it had one."""
        here = (
            (_COLUMNS.survey_id == survey.id)
            & _COLUMNS.box.is_not(None)
            & ((_COLUMNS.last_day == "") | (_COLUMNS.last_day > last_day))
        )
        self._session.run(update(outbox).where(here).values(last_day=last_day))

    def overdue(self, survey: Survey, today: str) -> tuple[tuple[str, bytes], ...]:
        """Id and box of each address whose own last day is over, by random ids."""
        rows = self._session.run(
            select(_COLUMNS.id, _COLUMNS.box)
            .where(
                _COLUMNS.survey_id == survey.id,
                _COLUMNS.box.is_not(None),
                _COLUMNS.last_day != "",
                _COLUMNS.last_day < today,
            )
            .order_by(_COLUMNS.id)
        )
        return tuple((str(each), bytes(box)) for each, box in rows)

    def put_back(self, survey: Survey) -> int:
        """What was in flight waits; printed letters stay printed."""
        flying = (
            (_COLUMNS.survey_id == survey.id)
            & (_COLUMNS.state == "in_flight")
            & (_COLUMNS.route != _LETTER)
        )
        return int(
            self._session.run(update(outbox).where(flying).values(**_before_it_left())).rowcount
        )

    def waiting(self, survey: Survey) -> tuple[Posting, ...]:
        """What waits and what is printed, by random ids."""
        printed = (_COLUMNS.state == "in_flight") & (_COLUMNS.route == _LETTER)
        rows = self._session.run(
            select(_COLUMNS.id, _COLUMNS.subject, _COLUMNS.box, _COLUMNS.state, _COLUMNS.last_day)
            .where(_COLUMNS.survey_id == survey.id, (_COLUMNS.state == "waiting") | printed)
            .order_by(_COLUMNS.id)
        )
        return tuple(
            Posting(row.id, row.subject, bytes(row.box), row.state == "in_flight", row.last_day)
            for row in rows
        )

    def drop(self, posting_id: str) -> None:
        """The posting is gone."""
        self._session.run(outbox.delete().where(_COLUMNS.id == posting_id))

    def keep(self, survey: Survey, posting_id: str, box: bytes, last_day: str = "") -> None:
        """The address is kept for one follow-up."""
        self._add(survey, posting_id, "follow_up", "kept", box, last_day)

    def keep_only(self, survey: Survey, posting_id: str, box: bytes) -> None:
        """No results go to this address; for one follow-up it is kept once."""
        sealed = sealed_addresses.c
        self._session.run(
            sealed_addresses.delete().where((sealed.survey_id == survey.id) & (sealed.box == box))
        )
        here = (_COLUMNS.survey_id == survey.id) & (_COLUMNS.box == box)
        self._session.run(outbox.delete().where(here & (_COLUMNS.subject == "results")))
        if not self._session.run(select(_COLUMNS.id).where(here)).first():
            self.keep(survey, posting_id, box)

    def release(self, survey: Survey) -> int:
        """What was kept waits."""
        kept = (_COLUMNS.survey_id == survey.id) & (_COLUMNS.state == "kept")
        return int(self._session.run(update(outbox).where(kept).values(state="waiting")).rowcount)

    def begin(self, posting_id: str, route: str, language: str, trace: bytes | None) -> bool:
        """The posting is in flight; False where it did not wait."""
        going = {"state": "in_flight", "route": route, "language": language, "bounce_trace": trace}
        return self._change(posting_id, ("waiting",), going)

    def wait_again(self, posting_id: str) -> None:
        """The posting waits."""
        self._change(posting_id, _IN_FLIGHT, _before_it_left())

    def end(self, posting_id: str, state: str) -> bool:
        """The posting is over and its address gone; False where it was not in flight."""
        return self._change(posting_id, _IN_FLIGHT, {"state": state, "box": None})

    def by_trace(self, trace: bytes) -> Posted | None:
        """The posting that left with this trace."""
        found = self._posted(_COLUMNS.bounce_trace == trace)
        return found[0] if found else None

    def turn_to_failed(self, posting_id: str) -> bool:
        """The posting failed; False where it never left."""
        return self._change(posting_id, ("done", "in_flight"), {"state": "failed", "box": None})

    def letters(self, survey: Survey, state: str) -> tuple[Posted, ...]:
        """Letters in that state, by random ids."""
        return self._posted(
            (_COLUMNS.survey_id == survey.id)
            & (_COLUMNS.route == _LETTER)
            & (_COLUMNS.state == state)
        )

    def counts(self, survey: Survey) -> tuple[tuple[str, str, str, int], ...]:
        """Subject, state, route and number."""
        kinds = (_COLUMNS.subject, _COLUMNS.state, _COLUMNS.route)
        rows = self._session.run(
            select(*kinds, func.count())
            .where(_COLUMNS.survey_id == survey.id)
            .group_by(*kinds)
            .order_by(*kinds)
        )
        sealed = self._session.run(
            select(func.count()).where(sealed_addresses.c.survey_id == survey.id)
        ).scalar_one()
        before = (("results", "waiting", "", int(sealed)),) if sealed else ()
        return (*(tuple(row) for row in rows), *before)

    def forget(self, survey: Survey) -> int:
        """Nothing of the survey is in the outbox; how many addresses were."""
        mine = _COLUMNS.survey_id == survey.id
        held = self._session.run(
            select(func.count()).where(mine, _COLUMNS.box.is_not(None))
        ).scalar_one()
        self._session.run(outbox.delete().where(mine))
        return int(held)

    def state(self, survey: Survey) -> PostState:
        """How the sending stands."""
        columns = sendings.c
        row = self._session.run(
            select(
                columns.is_paused,
                columns.trouble,
                columns.reason,
                columns.language,
                columns.written_by,
            ).where(columns.survey_id == survey.id)
        ).one_or_none()
        return PostState() if row is None else PostState(bool(row[0]), *row[1:])

    def put_state(self, survey: Survey, state: PostState) -> None:
        """The sending stands like this."""
        row = {
            "is_paused": state.is_paused,
            "trouble": state.trouble,
            "reason": state.reason,
            "language": state.language,
            "written_by": state.by,
        }
        keys = {"survey_id": survey.id, "council_id": survey.council_id}
        adding = self._session.insert(sendings).values({**keys, **row})
        self._session.run(adding.on_conflict_do_update(index_elements=["survey_id"], set_=row))

    def _add(
        self,
        survey: Survey,
        posting_id: str,
        subject: str,
        state: str,
        box: bytes,
        last_day: str = "",
    ) -> None:
        keys = {"id": posting_id, "council_id": survey.council_id, "survey_id": survey.id}
        row = {"subject": subject, "state": state, "box": box, "last_day": last_day}
        self._session.run(outbox.insert().values({**keys, **_before_it_left(), **row}))

    def _change(self, posting_id: str, states: tuple[str, ...], values: dict[str, Any]) -> bool:
        here = (_COLUMNS.id == posting_id) & _COLUMNS.state.in_(states)
        return bool(self._session.run(update(outbox).where(here).values(**values)).rowcount)

    def _posted(self, where: Any) -> tuple[Posted, ...]:
        rows = self._session.run(
            select(
                _COLUMNS.id,
                _COLUMNS.survey_id,
                _COLUMNS.subject,
                _COLUMNS.route,
                _COLUMNS.language,
                _COLUMNS.state,
            )
            .where(where)
            .order_by(_COLUMNS.id)
        )
        return tuple(Posted(*row) for row in rows)


def _before_it_left() -> dict[str, Any]:
    return {"state": "waiting", "route": "", "language": "", "bounce_trace": None}
