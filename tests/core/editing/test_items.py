"""Adding, changing, moving and taking away questions."""

import pytest

from app.core.conditions import Clause, Condition, Joined, Says
from app.core.editing.children import child_at, item_at
from app.core.editing.items import AddItem, ChangeItem, Duplicate
from app.core.editing.moving import Move, MoveStep, Remove, Unpack
from app.core.editing.operation import Taken, applied
from app.core.editing.option_rows import OptionRow
from app.core.editing.sections import AddSection, AskOnlyIf, ChangeSection
from app.core.expressions.tree import Call, Literal, Reference
from app.core.problems import Refused
from app.core.questionnaire import Item, Kind, Questionnaire, Section
from app.core.texts import Texts
from tests.builders import a_questionnaire, an_item, an_option, texts
from tests.core.editing.trying import after, codes


def _paths(questionnaire: Questionnaire) -> list[str]:
    return [item.path for item in questionnaire.items()]


def _branched() -> Questionnaire:
    """``why`` is asked of who answered no; a sentence repeats the answer; a finding counts it."""
    return a_questionnaire(
        an_item("asked", options=("yes", "no"), option_list="yes_no"),
        an_item(
            "why",
            Kind.TEXT,
            relevant=Call("=", (Reference("asked"), Literal("no"))),
            hint=Texts((("nl", "U zei ${asked}."), ("ar", "قلت ${asked}"))),
        ),
        Section("home", (an_item("home/age", Kind.INTEGER),), texts("home")),
        findings=(),
    )


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CALCULATE])
def test_every_kind_can_be_added_with_its_words_alone(kind: Kind) -> None:
    adding = AddItem(kind, "Hoe gaat het?", after="age", answers=("Goed", "Slecht"))
    edited = applied(a_questionnaire(), adding)
    assert edited.where == "item:hoe_gaat_het"
    item = item_at(edited.questionnaire, "hoe_gaat_het")
    assert (item.kind, item.label.as_dict()) == (kind, {"nl": "Hoe gaat het?"})
    assert _paths(edited.questionnaire).index("hoe_gaat_het") == 3


def test_a_question_for_a_voice_brings_the_consent_for_it_along() -> None:
    edited = after(a_questionnaire(), AddItem(Kind.VOICE, "Vertel het"))
    assert [purpose.name for purpose in edited.purposes] == ["answers", "quote", "voice"]


def test_a_calculation_is_added_with_its_formula() -> None:
    edited = after(
        a_questionnaire(), AddItem(Kind.CALCULATE, "Dubbel", after="age", formula="${age} * 2")
    )
    assert item_at(edited, "dubbel").calculation is not None


def test_a_name_that_was_ever_used_is_not_given_again() -> None:
    taken = Taken(frozenset(("item:hoe_oud_bent_u", "option:age/answer")))
    edited = applied(a_questionnaire(), AddItem(Kind.INTEGER, "Hoe oud bent u?"), taken)
    assert edited.where == "item:hoe_oud_bent_u_2"


