"""The process that reads one .xls for xls.py: bytes come in, cells as JSON go out.

It is never imported; a file that takes too much memory or time ends this process alone.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import xlrd

from app.exchange.xlsform.sheets import Cells, sheet_of

_MOST_MEMORY = 2 * 1024**3


def _read(content: bytes) -> list[dict[str, Any]]:
    # Warnings about odd records go nowhere: what counts is what can be read.
    book = xlrd.open_workbook(
        file_contents=content, logfile=io.StringIO(), on_demand=True, ragged_rows=True
    )
    sheets = (sheet_of(name, _rows(book, name)) for name in book.sheet_names())
    return [
        {
            "name": sheet.name,
            "rows": [(row.number, row.cells) for row in sheet.rows],
            "broken": sheet.broken,
        }
        for sheet in sheets
    ]


def _rows(book: Any, name: str) -> Iterator[Cells]:
    sheet = book.sheet_by_name(name)
    for number in range(sheet.nrows):
        cells = Cells(number + 1)
        for index, cell in enumerate(sheet.row(number)):
            if cell.ctype == xlrd.XL_CELL_ERROR:
                cells.broken.append(index)
            elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                cells.put(index, bool(cell.value))
            elif cell.ctype == xlrd.XL_CELL_DATE:
                cells.put(index, xlrd.xldate_as_datetime(cell.value, book.datemode))
            elif cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                cells.put(index, cell.value)
        yield cells


def main() -> None:
    """Reads a workbook from standard input and writes its cells as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
