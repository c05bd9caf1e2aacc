"""Places of councils, and the code that each survey has there."""

from typing import Any

from sqlalchemy import func, select

from app.flow.records import Place, Survey
from app.store.session import Session, Statement
from app.store.tables import places as tables

_PLACE = (
    "SELECT p.id, p.council_id, a.survey_id, a.code, p.name, p.kind"
    " FROM access_codes a JOIN places p ON p.id = a.place_id"
)
_BY_CODE = Statement(f"{_PLACE} WHERE a.code = ?")
_OF_SURVEY = Statement(f"{_PLACE} WHERE a.survey_id = ? ORDER BY p.name, a.code")


class PlaceShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, place: Place) -> None:
        """The survey has a code at the place; a place that is known already is used again."""
        places = tables.places
        last = select(func.coalesce(func.max(places.c.number), 0) + 1).scalar_subquery()
        adding = self._session.insert(places).values(
            id=place.id,
            number=last,
            council_id=place.council_id,
            name=place.name,
            kind=place.kind,
            opening_moments="",
            helper_languages="",
        )
        self._session.run(adding.on_conflict_do_nothing(index_elements=["id"]))
        self._session.run(
            tables.access_codes.insert().values(
                code=place.code,
                place_id=place.id,
                survey_id=place.survey_id,
                council_id=place.council_id,
            )
        )

    def by_code(self, code: str) -> Place | None:
        """The place with a code, as it is written in print: in capitals."""
        row = self._session.fast(_BY_CODE, code).fetchone()
        return None if row is None else Place(*row)

    def of_survey(self, survey: Survey) -> tuple[Place, ...]:
        """The places of a survey, by name."""
        rows: Any = self._session.fast(_OF_SURVEY, survey.id).fetchall()
        return tuple(Place(*row) for row in rows)

    def codes(self) -> frozenset[str]:
        """Every code that is taken on this host."""
        return frozenset(self._session.run(select(tables.access_codes.c.code)).scalars())
