"""What a reviewer walks through: a screen per question, then the words of the program in parts."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from app.flow.translating.grid import Grid
from app.web.language import Reader
from app.web.language import marked as _
from app.web.workspace.blocks import PROGRAM, TEXTS, Block, Line, Shown, Typed, blocks

_WORDS_ON_A_SCREEN = 20
_WORDS = _("Words on buttons and pages, part {number}")


@dataclass(frozen=True)
class Screen:
    """One screen. ``is_done`` where this person confirmed everything on it."""

    number: int
    title: Markup
    block: Block
    is_done: bool

    @property
    def first(self) -> str:
        """What stands on it first, to know it by in a list."""
        pair = self.block.lines[0].pair
        return pair.slot.text or pair.beside


def screens(
    reader: Reader, grid: Grid, name: str, typed: dict[str, Typed] | None = None
) -> tuple[Screen, ...]:
    """All screens of a language, in order."""
    shown = Shown(typed=typed or {})
    texts = blocks(reader, grid, replace(shown, part=TEXTS))
    titled = [(block.title, block) for block in texts]
    for block in blocks(reader, grid, replace(shown, part=PROGRAM)):
        for at in range(0, len(block.lines), _WORDS_ON_A_SCREEN):
            lines = block.lines[at : at + _WORDS_ON_A_SCREEN]
            title = reader.say(_WORDS, number=at // _WORDS_ON_A_SCREEN + 1)
            titled.append((title, replace(block, lines=lines)))
    return tuple(
        Screen(number, title, block, all(_is_by(line, name) for line in block.lines))
        for number, (title, block) in enumerate(titled, 1)
    )


def _is_by(line: Line, name: str) -> bool:
    return line.is_sure and line.pair.slot.by == name
