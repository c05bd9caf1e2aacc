"""Changing a draft together: nothing is overwritten, every step can be taken back."""

from dataclasses import replace

import pytest

from app.core.editing.children import item_at
from app.core.editing.items import AddItem, ChangeItem
from app.core.editing.moving import Move, Remove
from app.core.editing.operation import Operation
from app.core.editing.parts import stamp
from app.core.editing.sections import AddSection
from app.core.editing.sets import OwnSet
from app.core.editing.whole import ChangeSurvey, PutFinding, RemoveFinding
from app.core.problems import Refused
from app.core.questionnaire import Kind, Questionnaire
from app.core.texts import Slot, SlotState
from app.flow.making.edit import MOST_STEPS, Changed, edit
from app.flow.making.undo import redo, steps_of, undo
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.recordings import record
from app.flow.records import Council, Person, Survey
from tests.builders import a_person, a_questionnaire, a_version


@pytest.fixture
def survey(toolkit: Toolkit, council: Council) -> Survey:
    return take_in(toolkit, council, a_questionnaire())


@pytest.fixture
def anna(council: Council) -> Person:
    return a_person(council, name="Anna Test")


@pytest.fixture
def bea(council: Council) -> Person:
    return a_person(council, name="Bea Test")


def _draft(toolkit: Toolkit, survey: Survey) -> Questionnaire:
    with toolkit.store.read() as shelves:
        return shelves.surveys.draft(survey)


def _slot(toolkit: Toolkit, survey: Survey, path: str, tag: str) -> Slot:
    with toolkit.store.read() as shelves:
        return next(s for s in shelves.surveys.slots(survey, tag) if s.path == path)


def _confirm(toolkit: Toolkit, survey: Survey) -> None:
    with toolkit.store.write() as shelves:
        sure = [
            replace(slot, state=SlotState.CONFIRMED, by="A. Tester", day="2026-11-20")
            for slot in shelves.surveys.slots(survey)
        ]
        shelves.surveys.put_slots(survey, sure)


def _words(path: str, words: str) -> ChangeItem:
    return ChangeItem(path, (("label", words),))


def _refused(toolkit: Toolkit, survey: Survey, who: Person, change: Operation, read: str) -> str:
    with pytest.raises(Refused) as refused:
        edit(toolkit, survey, who, change, read)
    return refused.value.problems[0].code


def test_two_people_change_different_questions_side_by_side(
    toolkit: Toolkit, survey: Survey, anna: Person, bea: Person
) -> None:
    read = _draft(toolkit, survey)
    edit(toolkit, survey, anna, _words("age", "Hoe oud?"), stamp(read, "item:age"))
    edit(toolkit, survey, bea, _words("remarks", "Nog iets?"), stamp(read, "item:remarks"))
    draft = _draft(toolkit, survey)
    assert item_at(draft, "age").label.get("nl") == "Hoe oud?"
    assert item_at(draft, "remarks").label.get("nl") == "Nog iets?"


def test_two_people_who_save_the_same_question_do_not_overwrite_each_other(
    toolkit: Toolkit, survey: Survey, anna: Person, bea: Person
) -> None:
    read = stamp(_draft(toolkit, survey), "item:age")
    edit(toolkit, survey, anna, _words("age", "Hoe oud?"), read)
    assert _refused(toolkit, survey, bea, _words("age", "Leeftijd?"), read) == "changed_since"
    assert item_at(_draft(toolkit, survey), "age").label.get("nl") == "Hoe oud?"


def test_what_one_adds_and_another_takes_away_stays_apart(
    toolkit: Toolkit, survey: Survey, anna: Person, bea: Person
) -> None:
    edit(toolkit, survey, anna, Remove("age"))
    assert _refused(toolkit, survey, bea, AddItem(Kind.TEXT, "Wat?", after="age"), "") == "gone"
    edit(toolkit, survey, bea, AddItem(Kind.TEXT, "Wat?", after="worries"))
    assert [item.path for item in _draft(toolkit, survey).items()] == [
        "safe_at_night",
        "worries",
        "wat",
        "remarks",
    ]


