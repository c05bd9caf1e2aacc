"""A council's own pictures, as they are shown. What makes them safe is app/media/pictures.py."""

from collections.abc import Iterable

from app.core.pictures import Picture
from app.flow.records import Survey
from app.store.session import Session, Statement
from app.store.tables import surveys as tables

_BY_NAME = Statement("SELECT name, type, content FROM pictures WHERE name = ? LIMIT 1")


class PictureShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, survey: Survey, pictures: Iterable[Picture]) -> None:
        """The pictures are there; equal names are equal bytes, so none is written twice."""
        rows = [
            {
                "survey_id": survey.id,
                "council_id": survey.council_id,
                "name": picture.name,
                "type": picture.type,
                "content": picture.content,
            }
            for picture in pictures
        ]
        if rows:
            self._session.run(self._session.insert(tables.pictures).on_conflict_do_nothing(), rows)

    def keep_only(self, survey: Survey, names: Iterable[str]) -> None:
        """Every other picture of the survey is deleted."""
        columns = tables.pictures.c
        others = (columns.survey_id == survey.id) & columns.name.not_in(list(names))
        self._session.run(tables.pictures.delete().where(others))

    def find(self, name: str) -> Picture | None:
        """The picture of a name."""
        row = self._session.fast(_BY_NAME, name).fetchone()
        return None if row is None else Picture(row[0], row[1], bytes(row[2]))
