"""Reads a translation sheet that came back, cell by cell, and refuses what nobody can be sure of.

The size is looked at before anything is unpacked. Merged cells and formulas are refused with their
rows: a merged cell hides a translation, and a formula is not what its maker saw.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from app.core.problems import Problem, Refused
from app.core.translation_sheet import Sheet, SheetRow
from app.exchange.translations.columns import COLUMNS, FIRST_ROW, MADE_FOR
from app.exchange.xlsform.sheets import Cells, TooLarge
from app.exchange.xlsform.sheets import Sheet as Rows
from app.exchange.xlsform.xlsx import Xlsx, elements

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
_NEEDED = ("xl/workbook.xml", "xl/_rels/", "xl/sharedStrings.xml", "xl/styles.xml",
           "xl/worksheets/")  # fmt: skip


def read(content: bytes) -> Sheet:
    """The sheet in a workbook. Raises Refused: too large, no workbook, not a translation sheet,
    merged cells, formulas."""
    if len(content) > MOST_BYTES:
        raise Refused(Problem("sheet_too_large", "sheet", (("most", "5 MB"),)))
    try:
        book = _Watchful(_unpacked(content))
        found = [(name, book.sheet(name)) for name in book.names]
    except Refused:
        raise
    except TooLarge as error:
        raise Refused(Problem("sheet_too_large", "sheet", (("most", "5 MB"),))) from error
    except Exception as error:
        # Files that are broken on purpose make libraries raise almost anything.
        raise Refused(Problem("sheet_unreadable", "sheet")) from error
    for name, rows in found:
        columns = _columns(rows)
        if columns:
            problems = [*book.merged(name), *book.formulas(name)]
            if problems:
                raise Refused(*problems)
            return _sheet(rows, columns)
    raise Refused(Problem("not_a_translation_sheet", "sheet"))


class _Watchful(Xlsx):
    """The sheets of a workbook, with the places of formulas and merged cells."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        super().__init__(parts)
        self._found: list[tuple[int, int]] = []
        self._formulas: dict[str, list[tuple[int, int]]] = {}

    def sheet(self, name: str) -> Rows:
        self._found = []
        rows = super().sheet(name)
        self._formulas[name] = self._found
        return rows

    def _take(self, cells: Cells, index: int, cell: Any) -> None:
        if cell.find("{*}f") is not None:
            self._found.append((cells.number, index))
        super()._take(cells, index, cell)

    def formulas(self, name: str) -> Iterator[Problem]:
        """One problem for every row with a formula."""
        for row in dict.fromkeys(row for row, _ in self._formulas[name]):
            yield Problem("sheet_formula", "sheet", (("row", str(row)),))

    def merged(self, name: str) -> Iterator[Problem]:
        """One problem for every merged stretch of cells."""
        for each in elements(self.part(name), "mergeCell"):
            stretch = str(each.get("ref") or "")
            row = "".join(sign for sign in stretch.split(":")[0] if sign.isdigit())
            figures = (("row", row or "0"), ("cells", stretch[:40]))
            yield Problem("sheet_merged", "sheet", figures)


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename.lstrip("/"): part for part in archive.infolist()}
        if sum(part.file_size for part in parts.values()) > MOST_UNPACKED:
            raise TooLarge("sheet")
        return {
            name: archive.read(part) for name, part in parts.items() if name.startswith(_NEEDED)
        }


def _columns(rows: Rows) -> dict[str, int]:
    """Where each column stands, by the names in the first row; empty where they are not all
    there."""
    first = next((row for row in rows.rows if row.number == 1), None)
    if first is None:
        return {}
    places = {name: first.cells.index(name) for name in COLUMNS if name in first.cells}
    made = [at for at, cell in enumerate(first.cells) if cell.startswith(MADE_FOR)]
    if len(places) < len(COLUMNS) or not made:
        return {}
    return {**places, MADE_FOR: made[0]}


def _sheet(rows: Rows, columns: dict[str, int]) -> Sheet:
    first = next(row for row in rows.rows if row.number == 1)
    slug, tag, beside = (*first.cell(columns[MADE_FOR])[len(MADE_FOR) :].split(), "", "", "")[:3]
    texts = []
    for row in rows.rows:
        if row.number < FIRST_ROW or not any(row.cell(at) for at in columns.values()):
            continue
        cells = {name: row.cell(columns[name]) for name in COLUMNS}
        cells["path"] = cells.pop("id")
        texts.append(SheetRow(number=row.number, **cells))
    return Sheet(f"{slug} {tag}", beside, tag, tuple(texts))
