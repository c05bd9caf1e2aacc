"""What a reviewer walks through: a screen per question, then the words of the program in parts.

The words of the program are the same in every survey of a council, so those that somebody else
confirmed before are not asked again, nor are those that are not there in this language yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from app.core.languages import parse_language
from app.flow.translating.grid import Grid
from app.web.language import Reader
from app.web.language import marked as _
from app.web.workspace.blocks import PROGRAM, TEXTS, Block, Line, Shown, Typed, blocks

_WORDS_ON_A_SCREEN = 20
_WORDS = _("Words on buttons and pages, part {number}")
# To look at a text, to read a word of it twice, and to think.
_SECONDS_FOR_A_TEXT, _SECONDS_FOR_A_WORD = 3, 0.5


@dataclass(frozen=True)
class Screen:
    """One screen. ``is_done`` where everything on it is confirmed, ``begins`` on the first one
    with words of the program."""

    number: int
    title: Markup
    block: Block
    is_done: bool
    is_program: bool = False
    begins: bool = False

    @property
    def first(self) -> str:
        """What stands on it first, to know it by in a list."""
        pair = self.block.lines[0].pair
        return pair.slot.text or pair.beside


@dataclass(frozen=True)
class Work:
    """What is still to be looked at: how many texts, and how long that takes, about."""

    texts: int
    minutes: int


def screens(
    reader: Reader, grid: Grid, name: str, typed: dict[str, Typed] | None = None
) -> tuple[Screen, ...]:
    """All screens of a language, in order."""
    shown = Shown(typed=typed or {})
    # Easy words need a second person, who is asked although the first one confirmed (PL17).
    is_easy = parse_language(grid.tag).is_easy
    texts = blocks(reader, grid, replace(shown, part=TEXTS))
    parts = [(block.title, block) for block in texts]
    for block in blocks(reader, grid, replace(shown, part=PROGRAM)):
        asked = tuple(line for line in block.lines if _is_asked(line, grid.tag, name))
        for at in range(0, len(asked), _WORDS_ON_A_SCREEN):
            title = reader.say(_WORDS, number=at // _WORDS_ON_A_SCREEN + 1)
            parts.append((title, replace(block, lines=asked[at : at + _WORDS_ON_A_SCREEN])))
    return tuple(
        Screen(
            number,
            title,
            block,
            all(
                line.is_sure and (not is_easy or line.pair.slot.by == name) for line in block.lines
            ),
            number > len(texts),
            number == len(texts) + 1,
        )
        for number, (title, block) in enumerate(parts, 1)
    )


def _is_asked(line: Line, tag: str, name: str) -> bool:
    """Whether a word of the program is this person's to look at; one's own stay, so that screens
    keep their numbers."""
    if line.reason:
        return True
    if line.is_sure:
        return line.pair.slot.by == name
    return bool(line.pair.slot.text) or not parse_language(tag).has_text


def work_in(found: Iterable[Screen], is_program: bool) -> Work:
    """What is left on the screens of the survey itself, or of the program."""
    left = [
        line.pair.slot.text or line.pair.beside
        for each in found
        if each.is_program == is_program
        for line in each.block.lines
        if not line.is_sure
    ]
    words = sum(len(text.split()) for text in left)
    seconds = len(left) * _SECONDS_FOR_A_TEXT + words * _SECONDS_FOR_A_WORD
    return Work(len(left), max(1, round(seconds / 60)))
