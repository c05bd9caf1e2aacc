"""Writes a translation sheet: text is text whatever it looks like, and only two columns are open.

The first row holds the names of the columns for the way back, and is hidden; so is the last
column. A sheet in a language that is written from right to left runs that way.
"""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter

from app.core.languages import parse_language
from app.core.translation_sheet import Sheet, SheetRow
from app.exchange.translations.columns import (
    BESIDE,
    COLUMNS,
    FIRST_ROW,
    MADE_FOR,
    OPEN_TO_ALL,
    TEXT,
    WIDTHS,
)

_BOLD = Font(bold=True)
_TO_FILL = PatternFill("solid", fgColor="FFF7D6")
_RIGHT_TO_LEFT = 2
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t")


def write(sheet: Sheet, headings: Sequence[str], how: Sequence[str]) -> bytes:
    """The workbook: the texts, and a sheet that says how to fill them in."""
    book = Workbook()
    book.properties.creator = "Buurtstem"
    texts: Any = book.active
    texts.title = sheet.tag
    _set_up(texts, sheet)
    _put_row(texts, 1, (*COLUMNS, f"{MADE_FOR}{sheet.made_for} {sheet.beside_tag}"))
    _put_row(texts, 2, headings)
    for cell in texts[2]:
        cell.font = _BOLD
    for number, row in enumerate(sheet.rows, FIRST_ROW):
        _put_row(texts, number, _values(row))
        for name, cell in zip(COLUMNS, texts[number], strict=False):
            _dress(cell, name, sheet)
    lines = book.create_sheet("help")
    lines.column_dimensions["A"].width = 90
    for number, line in enumerate(how, 1):
        _put_row(lines, number, (line,))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _values(row: SheetRow) -> tuple[str, ...]:
    return (row.path, row.where, row.beside, row.text, row.state, row.note, row.mark)


def _set_up(texts: Any, sheet: Sheet) -> None:
    texts.sheet_view.rightToLeft = parse_language(sheet.tag).direction == "rtl"
    texts.freeze_panes = f"D{FIRST_ROW}"
    for number, width in enumerate((*WIDTHS, 4), 1):
        texts.column_dimensions[get_column_letter(number)].width = width
    for number in (len(COLUMNS), len(COLUMNS) + 1):
        texts.column_dimensions[get_column_letter(number)].hidden = True
    texts.row_dimensions[1].hidden = True
    texts.protection.sheet = True
    # A translator may make rows higher and columns wider.
    texts.protection.formatColumns = texts.protection.formatRows = False


def _put_row(texts: Any, number: int, values: Sequence[str]) -> None:
    for column, value in enumerate(values, 1):
        cell = texts.cell(number, column)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) or None
        if value:
            cell.data_type = "s"
        if value.startswith(_LIKE_A_FORMULA):
            cell.quotePrefix = True


def _dress(cell: Any, name: str, sheet: Sheet) -> None:
    tag = {TEXT: sheet.tag, BESIDE: sheet.beside_tag}.get(name)
    is_rtl = tag is not None and parse_language(tag).direction == "rtl"
    order = _RIGHT_TO_LEFT if is_rtl else 0
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)
    if name in OPEN_TO_ALL:
        cell.protection = Protection(locked=False)
        # As text from the start, so that what is typed here never becomes a number or formula.
        cell.number_format = "@"
    if name == TEXT:
        cell.fill = _TO_FILL
