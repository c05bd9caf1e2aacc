"""Letters as PDF: one page each, for a window envelope, folded in three.

The envelope is C5/6 (ISO 269, 114 by 229 mm, or DL) with a window of 90 by 45 mm on the left, as in
DIN 680: the address stands 52 to 82 mm below the edge of the paper and 25 mm from its left, so that
it stays in the window when the letter slides by 5 mm. Nothing else stands where the window is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.languages import parse_language
from app.media.typesetting import A4, Paper, Press, Printed

SYMBOL_MM = 28.0
ADDRESS_TOP_MM, ADDRESS_LEFT_MM, LINE_MM = 52.0, 25.0, 5.0
# Sizes in points, and how many of the paragraphs are set at each.
_SETTINGS = ((12.0, 99), (11.0, 99), (10.0, 99), (10.0, 6), (9.0, 5), (9.0, 3), (9.0, 0))


@dataclass(frozen=True)
class LetterSheet:
    """One letter. ``address`` are its lines on the envelope, which no text of this noun shows;
    ``url`` is what the code leads to, ``typed`` the same to type; ``paragraphs`` are pairs of a
    small heading (or empty) and a text, each with its own marks of language and direction."""

    tag: str
    address: tuple[str, ...] = field(repr=False)
    council: str
    heading: str
    thanks: str
    paragraphs: tuple[tuple[str, str], ...]
    more: str
    url: str
    typed: str
    foot: tuple[str, ...]

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return parse_language(self.tag).direction


def letter_pdf(sheets: Sequence[LetterSheet], paper: Paper = A4) -> Printed:
    """A PDF with one page for each letter."""
    press = Press(paper)
    for sheet in sheets:
        press.add(_laid_out(press, sheet))
    return press.printed(SYMBOL_MM)


def _laid_out(press: Press, sheet: LetterSheet) -> Any:
    for points, most in _SETTINGS:
        document = press.set(
            "window-letter",
            sheet=sheet,
            paragraphs=sheet.paragraphs[:most],
            points=points,
            top=ADDRESS_TOP_MM,
            left=ADDRESS_LEFT_MM,
            line=LINE_MM,
            symbol_mm=SYMBOL_MM,
        )
        if len(document.pages) == 1:
            return document
    return document.copy(document.pages[:1])
