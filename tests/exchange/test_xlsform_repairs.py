"""Slips that makers really make are repaired without changing the meaning, and each is told."""

import pytest

from app.core.expressions.tree import Call, Column, Literal, Reference
from app.core.questionnaire import Kind
from tests.exchange.workbooks import (
    CHOICES,
    HEADINGS,
    a_form,
    a_workbook,
    items_of,
    losses_of,
    repairs_of,
    sheets_of,
    told,
)

A_TEXT = ("text", "idea", "What could be better?")


def paths_of(content: bytes) -> list[str]:
    return list(items_of(content))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("relevance", "relevant"),
        ("Relevant ", "relevant"),
        ("bind:relevant", "relevant"),
        ("bind::relevant", "relevant"),
        ("constraint-msg", "constraint_message"),
        ("constraint message", "constraint_message"),
        ("bind:jr:constraintMsg", "constraint_message"),
        ("hint:English", "hint"),
        ("hint::en", "hint"),
        ("Hint::English", "hint"),
        ("required message::English (en)", "required_message"),
    ],
)
def test_every_spelling_of_a_heading_is_read(heading: str, field: str) -> None:
    cell = "'a' = 'a'" if field == "relevant" else "A text"
    item = items_of(a_form((*A_TEXT, cell), more=(heading,)))["idea"]
    assert getattr(item, field)


def test_caption_is_a_label_and_value_a_name() -> None:
    content = a_workbook(
        [("type", "name", "caption"), ("select_one yes_no", "q", "Question?")],
        choices=[("list name", "value", "caption"), ("yes_no", "y", "Yes")],
    )
    item = items_of(content)["q"]
    assert item.label.get("en") == "Question?"
    assert [option.name for option in item.options] == ["y"]


def test_two_headings_for_one_column_fill_each_other() -> None:
    content = a_form(
        ("select_one yes_no", "a", "A?", "", ""),
        ("text", "b", "B?", "${a} = 'yes'", ""),
        ("text", "c", "C?", "", "${a} = 'no'"),
        ("text", "d", "D?", "${a} = 'yes'", "${a} = 'no'"),
        more=("relevant", "relevance"),
    )
    items = items_of(content)
    assert items["b"].relevant == Call("=", (Reference("a"), Literal("yes")))
    assert items["c"].relevant == Call("=", (Reference("a"), Literal("no")))
    assert told(repairs_of(content), 1, "'relevant' and 'relevance' mean one column")
    assert [row for _, row, _ in losses_of(content)] == [5]


def test_private_columns_are_named_and_left_out() -> None:
    content = a_form((*A_TEXT, "x", "y"), more=("$given_name", "colour key:"))
    assert told(repairs_of(content), 1, "'$given_name', 'colour key:'")


def test_an_option_twice_with_the_same_label_is_offered_once() -> None:
    choices = [*CHOICES, ("yes_no", "yes", "Yes")]
    content = a_form(("select_one yes_no", "q", "Q?"), choices=choices)
    assert [option.name for option in items_of(content)["q"].options] == ["yes", "no"]
    assert told(repairs_of(content), 4, "stands twice in 'yes_no'; it is offered once")


def test_a_name_for_two_options_keeps_conditions_true_for_both() -> None:
    choices = [*CHOICES, ("yes_no", "yes", "Certainly")]
    content = a_form(
        ("select_one yes_no", "q", "Q?", "", ""),
        ("text", "r", "R?", "${q} = 'yes'", ""),
        ("text", "s", "S?", "${q} != 'yes'", ""),
        ("calculate", "t", "", "", "${q}"),
        more=("relevant", "calculation"),
        choices=choices,
    )
    items = items_of(content)
    assert [option.name for option in items["q"].options] == ["yes", "no", "yes_2"]
    both = tuple(Call("=", (Reference("q"), Literal(name))) for name in ("yes", "yes_2"))
    neither = tuple(Call("!=", (Reference("q"), Literal(name))) for name in ("yes", "yes_2"))
    assert items["r"].relevant == Call("or", both)
    assert items["s"].relevant == Call("and", neither)
    renamed = Call("=", (Reference("q"), Literal("yes_2")))
    assert items["t"].calculation == Call(
        "concat",
        (
            Call("if", (renamed, Literal("yes"), Literal(""))),
            Call("if", (renamed, Literal(""), Reference("q"))),
        ),
    )
    assert told(repairs_of(content), 4, "stored as 'yes_2'")


