"""The border: surveys of other tools come in here, told apart by content and never by name.

Whole or not at all: what cannot be carried over is listed with sheet, row and advice, and what
cannot be asked at all is refused with every reason. Sentences here are English, for the host.
"""

import re
from collections.abc import Mapping

from app.exchange.imported import Imported, Loss, Notes, Repair, refused
from app.exchange.kinds_of_file import FileKind, kind_of, text_of
from app.exchange.xlsform import read_workbook
from app.exchange.xlsform.text_sheets import csv_sheets, markdown_sheets
from app.exchange.xlsform.workbook import open_xls, open_xlsx
from app.exchange.yaml_survey import read_yaml

__all__ = ["Imported", "Loss", "Repair", "read_survey"]

MOST_BYTES = 50 * 1024 * 1024


def read_survey(name: str, content: bytes, folder: Mapping[str, bytes] | None = None) -> Imported:
    """The survey in a file, with what was repaired and what was lost.

    ``name`` is the file's name, for a form that has no title. ``folder`` holds the files beside
    a survey.yaml by name: its translations, and the names of its recordings; for a form, the
    names of its media. Raises Refused; each problem has its sentence as the figure ``what``.
    """
    if len(content) > MOST_BYTES:
        raise refused("file_too_large", "file")
    kind = kind_of(content)
    notes, media = Notes(), frozenset(folder or ())
    match kind:
        case FileKind.XLSX:
            return read_workbook(open_xlsx(content), name, notes, media)
        case FileKind.XLS:
            return read_workbook(open_xls(content), name, notes, media)
        case FileKind.CSV | FileKind.MARKDOWN:
            text, encoding = text_of(content)
            if encoding == "cp1252":
                notes.repaired("file", 0, "file_not_utf8")
            sheets = csv_sheets if kind is FileKind.CSV else markdown_sheets
            return read_workbook(sheets(text), name, notes, media)
        case FileKind.YAML:
            return read_yaml(content, folder or {}, notes)
    raise refused(f"file_{kind.value}", re.sub(r"\s+", " ", name)[:200])
