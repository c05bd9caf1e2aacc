"""Sending: an address leaves the outbox once it is used, and how the sending stands is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_OUTBOX = (
    "subject IN ('results', 'follow_up')",
    "length(box) = 605",
    "length(bounce_trace) = 32",
)


def upgrade() -> None:
    # Nothing was ever put into it, so it is made anew.
    op.drop_table("outbox")
    _outbox("state IN ('kept', 'waiting', 'in_flight', 'done', 'failed')", is_new=True)
    op.create_table(
        "sendings",
        sa.Column("survey_id", sa.String(32), nullable=False),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("is_paused", sa.Boolean, nullable=False),
        sa.Column("trouble", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("written_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("survey_id", name="pk_sendings"),
        *_belonging("sendings", "survey", "council"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("sendings")
    op.drop_table("outbox")
    _outbox("state IN ('waiting', 'in_flight', 'done', 'failed')", is_new=False)


def _outbox(states: str, is_new: bool) -> None:
    subject, box, trace = _OUTBOX
    added = (
        (
            sa.Column("route", sa.String(32), _check("route_is_known", "route IN ('', 'mail', 'sms', 'letter')"), nullable=False),
            sa.Column("language", sa.Text, nullable=False),
            _check("an_address_stays_until_it_is_used", "(box IS NULL) = (state IN ('done', 'failed'))"),
        )
        if is_new
        else ()
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("council_id", sa.String(32), nullable=False),
        sa.Column("survey_id", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(32), _check("subject_is_known", subject), nullable=False),
        sa.Column("box", sa.LargeBinary, _check("box_has_the_one_length", box), nullable=is_new),
        sa.Column("state", sa.String(32), _check("state_is_known", states), nullable=False),
        sa.Column("bounce_trace", sa.LargeBinary, _check("bounce_trace_is_a_hash", trace)),
        *added,
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        *_belonging("outbox", "council", "survey"),
        sqlite_with_rowid=False,
    )


def _check(name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_outbox_{name}"))


def _belonging(table: str, *columns: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    both = ("survey_id", "council_id")
    targets = ("survey_councils.survey_id", "survey_councils.council_id")
    return (
        sa.ForeignKeyConstraint(both, targets, name=f"fk_{table}_survey_id_council_id"),
        *(
            sa.ForeignKeyConstraint((f"{column}_id",), (f"{column}s.id",), name=f"fk_{table}_{column}_id")
            for column in columns
        ),
    )
