"""Tables of the host's own look: of a council as it is now, and of versions as they were opened."""

from sqlalchemy import Column, LargeBinary, String

from app.store.tables.columns import day, one_of, owner, table, to, words

# The logo's name is made of its bytes; all three parts are empty where there is none.
looks = table(
    "looks",
    to("councils", "council_id", is_key=True),
    words("look"),
    Column("logo_name", String(32), nullable=False),
    one_of("logo_type", ("", "image/png", "image/svg+xml")),
    Column("logo", LargeBinary, nullable=False),
    day(),
)

# Only versions that were opened with a look other than ours have a row.
version_looks = table("version_looks", to("versions", is_key=True), owner(), words("look"))
