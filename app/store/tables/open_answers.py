"""Tables of open answers: keys to read them by, what was quoted, and the themes found in them.

An open answer has a fresh random key, so that nobody who reads it sees which response it is of.
All of this ends with the response it hangs on. A released quote outlives it: once nobody can take
answers back any more, nothing leads from the quote to the response.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    SmallInteger,
    String,
    UniqueConstraint,
)

from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import QuoteState
from app.core.texts import SlotState
from app.store.tables.columns import (
    RandomKey,
    day,
    identity,
    number,
    one_of,
    owner,
    takes_part,
    to,
    trace,
    unordered,
    words,
)

HANDS = ("first", "second", "settled")


def _answer(is_key: bool = True) -> Column[str]:
    target = ForeignKey("open_answers.id", ondelete="CASCADE")
    return Column("open_answer_id", String(32), target, primary_key=is_key, nullable=False)


open_answers = unordered(
    "open_answers",
    identity(),
    owner(),
    to("surveys"),
    Column(
        "response_id", RandomKey, ForeignKey("responses.id", ondelete="CASCADE"), nullable=False
    ),
    Column("item_number", ForeignKey("version_items.number"), nullable=False),
    Column("instance", String(40), nullable=False),
    Column("position", SmallInteger, nullable=False),
    takes_part(),
    UniqueConstraint("response_id", "item_number", "instance", "position"),
)

# What a person wrote down of a recording or a photo (SV21).
transcripts = unordered(
    "transcripts", _answer(), owner(), words("text"), words("written_by"), day()
)

quotes = unordered(
    "quotes",
    identity(),
    owner(),
    to("surveys"),
    Column("response_id", RandomKey, ForeignKey("responses.id", ondelete="CASCADE"), index=True),
    Column("open_answer_id", String(32), ForeignKey("open_answers.id", ondelete="SET NULL")),
    words("item"),
    words("text"),
    Column("tag", String(32), nullable=False),
    Column("is_paraphrase", Boolean, nullable=False),
    one_of("state", QuoteState),
    words("proposed_by"),
    words("proposer_id"),
    day("proposed_day"),
    words("decided_by"),
    day("decided_day", may_be_empty=True),
    words("reason"),
    Column("look_again", Boolean, nullable=False),
    takes_part(),
    CheckConstraint("state <> 'released' OR decided_by <> ''", name="somebody_released_it"),
)

# The log of what was replaced: kinds and how often, never the words (DC09).
replacements = unordered(
    "replacements",
    to("quotes", is_key=True, cascade=True),
    one_of("kind", MarkKind, is_key=True),
    owner(),
    number(least=1),
)

# Words that a person marked by hand, as a keyed trace: the words themselves are not written down.
hand_marks = unordered(
    "hand_marks",
    to("surveys", is_key=True),
    trace(is_key=True),
    owner(),
    one_of("kind", MarkKind),
    number("size", least=1),
    takes_part(),
)

themes = unordered(
    "themes", identity(), owner(), to("surveys"), words("item"), number("position"), takes_part()
)

theme_names = unordered(
    "theme_names",
    to("themes", is_key=True, cascade=True),
    Column("tag", String(32), primary_key=True),
    owner(),
    words("text"),
    one_of("state", SlotState),
    words("confirmed_by"),
    day(may_be_empty=True),
)

codings = unordered(
    "codings",
    _answer(),
    one_of("hand", HANDS, is_key=True),
    owner(),
    words("coder"),
    words("coder_id"),
    day(),
)

coded_themes = unordered(
    "coded_themes",
    Column("open_answer_id", String(32), primary_key=True),
    Column("hand", String(32), primary_key=True),
    to("themes", is_key=True, cascade=True),
    owner(),
    ForeignKeyConstraint(
        ("open_answer_id", "hand"),
        ("codings.open_answer_id", "codings.hand"),
        ondelete="CASCADE",
    ),
)

# Who said that the two who code have each done what they will do of a question.
coding_ends = unordered(
    "coding_ends",
    to("surveys", is_key=True),
    Column("item", String, primary_key=True),
    owner(),
    words("ended_by"),
    day(),
    takes_part(),
)

# Counts as they were fixed: what is told of a theme, and what stays when the texts are gone.
theme_counts = unordered(
    "theme_counts",
    to("themes", is_key=True, cascade=True),
    owner(),
    number("count"),
    number("base"),
    number("unfit"),
    words("fixed_by"),
    day(),
    CheckConstraint("count <= base AND unfit <= base", name="counts_within_base"),
)
