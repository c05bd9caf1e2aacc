"""Workbooks made in code, so that no file of somebody else lies in this repository."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from app.core.problems import Refused
from app.core.questionnaire import Item
from app.exchange import Imported, read_survey

Rows = Sequence[Sequence[Any]]
HEADINGS = ("type", "name", "label::English (en)")
CHOICES: Rows = (
    ("list_name", "name", "label::English (en)"),
    ("yes_no", "yes", "Yes"),
    ("yes_no", "no", "No"),
)
SETTINGS: Rows = (("form_title", "form_id"), ("The market", "the-market"))


def a_workbook(survey: Rows, choices: Rows = CHOICES, settings: Rows = SETTINGS) -> bytes:
    """An .xlsx with the three sheets; a sheet without rows is left out."""
    return sheets_of({"survey": survey, "choices": choices, "settings": settings})


def sheets_of(sheets: dict[str, Rows]) -> bytes:
    """An .xlsx with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        if rows:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def a_form(
    *rows: Sequence[Any],
    more: Sequence[str] = (),
    choices: Rows = CHOICES,
    settings: Rows = SETTINGS,
) -> bytes:
    """A form with one language: rows are type, name, label, then the cells of ``more``."""
    return a_workbook(((*HEADINGS, *more), *rows), choices, settings)


def imported(content: bytes, name: str = "form.xlsx") -> Imported:
    """The import of a file that can be taken in."""
    return read_survey(name, content)


def items_of(content: bytes) -> dict[str, Item]:
    """The items of a file by path."""
    return {item.path: item for item in imported(content).questionnaire.items()}


def losses_of(content: bytes) -> list[tuple[str, int, str]]:
    """What was lost."""
    return [(loss.sheet, loss.row, loss.what) for loss in imported(content).losses]


def repairs_of(content: bytes) -> list[tuple[str, int, str]]:
    """What was repaired."""
    return [(repair.sheet, repair.row, repair.what) for repair in imported(content).repairs]


def told(notes: list[tuple[str, int, str]], row: int, words: str) -> bool:
    """Whether a note about a row says these words."""
    return any(number == row and words in what for _, number, what in notes)


def refusal(content: bytes, name: str = "form.xlsx") -> dict[str, str]:
    """Why a file is refused: sentence by code."""
    try:
        read_survey(name, content)
    except Refused as refused:
        return {p.code: dict(p.figures)["what"] for p in refused.problems}
    raise AssertionError("the file was taken in")


def taken_or_refused(content: bytes, name: str = "form.xlsx") -> Imported | Refused:
    """What became of a file that may be anything; another exception fails the test."""
    try:
        return read_survey(name, content)
    except Refused as refused:
        done = refused
    assert all(dict(problem.figures).get("what") for problem in done.problems)
    return done


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if re.fullmatch(name, part) else text)
    return changed.getvalue()
