"""A language beside the one it is made from, and how far it is."""

from dataclasses import replace

from app.core.questionnaire import Kind, Section
from app.core.side_by_side import Pair, completeness, pairs
from app.core.texts import SlotState, Texts
from tests.builders import a_questionnaire, a_slot, an_item

SURVEY = replace(
    a_questionnaire(
        Section("home", (an_item("home/safe"), an_item("home/hello", Kind.NOTE))),
        an_item("age", Kind.INTEGER),
    ),
    languages=("nl", "nl-simple", "ar", "rif-Zxxx"),
)
SLOTS = [
    a_slot("title", "nl"),
    a_slot("title", "ar", state=SlotState.CONFIRMED, by="A. Tester", day="2026-11-20"),
    a_slot("title", "nl-simple"),
    a_slot("item:home/safe:label", "nl"),
    a_slot("item:home/safe:label", "ar", state=SlotState.OUTDATED),
    a_slot("words:Next", "ar"),
]


def _by_path(tag: str) -> dict[str, Pair]:
    return {pair.path: pair for pair in pairs(SURVEY, SLOTS, tag)}


def test_every_text_stands_once_in_the_order_of_the_questionnaire_and_words_last() -> None:
    found = pairs(SURVEY, SLOTS, "ar")
    assert [pair.part for pair in found] == [
        "title", "label", "option", "option", "option", "label", "label", "words",
    ]  # fmt: skip
    assert [pair.number for pair in found if pair.part == "label"] == [1, 0, 2]


def test_easy_words_stand_beside_the_normal_words_and_a_translation_beside_the_source() -> None:
    assert _by_path("ar")["title"].beside == "title in nl"
    assert _by_path("nl-simple")["title"].beside == "title in nl"
    assert _by_path("nl")["title"].beside == ""


def test_a_word_of_the_program_stands_beside_the_word_that_the_source_has_for_it() -> None:
    (word,) = [pair for pair in pairs(SURVEY, SLOTS, "ar") if pair.part == "words"]
    assert word.beside == "Next"
    known = [*SLOTS, a_slot("words:Next", "nl", text="Verder")]
    (word,) = [pair for pair in pairs(SURVEY, known, "ar") if pair.part == "words"]
    assert word.beside == "Verder"


def test_what_was_seen_is_another_when_text_source_or_recording_is() -> None:
    pair = _by_path("ar")["title"]
    others = [
        replace(pair, beside="other"),
        replace(pair, recorded="digest"),
        replace(pair, slot=replace(pair.slot, text="other")),
    ]
    assert len({each.seen for each in (pair, *others)}) == 4
    assert [pair.was_read(each.seen) for each in others] == [False, True, False]
    assert replace(pair, slot=replace(pair.slot, state=SlotState.DRAFT)).seen == pair.seen


def test_a_language_says_how_many_texts_are_in_which_state_and_who_confirmed() -> None:
    far = completeness(SURVEY, SLOTS, "ar", recordings=2, words_missing=1)
    assert (far.total, far.sure, far.words, far.words_missing) == (7, 1, 1, 1)
    assert far.count(SlotState.MISSING) == 5
    assert far.count(SlotState.OUTDATED) == 1
    assert (far.by, far.day, far.is_ready) == (("A. Tester",), "2026-11-20", False)


def test_a_language_is_ready_when_everything_is_confirmed() -> None:
    survey = a_questionnaire(replace(an_item("age", Kind.INTEGER), label=Texts((("nl", "Age"),))))
    survey = replace(survey, title=Texts())
    sure = a_slot("item:age:label", "nl", state=SlotState.CONFIRMED, by="A", day="2026-11-20")
    assert completeness(survey, [sure], "nl").is_ready
    assert not completeness(survey, [sure], "ar").is_ready


def test_a_language_without_text_misses_recordings_and_no_texts() -> None:
    far = completeness(SURVEY, SLOTS, "rif-Zxxx", unheard=4)
    assert (far.total, far.unheard, far.is_ready) == (0, 4, False)
