"""The table of plans."""

from sqlalchemy import Column, ForeignKey, String, UniqueConstraint

from app.store.tables.columns import day, identity, owner, table, words

# What a plan says is one text, as a draft's definition is: nothing asks for a part of it.
plans = table(
    "plans",
    identity(),
    owner(),
    Column("survey_id", String(32), ForeignKey("surveys.id")),
    day(),
    words("saved_by"),
    words("content"),
    UniqueConstraint("survey_id"),
)
