"""Making sense together: findings, remarks, who read along, and reasons to publish in spite of."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0013"
down_revision = "0012"

_KNOWLEDGE = ("experience", "near", "professional", "scientific")
_SIDES = ("resident", "professional", "researcher")
_LEVELS = ("informed", "thought_along", "worked_along", "decided")


def _short(name: str) -> Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _words(name: str) -> Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _one_of(table: str, name: str, values: tuple[str, ...]) -> Column[str]:
    listed = ", ".join(f"'{value}'" for value in values)
    label = op.f(f"ck_{table}_{name}_is_known")
    check = sa.CheckConstraint(f"{name} IN ({listed})", name=label)
    return sa.Column(name, sa.String(32), check, nullable=False)


def _day(table: str) -> Column[str]:
    is_day = sa.CheckConstraint("day LIKE '____-__-__'", name=op.f(f"ck_{table}_day_is_a_day"))
    return sa.Column("day", sa.String(10), is_day, nullable=False)


def _number(table: str, name: str) -> Column[int]:
    label = op.f(f"ck_{table}_{name}_is_not_below_0")
    check = sa.CheckConstraint(f"{name} >= 0", name=label)
    return sa.Column(name, sa.Integer, check, nullable=False, autoincrement=False)


def _rules(table: str, *key: str, check: str = "") -> list[sa.Constraint]:
    columns = {"councils": "council_id", "surveys": "survey_id", "versions": "version_id"}
    # In the order in which the columns stand.
    order = ("versions", "councils", "surveys") if key else tuple(columns)
    return [
        sa.PrimaryKeyConstraint(*(key or ("id",)), name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ("survey_id", "council_id"),
            ("survey_councils.survey_id", "survey_councils.council_id"),
            name=f"fk_{table}_survey_id_council_id",
        ),
        *([sa.CheckConstraint(check, name=op.f(f"ck_{table}_a_reason_is_written"))] if check else []),
        *(
            sa.ForeignKeyConstraint(
                (columns[target],), (f"{target}.id",), name=f"fk_{table}_{columns[target]}"
            )
            for target in order
        ),
    ]


def upgrade() -> None:
    table = "council_findings"
    op.create_table(
        table,
        *(_short(name) for name in ("id", "council_id", "survey_id", "version_id")),
        _number(table, "position"),
        sa.Column("leads", sa.Boolean, nullable=False),
        _one_of(table, "knowledge", ("", *_KNOWLEDGE)),
        *(_words(name) for name in ("item", "options", "theme", "quote", "written_by")),
        _day(table),
        *_rules(table),
    )
    table = "remarks"
    op.create_table(
        table,
        *(_short(name) for name in ("id", "council_id", "survey_id", "version_id")),
        _one_of(table, "prompt", ("surprise", "puzzle", "pattern", "look_along")),
        _one_of(table, "knowledge", _KNOWLEDGE),
        *(_words(name) for name in ("text", "written_by")),
        _day(table),
        *_rules(table),
    )
    table = "read_alongs"
    op.create_table(
        table,
        _short("version_id"),
        _one_of(table, "side", _SIDES),
        _one_of(table, "level", _LEVELS),
        *(_short(name) for name in ("council_id", "survey_id")),
        _number(table, "people"),
        *_rules(table, "version_id", "side", "level"),
    )
    table = "publishing_reasons"
    op.create_table(
        table,
        _short("version_id"),
        _one_of(table, "passed", ("no_resident_read", "drafts_left")),
        *(_short(name) for name in ("council_id", "survey_id")),
        *(_words(name) for name in ("reason", "written_by")),
        _day(table),
        *_rules(
            table,
            "version_id",
            "passed",
            check="reason <> ''",
        ),
    )


def downgrade() -> None:
    for table in ("publishing_reasons", "read_alongs", "remarks", "council_findings"):
        op.drop_table(table)
