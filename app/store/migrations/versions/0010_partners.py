"""Surveys of more councils, shared cores, and invitations of who is there already."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "renewals",
        _to("invitation_id"), _to("person_id"), _to("council_id"),
        sa.Column("resets_factor", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("invitation_id", name="pk_renewals"),
        _point("renewals", "invitation_id", "invitations", ondelete="CASCADE"),
        _point("renewals", "person_id", "people", ondelete="CASCADE"),
        _point("renewals", "council_id", "councils"),
    )
    op.create_table(
        "part_requests",
        _to("survey_id"), _to("council_id"),
        sa.Column("asked_by", sa.Text, nullable=False),
        _day("part_requests"),
        sa.PrimaryKeyConstraint("survey_id", "council_id", name="pk_part_requests"),
        _point("part_requests", "survey_id", "surveys"),
        _point("part_requests", "council_id", "councils"),
    )
    op.create_table(
        "survey_cores",
        _to("survey_id"), _to("council_id"), _to("core_survey_id"),
        _day("survey_cores"),
        sa.PrimaryKeyConstraint("survey_id", name="pk_survey_cores"),
        sa.ForeignKeyConstraint(
            ("survey_id", "council_id"),
            ("survey_councils.survey_id", "survey_councils.council_id"),
            name="fk_survey_cores_survey_id_council_id",
        ),
        _point("survey_cores", "survey_id", "surveys"),
        _point("survey_cores", "council_id", "councils"),
        _point("survey_cores", "core_survey_id", "surveys"),
    )


def _to(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _day(table: str) -> sa.Column[str]:
    shape = sa.CheckConstraint("day LIKE '____-__-__'", name=op.f(f"ck_{table}_day_is_a_day"))
    return sa.Column("day", sa.String(10), shape, nullable=False)


def _point(
    table: str, column: str, target: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint((column,), (f"{target}.id",), name=name, ondelete=ondelete)


def downgrade() -> None:
    for table in ("survey_cores", "part_requests", "renewals"):
        op.drop_table(table)
