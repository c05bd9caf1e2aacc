"""Opening workbooks of unknown makers: every limit is checked before anything is unpacked.

openpyxl reads .xlsx row by row, so that one stray cell in the last row costs nothing; what it
refuses, and old .xls, is read with calamine. Whatever a library raises becomes Refused.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import openpyxl
from python_calamine import CalamineWorkbook

from app.core.problems import Refused
from app.exchange.imported import refused
from app.exchange.xlsform.sheets import Sheet, Workbook, rows_of

MOST_UNPACKED = 200 * 1024 * 1024
MOST_CELLS = 1_000_000
_MOST_SPACE = 20 * MOST_CELLS
_LAST_ROW = 1_048_576
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,4})(\d{1,12})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|CALC!|SPILL!)\Z")
Read = TypeVar("Read")


def open_xlsx(content: bytes) -> Workbook:
    """The workbook in a zip. Raises Refused for what is broken, locked or too large."""
    parts = _checked_parts(content)
    if "xl/workbook.bin" in parts or any(part.endswith("content.xml") for part in parts):
        raise refused(
            "other_workbook",
            "file",
            "This is a spreadsheet of another kind. Save it as Excel workbook (.xlsx) first.",
        )
    if "xl/workbook.xml" not in {part.lower().lstrip("/") for part in parts}:
        raise refused("no_workbook", "file", "This zip file holds no spreadsheet.")
    try:
        return _Xlsx(content)
    except Refused:
        _check_extent(content)
        return _Calamine(content)


def open_xls(content: bytes) -> Workbook:
    """The workbook in an OLE file: .xls up to Excel 2003. Raises Refused."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _locked()
    return _Calamine(content)


def _locked() -> Refused:
    return refused(
        "workbook_locked", "file", "The workbook has a password. Save it without one and try again."
    )


def _broken() -> Refused:
    return refused(
        "workbook_broken",
        "file",
        "The workbook is damaged and cannot be read. Open it in a spreadsheet program and save it "
        "as .xlsx again.",
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
        raise _broken() from error


def _checked_parts(content: bytes) -> frozenset[str]:
    """The names of a zip's parts. zipfile never unpacks more of a part than it declares, so the
    declared sizes are what can be trusted."""
    with _carefully(lambda: zipfile.ZipFile(io.BytesIO(content))) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise _locked()
    if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > 10_000:
        raise _too_large()
    return frozenset(part.filename for part in parts)


def _check_extent(content: bytes) -> None:
    """calamine lays a sheet out whole, so a far cell alone could fill the memory."""

    def corners() -> Iterator[int]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if not part.startswith("xl/worksheets/"):
                    continue
                rows, columns = 0, 0
                for letters, digits in _CELL.findall(archive.read(part)):
                    rows = max(rows, int(digits))
                    columns = max(columns, 26 ** len(letters))
                yield rows * columns

    if _carefully(lambda: max(corners(), default=0)) > _MOST_SPACE:
        raise _too_large()


class _Xlsx:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._values = _carefully(lambda: self._open(data_only=True))
        self._sheets = {sheet.title: sheet for sheet in self._values.worksheets}
        self.names = tuple(self._sheets)

    def _open(self, data_only: bool) -> Any:
        return openpyxl.load_workbook(
            io.BytesIO(self._content), read_only=True, data_only=data_only, keep_links=False
        )

    def sheet(self, name: str) -> Sheet:
        return _carefully(lambda: self._read(name))

    def _read(self, name: str) -> Sheet:
        values = dict(_counted(_rows(self._sheets[name])))
        unvalued = [
            (number, index)
            for number, row in self._formulas(name)
            for index, text in enumerate(row)
            if text is not None and (*values.get(number, ()), *[None] * len(row))[index] is None
        ]
        return _sheet(name, list(values.items()), tuple(unvalued))

    def _formulas(self, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The rows again with formulas in place of their values, where there are any formulas."""
        with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
            sheets = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
            if not any(_FORMULA.search(archive.read(part)) for part in sheets):
                return
        yield from _counted(_rows(self._open(data_only=False)[name]))


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    # The dimension that the file states is often wrong; without it every row has its own width.
    sheet.reset_dimensions()
    yield from enumerate(sheet.iter_rows(values_only=True), 1)


class _Calamine:
    def __init__(self, content: bytes) -> None:
        self._book = _carefully(lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
        self.names = tuple(self._book.sheet_names)

    def sheet(self, name: str) -> Sheet:
        return _carefully(lambda: self._read(name))

    def _read(self, name: str) -> Sheet:
        sheet = self._book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > _MOST_SPACE:
            raise _too_large()
        numbered = ((number, tuple(row)) for number, row in enumerate(sheet.iter_rows(), 1))
        return _sheet(name, list(_counted(numbered)))


def _counted(
    rows: Iterator[tuple[int, tuple[Any, ...]]],
) -> Iterator[tuple[int, tuple[Any, ...]]]:
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


def _sheet(
    name: str,
    rows: list[tuple[int, tuple[Any, ...]]],
    unvalued: tuple[tuple[int, int], ...] = (),
) -> Sheet:
    broken = tuple(
        (number, index)
        for number, row in rows
        for index, value in enumerate(row)
        if isinstance(value, str) and _ERROR.match(value)
    )
    gone = set(broken)
    cleaned = (
        (number, [None if (number, index) in gone else value for index, value in enumerate(row)])
        for number, row in rows
    )
    return Sheet(name, rows_of(cleaned), unvalued, broken)
