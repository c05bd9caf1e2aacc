"""Posters as PDF: one page per place, vector, readable in grey, tagged.

A poster is set as roomily as it fits: first by the number of languages, then tighter until it
stands on one page. Where a width of the QR was asked for, that width stays.
"""

from collections.abc import Sequence
from typing import Any

from app.media.sheets import PosterSheet
from app.media.typesetting import A4, Paper, Press, Printed

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
# A wider code stands alone, and the words below it.
_WIDEST_BESIDE_WORDS = 105.0
# Names of about equal length take equally many lines.
_SIGNS_IN_A_LINE = 36
# The typed address fills its line: so many points for one sign, at most the largest size.
_LINE_POINTS, _LARGEST_POINTS = 800.0, 34.0


def poster_pdf(posters: Sequence[PosterSheet], title: str = "", paper: Paper = A4) -> Printed:
    """A PDF with one page per poster, in the given order. ``title`` names the document.

    Raises Refused with ``print_full`` where the width of the QR leaves no room for the words.
    """
    press = Press(paper)
    widths = []
    fitted: dict[tuple[object, ...], int] = {}
    for poster in posters:
        settings = _settings(poster, paper)
        # Posters that say equally much fit alike: the settings too roomy for one are not tried.
        start = fitted.get(_amount(poster), 0)
        document, setting = press.set_on_one(
            "poster",
            settings[start:],
            poster=poster,
            points=address_points(poster, _LINE_POINTS, _LARGEST_POINTS),
            title=title or posters[0].topic,
        )
        press.add(document)
        widths.append(setting["symbol_mm"])
        fitted[_amount(poster)] = settings.index(setting)
    return press.printed(min(widths))


def _amount(poster: PosterSheet) -> tuple[object, ...]:
    """What two posters have alike that fit in the same setting: all but names, address and code."""
    lines = tuple(len(line) // _SIGNS_IN_A_LINE for line in poster.asks)
    return (poster.promise, poster.others, poster.moments, poster.speaks, poster.until, lines)


def _settings(poster: PosterSheet, paper: Paper) -> list[dict[str, Any]]:
    speaking = 1 + len(poster.others)
    start = sum(least <= speaking for _, least, _ in _SETTINGS) - 1
    found = [
        {
            "density": density,
            "symbol_mm": paper.laid_mm(usual),
            "is_alone": paper.laid_mm(usual) > _WIDEST_BESIDE_WORDS,
        }
        for density, _, usual in _SETTINGS[start:]
    ]
    # With one width for all, a second try in the same style would be the same poster.
    return [each for at, each in enumerate(found) if each not in found[:at]]


def address_points(poster: PosterSheet, line: float, largest: float) -> float:
    """The size in which a typed address fills a line of so many points for one sign."""
    return min(largest, round(line / (len(poster.host) + 1 + len(poster.code)), 1))
