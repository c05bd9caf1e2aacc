"""The whole data model as SQLAlchemy tables; one file per subject, all in ``metadata``.

The migrations lead to exactly these tables, by test. Every row belongs to one council, save the
few tables that say why not.
"""

from app.store.tables import (
    advising,
    councils,
    looks,
    open_answers,
    partners,
    places,
    plans,
    publications,
    responses,
    returns,
    sense,
    surveys,
    translations,
    tries,
    upkeep,
    watching,
)
from app.store.tables.columns import metadata

__all__ = [
    "advising",
    "councils",
    "looks",
    "metadata",
    "open_answers",
    "partners",
    "places",
    "plans",
    "publications",
    "responses",
    "returns",
    "sense",
    "surveys",
    "translations",
    "tries",
    "upkeep",
    "watching",
]
