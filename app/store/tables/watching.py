"""Tables of what is watched while a survey runs: totals of the night, groups, visits, pauses.

Nothing here is about one response, and no row has room for a person who was asked.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String

from app.core.coverage import LEAST_HEARD, Measure
from app.core.outreach import Method, State
from app.core.pausing import PauseReason
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

# Below the least number nothing is written down, so no page can tell it by mistake.
nightly_totals = table(
    "nightly_totals",
    to("versions", is_key=True),
    to("places", is_key=True),
    owner(),
    to("surveys"),
    day(),
    Column(
        "responses",
        Integer,
        CheckConstraint(f"responses >= {LEAST_HEARD}", name="responses_are_enough_to_tell"),
    ),
    number("delivered"),
    takes_part(),
    CheckConstraint("delivered / 10 * 10 = delivered", name="delivered_is_in_tens"),
)

groups_sought = table(
    "groups_sought",
    identity(),
    owner(),
    to("surveys"),
    words("name"),
    words("channel"),
    one_of("measure", Measure),
    words("value"),
    day(),
    takes_part(),
)

groups_heard = table(
    "groups_heard",
    to("groups_sought", "group_id", is_key=True, cascade=True),
    to("versions", is_key=True),
    owner(),
    to("surveys"),
    day(),
    words("heard_by"),
    takes_part(),
)

visits = table(
    "visits",
    identity(),
    owner(),
    to("surveys"),
    Column("place_id", String(32), ForeignKey("places.id")),
    Column("person_id", String(32), ForeignKey("people.id", ondelete="SET NULL")),
    one_of("method", Method),
    day(),
    one_of("state", State),
    number("spoken"),
    number("handed"),
    takes_part(),
    CheckConstraint(
        "state = 'done' OR (spoken = 0 AND handed = 0)", name="only_what_was_done_is_counted"
    ),
)

pauses = table(
    "pauses",
    identity(),
    owner(),
    to("surveys"),
    to("versions"),
    one_of("reason", PauseReason),
    day(),
    day("until_day", may_be_empty=True),
    takes_part(),
)

closing_days = table(
    "closing_days",
    to("versions", is_key=True),
    owner(),
    to("surveys"),
    day(),
    takes_part(),
)

place_reasons = table(
    "place_reasons",
    to("surveys", is_key=True),
    to("places", is_key=True),
    owner(),
    day(),
    words("reason"),
    takes_part(),
    CheckConstraint("reason <> ''", name="a_reason_is_written"),
)
