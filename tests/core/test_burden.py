"""How long a questionnaire takes (SV01)."""

from app.core.burden import seconds_by_eye
from app.core.questionnaire import Kind
from tests.builders import a_questionnaire, an_item, texts


def test_more_words_and_typing_take_longer() -> None:
    short = seconds_by_eye(a_questionnaire(an_item()), "nl")
    long = seconds_by_eye(a_questionnaire(an_item(label=texts("word " * 40))), "nl")
    typed = seconds_by_eye(a_questionnaire(an_item("a", Kind.TEXT)), "nl")
    assert 0 < short < long
    assert typed > short


def test_what_nobody_sees_takes_no_time() -> None:
    seen = a_questionnaire(an_item())
    with_sum = a_questionnaire(an_item(), an_item("sum", Kind.CALCULATE))
    assert seconds_by_eye(seen, "nl") == seconds_by_eye(with_sum, "nl")


def test_a_language_without_a_text_is_counted_in_the_one_that_stands_in() -> None:
    questionnaire = a_questionnaire(an_item(label=texts("word " * 40, ("nl",))))
    assert seconds_by_eye(questionnaire, "ar") >= seconds_by_eye(questionnaire, "nl") - 5
