"""Tables of what was published: cells, findings, sentences."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    String,
    UniqueConstraint,
)

from app.core.texts import SlotState
from app.store.tables.columns import (
    day,
    identity,
    number,
    one_of,
    owner,
    table,
    takes_part,
    to,
    words,
)


def _counted(name: str) -> Column[int]:
    """A published number; unknown where it is withheld."""
    return Column(name, Integer, CheckConstraint(f"{name} >= 0", name=f"{name}_is_not_below_0"))


publications = table(
    "publications",
    identity(),
    owner(),
    to("surveys"),
    to("versions"),
    number(least=1),
    day(),
    _counted("respondents"),
    takes_part(),
    UniqueConstraint("survey_id", "number"),
)

cells = table(
    "cells",
    to("publications", is_key=True),
    number("position", is_key=True),
    owner(),
    words("view"),
    words("item"),
    words("option"),
    _counted("count"),
    UniqueConstraint("publication_id", "view", "item", "option"),
)

findings = table(
    "findings",
    to("publications", is_key=True),
    number("position", is_key=True),
    owner(),
    words("item"),
    words("options"),
    number("count"),
    number("base"),
    CheckConstraint("count <= base", name="count_within_base"),
)

sentences = table(
    "sentences",
    to("publications", is_key=True),
    Column("path", String, primary_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("text"),
    one_of("state", SlotState),
    words("confirmed_by"),
    day(may_be_empty=True),
)

# How many responses were withdrawn since a publication, because it was the newest.
removals = table("removals", to("publications", is_key=True), owner(), number())
