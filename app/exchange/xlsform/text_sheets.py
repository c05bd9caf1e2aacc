"""Sheets written as plain text: XLSForm in one .csv file, or as Markdown tables.

In both, a line with the name of a sheet begins that sheet and its rows follow one cell to the
right. A .csv that begins with the headings themselves is the survey sheet alone. Row numbers
are line numbers of the file.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from app.exchange.imported import refused
from app.exchange.xlsform.sheets import Sheet, Workbook, rows_of

SHEET_NAMES = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_MOST_CELLS = 1_000_000
_RULE = frozenset("|-: \t")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")


class _Written:
    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self.names = tuple(self._sheets)

    def sheet(self, name: str) -> Sheet:
        return self._sheets[name]


def csv_sheets(text: str) -> Workbook:
    """The sheets in a .csv, whatever its separator. Raises Refused where it cannot be read."""
    separator = _separator(text)
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    numbered: list[tuple[int, list[str]]] = []
    start, cells = 1, 0
    try:
        for row in reader:
            numbered.append((start, row))
            start = reader.line_num + 1
            cells += len(row)
            if cells > _MOST_CELLS:
                raise refused("text_too_large", "file")
    except csv.Error as error:
        raise refused("text_broken", "file", line=reader.line_num, why=str(error)) from error
    return _Written(_cut(numbered))


def markdown_sheets(text: str) -> Workbook:
    """The sheets in Markdown tables."""
    numbered = []
    for number, line in enumerate(text.splitlines(), 1):
        heading = line.strip().lstrip("#").strip().lower()
        if line.lstrip().startswith("#") and heading in SHEET_NAMES:
            numbered.append((number, [heading]))
        elif line.strip().startswith("|") and not (set(line) <= _RULE and "-" in line):
            numbered.append((number, _bars(line.strip())))
    return _Written(_cut(numbered))


def _bars(line: str) -> list[str]:
    cells = _UNESCAPED_BAR.split(line.removeprefix("|"))
    if cells and not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _separator(text: str) -> str:
    lines = text.splitlines()[:20]
    return max(",;\t", key=lambda sign: sum(line.count(sign) for line in lines))


def _cut(numbered: list[tuple[int, list[str]]]) -> Iterator[Sheet]:
    name = "survey"
    taken: dict[str, list[tuple[int, list[str]]]] = {name: []}
    for number, cells in numbered:
        said = [cell.strip() for cell in cells]
        if said and said[0].lower() in SHEET_NAMES and not any(said[1:]):
            name = said[0].lower()
            taken.setdefault(name, [])
        elif any(said):
            taken[name].append((number, cells))
    for sheet, rows in taken.items():
        if rows:
            yield Sheet(sheet, rows_of(_without_first(rows)))


def _without_first(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Rows under a sheet's name leave their first cell empty; it is no column then."""
    if any(row and row[0].strip() for _, row in rows):
        return rows
    return [(number, row[1:]) for number, row in rows]
