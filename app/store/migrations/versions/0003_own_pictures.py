"""A council's own pictures, of drafts and of versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "pictures",
        sa.Column("survey_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column(
            "type",
            sa.String(32),
            sa.CheckConstraint(
                "type IN ('image/png', 'image/jpeg', 'image/svg+xml')",
                name=op.f("ck_pictures_type_is_known"),
            ),
            nullable=False,
        ),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("survey_id", "name", name="pk_pictures"),
        sa.ForeignKeyConstraint(
            ("survey_id", "council_id"),
            ("survey_councils.survey_id", "survey_councils.council_id"),
            name="fk_pictures_survey_id_council_id",
        ),
        sa.ForeignKeyConstraint(("survey_id",), ("surveys.id",), name="fk_pictures_survey_id"),
        sa.ForeignKeyConstraint(("council_id",), ("councils.id",), name="fk_pictures_council_id"),
    )


def downgrade() -> None:
    op.drop_table("pictures")
