"""A sheet as a table: rows asked by canonical column and language, slips in headings repaired.

Which headings there are comes first (``headed``), because languages are settled over all sheets
together (languages.py); only then are the cells laid under them (``Table``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.core.problems import Refused
from app.exchange.imported import Notes
from app.exchange.sentences import telling
from app.exchange.xlsform.headings import HEARD, MEDIA, SPOKEN, Heading, read_heading
from app.exchange.xlsform.sheets import Row, Sheet

_SEARCHED_ROWS = 30
_STANDS_IN = {"name": ("value", "tag"), "type": ("command",)}


@dataclass(frozen=True)
class HeadedSheet:
    """A sheet whose headings were found: ``rows`` are those below them."""

    sheet: Sheet
    heading_row: int
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


def headed(sheet: Sheet, needed: Iterable[str]) -> HeadedSheet | None:
    """The sheet with its headings: the first row that names all needed columns, or None."""
    for place, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        headings = _with_stand_ins(
            [read_heading(index, cell) for index, cell in enumerate(row.cells) if cell]
        )
        if set(needed) <= {heading.field for heading in headings}:
            return HeadedSheet(sheet, row.number, headings, sheet.rows[place + 1 :])
    return None


def _with_stand_ins(headings: list[Heading]) -> tuple[Heading, ...]:
    """``value`` means ``name`` where there is no ``name``; beside one it is a private column."""
    have = {heading.field for heading in headings}
    meant = {
        other: name for name, others in _STANDS_IN.items() if name not in have for other in others
    }
    return tuple(
        Heading(h.index, h.written, meant.get(h.field, h.field), h.language, h.is_loose)
        for h in headings
    )


@dataclass(frozen=True)
class TableRow:
    """One row. ``spoken`` holds texts by column and language tag."""

    number: int
    cells: Mapping[str, str]
    spoken: Mapping[tuple[str, str], str]
    written: Mapping[str, str] = field(default_factory=dict)
    """All other cells by the heading as it is written, for the columns of choice filters."""
    media: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Names of recordings, videos and images by column and language tag."""

    def get(self, column: str) -> str:
        """The text in a column without languages, empty where there is none."""
        return self.cells.get(column, "")

    def texts(self, column: str) -> dict[str, str]:
        """The texts of a column by language tag."""
        return {tag: text for (name, tag), text in self.spoken.items() if name == column and text}


class Table:
    """The rows of a sheet under the columns that mean something (``known``)."""

    def __init__(
        self,
        headed_sheet: HeadedSheet,
        known: Iterable[str],
        tags: Mapping[str, str | None],
        notes: Notes,
    ) -> None:
        self.name = headed_sheet.sheet.name
        self.heading_row = headed_sheet.heading_row
        self._notes = notes
        self._known = frozenset(known)
        self._keys = self._columns(headed_sheet.headings, tags)
        self.columns = frozenset(column for column, _ in self._keys)
        kept = {heading.index for same in self._keys.values() for heading in same}
        self.private = tuple(
            heading for heading in headed_sheet.headings if heading.field not in self._known
        )
        self._refuse_unvalued(headed_sheet.sheet, kept)
        self.rows = tuple(self._row(row) for row in headed_sheet.rows)

    def _columns(
        self, headings: Iterable[Heading], tags: Mapping[str, str | None]
    ) -> dict[tuple[str, str], list[Heading]]:
        keys: dict[tuple[str, str], list[Heading]] = {}
        for heading in sorted(headings, key=lambda heading: heading.is_loose):
            if heading.field not in self._known:
                continue
            has_tag = heading.field in (*SPOKEN, *HEARD)
            tag = tags.get(heading.language)
            if not has_tag and (heading.field not in MEDIA or tag is None):
                tag = heading.language
            if tag is not None:
                keys.setdefault((heading.field, tag), []).append(heading)
        for (column, tag), same in keys.items():
            self._tell(column, tag, same)
        return keys

    def _tell(self, column: str, tag: str, same: list[Heading]) -> None:
        for heading in same:
            if heading.is_loose:
                figures = {"heading": heading.written, "column": f"{column}::{tag}"}
                self._notes.repaired(self.name, self.heading_row, "heading_read_as", **figures)
        if len(same) > 1:
            names = [f"'{heading.written}'" for heading in same]
            figures = {"headings": " and ".join(names), "names": ", ".join(names)}
            at = self.heading_row
            self._notes.repaired(self.name, at, "headings_same", column=column, **figures)

    def _refuse_unvalued(self, sheet: Sheet, kept: set[int]) -> None:
        problems = tuple(
            telling("formula_without_value", f"{sheet.name}, row {row}", sheet=sheet.name, row=row)
            for row, index in sheet.unvalued
            if index in kept
        )
        if problems:
            raise Refused(*problems[:20])
        for row, index in sheet.broken:
            if index in kept:
                self._notes.repaired(sheet.name, row, "cell_broken")

    def _row(self, row: Row) -> TableRow:
        cells: dict[str, str] = {}
        spoken: dict[tuple[str, str], str] = {}
        media: dict[tuple[str, str], str] = {}
        for (column, tag), same in self._keys.items():
            text = self._first(row, column, same)
            if column in SPOKEN:
                spoken[column, tag] = text
            elif column in MEDIA and text:
                media[column, tag] = text
            elif text:
                cells[column] = text
        written = {heading.written.strip(): row.cell(heading.index) for heading in self.private}
        return TableRow(row.number, cells, spoken, written, media)

    def _first(self, row: Row, column: str, same: list[Heading]) -> str:
        sure = [row.cell(heading.index) for heading in same if not heading.is_loose]
        guessed = [row.cell(heading.index) for heading in same if heading.is_loose]
        filled = [text for text in dict.fromkeys(sure) if text]
        if len(filled) > 1:
            figures = {"first": _short(filled[0]), "second": _short(filled[1])}
            self._notes.lost(self.name, row.number, "columns_differ", column=column, **figures)
        return next((text for text in (*filled, *guessed) if text), "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."
