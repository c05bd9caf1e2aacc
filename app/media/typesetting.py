"""Templates to PDF: vector, tagged, with figures kept whole inside right-to-left text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from app.core.problems import Problem, Refused
from app.media.qr import QUIET_MODULES, for_scanning, qr_svg_path

_TEMPLATES = Path(__file__).parent / "templates"
_FIGURE = re.compile("([\u2066-\u2068][^\u2069]*\u2069)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
# A3 is A4 made larger, so that one layout serves both.
ZOOMS = {"a4": 1.0, "a3": sqrt(2)}
# The accent, in colour and where a printer has none.
_GREEN, _DARK = "#0b5d5a", "#33393d"


@dataclass(frozen=True)
class Paper:
    """On what a print is made: ``size`` is a4 or a3; ``symbol_mm`` the width that its QR must
    have, or None for the usual one; ``is_grey`` for a print without any colour; ``accent`` the
    council's own colour, ``#rrggbb``, or empty."""

    size: str = "a4"
    symbol_mm: float | None = None
    is_grey: bool = False
    accent: str = ""

    @property
    def zoom(self) -> float:
        """How much larger than A4 it is, along a side."""
        return ZOOMS[self.size]

    @property
    def colour(self) -> str:
        """The one colour of the print beside black."""
        return _DARK if self.is_grey else self.accent or _GREEN

    def laid_mm(self, usual: float) -> float:
        """The width of the QR while it is laid out, before the page is made larger."""
        return usual if self.symbol_mm is None else self.symbol_mm / self.zoom


A4 = Paper()


@dataclass(frozen=True)
class DrawnSymbol:
    """A QR as a template needs it: ``path`` is strokes of one module high, ``side`` in modules,
    ``width`` and ``border`` in mm."""

    path: str
    side: int
    width: float
    border: float


@dataclass(frozen=True)
class Printed:
    """A finished print: its bytes, how many pages it has, and how wide its smallest QR is."""

    pdf: bytes
    pages: int
    symbol_mm: float


def drawn(url: str, symbol_mm: float, level: str = "M") -> DrawnSymbol:
    """The QR of an address, its symbol ``symbol_mm`` wide; the border comes on top of that."""
    filled, side = qr_svg_path(for_scanning(url), level)
    # A run of modules as one stroke: a print engine draws it much faster than as a box.
    path = _RUN.sub(r"M\1 \2.5h\3", filled)
    module = symbol_mm / (side - 2 * QUIET_MODULES)
    return DrawnSymbol(path, side, round(side * module, 2), round(QUIET_MODULES * module, 2))


def isolated(text: str) -> Markup:
    """The text with every isolated figure in a ``bdi``: print engines break figures otherwise.

    >>> isolated("code \u2068K7M4\u2069")
    Markup('code <bdi dir="ltr">K7M4</bdi>')
    """
    marked = Markup()
    for part in _FIGURE.split(text):
        if _FIGURE.fullmatch(part):
            direction = "rtl" if _RIGHT_TO_LEFT.search(part) else "ltr"
            marked += Markup('<bdi dir="{}">{}</bdi>').format(direction, part[1:-1])
        else:
            marked += escape(part)
    return marked


@cache
def _templates() -> Environment:
    made = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    made.filters.update(isolated=isolated, drawn=drawn)
    return made


@cache
def _style(name: str, colour: str) -> Any:
    from weasyprint import CSS

    text = (_TEMPLATES / f"{name}.css").read_text(encoding="utf-8")
    return CSS(string=text.replace(_GREEN, colour))


class Press:
    """Sets the sheets of one file. It looks for the fonts of the machine once, for all of them:
    a sheet that looks itself takes megabytes for it, and longer than for all the rest."""

    def __init__(self, paper: Paper = A4) -> None:
        # WeasyPrint takes seconds to import, and only printing needs it.
        from weasyprint.text.fonts import FontConfiguration

        self.paper = paper
        self._fonts = FontConfiguration()
        self._laid_out: list[Any] = []

    def set(self, template: str, **content: Any) -> Any:
        """A template and its style sheet of the same name, set on pages of their own."""
        from weasyprint import HTML

        html = _templates().get_template(f"{template}.html").render(**content)
        styles = [_style(template, self.paper.colour)]
        return HTML(string=html).render(stylesheets=styles, font_config=self._fonts)

    def set_on_one(self, template: str, settings: Sequence[dict[str, Any]], **content: Any) -> Any:
        """The same in the first of the settings in which it stands on one page, and the setting.

        Where there is none it is the last; but raises Refused with ``print_full`` where a width
        of the QR was asked for, since another width may fit.
        """
        for setting in settings:
            document = self.set(template, **content, **setting)
            if len(document.pages) == 1:
                return document, setting
        if self.paper.symbol_mm is not None:
            raise Refused(Problem("print_full", template))
        return document, setting

    def add(self, document: Any) -> None:
        """The pages of a document come next in the file."""
        self._laid_out.append(document)

    def printed(self, symbol_mm: float = 0.0) -> Printed:
        """The file, as a tagged PDF (PDF/UA-1), with the width of the QR as it was laid out."""
        pages = [page for document in self._laid_out for page in document.pages]
        document = self._laid_out[0].copy(pages)
        pdf = document.write_pdf(pdf_variant="pdf/ua-1", zoom=self.paper.zoom)
        assert isinstance(pdf, bytes)
        return Printed(pdf, len(pages), round(symbol_mm * self.paper.zoom, 1))
