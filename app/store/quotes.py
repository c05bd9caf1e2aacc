"""Quotes: what was proposed, what a second person released, and what was replaced in it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import Quote, QuoteRecord, QuoteState
from app.flow.records import Survey, Version
from app.store.session import Session, Statement
from app.store.tables import open_answers as tables

_OF_ANSWER = Statement("SELECT response_id FROM open_answers WHERE id = ? AND survey_id = ?")
_FORGET_WORDS = Statement("DELETE FROM quotes WHERE response_id = ? AND is_paraphrase = ?")
_CUT = Statement(
    "UPDATE quotes SET response_id = NULL, open_answer_id = NULL WHERE state = 'released'"
    " AND response_id IN (SELECT id FROM responses WHERE version_id = ?)"
)
_BY_RESPONSE = Statement(
    "SELECT q.response_id, q.item, o.instance, q.text FROM quotes q"
    " JOIN open_answers o ON o.id = q.open_answer_id WHERE q.survey_id = ?"
    " AND q.state = 'released' AND q.is_paraphrase = ? AND q.look_again = ? ORDER BY q.id"
)
_DECIDED = ("decided_by", "decided_day", "reason", "look_again")


class QuoteShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, survey: Survey, record: QuoteRecord) -> None:
        """The quote is kept; from its answer it is linked to the response, which may take it
        along."""
        row = self._session.fast(_OF_ANSWER, record.answer, survey.id).fetchone()
        quote = record.quote
        self._session.run(
            tables.quotes.insert().values(
                id=quote.id,
                survey_id=survey.id,
                council_id=survey.council_id,
                response_id=bytes(row[0]).hex() if row else None,
                open_answer_id=record.answer if row else None,
                item=quote.item,
                text=quote.text,
                tag=quote.tag,
                is_paraphrase=quote.is_paraphrase,
                state=record.state.value,
                proposed_by=record.proposed_by,
                proposer_id=record.proposer_id,
                proposed_day=record.proposed_day,
                **{name: getattr(record, name) for name in _DECIDED},
            )
        )

    def change(self, record: QuoteRecord) -> None:
        """Text, state and decision of the quote are those of the record."""
        self._session.run(
            update(tables.quotes)
            .where(tables.quotes.c.id == record.quote.id)
            .values(
                text=record.quote.text,
                state=record.state.value,
                **{name: getattr(record, name) for name in _DECIDED},
            )
        )

    def all(self, survey: Survey) -> tuple[QuoteRecord, ...]:
        """Every quote of a survey by its random key."""
        rows = tables.quotes.c
        wanted = select(tables.quotes).where(rows.survey_id == survey.id).order_by(rows.id)
        return tuple(_record(dict(row._mapping)) for row in self._session.run(wanted))

    def put_replaced(self, survey: Survey, quote_id: str, kinds: Mapping[MarkKind, int]) -> None:
        """These kinds were replaced in a quote so often."""
        table = tables.replacements
        self._session.run(table.delete().where(table.c.quote_id == quote_id))
        owner = {"quote_id": quote_id, "council_id": survey.council_id}
        rows = [{**owner, "kind": kind.value, "number": n} for kind, n in kinds.items() if n]
        if rows:
            self._session.run(table.insert(), rows)

    def replaced(self, survey: Survey) -> Mapping[str, Mapping[MarkKind, int]]:
        """By quote, which kinds were replaced and how often."""
        log, quotes = tables.replacements.c, tables.quotes.c
        wanted = (
            select(log.quote_id, log.kind, log.number)
            .join_from(tables.replacements, tables.quotes)
            .where(quotes.survey_id == survey.id)
        )
        found: dict[str, dict[MarkKind, int]] = {}
        for quote_id, kind, number in self._session.run(wanted):
            found.setdefault(quote_id, {})[MarkKind(kind)] = number
        return found

    def put_hand_mark(self, survey: Survey, trace: bytes, kind: MarkKind, size: int) -> None:
        """Words with this trace are marked from now on."""
        adding = self._session.insert(tables.hand_marks).values(
            survey_id=survey.id,
            council_id=survey.council_id,
            trace=trace,
            kind=kind.value,
            size=size,
        )
        self._session.run(
            adding.on_conflict_do_update(
                index_elements=["survey_id", "trace"], set_={"kind": kind.value}
            )
        )

    def hand_marks(self, survey: Survey) -> Mapping[bytes, tuple[MarkKind, int]]:
        """Kind and number of words by trace."""
        marks = tables.hand_marks.c
        wanted = select(marks.trace, marks.kind, marks.size).where(marks.survey_id == survey.id)
        return {bytes(t): (MarkKind(kind), size) for t, kind, size in self._session.run(wanted)}

    def forget_words_of(self, response_id: str) -> None:
        """The person's own words are no quote any more."""
        self._session.fast(_FORGET_WORDS, bytes.fromhex(response_id), False)

    def cut_loose(self, version: Version) -> None:
        """Nothing leads from the released quotes of a version to a response any more."""
        self._session.fast(_CUT, version.id)

    def by_response(self, survey: Survey) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        """Released own words by response id, item path and instance."""
        found: dict[tuple[str, str, str], tuple[str, ...]] = {}
        rows = self._session.fast(_BY_RESPONSE, survey.id, False, False).fetchall()
        for response, item, instance, text in rows:
            place = (bytes(response).hex(), item, instance)
            found[place] = (*found.get(place, ()), text)
        return found


def _record(row: dict[str, Any]) -> QuoteRecord:
    return QuoteRecord(
        quote=Quote(row["id"], row["item"], row["text"], row["tag"], bool(row["is_paraphrase"])),
        state=QuoteState(row["state"]),
        proposed_by=row["proposed_by"],
        proposer_id=row["proposer_id"],
        proposed_day=row["proposed_day"],
        decided_by=row["decided_by"],
        decided_day=row["decided_day"],
        reason=row["reason"],
        answer=row["open_answer_id"] or "",
        look_again=bool(row["look_again"]),
    )
