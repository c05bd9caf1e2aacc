"""Advice with its reply, what was done, who is told of it, and where people get help now."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, and_, select

from app.core.advising.given import GivenAdvice
from app.core.advising.help import HelpPoint
from app.core.changes import Change, ChangeState, FollowUp, newest_first
from app.core.texts import Slot, SlotState
from app.flow.records import Survey
from app.store.session import Session
from app.store.tables import advising as tables


class AdvisingShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_advice(self, survey: Survey, advice: GivenAdvice) -> None:
        """The advice stands, in the place of the one with its id."""
        same = ("recipient", "who", "why", "how", "day", "reply", "reply_day", "reply_by")
        row = {name: getattr(advice, name) for name in same}
        row |= {"findings": "\n".join(advice.findings), "due": advice.when}
        row |= {"reply_due_day": advice.reply_due}
        self._put(tables.advices, survey, advice.id, row)
        self._put_texts(survey, advice.id, advice.texts)

    def advices(self, survey: Survey) -> tuple[GivenAdvice, ...]:
        """Every advice of a survey, the newest first; what is not sent yet before all others."""
        texts = self._texts(survey)
        found = [
            GivenAdvice(
                row.id,
                row.recipient,
                texts.get(row.id, ()),
                tuple(row.findings.splitlines()),
                row.who,
                row.due,
                row.why,
                row.how,
                row.day,
                row.reply_due_day,
                row.reply,
                row.reply_day,
                row.reply_by,
            )
            for row in self._rows(tables.advices, survey)
        ]
        return tuple(sorted(found, key=lambda each: (each.day or "9999", each.id), reverse=True))

    def drop_advice(self, survey: Survey, advice_id: str) -> None:
        """The advice is gone; changes that came from it stay."""
        loose = tables.actions.update().where(tables.actions.c.advice_id == advice_id)
        self._session.run(loose.values(advice_id=None))
        self._drop(tables.advices, survey, advice_id)

    def put_change(self, survey: Survey, change: Change) -> None:
        """The change stands, in the place of the one with its id."""
        row = {name: getattr(change, name) for name in ("finding", "state", "day", "link")}
        row |= {"action_owner": change.owner, "due_day": change.due}
        row |= {"is_quick_result": change.is_quick, "advice_id": change.advice or None}
        row |= {"follow_up_id": change.follow_up or None}
        self._put(tables.actions, survey, change.id, row)
        self._put_texts(survey, change.id, change.slots)

    def changes(self, survey: Survey) -> tuple[Change, ...]:
        """Every change of a survey, the newest first."""
        texts = self._texts(survey)
        return newest_first(
            Change(
                row.id,
                row.finding,
                tuple(s for s in texts.get(row.id, ()) if s.path == "change:text"),
                ChangeState(row.state),
                tuple(s for s in texts.get(row.id, ()) if s.path == "change:reason"),
                row.day,
                row.action_owner,
                row.is_quick_result,
                row.link,
                row.due_day,
                row.advice_id or "",
                row.follow_up_id or "",
            )
            for row in self._rows(tables.actions, survey)
        )

    def drop_change(self, survey: Survey, change_id: str) -> None:
        """The change is gone, with its texts."""
        self._drop(tables.actions, survey, change_id)

    def add_follow_up(self, survey: Survey, batch: FollowUp) -> None:
        """The batch stands, and its changes are in it."""
        row = {"day": batch.day, "prepared_by": batch.by}
        self._put(tables.follow_ups, survey, batch.id, row)
        mine = _of(tables.actions, survey) & tables.actions.c.id.in_(batch.changes)
        self._session.run(tables.actions.update().where(mine).values(follow_up_id=batch.id))

    def follow_ups(self, survey: Survey) -> tuple[FollowUp, ...]:
        """Every batch, oldest first."""
        inside: dict[str, list[str]] = {}
        for change in self.changes(survey):
            inside.setdefault(change.follow_up, []).append(change.id)
        rows = self._rows(tables.follow_ups, survey)
        found = [
            FollowUp(row.id, row.day, row.prepared_by, tuple(inside.get(row.id, ())))
            for row in rows
        ]
        return tuple(sorted(found, key=lambda batch: (batch.day, batch.id)))

    def put_help(self, survey: Survey, point: HelpPoint) -> None:
        """The help point stands, in the place of the one with its id."""
        row = {"place_id": point.place_id or None, "phone": point.phone}
        row["languages"] = " ".join(point.languages)
        self._put(tables.help_points, survey, point.id, row)
        self._put_texts(survey, point.id, point.texts)

    def help_points(self, survey: Survey) -> tuple[HelpPoint, ...]:
        """Where people get help, what is for all places first."""
        texts = self._texts(survey)
        found = [
            HelpPoint(
                row.id,
                row.place_id or "",
                texts.get(row.id, ()),
                row.phone,
                tuple(row.languages.split()),
            )
            for row in self._rows(tables.help_points, survey)
        ]
        return tuple(sorted(found, key=lambda each: (each.place_id, each.id)))

    def drop_help(self, survey: Survey, point_id: str) -> None:
        """The help point is gone, with its texts."""
        self._drop(tables.help_points, survey, point_id)

    def _put(self, table: Table, survey: Survey, key: str, row: Mapping[str, object]) -> None:
        whole = {"survey_id": survey.id, "council_id": survey.council_id, **row}
        adding = self._session.insert(table).values(id=key, **whole)
        self._session.run(adding.on_conflict_do_update(index_elements=["id"], set_=whole))

    def _rows(self, table: Table, survey: Survey) -> Any:
        return self._session.run(select(table).where(_of(table, survey)))

    def _drop(self, table: Table, survey: Survey, key: str) -> None:
        self._session.run(table.delete().where(_of(table, survey) & (table.c.id == key)))
        self._put_texts(survey, key, ())

    def _put_texts(self, survey: Survey, subject: str, slots: Iterable[Slot]) -> None:
        texts = tables.advising_texts
        mine = and_(_of(texts, survey), texts.c.subject == subject)
        self._session.run(texts.delete().where(mine))
        owner = {"survey_id": survey.id, "council_id": survey.council_id, "subject": subject}
        rows = [
            {
                **owner,
                "path": slot.path,
                "tag": slot.tag,
                "text": slot.text,
                "state": slot.state,
                "confirmed_by": slot.by,
                "day": slot.day,
            }
            for slot in slots
            if slot.text
        ]
        if rows:
            self._session.run(texts.insert(), rows)

    def _texts(self, survey: Survey) -> Mapping[str, tuple[Slot, ...]]:
        found: dict[str, tuple[Slot, ...]] = {}
        table = tables.advising_texts
        wanted = select(table).where(_of(table, survey)).order_by(table.c.path, table.c.tag)
        for row in self._session.run(wanted):
            state = SlotState(row.state)
            slot = Slot(row.path, row.tag, row.text, state, row.confirmed_by, row.day)
            found[row.subject] = (*found.get(row.subject, ()), slot)
        return found


def _of(table: Table, survey: Survey) -> Any:
    return table.c.survey_id == survey.id
