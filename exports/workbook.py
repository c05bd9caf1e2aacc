"""The workbook: data in codes, labels in words, codebook and method, needing no repair.

Text that looks like a formula is text, also once somebody edits its cell. Days are text (ISO
8601), so that no spreadsheet moves them. An example is marked in its first column, the method
sheet, the title and on every printed page; never in a line above the headings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.core.codebook import Holds
from app.core.coding import Cell, ExportTables, Table, in_words
from app.core.languages import parse_language
from exports.codebook_sheet import codebook_rows
from exports.columns import heading_words

LONGEST_CELL = 32_767
_CUT = " [cut]"
# What XML cannot hold. A carriage return would come back as a line feed.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t")
_WIDTHS = {Holds.TEXT: 30, Holds.CODES: 24, Holds.CODE: 16, Holds.KEY: 15}
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_OWN_SHEETS = ("data", "labels", "codebook", "method", "history")
_LONGEST_SHEET_NAME = 31
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_workbook(tables: ExportTables, path: Path) -> None:
    """The workbook is at ``path``: sheets data, labels, codebook, method, and two for every
    repeating section."""
    book = Workbook(write_only=True)
    book.properties.title = f"EXAMPLE: {tables.title}" if tables.is_example else tables.title
    book.properties.creator = "Buurtstem"
    writer = _Writer(book, tables)
    writer.write_tables()
    writer.write_codebook()
    writer.write_method()
    book.save(path)


def cleaned(text: str) -> str:
    """The text as a cell can hold it: without control signs, at most 32,767 units long.

    >>> cleaned("a\\x07b\\r\\nc")
    'ab\\nc'
    """
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # Spreadsheets count in UTF-16, where some signs take two units.
    if len(text) > LONGEST_CELL // 2 and len(text.encode("utf-16-le")) > 2 * LONGEST_CELL:
        units = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(_CUT))]
        return units.decode("utf-16-le", "ignore") + _CUT
    return text


class _Writer:
    """Writes sheet after sheet; remembers how many cells had to be cut."""

    def __init__(self, book: Workbook, tables: ExportTables) -> None:
        self._book = book
        self._tables = tables
        self._cut = 0
        self._names = list(_OWN_SHEETS)

    def write_tables(self) -> None:
        """Codes and words of the responses first, then of every repeating section."""
        tags = (*self._tables.languages[:1], "en")
        is_rtl = parse_language(tags[0]).direction == "rtl"
        for table in self._tables.tables():
            codes, words = self._sheet_names(table)
            widths = [_WIDTHS.get(variable.holds, 12) for variable in table.variables]
            names = [variable.name for variable in table.variables]
            self._write(codes, widths, names, table.rows)
            self._write(words, widths, heading_words(table, tags), in_words(table, tags), is_rtl)

    def _sheet_names(self, table: Table) -> tuple[str, str]:
        if table is self._tables.data:
            return "data", "labels"
        plain = _NOT_IN_SHEET_NAMES.sub("-", table.name)[: _LONGEST_SHEET_NAME - 9]
        name, number = plain, 1
        while name.lower() in self._names:
            number += 1
            name = f"{plain}{number}"
        self._names.append(name.lower())
        return name, f"{name} labels"

    def write_codebook(self) -> None:
        """Every column of every table, each followed by its codes."""
        heading, rows = codebook_rows(self._tables)
        widths = [24, 18, *[14] * (len(heading) - 2)]
        self._write("codebook", widths, heading, rows, wraps=True)

    def write_method(self) -> None:
        """How the answers came to be; last, since it tells what had to be cut."""
        lines: list[Sequence[Cell]] = list(self._tables.method)
        if self._cut:
            lines.append(("cells cut to 32,767 signs", "all", self._cut))
        self._write("method", [28, 40, 90], ["what", "of which", "value"], lines, wraps=True)

    def _write(
        self,
        name: str,
        widths: Sequence[int],
        heading: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        is_rtl: bool = False,
        wraps: bool = False,
    ) -> None:
        sheet = self._book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.sheet_view.rightToLeft = is_rtl
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        if self._tables.is_example:
            sheet.oddHeader.center.text = "EXAMPLE"
        sheet.append([self._text(sheet, text, is_heading=True) for text in heading])
        for row in rows:
            sheet.append(list(self._cells(sheet, row, wraps)))

    def _cells(
        self, sheet: WriteOnlyWorksheet, row: Sequence[Cell], wraps: bool
    ) -> Iterator[SheetCell | Cell]:
        for value in row:
            if not isinstance(value, str):
                yield value
            elif wraps or value.startswith(_LIKE_A_FORMULA) or value in ERROR_CODES:
                yield self._text(sheet, value, wraps)
            else:
                yield self._cleaned(value)

    def _cleaned(self, text: str) -> str:
        clean = cleaned(text)
        self._cut += clean.endswith(_CUT) and not text.endswith(_CUT)
        return clean

    def _text(
        self, sheet: WriteOnlyWorksheet, text: str, wraps: bool = False, is_heading: bool = False
    ) -> SheetCell:
        """A cell that is text whatever it looks like, also after somebody edited it."""
        cell = WriteOnlyCell(sheet, self._cleaned(text))
        cell.data_type = "s"
        if text.startswith(_LIKE_A_FORMULA):
            cell.quotePrefix = True
        if is_heading:
            cell.font = _BOLD
        if wraps:
            cell.alignment = _WRAPPED
        return cell
