"""Tables of responses: what was answered, without who, when or in which order.

Values are stored by item and place, not by response: a tabulation reads them in the order in
which they lie, and the answers of one person do not lie together. Free text lies apart, because
it ends sooner. Values, consents and attachments belong to a council through their response.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
)

from app.core.response import Mode
from app.store.tables.columns import (
    RandomKey,
    day,
    identity,
    one_of,
    owner,
    takes_part,
    to,
    trace,
    unordered,
    words,
)

LONGEST_VALUE = 120


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _response(is_key: bool = True) -> Column[str]:
    target = ForeignKey("responses.id", ondelete="CASCADE")
    return Column("response_id", RandomKey, target, primary_key=is_key, nullable=False)


def _instance() -> Column[str]:
    return Column("instance", String(40), primary_key=True)


def _item() -> Column[int]:
    key = ForeignKey("version_items.number")
    return Column("item_number", key, primary_key=True, autoincrement=False)


responses = unordered(
    "responses",
    Column("id", RandomKey, primary_key=True),
    owner(),
    to("surveys"),
    to("versions"),
    Column("place_id", String(32), ForeignKey("places.id"), index=True),
    Column("language", String(32), nullable=False),
    one_of("level", ("normal", "easy")),
    one_of("mode", Mode),
    day(),
    _flag("helped"),
    _flag("listened"),
    _flag("too_fast"),
    _flag("in_burst"),
    one_of("for_whom", ("", "self", "other", "again")),
    _flag("is_part"),
    trace("withdrawal", nullable=True),
    takes_part(),
    Index("ix_responses_survey_id_id", "survey_id", "id"),
)

Index(
    "uq_responses_survey_id_withdrawal",
    responses.c.survey_id,
    responses.c.withdrawal,
    unique=True,
    sqlite_where=responses.c.withdrawal.is_not(None),
    postgresql_where=responses.c.withdrawal.is_not(None),
)

consents = unordered(
    "consents",
    _response(),
    Column("purpose", String(32), primary_key=True),
    Column("position", SmallInteger, nullable=False),
    Column("agreed", Boolean, nullable=False),
)

# missing is 0 where there is a value; the value of a free text is empty here. position counts the
# given values of an item through all repeats, then its missing ones: each response has exactly
# one row with position 0 per item, so that tables add up to their base.
response_values = unordered(
    "response_values",
    _item(),
    Column("place_number", Integer, primary_key=True, autoincrement=False),
    Column("missing", SmallInteger, primary_key=True, autoincrement=False),
    Column("value", String(LONGEST_VALUE), primary_key=True),
    _response(),
    _instance(),
    Column("position", SmallInteger, primary_key=True, autoincrement=False),
    CheckConstraint(
        "missing = 0 OR (missing BETWEEN -5 AND -1 AND value = '')", name="missing_or_value"
    ),
    Index("ix_response_values_response_id", "response_id"),
)

free_texts = unordered(
    "free_texts",
    _response(),
    _item(),
    _instance(),
    Column("position", SmallInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

# The file lies under attachments/ with a random name and the day as its time.
attachments = unordered(
    "attachments",
    identity(),
    _response(is_key=False),
    Column("item_number", ForeignKey("version_items.number"), nullable=False),
    Column("instance", String(40), nullable=False),
    one_of("kind", ("voice", "photo", "file")),
    words("file", unique=True),
    day(),
    Index("ix_attachments_response_id", "response_id"),
)

submission_keys = unordered(
    "submission_keys", to("surveys", is_key=True), trace("key_hash", is_key=True), owner()
)