@pytest.mark.parametrize(
    ("adding", "code"),
    [
        (AddItem(Kind.TEXT, "  "), "no_words"),
        (AddItem(Kind.SELECT_ONE, "Welke?", answers=("Een",)), "too_few_options"),
        (AddItem(Kind.SELECT_ONE, "Welke?", set_name="nowhere"), "unknown_list"),
        (AddItem(Kind.TEXT, "Wat?", after="nowhere"), "gone"),
        (AddItem(Kind.TEXT, "Wat?", into="nowhere"), "gone"),
        (AddItem(Kind.TEXT, "U zei ${nowhere}"), "unknown_reference"),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_reason(adding: AddItem, code: str) -> None:
    assert codes(a_questionnaire(), adding) == [code]


def test_changing_words_leaves_the_other_languages_as_they_are() -> None:
    change = ChangeItem("age", (("label", "Hoe oud\r\nbent u?"),), (("knows", True),))
    item = item_at(after(a_questionnaire(), change), "age")
    assert item.label.as_dict() == {"nl": "Hoe oud\nbent u?", "ar": "age [ar]"}
    assert item.knows


def test_an_emptied_text_is_gone_in_every_language_but_a_question_keeps_its_words() -> None:
    survey = _branched()
    assert not item_at(after(survey, ChangeItem("why", (("hint", " "),))), "why").hint
    assert codes(survey, ChangeItem("why", (("label", ""),))) == ["no_words"]


def test_script_in_a_label_stays_text() -> None:
    words = "<script>alert(1)</script> & <b>vet</b>"
    edited = after(a_questionnaire(), ChangeItem("age", (("label", words),)))
    assert item_at(edited, "age").label.get("nl") == words


def test_a_formula_that_cannot_be_read_is_refused_with_what_was_typed() -> None:
    with pytest.raises(Refused) as refused:
        applied(a_questionnaire(), ChangeItem("age", (("constraint", ". >"),)))
    problem = refused.value.problems[0]
    assert (problem.code, problem.where) == ("ends_too_soon", "item:age:constraint")
    assert dict(problem.figures)["expression"] == ". >"


def test_answers_are_added_renamed_and_ordered_as_the_rows_say() -> None:
    rows = (
        OptionRow("often", "Vaak"),
        OptionRow("never", "never [nl]", group="few"),
        OptionRow("", "Heel soms"),
        OptionRow("sometimes", "sometimes [nl]"),
        OptionRow("", " "),
    )
    survey = a_questionnaire()
    item = item_at(after(survey, ChangeItem("safe_at_night", rows=rows)), "safe_at_night")
    assert [o.name for o in item.options] == ["often", "never", "heel_soms", "sometimes"]
    assert item.options[0].label.as_dict() == {"nl": "Vaak", "ar": "often [ar]"}
    assert item.options[1].group == "few"


def test_an_answer_that_a_condition_or_a_finding_needs_is_not_taken_away() -> None:
    rows = (OptionRow("yes", "yes [nl]"),)
    assert codes(_branched(), ChangeItem("asked", rows=rows)) == ["option_leaned_on"]
    rows = (OptionRow("never", "never [nl]"), OptionRow("sometimes", "sometimes [nl]"))
    assert codes(a_questionnaire(), ChangeItem("safe_at_night", rows=rows)) == ["option_leaned_on"]


def test_a_list_changes_for_every_question_that_uses_it() -> None:
    survey = a_questionnaire(
        an_item("first", options=("a", "b"), option_list="ab"),
        an_item("second", options=("a", "b"), option_list="ab"),
    )
    rows = (OptionRow("b", "b [nl]"), OptionRow("a", "Nieuw"))
    edited = after(survey, ChangeItem("first", rows=rows))
    assert item_at(edited, "second").options == item_at(edited, "first").options
    assert item_at(edited, "second").options[1].label.get("nl") == "Nieuw"


def test_what_others_need_is_not_taken_away_and_all_of_them_are_named() -> None:
    with pytest.raises(Refused) as refused:
        applied(_branched(), Remove("asked"))
    found = [dict(problem.figures) for problem in refused.value.problems]
    assert found == [{"by": "why", "how": "relevant"}, {"by": "why", "how": "hint"}]


def test_what_nobody_needs_is_gone_with_all_in_it() -> None:
    assert _paths(after(_branched(), Remove("why"), Remove("home"))) == ["asked"]


def test_the_last_question_cannot_be_taken_away() -> None:
    assert codes(a_questionnaire(an_item("only")), Remove("only")) == ["no_items"]


def test_moving_among_its_own_changes_only_the_order() -> None:
    edited = applied(_branched(), Move("home", after="asked"))
    assert _paths(edited.questionnaire) == ["asked", "home/age", "why"]
    assert not edited.renames
    again = applied(edited.questionnaire, Move("home", after="asked"))
    assert again.questionnaire == edited.questionnaire


def test_up_and_down_change_places_with_the_neighbour_and_stop_at_the_edge() -> None:
    survey = _branched()
    assert _paths(after(survey, MoveStep("why", is_up=True)))[:2] == ["why", "asked"]
    assert _paths(after(survey, MoveStep("why", is_up=False)))[1:] == ["home/age", "why"]
    assert after(survey, MoveStep("home", is_up=False)) == survey


def test_into_a_section_all_that_named_it_follows() -> None:
    edited = applied(_branched(), Move("asked", into="home"))
    assert edited.renames == (("asked", "home/asked"),)
    why = item_at(edited.questionnaire, "why")
    assert why.relevant == Call("=", (Reference("home/asked"), Literal("no")))
    assert why.hint.as_dict() == {"nl": "U zei ${home/asked}.", "ar": "قلت ${home/asked}"}


def test_a_section_cannot_stand_in_itself_nor_a_question_leave_the_people_it_is_about() -> None:
    survey = a_questionnaire(
        Section("child", (an_item("child/age", Kind.INTEGER),), is_repeat=True),
        an_item(
            "total",
            Kind.CALCULATE,
            calculation=Call("sum", (Call("each", (Literal("child/age"),)),)),
        ),
        an_item("name", Kind.TEXT),
    )
    assert codes(survey, Move("child", into="child")) == ["into_itself"]
    assert codes(survey, Move("child/age")) == ["other_repeat"]
    assert _paths(after(survey, Move("name", into="child")))[0] == "child/name"
    assert codes(survey, ChangeSection("child", is_repeat=False)) == ["other_repeat"]


def test_a_copy_stands_behind_it_under_a_new_name() -> None:
    survey = after(_branched(), Duplicate("asked"), Duplicate("home"))
    assert _paths(survey) == ["asked", "asked_2", "why", "home/age", "home_2/age"]
    assert item_at(survey, "asked_2").options == item_at(survey, "asked").options


def test_a_section_is_added_filled_and_unpacked_again() -> None:
    survey = after(_branched(), AddSection("Over u", after="asked"), Move("why", into="over_u"))
    assert _paths(survey)[1] == "over_u/why"
    edited = applied(survey, Unpack("over_u"))
    assert _paths(edited.questionnaire) == ["asked", "why", "home/age"]
    assert edited.renames == (("over_u/why", "why"),)


def test_a_condition_in_words_is_put_and_taken_away() -> None:
    only = Condition(Joined.ALL, (Clause("asked", Says.IS, ("no",)),))
    survey = after(_branched(), AskOnlyIf("home/age", only))
    assert item_at(survey, "home/age").relevant == Call("=", (Reference("asked"), Literal("no")))
    assert item_at(after(survey, AskOnlyIf("home/age", None)), "home/age").relevant is None


def test_questions_that_would_wait_for_each_other_are_refused() -> None:
    only = Condition(Joined.ALL, (Clause("why", Says.ANSWERED),))
    assert "cycle" in codes(_branched(), AskOnlyIf("asked", only))


def test_what_was_wrong_before_does_not_stop_a_change_elsewhere() -> None:
    broken = Item("broken", Kind.SELECT_ONE, texts("x"), options=(an_option("a"),))
    cycle = an_item("loop", Kind.TEXT, relevant=Call("!=", (Reference("loop"), Literal(""))))
    survey = a_questionnaire(broken, cycle)
    edited = after(survey, ChangeItem("broken", (("label", "Beter"),)))
    assert child_at(edited, "broken").label.get("nl") == "Beter"