def test_one_name_under_two_filters_stays_two_options() -> None:
    choices = [
        ("list_name", "name", "label::English (en)", "town"),
        ("towns", "a", "A", ""),
        ("towns", "b", "B", ""),
        ("streets", "other", "Other", "a"),
        ("streets", "other", "Other", "b"),
    ]
    content = a_form(
        ("select_one towns", "town", "Town?", ""),
        ("select_one streets", "street", "Street?", "town = ${town}"),
        more=("choice_filter",),
        choices=choices,
    )
    street = items_of(content)["street"]
    assert [(o.name, o.column("town")) for o in street.options] == [
        ("other", "a"),
        ("other_2", "b"),
    ]
    assert street.choice_filter == Call("=", (Column("town"), Reference("town")))


def test_options_without_name_label_or_list_are_mended() -> None:
    choices = [*CHOICES, ("", "maybe", "Maybe"), ("yes_no", "", "Do not know"), ("yes_no", "x", "")]
    content = a_form(("select_one yes_no", "q", "Q?"), choices=choices)
    options = items_of(content)["q"].options
    assert [option.name for option in options] == ["yes", "no", "maybe", "Do_not_know", "x"]
    assert options[-1].label.get("en") == "x"
    assert [row for sheet, row, _ in repairs_of(content) if sheet == "choices"] == [4, 5, 6]


def test_a_list_is_found_whatever_its_case_and_spaces() -> None:
    content = a_form(("select_one Yes No", "q", "Q?"))
    assert items_of(content)["q"].option_list == "yes_no"
    assert told(repairs_of(content), 2, "'Yes No' is read as 'yes_no'")


@pytest.mark.parametrize(
    ("written", "name"),
    [("1. age", "_1._age"), ("age group", "age_group"), ("idée", "idée"), ("a/b", "a_b")],
)
def test_illegal_names_are_made_legal_and_still_meant(written: str, name: str) -> None:
    content = a_form(
        ("text", written, "A?", ""),
        ("text", "next", "Again ${" + written + "}?", "${" + written + "} != ''"),
        more=("relevant",),
    )
    items = items_of(content)
    assert list(items) == [name, "next"]
    assert items["next"].relevant == Call("!=", (Reference(name), Literal("")))
    assert items["next"].label.get("en") == "Again ${" + name + "}?"
    assert (name == written) or told(repairs_of(content), 2, f"read as '{name}'")


def test_a_name_twice_is_fine_in_two_groups_and_numbered_in_one() -> None:
    content = a_form(
        ("begin group", "me", ""),
        ("integer", "age", "My age?"),
        ("text", "age", "My age in words?"),
        ("end group",),
        ("begin group", "you", ""),
        ("integer", "age", "Your age?"),
        ("end group",),
    )
    assert paths_of(content) == ["me/age", "me/age_2", "you/age"]
    assert told(repairs_of(content), 4, "already used in this group")
    assert not told(repairs_of(content), 7, "already used")


def test_rows_without_a_name_get_one() -> None:
    content = a_form(("text", "", "A?"), ("note", "", "Hello"), ("begin group", "", ""), A_TEXT)
    assert paths_of(content) == ["text_2", "note_3", "group_4/idea"]


def test_groups_never_closed_or_closed_twice_are_mended() -> None:
    content = a_form(("end group",), ("begin group", "a", ""), A_TEXT)
    assert paths_of(content) == ["a/idea"]
    assert told(repairs_of(content), 2, "closes nothing")
    assert told(repairs_of(content), 3, "never closed")


def test_a_group_closed_by_the_wrong_word_is_closed() -> None:
    content = a_form(("begin repeat", "a", ""), A_TEXT, ("end group",), ("text", "after", "After?"))
    assert paths_of(content) == ["a/idea", "after"]
    assert told(repairs_of(content), 4, "closes 'begin repeat' of row 2")


def test_a_missing_end_is_seen_in_the_end_that_follows() -> None:
    content = a_form(
        ("begin repeat", "a", ""),
        ("begin group", "b", ""),
        A_TEXT,
        ("end repeat",),
        ("text", "after", "After?"),
    )
    assert paths_of(content) == ["a/b/idea", "after"]
    assert told(repairs_of(content), 5, "an end is missing")


