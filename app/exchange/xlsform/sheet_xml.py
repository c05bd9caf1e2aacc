"""What the readers of workbooks do not tell, looked up in the parts of an .xlsx themselves.

A formula that nobody computed looks like an empty cell, and so does ``#REF!``; and how far a
sheet reaches must be known before it is laid out.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,10})[\"']")
_KIND = re.compile(rb"\bt=[\"'](\w+)[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v[^<>]*>[^<]|<(?:\w+:)?is[\s>]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Marks:
    """``unvalued`` and ``broken`` as in Sheet; ``space`` is how many cells the sheet spans."""

    unvalued: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int], ...] = ()
    space: int = 0


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Part names by sheet name. Raises what lxml raises for broken XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    related = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in etree.fromstring(
            parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), parser
        ).iter()
    }
    places = {}
    for element in etree.fromstring(parts["xl/workbook.xml"], parser).iter("{*}sheet"):
        target = related.get(element.get(_RELATION) or "", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        places[element.get("name") or ""] = posixpath.normpath(path)
    return places


def marks_of(sheet: bytes) -> Marks:
    """What is to be known about the cells of a sheet before they are read."""
    unvalued, broken = [], []
    last_row = last_column = 0
    for match in _CELL.finditer(sheet):
        place = _PLACE.search(match[1])
        if place is None:
            continue
        row, column = int(place[2]), _column(place[1])
        last_row, last_column = max(last_row, row), max(last_column, column + 1)
        kind, inside = _KIND.search(match[1]), match[2] or b""
        if kind and kind[1] == b"e":
            broken.append((row, column))
        elif _FORMULA.search(inside) and not _VALUE.search(inside) and not kind:
            # A computed empty text has its type; a formula that nobody computed has none.
            unvalued.append((row, column))
    return Marks(tuple(unvalued), tuple(broken), last_row * last_column)


def _column(letters: bytes) -> int:
    """The index of a column, counted from 0.

    >>> _column(b"A"), _column(b"AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
