"""Taking a survey away whole: every row that hangs on it, in every table.

Only examples are ever removed so; what people really answered ends by its dates (forgetting.py).
"""

from sqlalchemy import ColumnElement, Table, exists, select, tuple_

from app.store.session import Session
from app.store.tables import metadata, places, surveys


def remove_survey(session: Session, survey_id: str) -> None:
    """No row of the survey is left, nor of places where no other survey has a code."""
    codes = places.access_codes
    here = select(codes.c.place_id).where(codes.c.survey_id == survey_id)
    alone = list(
        session.run(
            select(places.places.c.id).where(
                places.places.c.id.in_(here),
                ~exists().where(
                    codes.c.place_id == places.places.c.id, codes.c.survey_id != survey_id
                ),
            )
        ).scalars()
    )
    _remove(session, surveys.surveys, surveys.surveys.c.id == survey_id)
    _remove(session, places.places, places.places.c.id.in_(alone))


def _remove(session: Session, table: Table, where: ColumnElement[bool]) -> None:
    """Rows of a table are gone, and before them all rows that point at them."""
    for other in metadata.sorted_tables:
        for key in other.foreign_key_constraints:
            if key.referred_table is table and other is not table:
                pairs = [(part.parent, part.column) for part in key.elements]
                pointed = select(*(column for _, column in pairs)).where(where)
                _remove(session, other, tuple_(*(mine for mine, _ in pairs)).in_(pointed))
    session.run(table.delete().where(where))
