"""Plans of councils."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("survey_id", sa.String(32), nullable=True),
        sa.Column(
            "day",
            sa.String(10),
            sa.CheckConstraint("day LIKE '____-__-__'", name=op.f("ck_plans_day_is_a_day")),
            nullable=False,
        ),
        sa.Column("saved_by", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("survey_id", name="uq_plans_survey_id"),
        sa.ForeignKeyConstraint(("council_id",), ("councils.id",), name="fk_plans_council_id"),
        sa.ForeignKeyConstraint(("survey_id",), ("surveys.id",), name="fk_plans_survey_id"),
    )


def downgrade() -> None:
    op.drop_table("plans")
