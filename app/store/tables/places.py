"""Tables of places: what they are, the code of each survey there, and counts that name nobody."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)

from app.store.tables.columns import (
    day,
    identity,
    number,
    one_of,
    owner,
    table,
    takes_part,
    to,
    unordered,
    words,
)

# The number is how values know their place, in little room; 0 stands for no place.
# Opening moments ("2 10:00-12:00" is Tuesday) and helper languages are one entry a line.
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

# What was agreed with a place; without a row, nobody is asked at a first visit (SV19), and how
# many people come there is unknown.
place_agreements = table(
    "place_agreements",
    to("places", is_key=True),
    owner(),
    Column(
        "expected_visitors",
        Integer,
        CheckConstraint("expected_visitors > 0", name="visitors_are_some"),
    ),
    Column("not_at_intake", Boolean, nullable=False),
)

# Codes that lead no longer to the questions; a code without a row is on (QR09).
switched_codes = table(
    "switched_codes",
    Column("code", String(6), ForeignKey("access_codes.code"), primary_key=True),
    owner(),
    one_of("state", ("off", "results")),
    day(),
)

tamper_checks = table(
    "tamper_checks",
    identity(),
    to("places"),
    owner(),
    day(),
    words("checked_by"),
    Column("is_genuine", Boolean, nullable=False),
    words("note"),
)

# People of the council who are at a place. A row is deleted after its last day.
faces = table(
    "faces",
    identity(),
    to("places"),
    owner(),
    words("name"),
    words("phone"),
    words("moments"),
    day("end_day"),
    day("agreed_day", may_be_empty=True),
    Column("photo", LargeBinary, nullable=False),
)
