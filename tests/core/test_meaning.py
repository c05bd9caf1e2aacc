"""PL17: a second person confirms that easy words ask the same as normal words."""

from dataclasses import replace

from app.core.meaning import MeaningCheck, meaning_gate, meanings, unchecked
from app.core.questionnaire import Item, Questionnaire
from app.core.texts import Texts
from tests.builders import a_questionnaire, an_item


def _survey(easy: str = "Bent u bang?") -> Questionnaire:
    both = Texts((("nl", "Voelt u zich veilig?"), ("nl-simple", easy)))
    item: Item = replace(an_item("safe"), label=both)
    same = replace(an_item("age"), label=Texts((("nl", "Leeftijd"), ("nl-simple", "Leeftijd"))))
    same = replace(same, options=(), option_list="")
    survey = a_questionnaire(item, same)
    return replace(survey, languages=("nl", "nl-simple", "ar"))


def _check(survey: Questionnaire) -> MeaningCheck:
    (meaning,) = meanings(survey, "nl-simple")
    return MeaningCheck("safe", "nl-simple", meaning.seen, "B. Reader", "2026-11-23")


def test_only_questions_whose_easy_words_differ_need_a_second_person() -> None:
    assert [each.item for each in meanings(_survey(), "nl-simple")] == ["safe"]
    assert meanings(_survey(), "ar") == ()


def test_the_gate_stays_closed_until_somebody_looked_at_each() -> None:
    (problem,) = meaning_gate(_survey(), ()).problems
    assert (problem.code, problem.where) == ("meaning_not_checked", "nl-simple")
    assert dict(problem.figures) == {"count": "1", "first": "safe"}
    gate = meaning_gate(_survey(), [_check(_survey())])
    assert gate.is_open
    assert not gate.is_hard


def test_a_check_is_worth_nothing_once_a_text_changed() -> None:
    check = _check(_survey())
    assert [each.item for each in unchecked(_survey("Bent u vaak bang?"), [check])] == ["safe"]
