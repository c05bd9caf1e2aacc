"""Posters as PDF: one A4 page per place, vector, readable in grey, tagged.

A poster is set as roomily as it fits: first by the number of languages, then tighter until it
stands on one page.
"""

from collections.abc import Sequence
from typing import Any

from app.media.sheets import PosterSheet
from app.media.typesetting import fonts_of_one_file, lay_out, pdf_of

# How a poster is set, from roomy to dense: the style, from how many languages on it is tried
# first, and the width of the QR's symbol in mm. Ten centimetres are read from a metre (QR01).
_SETTINGS = (
    ("roomy", 1, 100.0),
    ("regular", 4, 100.0),
    ("tight", 7, 100.0),
    ("dense", 10, 100.0),
    ("dense", 12, 90.0),
    ("dense", 14, 80.0),
    ("dense", 20, 60.0),
)
# The typed address fills its line: so many points for one sign, at most the largest size.
_LINE_POINTS, _LARGEST_POINTS = 800.0, 34.0


def poster_pdf(posters: Sequence[PosterSheet], title: str = "") -> bytes:
    """A PDF with one A4 page per poster, in the given order. ``title`` names the document."""
    fonts = fonts_of_one_file()
    laid_out = [_laid_out(poster, title or posters[0].topic, fonts) for poster in posters]
    return pdf_of(laid_out[0].copy([page for document in laid_out for page in document.pages]))


def _laid_out(poster: PosterSheet, title: str, fonts: Any = None) -> Any:
    """One poster by itself: the first setting in which it stands on one page."""
    speaking = 1 + len(poster.others)
    start = sum(least <= speaking for _, least, _ in _SETTINGS) - 1
    for density, _, symbol_mm in _SETTINGS[start:]:
        document = lay_out(
            "poster",
            fonts,
            poster=poster,
            density=density,
            symbol_mm=symbol_mm,
            points=_address_points(poster),
            title=title,
        )
        if len(document.pages) == 1:
            break
    return document


def _address_points(poster: PosterSheet) -> float:
    length = len(poster.host) + 1 + len(poster.code)
    return min(_LARGEST_POINTS, round(_LINE_POINTS / length, 1))
