"""Reads the sheets of an .xls, the binary workbook of Excel up to 2003."""

import io
from collections.abc import Iterator

import xlrd

from app.exchange.xlsform.sheets import Cells, Sheet, sheet_of


class Xls:
    """The sheets of a binary workbook. Raises whatever xlrd raises for a broken file."""

    def __init__(self, content: bytes) -> None:
        # Warnings about odd records go nowhere: what counts is what can be read.
        self._book = xlrd.open_workbook(
            file_contents=content, logfile=io.StringIO(), on_demand=True, ragged_rows=True
        )
        self.names = tuple(self._book.sheet_names())

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        return sheet_of(name, self._rows(name))

    def _rows(self, name: str) -> Iterator[Cells]:
        sheet = self._book.sheet_by_name(name)
        for number in range(sheet.nrows):
            cells = Cells(number + 1)
            for index, cell in enumerate(sheet.row(number)):
                if cell.ctype == xlrd.XL_CELL_ERROR:
                    cells.broken.append(index)
                elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                    cells.put(index, bool(cell.value))
                elif cell.ctype == xlrd.XL_CELL_DATE:
                    cells.put(index, xlrd.xldate_as_datetime(cell.value, self._book.datemode))
                elif cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    cells.put(index, cell.value)
            yield cells
