"""Tables of what came of a survey: advice, changes, help now, learning sessions and their words."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, String

from app.core.advising.session import NoteKind, NoteState, Step
from app.core.changes import ChangeState
from app.core.texts import SlotState
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

advices = table(
    "advices",
    identity(),
    owner(),
    to("surveys"),
    words("recipient"),
    words("findings"),
    words("who"),
    words("due"),
    words("why"),
    words("how"),
    day(may_be_empty=True),
    day("reply_due_day", may_be_empty=True),
    words("reply"),
    day("reply_day", may_be_empty=True),
    words("reply_by"),
    takes_part(),
    CheckConstraint("reply = '' OR day <> ''", name="only_what_was_sent_has_a_reply"),
)

follow_ups = table(
    "follow_ups",
    identity(),
    owner(),
    to("surveys"),
    day(),
    words("prepared_by"),
    takes_part(),
)

# "You said, we did": what became of a finding, known since which day, done by which body.
actions = table(
    "actions",
    identity(),
    owner(),
    to("surveys"),
    words("finding"),
    words("action_owner"),
    one_of("state", ChangeState),
    day(),
    day("due_day", may_be_empty=True),
    Column("is_quick_result", Boolean, nullable=False),
    words("link"),
    Column("advice_id", String(32), ForeignKey("advices.id")),
    Column("follow_up_id", String(32), ForeignKey("follow_ups.id")),
    takes_part(),
)

help_points = table(
    "help_points",
    identity(),
    owner(),
    to("surveys"),
    Column("place_id", String(32), ForeignKey("places.id")),
    words("phone"),
    words("languages"),
    takes_part(),
)

# Texts of advices, actions and help points, in many languages; ``subject`` is the id of one.
advising_texts = table(
    "advising_texts",
    Column("subject", String(32), primary_key=True),
    Column("path", String(32), primary_key=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    to("surveys"),
    words("text"),
    one_of("state", SlotState),
    words("confirmed_by"),
    day(may_be_empty=True),
    takes_part(),
)

learning_sessions = table(
    "learning_sessions",
    identity(),
    owner(),
    to("surveys"),
    Column("code", String(8), nullable=False, unique=True),
    day(),
    words("case_text"),
    words("case_owner"),
    words("questions"),
    words("finding"),
    one_of("step", Step),
    words("aspects"),
    words("group_sizes"),
    takes_part(),
)

# Who wrote first, or what, is in no order: notes come from the phones of people in one room.
session_notes = unordered(
    "session_notes",
    identity(),
    owner(),
    to("surveys"),
    to("learning_sessions"),
    one_of("kind", NoteKind),
    one_of("state", NoteState),
    number("group_number"),
    words("text"),
    words("who"),
    words("due"),
    words("why"),
    words("how"),
    words("aspect"),
    words("prompt"),
    words("question_owner"),
    Column("is_owners", Boolean, nullable=False),
    takes_part(),
)
