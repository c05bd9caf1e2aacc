"""Translation sheets go out as workbooks and come back from a real spreadsheet program."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.core.problems import Refused
from app.core.side_by_side import Pair
from app.core.texts import Slot, SlotState
from app.core.translation_sheet import Change, Sheet, sheet_of, take_in
from app.exchange.translations import TranslationWorkbooks
from app.exchange.translations.reading import MOST_BYTES

HEADINGS = ("Id", "Place", "Dutch", "Arabic", "State", "Note", "Mark")
TEXTS = {
    "title": ("Het plein", "الساحة"),
    "item:a:label": ("=1+1", ""),
    "item:b:label": ("Eén\nregel <b>of</b>\u00a0twee", "@سطر"),
    "item:c:label": ("+31 6", "-١"),
}
PAIRS = tuple(
    Pair(path, "label", "", 0, beside, Slot(path, "ar", text, SlotState.DRAFT))
    for path, (beside, text) in TEXTS.items()
)
workbooks = TranslationWorkbooks()


def _sheet() -> Sheet:
    return sheet_of(
        "square", "nl", "ar", [(p, "Question 1", "a note") for p in PAIRS], lambda _: "draft"
    )


def _written() -> bytes:
    return workbooks.write(_sheet(), HEADINGS, ("Fill in the yellow column.",))


def _edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book["ar"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    (folder / "out").mkdir()
    (folder / "sheet.xlsx").write_bytes(content)
    home = f"-env:UserInstallation=file://{folder}/office"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / "sheet.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / "sheet.xlsx").read_bytes()


def _bare(sheet: Sheet) -> Sheet:
    """Without row numbers, and with texts as a cell gives them back."""
    rows = (
        replace(row, number=0, beside=" ".join(row.beside.split()), text=row.text.strip())
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(rows))


def test_a_sheet_comes_back_as_it_went_out() -> None:
    found = workbooks.read(_written())
    assert _bare(found) == _bare(_sheet())
    assert [row.number for row in found.rows] == [3, 4, 5, 6]


def test_text_that_looks_like_a_formula_is_text_and_only_two_columns_are_open() -> None:
    page = openpyxl.load_workbook(io.BytesIO(_written()))["ar"]
    assert [cell.data_type for cell in page["C"][2:]] == ["s"] * 4
    assert page.protection.sheet
    assert [cell.protection.locked for cell in page[3]][:7] == [
        True, True, True, False, True, False, True,
    ]  # fmt: skip
    assert page.sheet_view.rightToLeft
    assert page.column_dimensions["G"].hidden
    assert page.row_dimensions[1].hidden


def test_a_sheet_that_libreoffice_saved_is_taken_in_and_nothing_is_lost(tmp_path: Path) -> None:
    """Decision 10."""

    def edit(page: Any) -> None:
        page["D4"] = "سؤال <i>جديد</i>\nسطران"
        page["F4"] = "Please look"

    content = _saved_by_libreoffice(_edited(_written(), edit), tmp_path)
    found = workbooks.read(content)
    assert found.rows[1].note == "Please look"
    taken = {each.slot.path: each for each in take_in(found, "square", "ar", PAIRS)}
    changed = [path for path, each in taken.items() if each.change is not Change.UNCHANGED]
    assert changed == ["item:a:label"]
    assert taken["item:a:label"].slot.text == "سؤال <i>جديد</i>\nسطران"


def test_formulas_and_merged_cells_are_refused_with_their_rows_after_libreoffice(
    tmp_path: Path,
) -> None:
    def edit(page: Any) -> None:
        page["D4"] = '=HYPERLINK("http://example.org")'
        page.merge_cells("D5:D6")

    content = _saved_by_libreoffice(_edited(_written(), edit), tmp_path)
    with pytest.raises(Refused) as refused:
        workbooks.read(content)
    problems = [(p.code, dict(p.figures)["row"]) for p in refused.value.problems]
    assert problems == [("sheet_merged", "5"), ("sheet_formula", "4")]


def _broken_zip() -> bytes:
    return _written()[:2000]


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (60 * 1024 * 1024))
    return stream.getvalue()


def _far_cell() -> bytes:
    def edit(page: Any) -> None:
        page["XFD1048576"] = "far"

    return _edited(_written(), edit)


def _other_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "type"  # type: ignore[index]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_broken_zip, "sheet_unreadable"),
        (lambda: b"id,text\n", "sheet_unreadable"),
        (_bomb, "sheet_too_large"),
        (_other_workbook, "not_a_translation_sheet"),
    ],
)
def test_what_is_no_translation_sheet_is_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Refused) as refused:
        workbooks.read(make())
    assert [problem.code for problem in refused.value.problems] == [code]


def test_one_far_cell_takes_no_more_than_it_holds() -> None:
    assert len(workbooks.read(_far_cell()).rows) == 4


def test_a_workbook_of_50_mb_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(zipfile, "ZipFile", never)
    with pytest.raises(Refused) as refused:
        workbooks.read(bytes(50 * 1024 * 1024))
    assert refused.value.problems[0].code == "sheet_too_large"
    assert MOST_BYTES < 50 * 1024 * 1024
