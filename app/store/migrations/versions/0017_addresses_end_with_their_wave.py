"""An address in the outbox can end before those of a later wave: it has a last day of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_RULES = (
    ("subject_is_known", "subject IN ('results', 'follow_up')"),
    ("box_has_the_one_length", "length(box) = 605"),
    ("state_is_known", "state IN ('kept', 'waiting', 'in_flight', 'done', 'failed')"),
    ("bounce_trace_is_a_hash", "length(bounce_trace) = 32"),
    ("route_is_known", "route IN ('', 'mail', 'sms', 'letter')"),
    ("last_day_is_a_day", "last_day = '' OR last_day LIKE '____-__-__'"),
    ("an_address_stays_until_it_is_used", "(box IS NULL) = (state IN ('done', 'failed'))"),
)


def upgrade() -> None:
    rows = _taken()
    _outbox(sa.Column("last_day", sa.String(10), _check("last_day_is_a_day"), nullable=False))
    _put([{**row, "last_day": ""} for row in rows])


def downgrade() -> None:
    rows = _taken()
    _outbox()
    _put([{name: value for name, value in row.items() if name != "last_day"} for row in rows])


def _taken() -> list[dict[str, object]]:
    """What waits must not be lost; it comes back in an order that means nothing."""
    found = op.get_bind().execute(sa.text("SELECT * FROM outbox ORDER BY random()"))
    rows = [dict(row) for row in found.mappings()]
    op.drop_table("outbox")
    return rows


def _put(rows: list[dict[str, object]]) -> None:
    for row in rows:
        table = sa.table("outbox", *(sa.column(name) for name in row))
        op.get_bind().execute(table.insert().values(**row))


def _outbox(*last: sa.Column[str]) -> None:
    both = ("survey_id", "council_id")
    targets = ("survey_councils.survey_id", "survey_councils.council_id")
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("survey_id", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(32), _check("subject_is_known"), nullable=False),
        sa.Column("box", sa.LargeBinary, _check("box_has_the_one_length")),
        sa.Column("state", sa.String(32), _check("state_is_known"), nullable=False),
        sa.Column("bounce_trace", sa.LargeBinary, _check("bounce_trace_is_a_hash")),
        sa.Column("route", sa.String(32), _check("route_is_known"), nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        *last,
        _check("an_address_stays_until_it_is_used"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(both, targets, name="fk_outbox_survey_id_council_id"),
        *(
            sa.ForeignKeyConstraint((f"{name}_id",), (f"{name}s.id",), name=f"fk_outbox_{name}_id")
            for name in ("council", "survey")
        ),
        sqlite_with_rowid=False,
    )


def _check(name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(dict(_RULES)[name], name=op.f(f"ck_outbox_{name}"))
