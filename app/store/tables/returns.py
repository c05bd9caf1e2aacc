"""Tables of the return: tickets, cards, sealed addresses and counters, none joined to a response.

Nothing here holds a response, and the register and the addresses hold no place (decision 7).
"""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, LargeBinary, String

from app.core.address import ADDRESS_ROUTES
from app.core.questionnaire import WAYS
from app.store.tables.columns import (
    day,
    identity,
    number,
    one_of,
    owner,
    takes_part,
    to,
    trace,
    unordered,
    words,
)

# 65 bytes of a point, 12 of a nonce, 512 of a padded address, 16 of a tag.
SEALED_ADDRESS = 605


def _box(nullable: bool = False) -> Column[bytes]:
    check = CheckConstraint(f"length(box) = {SEALED_ADDRESS}", name="box_has_the_one_length")
    return Column("box", LargeBinary, check, nullable=nullable)


return_register = unordered(
    "return_register",
    to("surveys", is_key=True),
    trace(is_key=True),
    owner(),
    one_of("state", ("waiting", "opened")),
    takes_part(),
)

cards = unordered(
    "cards",
    to("surveys", is_key=True),
    trace(is_key=True),
    owner(),
    Column("place_id", String(32), ForeignKey("places.id")),
    one_of("state", ("new", "used")),
    takes_part(),
)

sealed_addresses = unordered(
    "sealed_addresses", identity(), owner(), to("surveys"), _box(), takes_part()
)

return_keys = unordered(
    "return_keys",
    to("surveys", is_key=True),
    owner(),
    words("public"),
    Column("recovery_is_confirmed", Boolean, nullable=False),
    takes_part(),
)

# The private half, once for each coordinator; holder 'recovery' is the printed sheet.
return_key_wraps = unordered(
    "return_key_wraps",
    Column("survey_id", String(32), ForeignKey("return_keys.survey_id"), primary_key=True),
    Column("holder", String(32), primary_key=True),
    owner(),
    Column("wrapped", LargeBinary, nullable=False),
    takes_part(),
)

outbox = unordered(
    "outbox",
    identity(),
    owner(),
    to("surveys"),
    one_of("subject", ("results", "follow_up")),
    _box(nullable=True),
    one_of("state", ("kept", "waiting", "in_flight", "done", "failed")),
    trace("bounce_trace", nullable=True),
    # Known once it left: a message that comes back corrects the counter of its route and language.
    one_of("route", ("", *ADDRESS_ROUTES)),
    words("language"),
    # Only of who answered an earlier wave: their address ends before that of the others.
    day("last_day", may_be_empty=True),
    CheckConstraint(
        "(box IS NULL) = (state IN ('done', 'failed'))", name="an_address_stays_until_it_is_used"
    ),
    takes_part(),
)

# How the sending of a survey stands, and why its results are late.
sendings = unordered(
    "sendings",
    to("surveys", is_key=True),
    owner(),
    Column("is_paused", Boolean, nullable=False),
    words("trouble"),
    words("reason"),
    words("language"),
    words("written_by"),
    takes_part(),
)

ledger_counters = unordered(
    "ledger_counters",
    to("surveys", is_key=True),
    one_of("route", WAYS, is_key=True),
    Column("language", String(32), primary_key=True),
    one_of("kind", ("due", "done", "failed"), is_key=True),
    owner(),
    number(),
    takes_part(),
)

# One number per survey: never per day or place (decision 9).
refusals = unordered("refusals", to("surveys", is_key=True), owner(), number(), takes_part())
