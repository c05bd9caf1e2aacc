"""Tables of places: what they are, the code of each survey there, and counts that name nobody."""

from sqlalchemy import CheckConstraint, Column, Integer, String, UniqueConstraint

from app.store.tables.columns import (
    day,
    identity,
    number,
    owner,
    table,
    takes_part,
    to,
    unordered,
    words,
)

# The number is how values know their place, in little room; 0 stands for no place.
# Opening moments and the languages that helpers speak there are one entry a line.
places = table(
    "places",
    identity(),
    Column("number", Integer, nullable=False, unique=True),
    owner(),
    words("name"),
    words("kind"),
    words("opening_moments"),
    words("helper_languages"),
)

access_codes = table(
    "access_codes",
    Column("code", String(6), primary_key=True),
    to("places"),
    to("surveys"),
    owner(),
    takes_part(),
    UniqueConstraint("survey_id", "place_id"),
    CheckConstraint("length(code) BETWEEN 4 AND 6 AND code = upper(code)", name="code_is_short"),
)

deliveries = unordered(
    "deliveries",
    to("surveys", is_key=True),
    to("places", is_key=True),
    day(is_key=True),
    owner(),
    number(),
    takes_part(),
)

place_confirmations = table(
    "place_confirmations",
    to("surveys", is_key=True),
    to("places", is_key=True),
    Column("confirmed_by", String, primary_key=True),
    day(is_key=True),
    owner(),
    Column("spoken", Integer, CheckConstraint("spoken >= 0", name="spoken_is_not_below_0")),
    takes_part(),
)
