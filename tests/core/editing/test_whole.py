"""The title, the consents, the findings and the sets of answers of a whole survey."""

import pytest

from app.core.editing.children import item_at
from app.core.editing.items import ChangeItem
from app.core.editing.operation import Operation, Taken, applied
from app.core.editing.option_rows import OptionRow
from app.core.editing.ready_answers import READY
from app.core.editing.sets import OwnSet, UseSet, lists_of, users_of
from app.core.editing.whole import ChangeSurvey, PutFinding, RemoveFinding
from app.core.planning import MOST_SCALE_POINTS
from app.core.questionnaire import Finding
from app.core.slots import texts_of
from tests.builders import a_questionnaire, an_item, texts
from tests.core.editing.trying import after, codes


def test_the_title_and_a_consent_say_what_was_typed() -> None:
    said = (("title", "De markt"), ("intro", "Welkom"), ("consent:quote", "Mag het?"))
    survey = after(a_questionnaire(), ChangeSurvey(said))
    assert survey.title.get("nl") == "De markt"
    assert survey.title.get("ar") == "The market square [ar]"
    assert dict(texts_of(survey))["consent:quote:label"].as_dict() == {"nl": "Mag het?"}
    assert codes(survey, ChangeSurvey((("title", " "),))) == ["no_title"]


def test_purposes_come_and_go_but_the_answers_are_always_asked_for() -> None:
    survey = after(a_questionnaire(), ChangeSurvey(purposes=("photo", "answers", "adult")))
    assert [purpose.name for purpose in survey.purposes] == ["adult", "answers", "photo"]
    assert codes(survey, ChangeSurvey(purposes=("quote",))) == ["answers_needed"]
    assert codes(survey, ChangeSurvey(purposes=("answers", "fame"))) == ["unknown_purpose"]


def test_a_finding_is_chosen_changed_and_taken_away() -> None:
    sentence = "{count} van de {base} mensen hebben zorgen over huur."
    survey = after(a_questionnaire(), PutFinding(0, "worries", ("rent", "food"), sentence))
    assert [finding.item for finding in survey.findings] == ["safe_at_night", "worries"]
    edited = applied(survey, RemoveFinding(1))
    assert edited.shifts == (("finding:2:sentence", "finding:1:sentence"),)
    assert edited.questionnaire.findings[0].sentence.get("nl") == sentence


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (PutFinding(0, "worries", ()), "no_answers_chosen"),
        (PutFinding(0, "worries", ("nothing",)), "unknown_option"),
        (PutFinding(0, "worries", ("rent",), "Veel mensen."), "sentence_without_figures"),
        (PutFinding(0, "nowhere", ("rent",)), "gone"),
        (PutFinding(9, "worries", ("rent",)), "gone"),
        (RemoveFinding(2), "gone"),
        (UseSet("age", "ready:yes_no"), "no_options_here"),
        (UseSet("worries", "ready:nothing"), "unknown_list"),
        (UseSet("worries", "nothing"), "unknown_list"),
        (UseSet("safe_at_night", "ready:yes_no"), "option_leaned_on"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(operation: Operation, code: str) -> None:
    assert codes(a_questionnaire(), operation) == [code]


def test_a_ready_set_is_shared_by_all_who_use_it_until_one_gets_its_own() -> None:
    survey = a_questionnaire(an_item("a"), an_item("b"))
    survey = after(survey, UseSet("a", "ready:how_often"), UseSet("b", "ready:how_often"))
    assert [item.path for item in users_of(survey, "how_often")] == ["a", "b"]
    assert item_at(survey, "a").is_ordered
    assert item_at(survey, "a").options[0].label.as_dict() == {"nl": "Elke dag"}
    survey = after(survey, OwnSet("b"))
    rows = tuple(
        OptionRow(option.name, option.label.get("nl"))
        for option in item_at(survey, "b").options[1:]
    )
    survey = after(survey, ChangeItem("b", rows=rows))
    assert [len(options) for _, options in lists_of(survey)] == [5, 4]


def test_a_question_takes_the_list_of_another() -> None:
    survey = a_questionnaire(an_item("a"), an_item("b", options=("x", "y")))
    survey = after(survey, UseSet("b", "a_list"))
    assert item_at(survey, "b").options == item_at(survey, "a").options


def test_a_name_of_an_answer_that_was_used_is_not_given_again() -> None:
    taken = Taken(frozenset(("option:safe_at_night_list/vaker",)))
    rows = (
        *(OptionRow(name, f"{name} [nl]") for name in ("never", "sometimes", "often")),
        OptionRow("", "Vaker"),
    )
    edited = applied(a_questionnaire(), ChangeItem("safe_at_night", rows=rows), taken)
    assert item_at(edited.questionnaire, "safe_at_night").options[-1].name == "vaker_2"


def test_in_another_language_a_ready_set_begins_with_its_english_words() -> None:
    survey = a_questionnaire(
        an_item("a", label=texts("a", ("pl",)), options=()),
        languages=("pl",),
        title=texts("t", ("pl",)),
    )
    survey = UseSet("a", "ready:yes_no").on(survey, Taken()).questionnaire
    assert [option.label.as_dict() for option in item_at(survey, "a").options] == [
        {"pl": "Yes"},
        {"pl": "No"},
    ]


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.name)
def test_every_ready_scale_is_short_and_speaks_dutch_and_english(ready: object) -> None:
    assert ready in READY
    for each in READY:
        assert not each.is_scale or len(each.answers) <= MOST_SCALE_POINTS
        assert all({"nl", "en"} == set(dict(answer.words)) for answer in each.answers)


def test_a_finding_keeps_the_order_of_its_answers() -> None:
    survey = a_questionnaire(findings=(Finding("worries", ("food", "rent")),))
    assert after(survey, PutFinding(1, "worries", ("rent", "food"))) == survey
