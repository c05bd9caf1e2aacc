"""The questionnaire: sections, items and response options, frozen once read.

A file is read into these classes once (survey_file.py) and the dictionaries are thrown away.
Walking it with answers is routing.py; what an answer may be is answers.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.expressions.tree import Call, Expression
from app.core.texts import Texts


class Kind(StrEnum):
    """What an item asks for. CALCULATE is computed and never seen.

    RANK holds option names in the order of preference. TIME is ``14:30``, DATE_TIME
    ``2026-11-25T14:30``. VOTE is a statement that people agree with, disagree with or pass.
    AREA is a coarse place, never more than four letters or digits. VOICE and PHOTO hold the
    opaque name of a file that came along.
    """

    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    NOTE = "note"
    RANGE = "range"
    CALCULATE = "calculate"
    RANK = "rank"
    TIME = "time"
    DATE_TIME = "date_time"
    VOTE = "vote"
    VOICE = "voice"
    PHOTO = "photo"
    AREA = "area"


CHOICE_KINDS = frozenset((Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK))
"""What needs options of its own; the options of a vote are the same everywhere."""
MANY_KINDS = frozenset((Kind.SELECT_MULTIPLE, Kind.RANK))
"""What may have more than one value."""
FILE_KINDS = frozenset((Kind.VOICE, Kind.PHOTO))
OWN_KINDS = frozenset((Kind.TEXT, Kind.AREA, Kind.VOICE, Kind.PHOTO))
"""What a person may be known by, in their own words, voice or picture: never told for research."""
VOTES = ("agree", "disagree", "pass")
NUMBER_KINDS = frozenset((Kind.INTEGER, Kind.DECIMAL, Kind.RANGE))
UNSEEN_KINDS = frozenset((Kind.CALCULATE,))
UNANSWERED_KINDS = frozenset((Kind.NOTE,))


@dataclass(frozen=True)
class Option:
    """One response option. ``columns`` are pairs for choice filters; ``group`` is the author's
    group into which small counts are merged before anything is hidden (decision 9). ``picture``
    is a pictogram: the code of one, or the name of a file beside the survey."""

    name: str
    label: Texts
    columns: tuple[tuple[str, str], ...] = ()
    group: str = ""
    picture: str = ""

    def column(self, name: str) -> str:
        """The value of a choice-filter column; ``name`` and ``label`` need no column."""
        if name == "name":
            return self.name
        return next((value for key, value in self.columns if key == name), "")


@dataclass(frozen=True)
class Item:
    """One question, note or calculation.

    ``path`` is the names joined by ``/`` without indices of repeats. ``option_list`` names the
    list its options came from. For a range, ``start``, ``end`` and ``step`` bound it and
    ``options`` label its points. ``is_ordered`` marks a scale, whose neighbours may be merged.
    ``knows`` offers "I don't know" (SV08); ``is_sensitive`` marks SV18 items. ``merged`` names
    groups of options with texts, for merging before hiding. ``picture`` is what it is for an
    option, and ``picture_alt`` says it in words; ``guidance`` is for whoever asks aloud.
    """

    path: str
    kind: Kind
    label: Texts = Texts()
    hint: Texts = Texts()
    options: tuple[Option, ...] = ()
    option_list: str = ""
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Texts = Texts()
    calculation: Expression | None = None
    choice_filter: Expression | None = None
    required: Expression | None = None
    required_message: Texts = Texts()
    start: str = ""
    end: str = ""
    step: str = ""
    is_ordered: bool = False
    knows: bool = False
    is_sensitive: bool = False
    has_long_text: bool = False
    guidance: Texts = Texts()
    picture: str = ""
    picture_alt: Texts = Texts()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def is_asked(self) -> bool:
        """Whether a respondent can answer it: not a note, not a calculation."""
        return self.kind not in UNSEEN_KINDS and self.kind not in UNANSWERED_KINDS

    @property
    def option_names(self) -> tuple[str, ...]:
        """The names of its options; those of a vote are the same everywhere."""
        if self.kind is Kind.VOTE:
            return VOTES
        return tuple(option.name for option in self.options)


@dataclass(frozen=True)
class Section:
    """A group of items. ``is_repeat`` may be answered for several members, such as children;
    ``count``, where there is one, says for how many."""

    path: str
    children: "tuple[Item | Section, ...]"
    label: Texts = Texts()
    relevant: Expression | None = None
    is_repeat: bool = False
    count: Expression | None = None

    @property
    def conditions(self) -> tuple[Expression, ...]:
        """What must hold for it to be asked: its own condition, and of a repeat that the member's
        number is no larger than its count."""
        found = () if self.relevant is None else (self.relevant,)
        if self.is_repeat and self.count is not None:
            return (*found, Call(">=", (self.count, Call("position", ()))))
        return found


@dataclass(frozen=True)
class Purpose:
    """One purpose that consent is asked for, with its own yes and no (CO06).

    ``name`` is one of ``adult``, ``answers``, ``quote``, ``voice``, ``photo``. Without a label of
    its own the interface words of that purpose are used.
    """

    name: str
    label: Texts = Texts()


PURPOSES = ("adult", "answers", "quote", "voice", "photo")
WAYS = ("ticket", "place", "mail", "sms", "letter")


@dataclass(frozen=True)
class Finding:
    """One sentence of the results, chosen before the answers are known: "8 of the 10 ...".

    Counts who chose one of ``options`` of ``item``. ``sentence`` holds ``{count}`` and ``{base}``;
    without a sentence the item's and options' confirmed labels are used.
    """

    item: str
    options: tuple[str, ...]
    sentence: Texts = Texts()


@dataclass(frozen=True)
class Terms:
    """What the gates H1, H2, H4 and H5 ask for. ``promise_date`` is ISO 8601 or empty. ``ends``
    are pairs of a kind of data and a number of days after closing (see planning.py)."""

    promise_date: str = ""
    ways: tuple[str, ...] = ("ticket", "place")
    controller: str = ""
    contact: str = ""
    decision: Texts = Texts()
    ends: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Questionnaire:
    """A whole survey file. The first language is the source; easy levels follow their language.
    ``rounding`` is 5 or 10 where published counts are to be rounded (DC06), else 0."""

    slug: str
    languages: tuple[str, ...]
    children: tuple[Item | Section, ...]
    title: Texts = Texts()
    intro: Texts = Texts()
    purposes: tuple[Purpose, ...] = (Purpose("answers"),)
    terms: Terms = Terms()
    findings: tuple[Finding, ...] = ()
    happens_next: Texts = Texts()
    rounding: int = 0

    @property
    def source(self) -> str:
        """The tag of the language that the survey was written in."""
        return self.languages[0]

    def items(self) -> Iterator[Item]:
        """All items in order, through all sections."""
        for item, _ in self.items_with_sections():
            yield item

    def items_with_sections(self) -> Iterator[tuple[Item, tuple[Section, ...]]]:
        """All items in order, each with the sections it stands in, outermost first."""
        yield from _walk(self.children, ())

    def item(self, path: str) -> Item | None:
        """The item at a path, or None."""
        return next((item for item in self.items() if item.path == path), None)


def _walk(
    children: tuple[Item | Section, ...], above: tuple[Section, ...]
) -> Iterator[tuple[Item, tuple[Section, ...]]]:
    for child in children:
        if isinstance(child, Section):
            yield from _walk(child.children, (*above, child))
        else:
            yield child, above
