"""Workbooks that are broken, locked or made to do harm are refused in words."""

import io
import struct
import zipfile

import openpyxl
import pytest

from app.exchange.xlsform import sheets, workbook
from tests.exchange.workbooks import (
    HEADINGS,
    a_form,
    a_workbook,
    imported,
    items_of,
    refusal,
    repairs_of,
    told,
    with_part,
)

A_TEXT = ("text", "idea", "What could be better?")


def a_zip(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return content.getvalue()


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    assert "holds no spreadsheet" in refusal(a_zip(letter=b"dear council"))["no_workbook"]


def test_other_spreadsheets_are_told_apart() -> None:
    assert "Save it as Excel" in refusal(a_zip(**{"content.xml": b"<x/>"}))["other_workbook"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(share: float) -> None:
    content = a_form(A_TEXT)
    assert set(refusal(content[: int(len(content) * share)])) == {"workbook_broken"}


def test_an_ole_file_that_is_no_workbook_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert set(refusal(ole)) == {"workbook_broken"}


def test_a_workbook_with_a_password_is_refused_in_words() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(locked)["workbook_locked"]
    assert "password" in refusal(with_encrypted_flag(a_form(A_TEXT)))["workbook_locked"]


def with_encrypted_flag(content: bytes) -> bytes:
    """The zip with the flag of encryption set on every part of its directory."""
    changed = bytearray(content)
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        changed[start + 8] |= 1
        start += 4
    return bytes(changed)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(2_000_000))
    assert set(refusal(bomb.getvalue())) == {"workbook_too_large"}


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = with_part(a_form(A_TEXT), "xl/workbook.xml", lambda part: part + b" " * 100_000)
    changed = bytearray(content)
    start = content.find(b"PK\x01\x02")
    while content[start + 46 :].startswith(b"xl/workbook.xml") is False:
        start = content.find(b"PK\x01\x02", start + 4)
    changed[start + 24 : start + 28] = struct.pack("<I", 500)
    assert set(refusal(bytes(changed))) == {"workbook_broken"}


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 20)
    rows = [("text", f"q{number}", "What?") for number in range(20)]
    assert set(refusal(a_form(*rows))) == {"workbook_too_large"}


def test_one_stray_cell_in_the_last_row_costs_nothing() -> None:
    def stray(part: bytes) -> bytes:
        cell = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>'
        return part.replace(b"</sheetData>", cell + b"</sheetData>")

    content = with_part(a_form(A_TEXT), "xl/worksheets/sheet1.xml", stray)
    assert set(items_of(content)) == {"idea"}


def test_a_row_beyond_all_spreadsheets_is_refused() -> None:
    def far(part: bytes) -> bytes:
        cell = b'<row r="99999999999"><c r="A99999999999" t="n"><v>1</v></c></row>'
        return part.replace(b"</sheetData>", cell + b"</sheetData>")

    content = with_part(a_form(A_TEXT), "xl/worksheets/sheet1.xml", far)
    assert set(refusal(content)) <= {"workbook_too_large", "workbook_broken"}


def test_entities_in_a_workbook_are_not_expanded() -> None:
    def lol(part: bytes) -> bytes:
        entities = b"".join(
            b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(20)
        )
        head, _, rest = part.partition(b"<workbook")
        return head + b"<!DOCTYPE x [" + entities + b"]><workbook" + rest

    content = with_part(a_form(A_TEXT), "xl/workbook.xml", lol)
    assert set(items_of(content)) == {"idea"}


def test_a_formula_without_a_stored_value_is_refused_with_its_row() -> None:
    content = a_form(("text", "idea", "=A1&B1"))
    assert "row 2" in refusal(content)["formula_without_value"]


def test_a_formula_in_a_private_column_harms_nothing() -> None:
    content = a_form((*A_TEXT, "=LEN(C2)"), more=("length of label",))
    assert set(items_of(content)) == {"idea"}


def test_a_formula_keeps_the_value_that_was_stored() -> None:
    content = with_part(
        a_form(("text", "idea", "=A1&B1")),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</f><v></v>", b"</f><v>5</v>").replace(
            b"</f><v/>", b"</f><v>5</v>"
        ),
    )
    assert items_of(content)["idea"].label.get("en") == "5"


def test_a_spreadsheet_error_is_read_as_empty_and_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(a_form((*A_TEXT, "x"), more=("hint::English (en)",))))
    cell = book["survey"]["D2"]
    cell.value, cell.data_type = "#REF!", "e"
    content = io.BytesIO()
    book.save(content)
    assert not items_of(content.getvalue())["idea"].hint
    assert told(repairs_of(content.getvalue()), 2, "#REF!")


def test_text_that_looks_like_a_command_stays_text() -> None:
    content = a_form(("text", "idea", "x"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell = book["survey"]["C2"]
    cell.value, cell.data_type = "=cmd|' /C calc'!A0", "s"
    changed = io.BytesIO()
    book.save(changed)
    assert items_of(changed.getvalue())["idea"].label.get("en") == "=cmd|' /C calc'!A0"


def test_numbers_and_days_in_cells_are_read_as_their_makers_see_them() -> None:
    choices = [("list_name", "name", "label::English (en)"), ("n", 1.0, 1), ("n", 2.5, True)]
    content = a_form(("select_one n", "many", "How many?"), choices=choices)
    assert [o.name for o in items_of(content)["many"].options] == ["1", "2.5"]
    assert [o.label.get("en") for o in items_of(content)["many"].options] == ["1", "TRUE"]


def test_rows_keep_their_own_numbers_over_blank_ones() -> None:
    content = a_form((), (), ("video", "where", "Where?"), A_TEXT)
    assert [loss.row for loss in imported(content).losses] == [4]


def test_hidden_and_other_sheets_harm_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(a_form(A_TEXT)))
    book["settings"].sheet_state = "hidden"
    book.create_sheet("notes of the maker", 0).append(["type", "nothing"])
    content = io.BytesIO()
    book.save(content)
    questionnaire = imported(content.getvalue()).questionnaire
    assert questionnaire.title.get("en") == "The market"


def test_a_workbook_without_a_survey_sheet_says_what_it_holds() -> None:
    content = a_workbook((), settings=(("form_title",), ("x",)))
    assert "choices, settings" in refusal(content)["no_survey_sheet"]


def test_headings_below_the_first_row_are_found() -> None:
    content = a_workbook([("Version of May",), (), HEADINGS, A_TEXT])
    assert set(items_of(content)) == {"idea"}
    assert told(repairs_of(content), 3, "headings are read from row 3")
