"""What was agreed with places, switched codes, checks of codes, and who is at a place when."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "place_agreements",
        _to("place_id"),
        _to("council_id"),
        sa.Column(
            "expected_visitors",
            sa.Integer,
            sa.CheckConstraint(
                "expected_visitors > 0", name=op.f("ck_place_agreements_visitors_are_some")
            ),
        ),
        sa.Column("not_at_intake", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("place_id", name="pk_place_agreements"),
        *_points("place_agreements", "place_id", "council_id"),
    )
    op.create_table(
        "switched_codes",
        sa.Column("code", sa.String(6), nullable=False),
        _to("council_id"),
        sa.Column(
            "state",
            sa.String(32),
            sa.CheckConstraint(
                "state IN ('off', 'results')", name=op.f("ck_switched_codes_state_is_known")
            ),
            nullable=False,
        ),
        _day("switched_codes", "day"),
        sa.PrimaryKeyConstraint("code", name="pk_switched_codes"),
        sa.ForeignKeyConstraint(("code",), ("access_codes.code",), name="fk_switched_codes_code"),
        *_points("switched_codes", "council_id"),
    )
    op.create_table(
        "tamper_checks",
        _to("id"),
        _to("place_id"),
        _to("council_id"),
        _day("tamper_checks", "day"),
        sa.Column("checked_by", sa.Text, nullable=False),
        sa.Column("is_genuine", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tamper_checks"),
        *_points("tamper_checks", "place_id", "council_id"),
    )
    op.create_table(
        "faces",
        _to("id"),
        _to("place_id"),
        _to("council_id"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("moments", sa.Text, nullable=False),
        _day("faces", "end_day"),
        _day("faces", "agreed_day", or_empty=True),
        sa.Column("photo", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_faces"),
        *_points("faces", "place_id", "council_id"),
    )


def _to(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _day(table: str, name: str, or_empty: bool = False) -> sa.Column[str]:
    shape = f"{name} LIKE '____-__-__'"
    check = f"{name} = '' OR {shape}" if or_empty else shape
    return sa.Column(
        name,
        sa.String(10),
        sa.CheckConstraint(check, name=op.f(f"ck_{table}_{name}_is_a_day")),
        nullable=False,
    )


def _points(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    targets = {"place_id": "places.id", "council_id": "councils.id"}
    return [
        sa.ForeignKeyConstraint((name,), (targets[name],), name=f"fk_{table}_{name}")
        for name in columns
    ]


def downgrade() -> None:
    for table in ("faces", "tamper_checks", "switched_codes", "place_agreements"):
        op.drop_table(table)
