"""Sheets as rows of text with their real row numbers, whatever file they came from.

Workbooks are opened in workbook.py and plain text in text_sheets.py; nothing after this
module knows which it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

_UNSEEN = dict.fromkeys(
    [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFEFF, 0x200B, 0xFFFE, 0xFFFF]
)

MOST_CELLS = 1_000_000
_MOST_SPACE = 20 * MOST_CELLS
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Row:
    """One row that holds something. ``cells`` are stripped; empty ones at its end are left out."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The text of a cell, empty beyond the last."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``unvalued`` are row number and column index of formulas without a stored
    value; ``broken`` are those whose value is an error such as ``#REF!`` (read as empty)."""

    name: str
    rows: tuple[Row, ...]
    unvalued: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int], ...] = ()


class Workbook(Protocol):
    """Sheets by name, read when asked for."""

    names: tuple[str, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name in ``names``. Raises Refused where it cannot be read."""


class TooLarge(Exception):
    """A sheet holds or spans more cells than a questionnaire can need."""


@dataclass
class Cells:
    """One row while it is read: values by column index, and the columns of cells without one."""

    number: int
    values: dict[int, Any] = field(default_factory=dict)
    unvalued: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def put(self, index: int, value: Any) -> None:
        """Keeps the value of a cell."""
        self.values[index] = value

    def in_order(self) -> list[Any]:
        """All values up to the last, None where there is none."""
        return [self.values.get(index) for index in range(max(self.values, default=-1) + 1)]


def sheet_of(name: str, rows: Iterable[Cells]) -> Sheet:
    """The sheet that these rows make. Raises TooLarge."""
    kept: list[tuple[int, list[Any]]] = []
    unvalued: list[tuple[int, int]] = []
    broken: list[tuple[int, int]] = []
    held = space = 0
    for row in rows:
        held += len(row.values)
        space += max(row.values, default=0)
        if row.number > _LAST_ROW or held > MOST_CELLS or space > _MOST_SPACE:
            raise TooLarge(name)
        kept.append((row.number, row.in_order()))
        unvalued += [(row.number, index) for index in row.unvalued]
        broken += [(row.number, index) for index in row.broken]
    return Sheet(name, rows_of(kept), tuple(unvalued), tuple(broken))


def rows_of(numbered: Iterable[tuple[int, Iterable[Any]]]) -> tuple[Row, ...]:
    """Rows that hold something, from numbered rows of values."""
    rows = []
    for number, values in numbered:
        cells = [cell_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(Row(number, tuple(cells)))
    return tuple(rows)


def cell_text(value: Any) -> str:
    """A cell as the text that its maker sees: numbers without a false ``.0``, days in ISO 8601.

    >>> [cell_text(value) for value in (1.0, 0.1, True, " a\\u00a0b ", None)]
    ['1', '0.1', 'TRUE', 'a b', '']
    """
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return format(value, ".15g")
        case datetime():
            return str(value.date() if value.time() == time() else value)
        case date() | time() | timedelta():
            return str(value)
    text = str(value).translate(_UNSEEN).replace("\u00a0", " ").replace("\r\n", "\n")
    # Lone surrogates can be typed into XML but never written to a database.
    return text.encode("utf-8", "replace").decode().replace("\r", "\n").strip()
