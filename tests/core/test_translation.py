"""Which translations a change makes outdated."""

from dataclasses import replace

import pytest

from app.core.texts import Slot, SlotState
from app.core.translation import outdated_by
from tests.builders import a_slot


def _sure(tag: str, path: str = "title", state: SlotState = SlotState.CONFIRMED) -> Slot:
    return a_slot(path, tag, state=state, by="A. Tester", day="2026-11-20")


def _tags(slots: tuple[Slot, ...]) -> list[str]:
    return [slot.tag for slot in slots]


def test_a_changed_source_makes_each_sure_translation_of_that_text_outdated() -> None:
    """LA10."""
    kept = [
        _sure("nl"),
        _sure("ar"),
        _sure("tr", state=SlotState.PRETESTED),
        a_slot("title", "pl"),
        _sure("ar", "intro"),
    ]
    changed = [a_slot("title", "nl", text="Another title")]
    found = outdated_by(changed, kept, "nl")
    assert _tags(found) == ["ar", "tr"]
    assert {(slot.path, slot.state, slot.by, slot.day) for slot in found} == {
        ("title", SlotState.OUTDATED, "", "")
    }


def test_a_text_that_stays_the_same_outdates_nothing() -> None:
    kept = [_sure("nl"), _sure("ar")]
    assert outdated_by([replace(kept[0], state=SlotState.DRAFT)], kept, "nl") == ()


def test_a_translation_that_comes_with_the_change_is_left_to_its_own_state() -> None:
    kept = [_sure("nl"), _sure("ar")]
    changed = [a_slot("title", "nl", text="New"), a_slot("title", "ar", text="New too")]
    assert outdated_by(changed, kept, "nl") == ()


@pytest.mark.parametrize(("changed", "outdated"), [("ar", ["ar-simple"]), ("tr", [])])
def test_a_changed_translation_outdates_only_its_own_easy_words(
    changed: str, outdated: list[str]
) -> None:
    """PL17: the easy text asks the same as the normal one, or somebody must look again."""
    kept = [_sure("nl"), _sure("ar"), _sure("ar-simple"), _sure("tr")]
    found = outdated_by([a_slot("title", changed, text="New")], kept, "nl")
    assert _tags(found) == outdated


def test_a_source_that_is_gone_outdates_what_was_made_from_it() -> None:
    kept = [_sure("nl"), _sure("ar")]
    gone = Slot("title", "nl", "", SlotState.MISSING)
    assert _tags(outdated_by([gone], kept, "nl")) == ["ar"]
