"""Whatever lies in a file: it is taken in whole or refused in words, and nothing else happens."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.problems import Refused
from app.core.routing import soundness, walk
from app.core.survey_file import read, write
from app.exchange import Imported
from tests.exchange.workbooks import a_form, a_workbook, taken_or_refused

pytestmark = pytest.mark.attack

FEW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

NAMES = st.sampled_from(["a", "b", "c", "a b", "1", "", "é", "none", "yes_no", "${a}", "x" * 300])
TYPES = st.sampled_from(
    [
        "text",
        "integer",
        "calculate",
        "note",
        "range",
        "select_one yes_no",
        "select_multiple yes_no or_other",
        "select_one none",
        "select one from yes_no",
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "begin kobomatrix",
        "today",
        "start",
        "hidden",
        "geopoint",
        "acknowledge",
        "time",
        "",
        "db:x",
        "select_one",
        "begin",
        "rank",
    ]
)
EXPRESSIONS = st.sampled_from(
    [
        "",
        "${a} = 'x'",
        "${b} > 3 and ${c} != ''",
        "selected(${a}, 'yes')",
        ". < 5",
        "../a",
        "yes",
        "true()",
        "a = ${b}",
        "${a",
        "((",
        "${none} = 1",
        "pulldata('x')",
        "‘x’ = ${A}",
        "1 div 0",
        "regex(., '(a+)+$')",
        "${a} + ${b}",
    ]
)
CELLS = st.one_of(
    NAMES,
    EXPRESSIONS,
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
)
HEADINGS = st.one_of(
    st.sampled_from(
        [
            "type",
            "name",
            "label",
            "label::English (en)",
            "label:Nederlands",
            "hint",
            "relevant",
            "relevance",
            "constraint",
            "calculation",
            "choice_filter",
            "required",
            "appearance",
            "parameters",
            "read_only",
            "default",
            "list_name",
            "value",
            "media::image",
            "disabled",
        ]
    ),
    st.text(max_size=10),
)
ROW = st.tuples(
    TYPES, NAMES, CELLS, EXPRESSIONS, EXPRESSIONS, EXPRESSIONS, EXPRESSIONS, EXPRESSIONS, CELLS
)
COLUMNS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count", "appearance")


def clean(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    """Only what openpyxl can write: no control signs, no formulas, no endless numbers."""

    def cell(value: Any) -> Any:
        if isinstance(value, float) and (value != value or abs(value) > 1e300):
            return ""
        if isinstance(value, int) and abs(value) > 1e15:
            return ""
        if isinstance(value, str):
            kept = "".join(
                sign for sign in value if sign >= " " and not "\ud800" <= sign <= "\udfff"
            )
            return kept.lstrip("=")
        return value

    return [[cell(value) for value in row] for row in rows]


def check(done: Imported | Refused) -> None:
    """An import is sound, can be kept, and can be walked."""
    if isinstance(done, Refused):
        return
    assert soundness(done.questionnaire) == ()
    assert read(write(done.questionnaire)) == done.questionnaire
    walk(done.questionnaire, {}, "2026-11-23")
    assert all(note.what and note.sheet for note in (*done.repairs, *done.losses))


@FEW
@given(st.lists(ROW, max_size=8))
def test_any_rows_are_taken_in_or_refused(rows: list[tuple[Any, ...]]) -> None:
    check(taken_or_refused(a_form(*clean(rows), more=COLUMNS)))


@FEW
@given(
    st.lists(HEADINGS, max_size=6),
    st.lists(st.tuples(TYPES, NAMES, CELLS, CELLS, CELLS, EXPRESSIONS, CELLS), max_size=6),
    st.lists(st.lists(CELLS, max_size=5), max_size=6),
)
def test_any_sheets_are_taken_in_or_refused(
    headings: list[str], rows: list[tuple[Any, ...]], choices: list[list[Any]]
) -> None:
    survey = clean([("type", "name", "label", *headings), *rows])
    lists = clean([("list_name", "name", "label"), *map(tuple, choices)])
    check(taken_or_refused(a_workbook(survey, lists)))


SOUND = a_form(("select_one yes_no", "q", "Q?", "true()"), more=("relevant",))


@FEW
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=20))
def test_any_damage_to_a_workbook_is_survived(damage: list[tuple[int, int]]) -> None:
    content = bytearray(SOUND)
    for place, byte in damage:
        content[place] = byte
    check(taken_or_refused(bytes(content)))


@FEW
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"survey: x\n", b"<", b"{"]))
def test_any_bytes_are_taken_in_or_refused(content: bytes, start: bytes) -> None:
    check(taken_or_refused(start + content))


@FEW
@given(st.text(max_size=300), st.sampled_from(["survey: x\nitems:\n", "type,name,label\n", "| "]))
def test_any_text_is_taken_in_or_refused(text: str, start: str) -> None:
    check(taken_or_refused((start + text).encode("utf-8", "replace")))
