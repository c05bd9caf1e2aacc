"""The census of a workbook counts its questions without the importer, to judge the importer by."""

from pathlib import Path

from bench.corpus_import import Line, census, measure, table
from tests.exchange.workbooks import CHOICES, a_form


def a_file(folder: Path) -> Path:
    path = folder / "form.xlsx"
    path.write_bytes(
        a_form(
            ("start", "begun", "", "", ""),
            ("note", "hello", "Hello", "", ""),
            ("calculate", "sum", "", "", ""),
            ("select_one yes_no", "heard", "Heard?", "", ""),
            ("begin group", "g", "", "hidden", ""),
            ("text", "inside", "Inside?", "", ""),
            ("end group", "", "", "", ""),
            ("select_one yes_no", "head", "Head", "label", ""),
            ("text", "shown", "Shown", "", "yes"),
            ("video", "where", "Where?", "", ""),
            ("text", "my name", "Name?", "", ""),
            more=("appearance", "read_only"),
            choices=[*CHOICES, ("yes_no", "yes", "Yes, twice")],
        )
    )
    return path


def test_the_census_counts_what_a_person_could_answer(tmp_path: Path) -> None:
    questions = census(a_file(tmp_path)).questions
    assert [(q.row, q.name, q.options) for q in questions] == [
        (5, "heard", ("yes", "no")),
        (11, "where", ()),
        (12, "my name", ()),
    ]


def test_a_workbook_is_measured_against_its_census(tmp_path: Path) -> None:
    line = measure(a_file(tmp_path))
    assert (line.questions, line.asked) == (3, 2)
    assert [question.name for question in line.missing] == ["where"]


def test_a_refused_workbook_stands_in_the_table_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(a_form(("video", "where", "Where?")))
    line = measure(path)
    assert line.asked == 0
    assert "REFUSED: no_items" in table([line])
    assert "3      4 of 2 workbooks, 1 taken in" in table([line, Line("x", 3, 3, 0, 0)])
