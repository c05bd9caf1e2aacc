"""How long a questionnaire takes (SV01)."""

from app.core.burden import Budget, Piece, budget_of, seconds_by_eye
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


def test_the_whole_way_is_counted_by_eye_and_by_ear() -> None:
    """SV01: from the first tap to the ticket, texts and recordings as they are."""
    questionnaire = a_questionnaire(an_item())
    read = budget_of(questionnaire, "nl", [Piece(300), Piece(300)])
    assert read.by_eye == round(1.4 * (600 / 15 + 3 + 2 * 3 + 10))
    assert read.by_ear > read.by_eye / 2
    slow = budget_of(questionnaire, "nl", [Piece(300, 60.0), Piece(300)])
    fast = budget_of(questionnaire, "nl", [Piece(300, 5.0), Piece(300)])
    assert fast.by_ear < read.by_ear < slow.by_ear
    assert fast.by_eye == read.by_eye == slow.by_eye


def test_goal_and_cap_are_those_of_the_rule() -> None:
    """SV01: 3 minutes by eye and 6 by ear; 5 and 8 is the most."""
    assert Budget("nl", 180, 360).is_within_goal
    assert not Budget("nl", 180, 361).is_within_goal
    assert Budget("nl", 300, 480).is_within_cap
    assert not Budget("nl", 301, 480).is_within_cap
