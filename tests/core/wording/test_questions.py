"""Whole questions: two in one, agreeing, pushing, private matters, and what comes first."""

from dataclasses import replace

import pytest

from app.core.advice import Advice
from app.core.questionnaire import Item, Kind, Questionnaire
from app.core.texts import Texts
from app.core.wording import Draft, findings_in, grouped
from tests.builders import a_questionnaire, an_item, an_option
from tests.core.wording.saying import LISTS, codes


def _survey(*items: Item, tag: str = "nl") -> Questionnaire:
    return a_questionnaire(*items, languages=(tag,), title=Texts())


def _asked(path: str, text: str, tag: str = "nl", **changes: object) -> Item:
    changes.setdefault("kind", Kind.TEXT)
    return an_item(path, label=Texts.of({tag: text}), **changes)  # type: ignore[arg-type]


def _found(survey: Questionnaire, rule: str) -> list[Advice]:
    return [each for each in findings_in(Draft(survey, LISTS)) if each.rule == rule]


@pytest.mark.parametrize(
    "text",
    ["Wat helpt u? En wie helpt u?", "Wat vindt u van de hulp en hoe snel kwam die?"],
)
def test_ks21_two_questions_in_one_are_found(text: str) -> None:
    assert "two_questions" in codes(text)


def test_ks21_one_scale_for_two_things_is_found_and_a_list_is_not() -> None:
    text = "Hoe veilig en schoon is uw buurt?"
    scale = an_item(label=Texts.of({"nl": text}), is_ordered=True)
    (found,) = _found(_survey(scale), "KS21")
    assert (found.code, dict(found.figures)) == ("two_things", {"word": "en"})
    several = an_item(kind=Kind.SELECT_MULTIPLE, label=Texts.of({"nl": text}))
    assert _found(_survey(several), "KS21") == []


@pytest.mark.parametrize(("tag", "is_strong"), [("nl", False), ("nl-simple", True)])
def test_sv09_mv13_agreeing_is_found_and_is_strong_in_easy_words(tag: str, is_strong: bool) -> None:
    labels = ("helemaal mee eens", "oneens")
    options = tuple(an_option(f"o{n}", label=Texts.of({tag: x})) for n, x in enumerate(labels))
    item = an_item(label=Texts.of({tag: "De buurt is fijn."}), options=())
    (found,) = _found(_survey(replace(item, options=options), tag=tag), "SV09")
    assert (found.code, found.is_strong) == ("agreement", is_strong)
    assert found.path == "item:safe_at_night:label"


def test_mv13_a_vote_is_found_in_easy_words_only() -> None:
    vote = an_item(kind=Kind.VOTE, label=Texts.of({"nl": "Stil.", "nl-simple": "Stil."}))
    survey = a_questionnaire(vote, languages=("nl", "nl-simple"), title=Texts())
    assert [(each.tag, each.is_strong) for each in _found(survey, "SV09")] == [("nl-simple", True)]


def test_sv09_how_often_is_no_agreeing() -> None:
    options = (an_option("sometimes", label=Texts.of({"nl": "wel eens"})),)
    item = replace(an_item(label=Texts.of({"nl": "Komt u hier?"})), options=options)
    assert _found(_survey(item), "SV09") == []


def test_mv13_words_that_push_are_found() -> None:
    assert "leading" in codes("Vindt u ook dat het beter moet?", "nl-simple")
    assert "leading" in codes("The park is nice, of course?", "en")


@pytest.mark.parametrize(
    ("text", "tag"),
    [("Wat is uw inkomen?", "nl"), ("Heeft u schulden?", "nl"), ("What is your income?", "en")],
)
def test_sv18_private_matters_need_rather_not_say(text: str, tag: str) -> None:
    assert "private_without_refusal" in codes(text, tag)
    assert "private_without_refusal" not in codes(text, tag, is_sensitive=True)


def test_ks10_a_survey_that_begins_with_a_problem_is_found() -> None:
    problem, good = _asked("a", "Wat gaat slecht?"), _asked("b", "Wat gaat goed?")
    (found,) = _found(_survey(problem, good), "KS10")
    assert (found.code, found.path) == ("problem_first", "item:a:label")
    assert _found(_survey(good, problem), "KS10") == []
    (only,) = _found(_survey(problem, _asked("b", "Welke problemen ziet u?")), "KS10")
    assert (only.code, only.path) == ("problems_only", "")


def test_sv17_a_private_question_comes_later() -> None:
    private = _asked("a", "Heeft u hulp gevraagd?", is_sensitive=True)
    others = tuple(_asked(name, "Wat gaat goed?") for name in ("b", "c"))
    (found,) = _found(_survey(private, *others), "SV17")
    assert (found.code, found.path) == ("sensitive_first", "item:a:label")
    assert _found(_survey(*others, private), "SV17") == []


def test_findings_stand_beside_their_question() -> None:
    options = (an_option("x", label=Texts.of({"nl": "geen"})),)
    first = replace(an_item("a", label=Texts.of({"nl": "Wie?"})), options=options)
    survey = _survey(first, _asked("b", "Wat gaat niet goed?"))
    groups = grouped(survey, findings_in(Draft(survey, LISTS)))
    assert [group.path for group in groups] == ["a", "b"]
