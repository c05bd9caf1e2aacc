"""Posters as PDF: one A4 page per place, vector, readable in grey, tagged.

Posters are set as roomily as they fit: first by the number of languages, then tighter until
each stands on one page.
"""

from collections.abc import Sequence

from app.media.sheets import PosterSheet
from app.media.typesetting import lay_out, pdf_of

# From this many languages on a poster starts tighter; and the width of the QR's symbol in mm: a
# tenth of the reading distance, so 10 cm is read from a metre (QR01).
_DENSITIES = (
    ("roomy", 1, 100.0),
    ("regular", 5, 100.0),
    ("tight", 8, 100.0),
    ("dense", 13, 80.0),
    ("dense", 20, 60.0),
)
# The typed address fills its line: so many points for one sign, at most the largest size.
_LINE_POINTS, _LARGEST_POINTS = 800.0, 34.0


def poster_pdf(posters: Sequence[PosterSheet], title: str = "") -> bytes:
    """A PDF with one A4 page per poster, in the given order. ``title`` names the document."""
    speaking = 1 + max(len(poster.others) for poster in posters)
    start = sum(least <= speaking for _, least, _ in _DENSITIES) - 1
    for density, _, symbol_mm in _DENSITIES[start:]:
        document = lay_out(
            "poster",
            posters=[(poster, _address_points(poster)) for poster in posters],
            density=density,
            symbol_mm=symbol_mm,
            title=title or posters[0].topic,
        )
        if len(document.pages) == len(posters):
            break
    return pdf_of(document)


def _address_points(poster: PosterSheet) -> float:
    length = len(poster.host) + 1 + len(poster.code)
    return min(_LARGEST_POINTS, round(_LINE_POINTS / length, 1))
