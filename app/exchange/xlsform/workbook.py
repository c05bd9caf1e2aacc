"""Opening workbooks of unknown makers: every limit is checked before anything is unpacked.

Whatever a library raises over a broken file becomes Refused.
"""

import io
import warnings
import zipfile
from collections.abc import Callable
from typing import TypeVar

from app.core.problems import Refused
from app.exchange.imported import refused
from app.exchange.xlsform.sheets import Sheet, TooLarge, Workbook
from app.exchange.xlsform.xls import Xls
from app.exchange.xlsform.xlsx import Xlsx

MOST_UNPACKED = 200 * 1024 * 1024
_MOST_PARTS = 10_000
_NEEDED = ("xl/workbook.", "xl/_rels/", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/")
Read = TypeVar("Read")


def open_xlsx(content: bytes) -> Workbook:
    """The workbook in a zip. Raises Refused for what is broken, locked or too large."""
    parts = _carefully(lambda: _unpacked(content))
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        raise refused("other_workbook", "file")
    if "xl/workbook.xml" not in parts:
        raise refused("no_workbook", "file")
    return _Careful(lambda: Xlsx(parts))


def open_xls(content: bytes) -> Workbook:
    """The workbook in an OLE file: .xls up to Excel 2003. Raises Refused."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _locked()
    return _Careful(lambda: Xls(content))


class _Careful:
    """A workbook whose readers' exceptions are turned into words."""

    def __init__(self, opened: Callable[[], Workbook]) -> None:
        self._book = _carefully(opened)
        self.names = self._book.names

    def sheet(self, name: str) -> Sheet:
        return _carefully(lambda: self._book.sheet(name))


def _locked() -> Refused:
    return refused("workbook_locked", "file")


def _too_large() -> Refused:
    return refused("workbook_too_large", "file")


def _carefully(read: Callable[[], Read]) -> Read:
    """What was read, or Refused: files that are broken on purpose make libraries raise almost
    anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read()
    except Refused:
        raise
    except TooLarge as error:
        raise _too_large() from error
    except Exception as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise _locked() from error
        raise refused("workbook_broken", "file") from error


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name. zipfile never unpacks more of a part than it declares."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = {part.filename.replace("\\", "/").lstrip("/"): part for part in archive.infolist()}
        if any(part.flag_bits & 1 for part in listed.values()):
            raise _locked()
        size = sum(part.file_size for part in listed.values())
        if size > MOST_UNPACKED or len(listed) > _MOST_PARTS:
            raise _too_large()
        return {
            name: archive.read(part)
            for name, part in listed.items()
            if name.startswith(_NEEDED) or name == "content.xml"
        }
