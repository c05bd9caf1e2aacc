"""The register of places, and the code that each survey has at a place."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, select

from app.core.places import CodeState, Moment, RegisteredPlace, read_moment
from app.flow.records import Place, Survey
from app.store.session import Session, Statement
from app.store.tables import places as tables

_PLACE = (
    "SELECT p.id, p.council_id, a.survey_id, a.code, p.name, p.kind, s.state"
    " FROM access_codes a JOIN places p ON p.id = a.place_id"
    " LEFT JOIN switched_codes s ON s.code = a.code"
)
_BY_CODE = Statement(f"{_PLACE} WHERE a.code = ?")
_OF_SURVEY = Statement(f"{_PLACE} WHERE a.survey_id = ? ORDER BY p.name, a.code")
_OF_COUNCIL = Statement(f"{_PLACE} WHERE p.council_id = ? ORDER BY p.name, a.code")


class PlaceShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, place: Place) -> None:
        """The survey has a code at the place; a place that is known already is used again."""
        self._enter(place.id, place.council_id, name=place.name, kind=place.kind)
        self._session.run(
            tables.access_codes.insert().values(
                code=place.code,
                place_id=place.id,
                survey_id=place.survey_id,
                council_id=place.council_id,
            )
        )

    def _enter(self, place_id: str, council_id: str, **facts: str) -> None:
        places = tables.places
        last = select(func.coalesce(func.max(places.c.number), 0) + 1).scalar_subquery()
        adding = self._session.insert(places).values(
            id=place_id,
            number=last,
            council_id=council_id,
            **{"opening_moments": "", "helper_languages": "", **facts},
        )
        self._session.run(adding.on_conflict_do_nothing(index_elements=["id"]))

    def by_code(self, code: str) -> Place | None:
        """The place with a code, as it is written in print: in capitals."""
        row = self._session.fast(_BY_CODE, code).fetchone()
        return None if row is None else _place(row)

    def of_survey(self, survey: Survey) -> tuple[Place, ...]:
        """The places of a survey, by name."""
        return tuple(map(_place, self._session.fast(_OF_SURVEY, survey.id).fetchall()))

    def of_council(self, council_id: str) -> tuple[Place, ...]:
        """Every code at the places of a council, of all surveys."""
        return tuple(map(_place, self._session.fast(_OF_COUNCIL, council_id).fetchall()))

    def codes(self) -> frozenset[str]:
        """Every code that is taken on this host."""
        return frozenset(self._session.run(select(tables.access_codes.c.code)).scalars())

    def switch(self, code: str, council_id: str, state: CodeState, day: str) -> None:
        """The code leads to something else from now on."""
        switched = tables.switched_codes
        self._session.run(delete(switched).where(switched.c.code == code))
        if state is not CodeState.ON:
            row = switched.insert().values(
                code=code, council_id=council_id, state=str(state), day=day
            )
            self._session.run(row)

    def keep(self, place: RegisteredPlace) -> None:
        """The place stands in the register like this; the codes there stay as they are."""
        facts = {
            "name": place.name,
            "kind": place.kind,
            "opening_moments": one_a_line(each.written() for each in place.opening),
            "helper_languages": one_a_line(place.helper_languages),
        }
        self._enter(place.id, place.council_id, **facts)
        places, agreed = tables.places, tables.place_agreements
        self._session.run(places.update().where(places.c.id == place.id).values(**facts))
        self._session.run(delete(agreed).where(agreed.c.place_id == place.id))
        self._session.run(
            agreed.insert().values(
                place_id=place.id,
                council_id=place.council_id,
                expected_visitors=place.expected_visitors,
                not_at_intake=place.not_at_intake,
            )
        )

    def register(self, council_id: str) -> tuple[RegisteredPlace, ...]:
        """All places of a council, by name."""
        places, agreed = tables.places.c, tables.place_agreements.c
        rows = self._session.run(
            select(
                places.id,
                places.name,
                places.kind,
                places.opening_moments,
                places.helper_languages,
                agreed.expected_visitors,
                func.coalesce(agreed.not_at_intake, True),
            )
            .join_from(tables.places, tables.place_agreements, isouter=True)
            .where(places.council_id == council_id)
            .order_by(places.name, places.id)
        )
        return tuple(
            RegisteredPlace(
                id=place_id,
                council_id=council_id,
                name=name,
                kind=kind,
                opening=moments_in(opening),
                helper_languages=tuple(speak.split("\n")) if speak else (),
                expected_visitors=visitors,
                not_at_intake=bool(at_intake),
            )
            for place_id, name, kind, opening, speak, visitors, at_intake in rows
        )


def one_a_line(entries: Iterable[str]) -> str:
    """Entries as they are kept in one text."""
    return "\n".join(entries)


def moments_in(text: str) -> tuple[Moment, ...]:
    """The moments of a text that holds one a line."""
    found = (read_moment(line) for line in text.split("\n"))
    return tuple(moment for moment in found if moment is not None)


def _place(row: Any) -> Place:
    place_id, council_id, survey_id, code, name, kind, state = row
    return Place(place_id, council_id, survey_id, code, name, kind, CodeState(state or "on"))
