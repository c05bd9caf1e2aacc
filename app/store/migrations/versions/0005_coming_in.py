"""How people come into the workspace: second factor, sessions, known browsers, invitations."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _of_person("preferences", sa.Column("language", sa.String(32), nullable=False),
               sa.Column("tour", sa.Text, nullable=False))
    _of_person("second_factors", sa.Column("seed", sa.LargeBinary, nullable=False),
               sa.Column("last_step", sa.Integer, _check("second_factors", "last_step_is_not_below_0", "last_step >= 0"), nullable=False))
    op.create_table(
        "spare_codes", _person(), _trace("spare_codes"), _council(),
        sa.PrimaryKeyConstraint("person_id", "trace", name="pk_spare_codes"), *_keys("spare_codes"),
    )
    op.create_table(
        "sessions", _trace("sessions"), _person(), _council(),
        sa.Column("step", sa.String(32), _check("sessions", "step_is_known", "step IN ('half', 'whole')"), nullable=False),
        _day("sessions"),
        sa.PrimaryKeyConstraint("trace", name="pk_sessions"), *_keys("sessions"),
    )
    op.create_table(
        "known_browsers", _trace("known_browsers"), _person(), _council(), _day("known_browsers"),
        sa.PrimaryKeyConstraint("trace", "person_id", name="pk_known_browsers"), *_keys("known_browsers"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(32), nullable=False),
        _trace("invitations"), _council(),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "roles", "invited_by")),
        _day("invitations"),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("trace", name="uq_invitations_trace"),
        sa.ForeignKeyConstraint(("council_id",), ("councils.id",), name="fk_invitations_council_id"),
    )


def downgrade() -> None:
    for name in ("invitations", "known_browsers", "sessions", "spare_codes", "second_factors", "preferences"):
        op.drop_table(name)


def _of_person(table: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(table, _person(), _council(), *columns,
                    sa.PrimaryKeyConstraint("person_id", name=f"pk_{table}"), *_keys(table))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _person() -> "sa.Column[Any]":
    return sa.Column("person_id", sa.String(32), nullable=False)


def _council() -> "sa.Column[Any]":
    return sa.Column("council_id", sa.String(32), nullable=False)


def _trace(table: str) -> "sa.Column[Any]":
    return sa.Column("trace", sa.LargeBinary, _check(table, "trace_is_a_hash", "length(trace) = 32"), nullable=False)


def _day(table: str) -> "sa.Column[Any]":
    rule = _check(table, "until_day_is_a_day", "until_day LIKE '____-__-__'")
    return sa.Column("until_day", sa.String(10), rule, nullable=False)


def _keys(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return (
        sa.ForeignKeyConstraint(("person_id",), ("people.id",), name=f"fk_{table}_person_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(("council_id",), ("councils.id",), name=f"fk_{table}_council_id"),
    )
