"""Tables of who runs surveys: regions, councils, people with roles, and the audit log of acts.

How people come in is here too: sessions, known browsers and invitations, all as keyed hashes of
what the browser or the letter holds.
"""

from sqlalchemy import Boolean, Column, ForeignKey, LargeBinary, String, UniqueConstraint

from app.store.tables.columns import day, identity, number, one_of, owner, table, to, trace, words

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

# What each person chose for themselves: the language of the workspace, how far the tour came.
preferences = table(
    "preferences",
    to("people", is_key=True, cascade=True),
    owner(),
    Column("language", String(32), nullable=False),
    words("tour"),
)

# The seed of the second factor, and the newest half minute of which a code was taken.
second_factors = table(
    "second_factors",
    to("people", is_key=True, cascade=True),
    owner(),
    Column("seed", LargeBinary, nullable=False),
    number("last_step"),
)

spare_codes = table(
    "spare_codes", to("people", is_key=True, cascade=True), trace(is_key=True), owner()
)

# ``step`` says how far somebody came: the password alone, or wholly in.
sessions = table(
    "sessions",
    trace(is_key=True),
    to("people", cascade=True),
    owner(),
    one_of("step", ("half", "whole")),
    day("until_day"),
)

# A browser from which somebody came in before: its wrong guesses count apart from strangers'.
known_browsers = table(
    "known_browsers",
    trace(is_key=True),
    to("people", is_key=True, cascade=True),
    owner(),
    day("until_day"),
)

# A link for one new person; the roles are one a line.
invitations = table(
    "invitations",
    identity(),
    trace(),
    owner(),
    words("name"),
    words("roles"),
    words("invited_by"),
    day("until_day"),
    UniqueConstraint("trace"),
)

# Invitations of who is there already: they choose a new password.
renewals = table(
    "renewals",
    to("invitations", is_key=True, cascade=True),
    to("people", cascade=True),
    owner(),
    Column("resets_factor", Boolean, nullable=False),
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
