"""Tables of trying a draft with people, and of the words that a survey has of its own.

Nothing here says who took part in a try, nor what anybody answered.
"""

from sqlalchemy import CheckConstraint, Column, String

from app.store.tables.columns import day, identity, number, owner, table, takes_part, to, words

pretests = table(
    "pretests",
    identity(),
    owner(),
    to("surveys"),
    Column("tag", String(32), nullable=False),
    words("held_by"),
    day(),
    number("people", least=1),
    number("assisted"),
    words("changed"),
    takes_part(),
    CheckConstraint("assisted <= people", name="assisted_are_people"),
    CheckConstraint("held_by <> ''", name="held_by_somebody"),
)

picture_tests = table(
    "picture_tests",
    identity(),
    owner(),
    to("surveys"),
    Column("picture", String(64), nullable=False),
    words("held_by"),
    day(),
    number("people", least=1),
    number("read_right"),
    takes_part(),
    CheckConstraint("read_right <= people", name="right_are_people"),
    CheckConstraint("held_by <> ''", name="held_by_somebody"),
)

# Words that the survey does not use for the same thing are one a line.
own_words = table(
    "own_words",
    to("surveys", is_key=True),
    Column("tag", String(32), primary_key=True),
    Column("word", String(128), primary_key=True),
    owner(),
    words("meaning"),
    words("not_words"),
    takes_part(),
)
