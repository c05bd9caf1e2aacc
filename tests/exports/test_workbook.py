"""The workbook: written, opened again by three readers, and equal to what was stored."""

import csv
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest

from app.core.codebook import codebook_of
from app.core.coding import Cell, ExportTables, Table, row_of
from app.core.missing import Missing
from app.core.questionnaire import Item, Kind, Option, Questionnaire, Section
from app.core.texts import Texts
from app.flow.circumstances import columns_of_circumstances, columns_of_members
from exports.workbook import LONGEST_CELL, cleaned, write_workbook
from tests.builders import a_council, a_questionnaire, a_survey, a_value, a_version

ARABIC = "هل تشعر بالأمان ليلاً؟"
TIGRINYA = "ለይቲ ውሑስነት ይስምዓኩም ዶ፧"
FORMULAS = (
    "=cmd|' /C calc'!A1",
    '=HYPERLINK("http://127.0.0.1:1/?"&A1,"x")',
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "=1+1",
    "#N/A",
)
TEXTS = (*FORMULAS, "een\ntwee", " spatie ", "'aanhaling", "الأمان", "1e5", "007", "TRUE", "2026-1")

SAFE = Item(
    "safe",
    Kind.SELECT_ONE,
    Texts((("nl", "Bent u veilig?"), ("ar", ARABIC), ("ti", TIGRINYA))),
    options=(
        Option("no", Texts((("nl", "Nee"), ("ar", "لا"), ("ti", "ኣይፋል")))),
        Option("yes", Texts((("nl", "Ja"), ("ar", "نعم"), ("ti", "እወ")))),
    ),
)


def _questionnaire(languages: tuple[str, ...] = ("nl", "ar", "ti")) -> Questionnaire:
    return a_questionnaire(
        SAFE,
        Item("remarks", Kind.TEXT, Texts((("nl", "Nog iets?"),))),
        Item("weight", Kind.DECIMAL, Texts((("nl", "Gewicht"),))),
        Section(
            "a/very:long*name?[of]a section", (Item("kids/age", Kind.INTEGER),), is_repeat=True
        ),
        languages=languages,
    )


def _tables(
    texts: tuple[str, ...] = TEXTS, is_example: bool = False, **changes: Any
) -> ExportTables:
    questionnaire = changes.pop("questionnaire", _questionnaire())
    version = a_version(a_survey(a_council()), questionnaire=questionnaire)
    circumstances = columns_of_circumstances([version], is_example)
    book = codebook_of([(1, questionnaire)], circumstances, columns_of_members())
    rows = [
        row_of(
            book.data,
            {"row": f"r{n}", "place": text, "day": "2026-11-23", "example": 1},
            (
                a_value("safe", "yes"),
                a_value("remarks", text),
                a_value("weight", missing=Missing.SKIPPED),
            ),
        )
        for n, text in enumerate(texts)
    ]
    ((name, variables),) = book.repeats
    members = [row_of(variables, {"row": "r0", "member": "1"}, (a_value("kids/age", "8"),))]
    return ExportTables(
        title="De markt",
        languages=questionnaire.languages,
        is_example=is_example,
        data=Table("data", book.data, tuple(rows)),
        repeats=(Table(name, variables, tuple(members)),),
        method=(*changes.pop("method", ()), ("survey", "title", "=De markt")),
    )


def _written(tables: ExportTables, folder: Path) -> Path:
    path = folder / "book.xlsx"
    write_workbook(tables, path)
    return path


def _sheet(path: Path, name: str) -> list[dict[str, Cell]]:
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]  # type: ignore[arg-type]


def test_what_is_read_again_is_what_was_stored(tmp_path: Path) -> None:
    """Texts, numbers and missing codes keep their type; headings are the first row."""
    tables = _tables()
    rows = openpyxl.load_workbook(_written(tables, tmp_path))["data"].iter_rows(values_only=True)
    assert next(rows) == tuple(variable.name for variable in tables.data.variables)
    assert list(rows) == list(tables.rows)


@pytest.mark.parametrize("engine", ["openpyxl", "calamine"])
def test_pandas_reads_the_same(tmp_path: Path, engine: Any) -> None:
    """RD01: no repair between the file and the analysis."""
    path = _written(_tables(), tmp_path)
    frame = pandas.read_excel(path, engine=engine, keep_default_na=False)
    assert list(frame["remarks"]) == list(TEXTS)
    assert set(frame["weight"]) == {-9994}
    assert set(frame["day"]) == {"2026-11-23"}


def test_libreoffice_reads_the_same_and_runs_nothing(tmp_path: Path) -> None:
    """What looks like a formula is text there too: no error, no sum, no call."""
    path = _written(_tables(), tmp_path)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True)
    with (tmp_path / "book.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["remarks"] for row in rows] == list(TEXTS)
    assert {row["weight"] for row in rows} == {"-9994"}


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_stored_as_text(tmp_path: Path, text: str) -> None:
    """RD02: and stays text when somebody edits the cell (a quote before it)."""
    book = openpyxl.load_workbook(_written(_tables((text,)), tmp_path))
    for sheet in ("data", "labels"):
        cells = [c for row in book[sheet].iter_rows(min_row=2) for c in row if c.value == text]
        assert [cell.data_type for cell in cells] == ["s", "s"]
        quoted = text.startswith(("=", "+", "-", "@"))
        assert [bool(cell.quotePrefix) for cell in cells] == [quoted, quoted]


def test_no_sheet_holds_a_formula(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_written(_tables(), tmp_path))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_sheets_are_those_of_the_contract_and_their_headings_stay_in_sight(
    tmp_path: Path,
) -> None:
    book = openpyxl.load_workbook(_written(_tables(), tmp_path))
    assert book.sheetnames == [
        *("data", "labels", "a-very-long-name--of-a", "a-very-long-name--of-a labels"),
        *("codebook", "method"),
    ]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}