def test_an_item_without_a_label_shows_its_name() -> None:
    content = a_form(("text", "idea", ""), ("integer", "age", "NO_LABEL"))
    assert items_of(content)["idea"].label.get("en") == "idea"
    assert items_of(content)["age"].label.get("en") == "age"
    assert told(repairs_of(content), 2, "has no label")


def test_a_row_that_is_switched_off_is_left_out() -> None:
    content = a_form(
        ("text", "old", "Old?", "yes"),
        ("begin group", "gone", "", "true"),
        ("text", "inside", "Inside?", ""),
        ("end group",),
        A_TEXT,
        more=("disabled",),
    )
    assert paths_of(content) == ["idea"]


def test_read_only_rows_are_shown_or_computed_but_not_asked() -> None:
    content = a_form(
        ("text", "told", "Read this.", "yes", ""),
        ("integer", "sum", "Sum", "yes", "1 + 1"),
        ("integer", "guess", "Guess?", "", "1 + 1"),
        more=("read_only", "calculation"),
    )
    items = items_of(content)
    assert [item.kind for item in items.values()] == [Kind.NOTE, Kind.CALCULATE, Kind.INTEGER]
    assert told(losses_of(content), 4, "computes beforehand")


def test_a_grid_is_asked_one_question_at_a_time() -> None:
    content = a_form(
        ("begin group", "grid", "How often?", "table-list"),
        ("select_one yes_no", "head", "How often?", "label"),
        ("select_one yes_no", "rice", "Rice", "list-nolabel"),
        ("select_one yes_no", "beans", "Beans", "list-nolabel"),
        ("end group",),
        more=("appearance",),
    )
    kinds = [item.kind for item in items_of(content).values()]
    assert kinds == [Kind.NOTE, Kind.SELECT_ONE, Kind.SELECT_ONE]
    assert told(repairs_of(content), 2, "one question at a time")


@pytest.mark.parametrize(
    "written",
    [
        "${q} = ‘yes’",
        "${q}=“yes”",
        "${q} == 'yes'",
        "${ q } = 'yes'",
        "$(q) = 'yes'",
        "{q} = 'yes'",
        "${Q} = 'yes'",
        "${q}\u00a0=\u00a0'yes'",
        "${q} = `yes`",
    ],
)
def test_slips_in_expressions_are_mended(written: str) -> None:
    content = a_form(
        ("select_one yes_no", "q", "Q?", ""), ("text", "r", "R?", written), more=("relevant",)
    )
    assert items_of(content)["r"].relevant == Call("=", (Reference("q"), Literal("yes")))
    assert not losses_of(content)


@pytest.mark.parametrize(
    ("written", "operator"),
    [("≥", ">="), ("=>", ">="), ("≤", "<="), ("=<", "<="), ("<>", "!="), ("≠", "!=")],
)
def test_other_signs_for_operators_are_mended_and_told(written: str, operator: str) -> None:
    content = a_form(("integer", "age", "Age?", f". {written} 18"), more=("constraint",))
    constraint = items_of(content)["age"].constraint
    assert isinstance(constraint, Call)
    assert constraint.name == operator
    assert told(repairs_of(content), 2, f". {operator} 18")


def test_quotes_inside_a_sound_expression_are_left_alone() -> None:
    content = a_form(("text", "q", "Q?", ". != 'd’accord'"), more=("constraint",))
    constraint = items_of(content)["q"].constraint
    assert isinstance(constraint, Call)
    assert constraint.arguments[1] == Literal("d’accord")


def test_trailing_spaces_change_nothing() -> None:
    spaced = a_workbook(
        [(" type ", "name ", " label::English (en) "), (" select_one  yes_no ", " q ", " Q? ")],
        choices=[tuple(f" {cell} " for cell in row) for row in CHOICES],
    )
    assert items_of(spaced) == items_of(a_form(("select_one yes_no", "q", "Q?")))


def test_a_sheet_under_another_name_is_told() -> None:
    content = sheets_of({"My questions": [HEADINGS, A_TEXT], "Choices ": CHOICES})
    assert paths_of(content) == ["idea"]
    assert told(repairs_of(content), 0, "read as the sheet 'survey'")
