"""A workbook of plain sheets: a heading and rows each, every text as text and never a formula."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from exports.workbook import cleaned

_WIDTHS = 28
_LIKE_A_FORMULA = ("=", "+", "-", "@")
_PlainCell = str | int | None


class PlainPacking:
    """Implements flow's port Packing."""

    def workbook(
        self, sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[_PlainCell]]]]
    ) -> bytes:
        """The workbook's bytes, with one sheet for each name, heading and rows."""
        book = Workbook(write_only=True)
        book.properties.creator = "Buurtstem"
        for name, heading, rows in sheets:
            sheet = book.create_sheet(name[:31])
            sheet.freeze_panes = "A2"
            for number in range(len(heading)):
                sheet.column_dimensions["ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]].width = _WIDTHS
            sheet.append([_cell(sheet, each, is_bold=True) for each in heading])
            for row in rows:
                sheet.append([_cell(sheet, each) for each in row])
        filled = BytesIO()
        book.save(filled)
        return filled.getvalue()


def _cell(
    sheet: WriteOnlyWorksheet, value: _PlainCell, is_bold: bool = False
) -> SheetCell | int | None:
    if value is None or value == "":
        return None
    if isinstance(value, int):
        return value
    cell = WriteOnlyCell(sheet, cleaned(value))
    # A text that looks like a formula stays a text, also after somebody edited it.
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(_LIKE_A_FORMULA)
    if is_bold:
        cell.font = Font(bold=True)
    return cell
