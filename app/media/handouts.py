"""What is handed out or stands on a table, as PDF: flyers, table cards and tear-off strips.

They say what a poster says, set smaller; their codes are handled, so they bear more damage (QR03).
"""

from collections.abc import Callable, Sequence
from typing import Any

from app.media.posters import address_points
from app.media.sheets import PosterSheet
from app.media.typesetting import A4, Paper, Press, Printed

# From how many languages on a style is tried first, and the width of the QR in mm: a tenth of the
# distance from which it is read (QR01). A strip is held in the hand, close to the phone.
_STYLES = (("roomy", 1), ("regular", 4), ("tight", 7), ("dense", 13))
FLYER_MM, TABLE_CARD_MM, STRIP_MM = 42.0, 60.0, 18.0
_NARROWER = (1.0, 0.9, 0.8)

Content = Callable[[PosterSheet], dict[str, Any]]


def flyer_pdf(posters: Sequence[PosterSheet], title: str = "", paper: Paper = A4) -> Printed:
    """A PDF with an A4 page per sheet, two flyers on each, to cut in the middle."""

    def content(poster: PosterSheet) -> dict[str, Any]:
        return {"poster": poster, "points": address_points(poster, 520.0, 20.0)}

    return _pdf("flyer", posters, content, FLYER_MM, title, paper)


def table_card_pdf(
    pairs: Sequence[tuple[PosterSheet, PosterSheet]], title: str = "", paper: Paper = A4
) -> Printed:
    """A PDF with an A4 page per pair, to fold once: each of a pair is one side of the tent."""
    backs = {id(front): back for front, back in pairs}

    def content(poster: PosterSheet) -> dict[str, Any]:
        return {
            "faces": (backs[id(poster)], poster),
            "points": address_points(poster, 500.0, 24.0),
        }

    return _pdf("table-card", [front for front, _ in pairs], content, TABLE_CARD_MM, title, paper)


def strips_pdf(posters: Sequence[PosterSheet], title: str = "", paper: Paper = A4) -> Printed:
    """A PDF with an A4 page per sheet: the promise above, and eight strips to tear off below."""

    def content(poster: PosterSheet) -> dict[str, Any]:
        return {"poster": poster, "points": address_points(poster, 320.0, 15.0)}

    return _pdf("strips", posters, content, STRIP_MM, title, paper, may_narrow=False)


def _pdf(
    template: str,
    posters: Sequence[PosterSheet],
    content: Content,
    usual: float,
    title: str,
    paper: Paper,
    may_narrow: bool = True,
) -> Printed:
    press = Press(paper)
    widths = []
    for poster in posters:
        document, setting = press.set_on_one(
            template,
            _settings(poster, usual, paper, may_narrow),
            **content(poster),
            title=title or posters[0].topic,
        )
        press.add(document)
        widths.append(setting["symbol_mm"])
    return press.printed(min(widths))


def _settings(
    poster: PosterSheet, usual: float, paper: Paper, may_narrow: bool
) -> list[dict[str, Any]]:
    speaking = 1 + len(poster.others)
    start = sum(least <= speaking for _, least in _STYLES) - 1
    found = [{"density": style, "symbol_mm": paper.laid_mm(usual)} for style, _ in _STYLES[start:]]
    if may_narrow and paper.symbol_mm is None:
        found += [{"density": "dense", "symbol_mm": round(usual * by, 1)} for by in _NARROWER[1:]]
    return found
