"""Tries of a draft with people, and the words that a survey has of its own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0011"
down_revision = "0010"


def _short(name: str, length: int = 32) -> Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _words(name: str) -> Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _day(table: str) -> Column[str]:
    is_day = sa.CheckConstraint("day LIKE '____-__-__'", name=op.f(f"ck_{table}_day_is_a_day"))
    return sa.Column("day", sa.String(10), is_day, nullable=False)


def _number(table: str, name: str, least: int) -> Column[int]:
    label = op.f(f"ck_{table}_{name}_is_not_below_{least}")
    check = sa.CheckConstraint(f"{name} >= {least}", name=label)
    return sa.Column(name, sa.Integer, check, nullable=False, autoincrement=False)


def _takes_part(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ("survey_id", "council_id"),
        ("survey_councils.survey_id", "survey_councils.council_id"),
        name=f"fk_{table}_survey_id_council_id",
    )


def _keys(table: str, *targets: str) -> list[sa.ForeignKeyConstraint]:
    columns = {"councils": "council_id", "surveys": "survey_id"}
    return [
        sa.ForeignKeyConstraint((columns[to],), (f"{to}.id",), name=f"fk_{table}_{columns[to]}")
        for to in targets
    ]


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def upgrade() -> None:
    table = "pretests"
    op.create_table(
        table,
        *(_short(name) for name in ("id", "council_id", "survey_id", "tag")),
        _words("held_by"),
        _day(table),
        _number(table, "people", 1),
        _number(table, "assisted", 0),
        _words("changed"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _takes_part(table),
        _check(table, "assisted_are_people", "assisted <= people"),
        _check(table, "held_by_somebody", "held_by <> ''"),
        *_keys(table, "councils", "surveys"),
    )
    table = "picture_tests"
    op.create_table(
        table,
        *(_short(name) for name in ("id", "council_id", "survey_id")),
        _short("picture", 64),
        _words("held_by"),
        _day(table),
        _number(table, "people", 1),
        _number(table, "read_right", 0),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _takes_part(table),
        _check(table, "right_are_people", "read_right <= people"),
        _check(table, "held_by_somebody", "held_by <> ''"),
        *_keys(table, "councils", "surveys"),
    )
    table = "own_words"
    op.create_table(
        table,
        *(_short(name) for name in ("survey_id", "tag")),
        _short("word", 128),
        _short("council_id"),
        *(_words(name) for name in ("meaning", "not_words")),
        sa.PrimaryKeyConstraint("survey_id", "tag", "word", name=f"pk_{table}"),
        _takes_part(table),
        *_keys(table, "surveys", "councils"),
    )


def downgrade() -> None:
    for table in ("own_words", "picture_tests", "pretests"):
        op.drop_table(table)
