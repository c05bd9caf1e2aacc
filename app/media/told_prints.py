"""Results on paper: a poster for each place, and a sheet of at most two pages in each language."""

from collections.abc import Sequence
from dataclasses import replace

from app.media.told_sheets import ToldPoster, ToldSheet
from app.media.typesetting import A4, Paper, Press, Printed

# From roomy to dense: the style, the width of the code in mm, and how many findings are told.
_POSTERS = (
    ("roomy", 50.0, 3),
    ("regular", 50.0, 3),
    ("dense", 45.0, 3),
    ("dense", 45.0, 2),
    ("dense", 40.0, 1),
)
# The typed address fills its line: so many points for one sign, at most the largest size.
_LINE_POINTS, _LARGEST_POINTS = 530.0, 21.0
_SHEETS = ("roomy", "regular", "dense")
_SHEET_SYMBOL_MM = 26.0
_MOST_PAGES = 2


def told_poster_pdf(posters: Sequence[ToldPoster], title: str, paper: Paper = A4) -> Printed:
    """A PDF with one page per poster; findings that do not fit are left to the page behind the
    code. Raises Refused with ``print_full`` where the width of the code leaves no room."""
    press = Press(paper)
    widths = []
    for poster in posters:
        settings = [
            {"density": density, "symbol_mm": paper.laid_mm(usual), "most": most}
            for density, usual, most in _POSTERS
        ]
        document, setting = press.set_on_one(
            "results-poster",
            settings,
            poster=poster,
            sheet=poster.sheet,
            points=_points(poster.sheet),
            title=title,
        )
        press.add(document)
        widths.append(setting["symbol_mm"])
    return press.printed(min(widths))


def _points(sheet: ToldSheet) -> float:
    signs = len(sheet.host) + 1 + len(sheet.address)
    return round(min(_LARGEST_POINTS, _LINE_POINTS / signs), 1)


def told_sheet_pdf(sheets: Sequence[ToldSheet], title: str, paper: Paper = A4) -> Printed:
    """A PDF with each language on at most two pages. What would come on a third is left out from
    the end, and the code leads to all of it."""
    press = Press(paper)
    for sheet in sheets:
        press.add(_fitted(press, sheet, title))
    return press.printed(_SHEET_SYMBOL_MM)


def _fitted(press: Press, sheet: ToldSheet, title: str) -> object:
    content = {"title": title, "symbol_mm": _SHEET_SYMBOL_MM}
    for density in _SHEETS:
        document = press.set("results-sheet", sheet=sheet, density=density, **content)
        if len(document.pages) <= _MOST_PAGES:
            return document
    while len(document.pages) > _MOST_PAGES and len(sheet.blocks) > 2:
        # The last block says who made this and whom to ask: it stays.
        sheet = replace(sheet, blocks=(*sheet.blocks[:-2], sheet.blocks[-1]))
        document = press.set("results-sheet", sheet=sheet, density=_SHEETS[-1], **content)
    return document
