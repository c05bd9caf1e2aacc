"""Papers that lie on a table or hang on a wall, as PDF: tables to fill in, help, and a letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.media.typesetting import A4, Paper, Press, Printed


@dataclass(frozen=True)
class TableSheet:
    """A table to write in: ``rows`` hold what stands there already, each row ``height_mm`` high.
    ``warning`` stays in sight on top; ``is_wide`` lays the paper on its side."""

    tag: str
    direction: str
    title: str
    warning: str
    lead: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    height_mm: float
    is_wide: bool = False
    example: str = ""


@dataclass(frozen=True)
class HelpPaper:
    """Where people get help near one place, in one language. A point is its name, what for, pairs
    of a label and what it says, and its phone number."""

    tag: str
    direction: str
    title: str
    place: str
    lead: str
    points: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]
    example: str = ""


@dataclass(frozen=True)
class LetterPaper:
    """An advice on paper: who sends it, when, to whom, and parts with a heading each."""

    tag: str
    direction: str
    title: str
    sender: str
    day: str
    recipient: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    foot: str
    example: str = ""


def tables_pdf(sheets: Sequence[TableSheet], paper: Paper = A4) -> Printed:
    """A PDF with each table from a page of its own."""
    return _set("table", sheets, paper)


def help_pdf(sheets: Sequence[HelpPaper], paper: Paper = A4) -> Printed:
    """A PDF with each place and language from a page of its own."""
    return _set("help", sheets, paper)


def letter_pdf(sheet: LetterPaper, paper: Paper = A4) -> Printed:
    """A PDF of one or two pages."""
    return _set("letter", (sheet,), paper)


def _set(template: str, sheets: Sequence[object], paper: Paper) -> Printed:
    press = Press(paper)
    for sheet in sheets:
        press.add(press.set(template, sheet=sheet))
    return press.printed()
