"""How many answers the wanted tables need (decision 9)."""

from dataclasses import replace

from app.core.answers_needed import (
    advice_on_answers,
    answers_for,
    cells_of,
    needs_of,
    split_by_item,
)
from app.core.questionnaire import Kind
from tests.builders import a_questionnaire, an_item, an_option


def test_each_cell_needs_the_minimum_and_each_place_needs_that_again() -> None:
    """DC01, decision 9."""
    (need,) = needs_of(a_questionnaire(an_item()), 4)
    assert (need.cells, need.whole, need.split) == (3, 30, 120)
    assert answers_for(5, 1, minimum=5) == 25


def test_options_that_the_author_grouped_count_as_one() -> None:
    options = tuple(an_option(name, group=group) for name, group in
                    (("a", "x"), ("b", "x"), ("c", "")))  # fmt: skip
    assert cells_of(replace(an_item(), options=options)) == 2


def test_what_has_no_table_needs_no_answers() -> None:
    survey = a_questionnaire(an_item("a", Kind.TEXT), an_item("b", Kind.INTEGER))
    assert needs_of(survey, 3) == ()
    assert advice_on_answers(survey, 3) == ()


def test_a_table_split_by_another_item_needs_its_cells_in_each_group() -> None:
    survey = a_questionnaire(an_item("a"), an_item("b", options=("x", "y")))
    groups = split_by_item(survey, "b")
    assert [need.split for need in needs_of(survey, groups)] == [60, 40]
    assert split_by_item(survey, "nothing") == 1


def test_the_largest_table_is_the_advice_and_fewer_than_fifty_is_never_promised() -> None:
    (said,) = advice_on_answers(a_questionnaire(an_item()), 0)
    assert dict(said.figures) == {"whole": "50", "split": "30", "places": "1"}
    assert (said.code, said.path) == ("needs_answers", "item:safe_at_night")
