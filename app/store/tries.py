"""Tries of a draft with people, and the words that a survey has of its own."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Table, select

from app.core.pretest import PictureTest, Pretest
from app.core.wording import Term
from app.flow.records import Survey
from app.store.session import Session
from app.store.tables import tries as tables


class TryShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_pretest(self, survey: Survey, pretest: Pretest) -> None:
        """The try of a language is kept."""
        row = {name: getattr(pretest, name) for name in ("id", "tag", "held_by", "day", "people")}
        row |= {"assisted": pretest.assisted, "changed": pretest.changed}
        self._add(tables.pretests, survey, row)

    def pretests(self, survey: Survey) -> tuple[Pretest, ...]:
        """Every try of a language, oldest first."""
        tries = tables.pretests.c
        names = ("tag", "held_by", "day", "people", "assisted", "changed", "id")
        rows = self._session.run(
            select(*(tries[name] for name in names))
            .where(tries.survey_id == survey.id)
            .order_by(tries.day, tries.id)
        )
        return tuple(Pretest(*row) for row in rows)

    def add_picture_test(self, survey: Survey, test: PictureTest) -> None:
        """The try of a picture is kept."""
        row = {name: getattr(test, name) for name in ("id", "picture", "held_by", "day", "people")}
        self._add(tables.picture_tests, survey, row | {"read_right": test.right})

    def picture_tests(self, survey: Survey) -> tuple[PictureTest, ...]:
        """Every try of a picture, oldest first."""
        tries = tables.picture_tests.c
        names = ("picture", "held_by", "day", "people", "read_right", "id")
        rows = self._session.run(
            select(*(tries[name] for name in names))
            .where(tries.survey_id == survey.id)
            .order_by(tries.day, tries.id)
        )
        return tuple(PictureTest(*row) for row in rows)

    def strike(self, survey: Survey, try_id: str) -> bool:
        """A try that was written down by mistake is gone; whether there was one."""
        struck = 0
        for table in (tables.pretests, tables.picture_tests):
            where = (table.c.survey_id == survey.id) & (table.c.id == try_id)
            struck += self._session.run(table.delete().where(where)).rowcount
        return struck > 0

    def put_terms(self, survey: Survey, terms: Iterable[Term]) -> None:
        """These are the survey's own words, and no others."""
        self._session.run(
            tables.own_words.delete().where(tables.own_words.c.survey_id == survey.id)
        )
        for term in terms:
            row = {"tag": term.tag, "word": term.word, "meaning": term.meaning}
            self._add(tables.own_words, survey, row | {"not_words": "\n".join(term.not_words)})

    def terms(self, survey: Survey) -> tuple[Term, ...]:
        """The survey's own words, by language and word."""
        own = tables.own_words.c
        rows = self._session.run(
            select(own.tag, own.word, own.meaning, own.not_words)
            .where(own.survey_id == survey.id)
            .order_by(own.tag, own.word)
        )
        return tuple(
            Term(tag, word, meaning, tuple(not_words.splitlines()))
            for tag, word, meaning, not_words in rows
        )

    def _add(self, table: Table, survey: Survey, row: Mapping[str, object]) -> None:
        owner = {"survey_id": survey.id, "council_id": survey.council_id}
        self._session.run(table.insert().values({**owner, **row}))
