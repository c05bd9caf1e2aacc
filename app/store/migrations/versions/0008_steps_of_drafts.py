"""The steps in which drafts are made, so that each can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "draft_changes",
        sa.Column("survey_id", sa.String(32), nullable=False),
        sa.Column(
            "number",
            sa.Integer,
            sa.CheckConstraint(
                "number >= 1", name=op.f("ck_draft_changes_number_is_not_below_1")
            ),
            nullable=False,
            autoincrement=False,
        ),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column(
            "day",
            sa.String(10),
            sa.CheckConstraint("day LIKE '____-__-__'", name=op.f("ck_draft_changes_day_is_a_day")),
            nullable=False,
        ),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("is_undone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("survey_id", "number", name="pk_draft_changes"),
        sa.ForeignKeyConstraint(
            ("survey_id", "council_id"),
            ("survey_councils.survey_id", "survey_councils.council_id"),
            name="fk_draft_changes_survey_id_council_id",
        ),
        sa.ForeignKeyConstraint(
            ("survey_id",), ("surveys.id",), name="fk_draft_changes_survey_id"
        ),
        sa.ForeignKeyConstraint(
            ("council_id",), ("councils.id",), name="fk_draft_changes_council_id"
        ),
    )


def downgrade() -> None:
    op.drop_table("draft_changes")
