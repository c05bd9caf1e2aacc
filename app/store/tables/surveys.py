"""Tables of surveys: drafts, slots with their history, waves, versions and rendered documents.

An item keeps one id through all versions and waves of a survey, so that answers of two waves can
be compared. A version's own number for an item is what its values are stored under.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)

from app.core.texts import SlotState
from app.flow.records import Stage
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

# The lead council stands in the row itself, so that a survey has exactly one.
surveys = table("surveys", identity(), owner(), words("slug", unique=True))

survey_councils = table(
    "survey_councils", to("surveys", is_key=True), to("councils", "council_id", is_key=True)
)

survey_drafts = table(
    "survey_drafts", to("surveys", is_key=True), owner(), words("definition"), takes_part()
)

# One step in making a questionnaire, with all that is needed to take it back, as JSON.
draft_changes = table(
    "draft_changes",
    to("surveys", is_key=True),
    number(is_key=True, least=1),
    owner(),
    words("person"),
    day(),
    words("act"),
    words("subject"),
    words("definition"),
    Column("is_undone", Boolean, nullable=False),
    takes_part(),
)

slots = table(
    "slots",
    to("surveys", is_key=True),
    Column("path", String, primary_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("text"),
    one_of("state", SlotState),
    words("confirmed_by"),
    day(may_be_empty=True),
    takes_part(),
    CheckConstraint(
        "state NOT IN ('confirmed', 'pretested') OR (confirmed_by <> '' AND day <> '')",
        name="confirmed_by_somebody",
    ),
)

slot_changes = table(
    "slot_changes",
    to("surveys", is_key=True),
    Column("path", String, primary_key=True),
    Column("tag", String(32), primary_key=True),
    number(is_key=True, least=1),
    owner(),
    words("text"),
    one_of("state", SlotState),
    words("confirmed_by"),
    day(may_be_empty=True),
    ForeignKeyConstraint(
        ("survey_id", "path", "tag"), ("slots.survey_id", "slots.path", "slots.tag")
    ),
)

# A human voice, a computer's voice, or a sign-language video; the file lies under recordings/.
# Its length is in hundredths of a second; the digest is over its bytes.
recordings = table(
    "recordings",
    identity(),
    owner(),
    to("surveys"),
    words("path"),
    Column("tag", String(32), nullable=False),
    one_of("kind", ("human", "computer", "video")),
    words("file", unique=True),
    words("recorded_by"),
    day(),
    number("centiseconds"),
    number("size"),
    words("digest"),
    takes_part(),
    UniqueConstraint("survey_id", "path", "tag", "kind"),
)

# A council's own pictures. A name is made of the bytes, so a row is never changed.
pictures = table(
    "pictures",
    to("surveys", is_key=True),
    Column("name", String(32), primary_key=True),
    owner(),
    one_of("type", ("image/png", "image/jpeg", "image/svg+xml")),
    Column("content", LargeBinary, nullable=False),
    takes_part(),
)

waves = table(
    "waves",
    identity(),
    owner(),
    to("surveys"),
    number(least=1),
    takes_part(),
    UniqueConstraint("survey_id", "number"),
)

versions = table(
    "versions",
    identity(),
    owner(),
    to("surveys"),
    to("waves"),
    number(least=1),
    Column("fingerprint", String(64), nullable=False, index=True),
    words("definition"),
    words("terms"),
    words("overrides"),
    one_of("stage", Stage),
    day("opened_day"),
    day("closed_day", may_be_empty=True),
    day("frozen_day", may_be_empty=True),
    words("pause_reason"),
    Column("is_example", Boolean, nullable=False),
    words("receiving_public"),
    Column("receiving_private", LargeBinary, nullable=False),
    takes_part(),
    UniqueConstraint("survey_id", "number"),
    CheckConstraint("stage <> 'closed' OR closed_day <> ''", name="closed_on_a_day"),
    CheckConstraint("stage <> 'frozen' OR frozen_day <> ''", name="frozen_on_a_day"),
    CheckConstraint("stage <> 'paused' OR pause_reason <> ''", name="paused_with_a_reason"),
)

items = table(
    "items",
    identity(),
    owner(),
    to("surveys"),
    words("path"),
    takes_part(),
    UniqueConstraint("survey_id", "path"),
)

version_items = table(
    "version_items",
    Column("number", Integer, primary_key=True, autoincrement=False),
    to("versions"),
    to("items"),
    owner(),
    Column("kind", String(32), nullable=False),
    Column("is_repeated", Boolean, nullable=False),
    UniqueConstraint("version_id", "item_id"),
)

documents = table(
    "documents",
    to("versions", is_key=True),
    Column("tag", String(32), primary_key=True),
    Column("release", String(64), primary_key=True),
    owner(),
    Column("etag", String(128), nullable=False),
    Column("plain", LargeBinary, nullable=False),
    Column("gzip", LargeBinary, nullable=False),
    Column("brotli", LargeBinary, nullable=False),
)

# What can be heard of a version in one language, as JSON: fixed at opening, and only added to.
version_sounds = table(
    "version_sounds",
    to("versions", is_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("definition"),
)

# When each kind of data of a survey ends, and when it was ended (H5).
end_dates = table(
    "end_dates",
    to("surveys", is_key=True),
    Column("kind", String(32), primary_key=True),
    owner(),
    day("end_day"),
    day("done_day", may_be_empty=True),
    takes_part(),
)
