"""Translation sheets as workbooks: out to a translator, and in again with what came of it.

What a sheet means is said in app/core/translation_sheet.py; here it is only written and read.
"""

from collections.abc import Sequence

from app.core.translation_sheet import Sheet
from app.exchange.translations.reading import read
from app.exchange.translations.writing import write

__all__ = ["TranslationWorkbooks"]


class TranslationWorkbooks:
    """Implements flow's port TranslationSheets."""

    def write(self, sheet: Sheet, headings: Sequence[str], how: Sequence[str]) -> bytes:
        """The workbook of a sheet; headings and the lines that say how to fill it in are given."""
        return write(sheet, headings, how)

    def read(self, content: bytes) -> Sheet:
        """The sheet in a workbook that came back. Raises Refused with all that is wrong with it
        as a file."""
        return read(content)
