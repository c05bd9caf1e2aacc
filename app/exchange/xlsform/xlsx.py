"""Reads the sheets of an .xlsx cell by cell, so that a hostile file can take no more than it holds.

Readers that lay a sheet out whole can be made to end the process by one far cell, and none of
them tells a formula that nobody computed from an empty cell.
"""

import io
import posixpath
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.utils.escape import unescape

from app.exchange.xlsform.sheets import Cells, Sheet, sheet_of

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARSER: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False}


class Xlsx:
    """The sheets in the unpacked parts of a workbook. Raises what lxml, a mapping or a conversion
    raises for broken parts: the caller turns it into words."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        book = etree.fromstring(parts["xl/workbook.xml"], etree.XMLParser(**_PARSER))
        self._places = dict(_places(book, parts))
        self.names = tuple(self._places)
        old = any(
            element.get("date1904") in ("1", "true") for element in book.iter("{*}workbookPr")
        )
        self._epoch = CALENDAR_MAC_1904 if old else CALENDAR_WINDOWS_1900
        self._shared = tuple(
            _said(element) for element in elements(parts.get("xl/sharedStrings.xml"), "si")
        )
        self._day_styles = frozenset(_day_styles(parts.get("xl/styles.xml")))

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        return sheet_of(name, self._rows(self.part(name)))

    def part(self, name: str) -> bytes:
        """The bytes of the sheet of that name."""
        return self._parts[self._places[name]]

    def _rows(self, part: bytes) -> Iterator[Cells]:
        number = 0
        for row in elements(part, "row"):
            number = int(row.get("r") or number + 1)
            cells = Cells(number)
            column = 0
            for cell in row.iterchildren("{*}c"):
                letters = (cell.get("r") or "").rstrip("0123456789")
                column = column_index_from_string(letters) if letters else column + 1
                self._take(cells, column - 1, cell)
            yield cells

    def _take(self, cells: Cells, index: int, cell: Any) -> None:
        kind, value = cell.get("t", "n"), cell.findtext("{*}v")
        if kind == "inlineStr":
            cells.put(index, _said(cell))
        elif kind == "e":
            cells.broken.append(index)
        elif not value:
            # A computed empty text says that it is text; what nobody computed says nothing.
            if kind == "n" and cell.find("{*}f") is not None:
                cells.unvalued.append(index)
        elif kind == "s":
            cells.put(index, self._shared[int(value)])
        elif kind == "b":
            cells.put(index, value not in ("0", "false"))
        elif kind in ("str", "d"):
            cells.put(index, unescape(value))
        else:
            cells.put(index, self._number(float(value), int(cell.get("s") or 0)))

    def _number(self, number: float, style: int) -> float | datetime:
        if style not in self._day_styles:
            return number
        try:
            day = from_excel(number, self._epoch)
        except (ValueError, OverflowError):
            return number
        return day if isinstance(day, datetime) else number


def elements(part: bytes | None, name: str) -> Iterator[Any]:
    """The elements of one name, each forgotten after it was looked at."""
    if part is None:
        return
    for _, element in etree.iterparse(io.BytesIO(part), tag=f"{{*}}{name}", **_PARSER):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _said(element: Any) -> str:
    """The text of a shared or inline string, without readings for East Asian scripts."""
    runs = element.iter("{*}t")
    kept = (run for run in runs if etree.QName(run.getparent()).localname != "rPh")
    return unescape("".join(run.text or "" for run in kept))


def _places(book: Any, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Sheet names with the names of their parts; charts and what is missing are left out."""
    related = {
        relation.get("Id"): relation.get("Target", "")
        for relation in elements(parts.get("xl/_rels/workbook.xml.rels"), "Relationship")
    }
    for element in book.iter("{*}sheet"):
        target = related.get(element.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        path = posixpath.normpath(path)
        if path in parts and "chartsheets/" not in path:
            yield element.get("name") or "", path


def _day_styles(part: bytes | None) -> Iterator[int]:
    """The numbers of the cell styles that show a number as a day or time."""
    if part is None:
        return
    styles = etree.fromstring(part, etree.XMLParser(**_PARSER))
    codes = {int(key): str(code) for key, code in BUILTIN_FORMATS.items()}
    for element in styles.iter("{*}numFmt"):
        codes[int(element.get("numFmtId") or 0)] = element.get("formatCode") or ""
    for formats in styles.iter("{*}cellXfs"):
        for number, element in enumerate(formats.iterchildren("{*}xf")):
            if is_date_format(codes.get(int(element.get("numFmtId") or 0), "General")):
                yield number
