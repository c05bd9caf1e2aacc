"""Tables of who runs surveys: regions, councils, people with roles, and the audit log of acts."""

from sqlalchemy import Column, ForeignKey, String, UniqueConstraint

from app.store.tables.columns import day, identity, number, owner, table, to, words

regions = table("regions", identity(), words("name", unique=True))

councils = table(
    "councils",
    identity(),
    Column("region_id", String(32), ForeignKey("regions.id")),
    words("slug", unique=True),
    words("name"),
    words("time_zone"),
)

people = table(
    "people",
    identity(),
    owner(),
    words("name"),
    words("password_hash"),
    UniqueConstraint("council_id", "name"),
)

person_roles = table(
    "person_roles",
    to("people", is_key=True, cascade=True),
    Column("role", String(32), primary_key=True),
    owner(),
)

# What people of a council did, in order; never anything that arrives with a response.
acts = table(
    "acts",
    Column("council_id", String(32), ForeignKey("councils.id"), primary_key=True),
    number(is_key=True, least=1),
    day(),
    words("person"),
    words("act"),
    words("subject"),
)
