"""MV08: a repeat has the same item codes, or it says which it has not."""

from dataclasses import replace

from app.core.waves import Comparison, compare
from tests.builders import a_questionnaire, an_item, texts


def test_mv08_an_item_with_the_same_code_words_and_options_can_be_compared() -> None:
    before = a_questionnaire(an_item("safe"), an_item("lamps"), an_item("dogs"))
    other_words = replace(an_item("lamps"), label=texts("another question"))
    now = a_questionnaire(an_item("safe"), other_words, an_item("trees"))
    assert compare(before, now) == Comparison(("safe",), ("lamps",), ("trees",), ("dogs",))
    assert compare(before, before).same == ("safe", "lamps", "dogs")


def test_other_options_are_another_question() -> None:
    before = a_questionnaire(an_item("safe", options=("yes", "no")))
    now = a_questionnaire(an_item("safe", options=("yes", "no", "maybe")))
    assert compare(before, now).changed == ("safe",)
