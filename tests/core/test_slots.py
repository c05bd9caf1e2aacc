"""Every visible text has a slot, and slots give the questionnaire back."""

from dataclasses import replace

from app.core.questionnaire import Section
from app.core.slots import missing_slots, texts_of, with_texts
from app.core.texts import Slot, SlotState
from tests.builders import a_questionnaire, an_item, texts


def _slots(questionnaire: object) -> list[Slot]:
    return [
        Slot(path, tag, text, SlotState.DRAFT)
        for path, each in texts_of(questionnaire)  # type: ignore[arg-type]
        for tag, text in each
    ]


def test_slots_give_the_same_questionnaire_back() -> None:
    section = Section("home", (an_item("home/rooms", hint=texts("count them")),), texts("Home"))
    whole = a_questionnaire(an_item(), section, title=texts("Title"))
    assert with_texts(whole, _slots(whole)) == whole


def test_a_shared_list_of_options_is_one_set_of_slots() -> None:
    twice = a_questionnaire(an_item("a", option_list="often"), an_item("b", option_list="often"))
    paths = [path for path, _ in texts_of(twice) if path.startswith("option:")]
    assert paths == [f"option:often/{name}:label" for name in ("never", "sometimes", "often")]


def test_a_text_that_one_language_lacks_is_missing_there_only() -> None:
    """Decision 1: complete means every text that any language has."""
    whole = a_questionnaire(an_item())
    slots = [s for s in _slots(whole) if (s.path, s.tag) != ("item:safe_at_night:label", "ar")]
    assert missing_slots(whole, slots, "nl") == ()
    assert missing_slots(whole, slots, "ar") == ("item:safe_at_night:label",)


def test_a_slot_of_another_language_changes_nothing() -> None:
    whole = a_questionnaire(an_item())
    stranger = replace(_slots(whole)[0], tag="tr")
    assert with_texts(whole, [*_slots(whole), stranger]) == whole