def test_a_form_that_changes_nothing_is_no_step(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    found = edit(toolkit, survey, anna, _words("age", "age [nl]"))
    assert isinstance(found, Changed)
    assert not found.is_other
    assert steps_of(toolkit, survey).past == ()


def test_la10_a_changed_question_makes_its_translations_outdated_until_it_is_taken_back(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    _confirm(toolkit, survey)
    edit(toolkit, survey, anna, _words("age", "Hoe oud?"))
    path = "item:age:label"
    assert _slot(toolkit, survey, path, "nl").state is SlotState.OUTDATED
    assert _slot(toolkit, survey, path, "ar").state is SlotState.OUTDATED
    undo(toolkit, survey, anna)
    for tag in ("nl", "ar"):
        slot = _slot(toolkit, survey, path, tag)
        assert (slot.state, slot.by) == (SlotState.CONFIRMED, "A. Tester")
    assert _draft(toolkit, survey) == a_questionnaire()


@pytest.mark.parametrize(
    "operation",
    [
        AddItem(Kind.SELECT_ONE, "Welke?", after="age", answers=("Een", "Twee")),
        AddItem(Kind.PHOTO, "Foto?"),
        AddSection("Over u"),
        Remove("age"),
        Move("remarks"),
        ChangeItem("age", (("hint", "Een getal"),), (("knows", True),)),
        ChangeSurvey((("title", "Anders"),), ("adult", "answers")),
        PutFinding(0, "worries", ("rent",)),
        RemoveFinding(1),
    ],
    ids=lambda operation: operation.act,
)
def test_every_step_can_be_taken_back_and_done_again(
    toolkit: Toolkit, survey: Survey, anna: Person, operation: Operation
) -> None:
    before = _draft(toolkit, survey)
    edit(toolkit, survey, anna, operation)
    after = _draft(toolkit, survey)
    assert after != before
    assert undo(toolkit, survey, anna).act == operation.act
    assert _draft(toolkit, survey) == before
    redo(toolkit, survey, anna)
    assert _draft(toolkit, survey) == after


def test_steps_are_taken_back_in_their_order_whoever_made_them(
    toolkit: Toolkit, survey: Survey, anna: Person, bea: Person
) -> None:
    edit(toolkit, survey, anna, _words("age", "Een"))
    edit(toolkit, survey, bea, _words("age", "Twee"))
    steps = steps_of(toolkit, survey)
    assert [(step.person, step.subject) for step in steps.past] == [
        ("Bea Test", "item:age"),
        ("Anna Test", "item:age"),
    ]
    undo(toolkit, survey, anna)
    assert item_at(_draft(toolkit, survey), "age").label.get("nl") == "Een"
    undo(toolkit, survey, anna)
    assert item_at(_draft(toolkit, survey), "age").label.get("nl") == "age [nl]"
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(toolkit, survey, anna)
    redo(toolkit, survey, bea)
    edit(toolkit, survey, bea, _words("age", "Drie"))
    with pytest.raises(Refused, match="nothing_to_redo"):
        redo(toolkit, survey, bea)


def test_a_translation_that_was_written_since_is_not_taken_back(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    _confirm(toolkit, survey)
    edit(toolkit, survey, anna, _words("age", "Hoe oud?"))
    with toolkit.store.write() as shelves:
        new = Slot(
            "item:age:label", "ar", "كم عمرك؟", SlotState.CONFIRMED, "B. Tester", "2026-11-22"
        )
        shelves.surveys.put_slots(survey, [new])
    undo(toolkit, survey, anna)
    slot = _slot(toolkit, survey, "item:age:label", "ar")
    assert (slot.text, slot.state) == ("كم عمرك؟", SlotState.DRAFT)


def test_a_step_is_not_taken_back_over_a_new_import(
    toolkit: Toolkit, council: Council, survey: Survey, anna: Person
) -> None:
    edit(toolkit, survey, anna, ChangeItem("age", flags=(("knows", True),)))
    take_in(toolkit, council, a_questionnaire(), survey.slug)
    with pytest.raises(Refused, match="changed_since item:age"):
        undo(toolkit, survey, anna)


def test_only_the_last_steps_are_kept(toolkit: Toolkit, survey: Survey, anna: Person) -> None:
    for number in range(MOST_STEPS + 2):
        edit(toolkit, survey, anna, _words("age", f"Vraag {number}"))
    assert len(steps_of(toolkit, survey).past) == MOST_STEPS


def test_a_moved_question_keeps_its_translations_confirmations_and_voice(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    record(toolkit, survey, "item:age:label", "nl", "human", b"sound of age", "A. Tester")
    _confirm(toolkit, survey)
    edit(toolkit, survey, anna, AddSection("Over u"))
    edit(toolkit, survey, anna, Move("age", into="over_u"))
    moved = _slot(toolkit, survey, "item:over_u/age:label", "ar")
    assert (moved.text, moved.state, moved.by) == ("age [ar]", SlotState.CONFIRMED, "A. Tester")
    assert _heard(toolkit, survey) == ["item:over_u/age:label"]
    undo(toolkit, survey, anna)
    assert _heard(toolkit, survey) == ["item:age:label"]
    assert _slot(toolkit, survey, "item:age:label", "ar").state is SlotState.CONFIRMED


def _heard(toolkit: Toolkit, survey: Survey) -> list[str]:
    with toolkit.store.read() as shelves:
        return [recording.path for recording in shelves.sounds.recordings(survey)]


def test_findings_that_move_up_take_their_words_and_voices_along(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    for number, sentence in ((1, "{count} van {base} vaak."), (2, "{count} van {base} huur.")):
        item, options = ("safe_at_night", ("often",)) if number == 1 else ("worries", ("rent",))
        edit(toolkit, survey, anna, PutFinding(number, item, options, sentence))
        path = f"finding:{number}:sentence"
        record(toolkit, survey, path, "nl", "human", b"sound %d" % number, "A. Tester")
    _confirm(toolkit, survey)
    edit(toolkit, survey, anna, RemoveFinding(1))
    kept = _slot(toolkit, survey, "finding:1:sentence", "nl")
    assert (kept.text, kept.state) == ("{count} van {base} huur.", SlotState.CONFIRMED)
    with toolkit.store.read() as shelves:
        digests = {r.path: r.digest for r in shelves.sounds.recordings(survey)}
    undo(toolkit, survey, anna)
    with toolkit.store.read() as shelves:
        back = {r.path: r.digest for r in shelves.sounds.recordings(survey)}
    assert back["finding:2:sentence"] == digests["finding:1:sentence"]
    assert _slot(toolkit, survey, "finding:2:sentence", "nl").state is SlotState.CONFIRMED


def test_a_name_that_stood_for_something_else_is_not_given_to_a_new_question(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    edit(toolkit, survey, anna, Remove("age"))
    found = edit(toolkit, survey, anna, AddItem(Kind.INTEGER, "Age"))
    assert found.where == "item:age_2"
    assert item_at(_draft(toolkit, survey), "age_2").label.as_dict() == {"nl": "Age"}


def test_nothing_is_changed_while_people_answer(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    edit(toolkit, survey, anna, _words("age", "Hoe oud?"))
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(a_version(survey))
    assert _refused(toolkit, survey, anna, _words("age", "x"), "") == "version_under_way"
    with pytest.raises(Refused, match="version_under_way"):
        undo(toolkit, survey, anna)


def test_every_step_stands_in_the_log_with_who_did_it(
    toolkit: Toolkit, council: Council, survey: Survey, anna: Person
) -> None:
    edit(toolkit, survey, anna, _words("age", "Hoe oud?"))
    undo(toolkit, survey, anna)
    redo(toolkit, survey, anna)
    with toolkit.store.read() as shelves:
        acts = shelves.people.acts(council.id)
    assert [(who, act, subject) for _, who, act, subject in acts][-3:] == [
        ("Anna Test", "change item", f"{survey.slug} item:age"),
        ("Anna Test", "undo", f"{survey.slug} item:age"),
        ("Anna Test", "redo", f"{survey.slug} item:age"),
    ]


def test_answers_of_its_own_are_confirmed_as_the_shared_ones_were(
    toolkit: Toolkit, survey: Survey, anna: Person
) -> None:
    _confirm(toolkit, survey)
    edit(toolkit, survey, anna, OwnSet("worries"))
    item = item_at(_draft(toolkit, survey), "worries")
    slot = _slot(toolkit, survey, f"option:{item.option_list}/rent:label", "ar")
    assert (slot.text, slot.state, slot.by) == ("rent [ar]", SlotState.CONFIRMED, "A. Tester")


def test_who_writes_in_the_builder_is_known_and_stays_so_when_it_moves(
    toolkit: Toolkit, survey: Survey, anna: Person, bea: Person
) -> None:
    """PL17: the second person is another than who wrote the words."""
    edit(toolkit, survey, anna, _words("worries", "Waar maakt u zich zorgen over?"))
    section = edit(toolkit, survey, anna, AddSection("Over u")).where.partition(":")[2]
    edit(toolkit, survey, bea, Move("worries", into=section))
    with toolkit.store.read() as shelves:
        writers = shelves.translations.writers(survey)
    names = {path: name for (path, tag), (_mark, name) in writers.items() if tag == "nl"}
    assert names[f"item:{section}/worries:label"] == anna.name
    assert names["item:worries:label"] == anna.name
    assert bea.name not in names.values()
