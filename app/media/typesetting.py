"""Templates to PDF: vector, tagged, with figures kept whole inside right-to-left text."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from app.media.qr import QUIET_MODULES, for_scanning, qr_svg_path

_TEMPLATES = Path(__file__).parent / "templates"
_FIGURE = re.compile("([\u2066-\u2068][^\u2069]*\u2069)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True)
class DrawnSymbol:
    """A QR as a template needs it: ``side`` in modules, ``width`` and ``border`` in mm."""

    path: str
    side: int
    width: float
    border: float


def drawn(url: str, symbol_mm: float, level: str = "M") -> DrawnSymbol:
    """The QR of an address, its symbol ``symbol_mm`` wide; the border comes on top of that."""
    path, side = qr_svg_path(for_scanning(url), level)
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
def _style(name: str) -> Any:
    from weasyprint import CSS

    return CSS(filename=_TEMPLATES / f"{name}.css")


def lay_out(template: str, fonts: Any = None, **content: Any) -> Any:
    """A template and its style sheet of the same name, set on pages: a WeasyPrint document.

    ``fonts`` (of ``fonts_of_one_file``) are shared by what goes into one file: every sheet that
    looks for its fonts itself keeps megabytes of them.
    """
    # WeasyPrint takes seconds to import, and only printing needs it.
    from weasyprint import HTML

    html = _templates().get_template(f"{template}.html").render(**content)
    return HTML(string=html).render(stylesheets=[_style(template)], font_config=fonts)


def fonts_of_one_file() -> Any:
    """The fonts of this machine, looked up once for all sheets of a file."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def pdf_of(document: Any) -> bytes:
    """The laid out document as a tagged PDF (PDF/UA-1)."""
    pdf = document.write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(pdf, bytes)
    return pdf
