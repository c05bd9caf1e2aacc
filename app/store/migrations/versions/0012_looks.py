"""The host's own look: of a council today, and of versions as they were opened."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "looks",
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("look", sa.Text, nullable=False),
        sa.Column("logo_name", sa.String(32), nullable=False),
        sa.Column(
            "logo_type",
            sa.String(32),
            sa.CheckConstraint(
                "logo_type IN ('', 'image/png', 'image/svg+xml')",
                name=op.f("ck_looks_logo_type_is_known"),
            ),
            nullable=False,
        ),
        sa.Column("logo", sa.LargeBinary, nullable=False),
        sa.Column(
            "day",
            sa.String(10),
            sa.CheckConstraint("day LIKE '____-__-__'", name=op.f("ck_looks_day_is_a_day")),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("council_id", name="pk_looks"),
        sa.ForeignKeyConstraint(("council_id",), ("councils.id",), name="fk_looks_council_id"),
    )
    op.create_table(
        "version_looks",
        sa.Column("version_id", sa.String(32), nullable=False),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("look", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version_id", name="pk_version_looks"),
        sa.ForeignKeyConstraint(("version_id",), ("versions.id",), name="fk_version_looks_version_id"),
        sa.ForeignKeyConstraint(("council_id",), ("councils.id",), name="fk_version_looks_council_id"),
    )


def downgrade() -> None:
    op.drop_table("version_looks")
    op.drop_table("looks")
