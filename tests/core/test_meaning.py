"""PL17: a second person confirms that easy words ask the same as normal words."""

from dataclasses import replace

from app.core.meaning import MeaningCheck, first_hands, meaning_gate, meanings, unchecked
from app.core.questionnaire import Item, Questionnaire
from app.core.side_by_side import mark
from app.core.texts import SlotState, Texts
from tests.builders import a_questionnaire, a_slot, an_item


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
    (problem,) = meaning_gate(_survey(), (), {}).problems
    assert (problem.code, problem.where) == ("meaning_not_checked", "nl-simple")
    assert dict(problem.figures) == {"count": "1", "first": "safe"}
    gate = meaning_gate(_survey(), [_check(_survey())], {})
    assert gate.is_open
    assert not gate.is_hard


def test_a_check_is_worth_nothing_once_a_text_changed() -> None:
    check = _check(_survey())
    assert [each.item for each in unchecked(_survey("Bent u vaak bang?"), [check], {})] == ["safe"]


def test_who_wrote_the_easy_words_is_not_the_second_person() -> None:
    survey = _survey()
    check = _check(survey)
    path = ("item:safe:label", "nl-simple")
    slot = a_slot(*path, text="Bent u bang?")
    for name, is_open in (("B. Reader", False), ("A. Writer", True)):
        hands = first_hands([slot], {path: (mark("Bent u bang?"), name)})
        assert meaning_gate(survey, [check], hands).is_open is is_open


def test_where_nobody_knows_who_wrote_it_the_first_person_is_who_confirmed_it() -> None:
    path = ("item:safe:label", "nl-simple")
    sure = a_slot(*path, text="Nu", state=SlotState.CONFIRMED, by="C. Reader", day="2026-11-23")
    assert first_hands([sure], {path: (mark("Toen"), "A. Writer")}) == {path: "C. Reader"}
    assert first_hands([a_slot(*path)], {}) == {}
