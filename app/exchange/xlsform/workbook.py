"""Opening workbooks of unknown makers: every limit is checked before anything is unpacked.

The parts of an .xlsx are unpacked here, never further than they declare, and packed again for
calamine. Where that cannot lay a sheet out, openpyxl reads it row by row. Whatever a library
raises becomes Refused.
"""

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import openpyxl
from python_calamine import CalamineWorkbook

from app.core.problems import Refused
from app.exchange.imported import refused
from app.exchange.xlsform.sheet_xml import Marks, marks_of, sheet_parts
from app.exchange.xlsform.sheets import Sheet, Workbook, rows_of

MOST_UNPACKED = 200 * 1024 * 1024
MOST_CELLS = 1_000_000
_MOST_SPACE = 20 * MOST_CELLS
_MOST_PARTS = 10_000
_LAST_ROW = 1_048_576
_NEEDED = ("xl/", "_rels/", "[Content_Types].xml")
_NOT_NEEDED = ("xl/media/", "xl/drawings/", "xl/embeddings/", "xl/vbaProject", "xl/charts/")
Read = TypeVar("Read")
_Values = tuple[int, tuple[Any, ...]]


def open_xlsx(content: bytes) -> Workbook:
    """The workbook in a zip. Raises Refused for what is broken, locked or too large."""
    parts = _carefully(lambda: _unpacked(content))
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        raise refused(
            "other_workbook",
            "file",
            "This is a spreadsheet of another kind. Save it as Excel workbook (.xlsx) first.",
        )
    if "xl/workbook.xml" not in parts:
        raise refused("no_workbook", "file", "This zip file holds no spreadsheet.")
    return _Xlsx(parts)


def open_xls(content: bytes) -> Workbook:
    """The workbook in an OLE file: .xls up to Excel 2003. Raises Refused."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _locked()
    return _Xls(content)


def _locked() -> Refused:
    return refused(
        "workbook_locked", "file", "The workbook has a password. Save it without one and try again."
    )


def _too_large() -> Refused:
    return refused(
        "workbook_too_large",
        "file",
        "The workbook is larger than a questionnaire can be. Remove sheets, rows and columns that "
        "do not belong to it.",
    )


def _carefully(read: Callable[[], Read]) -> Read:
    """What a library read, or Refused for whatever it raised.

    Files that are broken on purpose make these libraries raise almost anything, and calamine's
    panics are not even Exceptions; only what ends the process may pass.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read()
    except (Refused, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise _locked() from error
        raise refused(
            "workbook_broken",
            "file",
            "The workbook is damaged and cannot be read. Open it in a spreadsheet program and "
            "save it as .xlsx again.",
        ) from error


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name. zipfile never unpacks more than a part declares."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = archive.infolist()
        if any(part.flag_bits & 1 for part in listed):
            raise _locked()
        if sum(part.file_size for part in listed) > MOST_UNPACKED or len(listed) > _MOST_PARTS:
            raise _too_large()
        return {
            part.filename.replace("\\", "/").lstrip("/"): archive.read(part)
            for part in listed
            if _is_needed(part.filename.replace("\\", "/").lstrip("/"))
        }


def _is_needed(name: str) -> bool:
    return name == "content.xml" or (name.startswith(_NEEDED) and not name.startswith(_NOT_NEEDED))


class _Xlsx:
    def __init__(self, parts: dict[str, bytes]) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        self._packed = packed.getvalue()
        self._parts = parts
        self._places = _carefully(lambda: sheet_parts(parts))
        self._book: Any = None
        try:
            self._book = _carefully(lambda: CalamineWorkbook.from_filelike(self._file()))
            self.names = tuple(self._book.sheet_names)
        except Refused:
            self.names = tuple(_carefully(self._slowly).sheetnames)

    def _file(self) -> io.BytesIO:
        return io.BytesIO(self._packed)

    def _slowly(self) -> Any:
        return openpyxl.load_workbook(
            self._file(), read_only=True, data_only=True, keep_links=False
        )

    def sheet(self, name: str) -> Sheet:
        return _carefully(lambda: self._read(name))

    def _read(self, name: str) -> Sheet:
        marks = marks_of(self._parts.get(self._places.get(name, ""), b""))
        # calamine lays a sheet out whole, so a far cell alone could fill the memory.
        if self._book is None or marks.space > _MOST_SPACE:
            sheet = self._slowly()[name]
            # The dimension that a file states is often wrong; without it each row has its own.
            sheet.reset_dimensions()
            return _sheet(name, enumerate(sheet.iter_rows(values_only=True), 1), marks)
        return _sheet(name, _laid_out(self._book.get_sheet_by_name(name)), marks)


class _Xls:
    def __init__(self, content: bytes) -> None:
        self._book = _carefully(lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
        self.names = tuple(self._book.sheet_names)

    def sheet(self, name: str) -> Sheet:
        return _carefully(lambda: self._read(name))

    def _read(self, name: str) -> Sheet:
        sheet = self._book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > _MOST_SPACE:
            raise _too_large()
        return _sheet(name, _laid_out(sheet), Marks())


def _laid_out(sheet: Any) -> Iterator[_Values]:
    first = (None,) * (sheet.start[1] if sheet.start else 0)
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, (*first, *row)


def _sheet(name: str, rows: Iterable[_Values], marks: Marks) -> Sheet:
    return Sheet(name, rows_of(_counted(rows)), marks.unvalued, marks.broken)


def _counted(rows: Iterable[_Values]) -> Iterator[_Values]:
    """The rows that hold something, while they are few enough."""
    space = cells = 0
    for number, row in rows:
        space += len(row)
        held = sum(value is not None and value != "" for value in row)
        cells += held
        if cells > MOST_CELLS or space > _MOST_SPACE or number > _LAST_ROW:
            raise _too_large()
        if held:
            yield number, row
