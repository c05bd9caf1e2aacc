"""Coding: values become cells, missing values become numbers, and codes become words again."""

import pytest

from app.core.codebook import codebook_of
from app.core.coding import (
    Table,
    cell_of,
    in_words,
    members_of,
    number_of,
    row_of,
    tally_of,
    word_of,
)
from app.core.missing import Missing
from app.core.questionnaire import Kind
from app.core.response import Value
from tests.builders import a_questionnaire, a_response, a_value, an_item

QUESTIONNAIRE = a_questionnaire(
    an_item("safe"),
    an_item("worries", Kind.SELECT_MULTIPLE, ("rent", "food")),
    an_item("likert", options=("1", "2")),
    an_item("age", Kind.INTEGER, start="0"),
    an_item("weight", Kind.DECIMAL),
    an_item("born", Kind.DATE),
    an_item("remarks", Kind.TEXT),
    an_item("first", Kind.RANK, ("rent", "food")),
    an_item("begins", Kind.TIME),
    an_item("area", Kind.AREA),
)
VARIABLES = codebook_of([(1, QUESTIONNAIRE)]).data
COLUMN = {variable.name: variable for variable in VARIABLES}


@pytest.mark.parametrize(
    ("name", "value", "cell"),
    [
        ("safe", a_value("safe", "often"), "often"),
        ("worries", a_value("worries", "rent", "food"), "rent food"),
        ("worries/rent", a_value("worries", "rent"), 1),
        ("worries/food", a_value("worries", "rent"), 0),
        ("likert", a_value("likert", "2"), 2),
        ("age", a_value("age", "42"), 42),
        ("weight", a_value("weight", "-3.5"), -3.5),
        ("weight", a_value("weight", "0.1234567890123456"), "0.1234567890123456"),
        ("born", a_value("born", "1999-12-31"), "1999-12-31"),
        ("remarks", a_value("remarks", "-5"), "-5"),
        ("first", a_value("first", "food", "rent"), "food rent"),
        ("first/rent", a_value("first", "food", "rent"), 2),
        ("first/rent", a_value("first", "food"), -4),
        ("begins", a_value("begins", "14:30"), "14:30"),
        ("area", a_value("area", "1971"), "1971"),
    ],
)
def test_a_value_keeps_its_type(name: str, value: Value, cell: object) -> None:
    """Numbers are numbers, codes and days are text, and a typed -5 is not a missing value."""
    found = cell_of(COLUMN[name], value)
    assert (found, type(found)) == (cell, type(cell))


@pytest.mark.parametrize("missing", list(Missing))
def test_a_missing_value_is_the_same_number_in_every_column(missing: Missing) -> None:
    """SV08, RD03."""
    for variable in VARIABLES:
        value = a_value(variable.path, missing=missing)
        expected = missing.wide if variable.name == "weight" else int(missing)
        assert cell_of(variable, value) == expected


def test_an_item_that_the_version_does_not_have_was_not_asked() -> None:
    assert cell_of(COLUMN["safe"], None) == Missing.NOT_ASKED


def test_own_words_are_withheld_for_research_and_their_missing_values_are_not() -> None:
    """DC09: withheld is told apart from five different nothings."""
    remarks = COLUMN["remarks"]
    assert cell_of(remarks, a_value("remarks", "secret"), is_for_research=True) == -6
    skipped = a_value("remarks", missing=Missing.SKIPPED)
    assert cell_of(remarks, skipped, is_for_research=True) == Missing.SKIPPED
    assert cell_of(COLUMN["safe"], a_value("safe", "often"), is_for_research=True) == "often"


def test_words_stand_for_codes_in_the_language_asked_for() -> None:
    values = (a_value("safe", "often"), a_value("worries", "rent", "food"), a_value("age", "7"))
    row = row_of(VARIABLES, {}, values)
    (words,) = in_words(Table("data", VARIABLES, (row,)), ("ar",))
    shown = dict(zip(COLUMN, words, strict=True))
    assert shown["safe"] == "often [ar]"
    assert shown["worries"] == "rent [ar]; food [ar]"
    assert (shown["worries/rent"], shown["age"]) == ("yes", 7)
    assert (shown["weight"], shown["remarks"]) == ("not asked", "not asked")


def test_a_code_without_a_label_stays_a_code() -> None:
    assert word_of(COLUMN["safe"], "unheard_of", ("nl",)) == "unheard_of"
    assert word_of(COLUMN["age"], -4, ("nl",)) == "skipped"
    assert word_of(COLUMN["age"], -6, ("nl",)) == "withheld"
    assert word_of(COLUMN["weight"], -4, ("nl",)) == -4


def test_a_tally_adds_up_to_the_rows() -> None:
    """RD12: item non-response per question."""
    rows = tuple(
        row_of(VARIABLES, {}, (a_value("safe", "often"), a_value("age", missing=missing)))
        for missing in (Missing.SKIPPED, Missing.REFUSED, Missing.REFUSED)
    )
    table = Table("data", VARIABLES, rows)
    tallies = dict(zip(COLUMN, tally_of(table), strict=True))
    assert tallies["safe"] == (3, 0, 0, 0, 0, 0, 0)
    assert tallies["age"] == (0, 0, 1, 0, 2, 0, 0)
    assert all(sum(tally) == len(rows) for tally in tallies.values())


def test_members_come_in_their_order_and_who_was_not_asked_is_none() -> None:
    response = a_response(
        a_value("member/age", "8", instance="10"),
        a_value("member/age", "9", instance="2"),
        a_value("member/age", missing=Missing.NOT_ASKED, instance="1"),
        a_value("other", "x"),
    )
    members = members_of(response, frozenset(("member/age",)))
    assert [(instance, values[0].values) for instance, values in members] == [
        *(("2", ("9",)), ("10", ("8",))),
    ]


@pytest.mark.parametrize("text", ["1e5", "0x10", "", "1.0", "123456789012345678", "٣"])
def test_only_what_a_spreadsheet_holds_exactly_becomes_a_number(text: str) -> None:
    assert number_of(text) is None
