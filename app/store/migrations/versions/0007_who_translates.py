"""Who wrote a text, notes on texts, second looks at easy words, and reviewer links."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0007"
down_revision = "0006"
_OF_TEXTS = (
    ("text_writers", "path", ("mark", "written_by")),
    ("text_notes", "path", ("text", "noted_by")),
    ("meaning_checks", "item", ("mark", "checked_by")),
)
_DAY, _MAYBE = "{0} LIKE '____-__-__'", "{0} = '' OR {0} LIKE '____-__-__'"


def _day(table: str, name: str = "day", shape: str = _DAY) -> Column[str]:
    check = sa.CheckConstraint(shape.format(name), name=op.f(f"ck_{table}_{name}_is_a_day"))
    return sa.Column(name, sa.String(10), check, nullable=False)


def _words(*names: str) -> list[Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _short(*names: str) -> list[Column[str]]:
    return [sa.Column(name, sa.String(32), nullable=False) for name in names]


def _keys(table: str, *targets: str) -> list[sa.ForeignKeyConstraint]:
    columns = {"councils": "council_id", "surveys": "survey_id"}
    return [
        sa.ForeignKeyConstraint((columns[to],), (f"{to}.id",), name=f"fk_{table}_{columns[to]}")
        for to in targets
    ]


def _takes_part(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ("survey_id", "council_id"),
        ("survey_councils.survey_id", "survey_councils.council_id"),
        name=f"fk_{table}_survey_id_council_id",
    )


def upgrade() -> None:
    for table, place, said in _OF_TEXTS:
        op.create_table(
            table,
            *_short("survey_id"),
            sa.Column(place, sa.String, nullable=False),
            *_short("tag", "council_id"),
            *_words(*said),
            _day(table),
            sa.PrimaryKeyConstraint("survey_id", place, "tag", name=f"pk_{table}"),
            _takes_part(table),
            *_keys(table, "surveys", "councils"),
        )
    table = "reviewer_links"
    is_hash = sa.CheckConstraint("length(trace) = 32", name=op.f(f"ck_{table}_trace_is_a_hash"))
    op.create_table(
        table,
        *_short("id", "council_id", "survey_id", "tag"),
        *_words("name"),
        sa.Column("trace", sa.LargeBinary, is_hash, nullable=False),
        *_words("made_by"),
        *(_day(table, name) for name in ("made_day", "last_day")),
        *(_day(table, name, _MAYBE) for name in ("stopped_day", "signed_day")),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _takes_part(table),
        sa.UniqueConstraint("trace", name=f"uq_{table}_trace"),
        *_keys(table, "councils", "surveys"),
    )


def downgrade() -> None:
    for table in ("reviewer_links", *(table for table, _, _ in _OF_TEXTS)):
        op.drop_table(table)