def test_labels_say_in_words_what_data_says_in_codes(tmp_path: Path) -> None:
    """The survey's own language, English where the survey has no words."""
    row = _sheet(_written(_tables(("hallo",)), tmp_path), "labels")[0]
    assert row["Bent u veilig?"] == "Ja"
    assert row["Gewicht"] == "skipped"
    assert row["Place"] == "hallo"


def test_labels_of_a_right_to_left_survey_read_from_the_right(tmp_path: Path) -> None:
    tables = _tables(("hallo",), questionnaire=_questionnaire(("ar", "ti")))
    book = openpyxl.load_workbook(_written(tables, tmp_path))
    assert book["labels"].sheet_view.rightToLeft
    assert not book["data"].sheet_view.rightToLeft
    assert ARABIC in [cell.value for cell in book["labels"][1]]


def test_the_codebook_has_every_column_in_its_order(tmp_path: Path) -> None:
    """RD02: codebook equals columns, of every table."""
    tables = _tables()
    rows = _sheet(_written(tables, tmp_path), "codebook")
    columns = [(row["table"], row["variable"]) for row in rows if row["code"] is None]
    expected = [(table.name, v.name) for table in tables.tables() for v in table.variables]
    assert columns == expected


def test_the_codebook_has_texts_and_codes_in_every_language_exactly(tmp_path: Path) -> None:
    """RD02: Arabic and Ethiopic come back as they went in."""
    rows = _sheet(_written(_tables(), tmp_path), "codebook")
    item, no, yes = (row for row in rows if row["variable"] == "safe")
    assert (item["text::nl"], item["text::ar"]) == ("Bent u veilig?", ARABIC)
    assert item["text::ti"] == TIGRINYA
    assert (no["code"], no["text::ar"]) == ("no", "لا")
    assert (yes["code"], yes["text::ti"]) == ("yes", "እወ")
    assert item["asked"] == "everyone"
    assert "not asked = -5" in str(item["missing codes"])
    assert item["n given"] == len(TEXTS)
    weight = next(row for row in rows if row["variable"] == "weight")
    assert "skipped = -9994" in str(weight["missing codes"])
    assert weight["n skipped"] == len(TEXTS)


def test_the_codebook_tells_what_was_withheld(tmp_path: Path) -> None:
    """DC09: a code that stands in the data is in the codebook, and only then."""
    tables = _tables(("hallo",))
    place = [variable.name for variable in tables.data.variables].index("place")
    row = tables.rows[0]
    coarse = replace(tables.data, rows=((*row[:place], -6, *row[place + 1 :]),))
    path = _written(replace(tables, data=coarse), tmp_path)
    columns = [row for row in _sheet(path, "codebook") if row["code"] is None]
    codes = {row["variable"]: row["missing codes"] for row in columns}
    assert codes["place"] == "withheld = -6"
    assert (codes["mode"], codes["for_whom"]) == (None, "skipped = -4")
    assert _sheet(path, "labels")[0]["Place"] == "withheld"


def test_an_empty_survey_is_a_whole_workbook(tmp_path: Path) -> None:
    path = _written(_tables(()), tmp_path)
    assert _sheet(path, "data") == []
    assert len(_sheet(path, "codebook")) > 10
    assert len(pandas.read_excel(path, engine="openpyxl")) == 0


def test_an_example_is_marked_where_nothing_has_to_be_repaired(tmp_path: Path) -> None:
    """Contract: in the data, the method sheet, the title and on paper; headings stay first."""
    method = (("example", "", "EXAMPLE: nothing here is real."),)
    path = _written(_tables(is_example=True, method=method), tmp_path)
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["data"]["A"]] == ["example", *[1] * len(TEXTS)]
    assert book["method"]["A2"].value == "example"
    assert book.properties.title == "EXAMPLE: De markt"
    assert {sheet.oddHeader.center.text for sheet in book} == {"EXAMPLE"}
    real = openpyxl.load_workbook(_written(_tables(), tmp_path))
    assert real["data"]["A1"].value == "row"
    assert real.properties.title == "De markt"


def test_what_a_cell_cannot_hold_is_taken_out_or_cut_and_told(tmp_path: Path) -> None:
    """Control signs, half characters, and texts longer than a cell."""
    long = "😀" * 20_000
    path = _written(_tables(("a\x00b\x0bc\ud800d\uffffe\r\nf", long)), tmp_path)
    first, second = (str(row["remarks"]) for row in _sheet(path, "data"))
    assert first == "abcde\nf"
    assert len(second.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert second.endswith("😀 [cut]")
    assert _sheet(path, "method")[-1]["value"] > 0  # type: ignore[operator]
    assert cleaned(long[:16_000]) == long[:16_000]
