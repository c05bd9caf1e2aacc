"""Tables of making sense: findings, remarks, who read along, and reasons to go on in spite of a
check. Nothing here is about one response.
"""

from sqlalchemy import Boolean, CheckConstraint, Column

from app.core.plan import Level, Side
from app.core.report_facts import Knowledge
from app.core.sense import Check, Prompt
from app.store.tables.columns import (
    day,
    identity,
    number,
    one_of,
    owner,
    table,
    takes_part,
    to,
    words,
)

council_findings = table(
    "council_findings",
    identity(),
    owner(),
    to("surveys"),
    to("versions"),
    number("position"),
    Column("leads", Boolean, nullable=False),
    one_of("knowledge", ("", *Knowledge)),
    words("item"),
    words("options"),
    words("theme"),
    words("quote"),
    words("written_by"),
    day(),
    takes_part(),
)

remarks = table(
    "remarks",
    identity(),
    owner(),
    to("surveys"),
    to("versions"),
    one_of("prompt", Prompt),
    one_of("knowledge", Knowledge),
    words("text"),
    words("written_by"),
    day(),
    takes_part(),
)

read_alongs = table(
    "read_alongs",
    to("versions", is_key=True),
    one_of("side", Side, is_key=True),
    one_of("level", Level, is_key=True),
    owner(),
    to("surveys"),
    number("people"),
    takes_part(),
)

publishing_reasons = table(
    "publishing_reasons",
    to("versions", is_key=True),
    one_of("passed", Check, is_key=True),
    owner(),
    to("surveys"),
    words("reason"),
    words("written_by"),
    day(),
    takes_part(),
    CheckConstraint("reason <> ''", name="a_reason_is_written"),
)
