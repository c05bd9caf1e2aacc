"""One language as it stands on a page: blocks of texts, each a form of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from app.core.languages import parse_language
from app.core.side_by_side import WORDS, Pair
from app.core.texts import SlotState
from app.core.translation import SURE
from app.flow.translating.grid import Grid, Looked
from app.web.language import Reader
from app.web.language import marked as _
from app.web.workspace.texts import AROUND, QUESTION, RESULTS, part_words, state_words
from app.words import format_day

SHOWS = {
    "all": _("All texts"),
    "missing": _("Missing"),
    "draft": _("Not confirmed"),
    "outdated": _("Look again"),
    "notes": _("With a note"),
    "silent": _("Without a recording"),
}
TEXTS, PROGRAM = "texts", "words"
# Some four hundred words of the program are too many for one page; a question is never cut in two.
MOST_WORDS = 40


@dataclass(frozen=True)
class Typed:
    """What somebody typed into one text and could not be saved, and why."""

    text: str
    reason: Markup
    here: str = ""


@dataclass(frozen=True)
class Line:
    """One text in a block. ``typed`` is what stands in its field; ``here`` what somebody else put
    there meanwhile."""

    pair: Pair
    part: Markup
    state: Markup
    by: Markup
    note: str
    note_by: Markup
    seconds: float
    typed: str
    reason: Markup
    here: str
    can_write: bool

    @property
    def is_sure(self) -> bool:
        """Whether a person confirmed it."""
        return self.pair.slot.state in SURE

    @property
    def can_confirm(self) -> bool:
        """Whether there is something that can be confirmed."""
        return not self.is_sure and bool(self.pair.slot.text or self.pair.recorded)

    @property
    def rows(self) -> int:
        """How high the field is, so that most texts fit without scrolling."""
        longest = max(len(self.typed), len(self.pair.beside))
        return min(8, 1 + longest // 50 + self.typed.count("\n"))


@dataclass(frozen=True)
class Block:
    """The texts of one question, or of what stands around the questions."""

    number: int
    title: Markup
    item: str
    lines: tuple[Line, ...]
    looked: Looked | None = None

    @property
    def can_confirm(self) -> bool:
        """Whether something here can be confirmed."""
        return any(line.can_confirm for line in self.lines)


@dataclass(frozen=True)
class Shown:
    """What of a language a page shows."""

    part: str = TEXTS
    show: str = "all"
    typed: Mapping[str, Typed] = field(default_factory=dict)
    page: int = 0
    """Which part of the words of the program; 0 for all of them."""


def blocks(reader: Reader, grid: Grid, shown: Shown) -> tuple[Block, ...]:
    """The blocks of a page. What could not be saved is shown whatever the filter says."""
    wanted = [pair for pair in grid.pairs if _is_of(pair, shown.part)]
    found = []
    for number, ((_said, item), pairs) in enumerate(groupby(wanted, _place), 1):
        lines = tuple(_lines(reader, grid, pairs, shown))
        if shown.part == PROGRAM and shown.page:
            page = min(shown.page, -(-len(lines) // MOST_WORDS))
            lines = lines[max(0, page - 1) * MOST_WORDS : page * MOST_WORDS]
        if lines:
            title = _title(reader, lines[0].pair)
            found.append(Block(number, title, item, lines, grid.looked.get(item)))
    return tuple(found)


def _place(pair: Pair) -> tuple[bool, str]:
    return pair.part == "report", pair.item


def _is_of(pair: Pair, part: str) -> bool:
    return pair.path.startswith(WORDS) == (part == PROGRAM)


def _title(reader: Reader, pair: Pair) -> Markup:
    if pair.number:
        return reader.say(QUESTION, number=pair.number)
    if pair.path.startswith(WORDS):
        return reader.say("Words of the program")
    if pair.part == "report":
        return reader.say(RESULTS)
    return reader.say("A text to read") if pair.item else reader.say(AROUND)


def _lines(reader: Reader, grid: Grid, pairs: Iterable[Pair], shown: Shown) -> Iterator[Line]:
    has_text = parse_language(grid.tag).has_text
    for pair in pairs:
        if not (shown.typed.get(pair.path) or _fits(grid, pair, shown.show)):
            continue
        typed = shown.typed.get(pair.path)
        note, recording = grid.notes.get(pair.path), grid.recordings.get(pair.path)
        slot = pair.slot
        day = format_day(slot.day, reader.tag) if slot.day else ""
        yield Line(
            pair,
            part_words(reader, pair),
            state_words(reader, slot.state),
            reader.say("{name}, {day}", name=slot.by, day=day) if slot.by else Markup(),
            note.text if note else "",
            reader.say("{name}, {day}", name=note.by, day=format_day(note.day, reader.tag))
            if note
            else Markup(),
            recording.seconds if recording else 0.0,
            typed.text if typed else slot.text,
            typed.reason if typed else Markup(),
            typed.here if typed else "",
            has_text and bool(grid.beside_tag) and not pair.path.startswith(WORDS),
        )


def _fits(grid: Grid, pair: Pair, show: str) -> bool:
    state = pair.slot.state if pair.slot.text else SlotState.MISSING
    match show:
        case "missing" | "draft" | "outdated":
            return state == show
        case "notes":
            return pair.path in grid.notes
        case "silent":
            return not pair.recorded
    return True


def pages(grid: Grid, shown: Shown) -> list[tuple[int, int, int]]:
    """Number, first and last word of each page of the words; none where one page is enough."""
    found = sum(_fits(grid, pair, shown.show) for pair in grid.pairs if _is_of(pair, shown.part))
    if shown.part != PROGRAM or found <= MOST_WORDS:
        return []
    firsts = range(0, found, MOST_WORDS)
    return [(n, at + 1, min(at + MOST_WORDS, found)) for n, at in enumerate(firsts, 1)]


def shows(reader: Reader, grid: Grid, shown: Shown) -> list[tuple[str, Markup, int]]:
    """The filters, each with how many texts it shows."""
    pairs = [pair for pair in grid.pairs if _is_of(pair, shown.part)]
    return [
        (name, reader.say(sentence), sum(_fits(grid, pair, name) for pair in pairs))
        for name, sentence in SHOWS.items()
    ]
