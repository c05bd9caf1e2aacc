"""XLSForm as one .csv file or as Markdown tables is the same form."""

import pytest

from tests.exchange.workbooks import (
    a_workbook,
    imported,
    losses_of,
    refusal,
    taken_or_refused,
    told,
)

SHEETS = {
    "survey": [
        ("type", "name", "label::English (en)", "relevant"),
        ("select_one yes_no", "heard", "Heard, or read?", ""),
        ("text", "why", "Why | how?", "${heard} = 'no'"),
    ],
    "choices": [
        ("list_name", "name", "label::English (en)"),
        ("yes_no", "yes", "Yes"),
        ("yes_no", "no", "No"),
    ],
    "settings": [("form_title", "form_id"), ("The market", "the-market")],
}


def csv_text(separator: str) -> bytes:
    lines = []
    for name, rows in SHEETS.items():
        lines.append(name)
        lines += [separator.join(("", *(f'"{cell}"' for cell in row))) for row in rows]
    return "\r\n".join(lines).encode()


def markdown_text(heading: str) -> bytes:
    lines: list[str] = []
    for name, rows in SHEETS.items():
        lines.append(heading.format(name))
        cells = ([cell.replace("|", "\\|") for cell in row] for row in rows)
        indent = "| " if heading.startswith("|") else ""
        lines += [indent + "| " + " | ".join(row) + " |" for row in cells]
        lines.insert(-len(rows) + 1, "| --- | --- |")
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    "content",
    [
        csv_text(","),
        csv_text(";"),
        csv_text("\t"),
        markdown_text("| {} |"),
        markdown_text("## {}"),
    ],
)
def test_a_form_in_plain_text_is_the_same_form(content: bytes) -> None:
    expected = imported(a_workbook(SHEETS["survey"], SHEETS["choices"], SHEETS["settings"]))
    done = imported(content, "form.txt")
    assert done.questionnaire == expected.questionnaire
    assert done.losses == ()


def test_rows_of_text_are_counted_as_lines_of_the_file() -> None:
    content = b'type,name,label\ntext,a,"Two\nlines?"\nvideo,b,Where?\n'
    assert told(losses_of(content), 4, "'b' (video)")


@pytest.mark.parametrize(
    "content",
    [
        b'type,name,label\ntext,a,"never closed',
        b"type,name,label\ntext,a\x00b,label",
        b"survey,\nsurvey,\nsurvey,\n",
        b"type,name,label" + b"," * 100_000,
        b"| survey |\n|",
        b"|" * 50_000,
    ],
)
def test_broken_text_is_refused_or_mended_but_never_a_crash(content: bytes) -> None:
    assert taken_or_refused(content, "form.csv")


def test_a_million_cells_are_too_many() -> None:
    content = b"type,name,label\n" + b"text,a,b\n" * 400_000
    assert set(refusal(content)) == {"text_too_large"}
