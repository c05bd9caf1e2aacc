"""What is said of the results is translated and confirmed where all translations are."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.report_facts import OUTCOME, draft_path
from app.core.side_by_side import mark
from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.prepare import put_draft
from app.flow.publishing.texts import WrittenText, write_texts
from app.flow.records import Person, Survey
from app.flow.translating.grid import grid, overview
from app.flow.translating.hands import Hand, hand_of
from app.flow.translating.texts import Written, confirm, confirm_language, put_text
from tests.builders import a_council, a_person, a_version
from tests.ended import OUTSIDE, ended

PATH = draft_path(OUTCOME, 1)
EASY = replace(OUTSIDE, languages=("nl", "nl-simple", "ar"))


@pytest.fixture
def survey(toolkit: Toolkit) -> Survey:
    """Answered and closed, in two languages and in easy words."""
    return ended(toolkit, 40, 20, questionnaire=EASY)[0]


@pytest.fixture
def person(toolkit: Toolkit, survey: Survey) -> Person:
    """Who wrote in Dutch what came of it."""
    found = a_person(replace(a_council(), id=survey.council_id))
    write_texts(toolkit, found, survey, (WrittenText(OUTCOME, "Er komt licht.", mark("")),))
    return found


def wrote(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, text: str) -> str:
    seen = grid(toolkit, survey, tag).pair(PATH).seen
    return put_text(toolkit, survey, hand, tag, Written(PATH, text, seen)).seen


def test_the_sentence_stands_first_and_keeps_no_survey_from_opening(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    assert person.name
    pair = grid(toolkit, survey, "ar").pairs[0]
    assert (pair.path, pair.part, pair.beside) == (PATH, "report", "Er komt licht.")
    assert all(each.count(SlotState.MISSING) == 0 for each in overview(toolkit, survey)[2:])


def test_a_named_person_confirms_it_and_a_change_makes_it_outdated(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    """LA09, LA10: also through a reviewer link, which has a hand for one language."""
    link = Hand("A. Tester", survey.council_id, "ar")
    seen = wrote(toolkit, survey, link, "ar", "سيأتي ضوء.")
    assert confirm(toolkit, survey, link, "ar", [(PATH, seen)]) == 1
    written = WrittenText(OUTCOME, "Er komt meer licht.", mark("Er komt licht."))
    write_texts(toolkit, person, survey, (written,))
    assert grid(toolkit, survey, "ar").pair(PATH).slot.state is SlotState.OUTDATED


def test_easy_words_need_a_second_person(toolkit: Toolkit, survey: Survey, person: Person) -> None:
    """PL17."""
    seen = wrote(toolkit, survey, hand_of(person), "nl-simple", "Er komt een lamp.")
    with pytest.raises(Refused) as refused:
        confirm(toolkit, survey, hand_of(person), "nl-simple", [(PATH, seen)])
    assert [each.code for each in refused.value.problems] == ["same_person"]
    second = Hand("A. Tester", survey.council_id)
    assert confirm(toolkit, survey, second, "nl-simple", [(PATH, seen)]) == 1


def test_a_language_is_not_signed_off_while_a_sentence_is_missing(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    assert person.name
    link = Hand("A. Tester", survey.council_id, "ar")
    with pytest.raises(Refused) as refused:
        confirm_language(toolkit, survey, link, "ar", grid(toolkit, survey, "ar").seen)
    assert [each.code for each in refused.value.problems] == ["texts_missing"]


def test_it_can_be_translated_while_late_answers_come_in_and_stays_when_the_draft_changes(
    toolkit: Toolkit, survey: Survey, person: Person
) -> None:
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        put_draft(toolkit, shelves, council, EASY, survey.slug)
        slots = {(each.path, each.tag): each.text for each in shelves.surveys.slots(survey)}
    assert slots[PATH, "nl"] == "Er komt licht."
    # The next version has nothing to say yet; what was said of this one is not offered there.
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(a_version(survey, number=2, questionnaire=EASY))
        late = draft_path(OUTCOME, 2)
        shelves.surveys.put_slots(survey, (Slot(late, "nl", "Straks meer.", SlotState.DRAFT),))
    pairs = [each.path for each in grid(toolkit, survey, "ar").pairs if each.part == "report"]
    assert pairs == [late]
    written = Written(late, "لاحقا.", grid(toolkit, survey, "ar").pair(late).seen)
    assert put_text(toolkit, survey, hand_of(person), "ar", written).slot.text == "لاحقا."
