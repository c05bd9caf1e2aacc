"""Tables of who translates: who wrote a text, notes on it, looks at easy words, reviewer links.

A link's address is kept as a keyed hash only. Days, never times; nothing here knows an answer.
"""

from sqlalchemy import Column, String, UniqueConstraint

from app.store.tables.columns import (
    day,
    identity,
    owner,
    table,
    takes_part,
    to,
    trace,
    words,
)

# Who wrote the text that stands in a slot; the mark tells whether it is still that text.
text_writers = table(
    "text_writers",
    to("surveys", is_key=True),
    Column("path", String, primary_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("mark"),
    words("written_by"),
    day(),
    takes_part(),
)

# What somebody remarked on a text, for whoever works on it next; one per text and language.
text_notes = table(
    "text_notes",
    to("surveys", is_key=True),
    Column("path", String, primary_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("text"),
    words("noted_by"),
    day(),
    takes_part(),
)

# A second person saw that a question in easy words asks the same; the mark is over both texts.
meaning_checks = table(
    "meaning_checks",
    to("surveys", is_key=True),
    Column("item", String, primary_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("mark"),
    words("checked_by"),
    day(),
    takes_part(),
)

reviewer_links = table(
    "reviewer_links",
    identity(),
    owner(),
    to("surveys"),
    Column("tag", String(32), nullable=False),
    words("name"),
    trace(),
    words("made_by"),
    day("made_day"),
    day("last_day"),
    day("stopped_day", may_be_empty=True),
    day("signed_day", may_be_empty=True),
    takes_part(),
    UniqueConstraint("trace"),
)
