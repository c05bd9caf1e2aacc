"""Writing one text in one language, and confirming texts."""

import pytest

from app.core.problems import Refused
from app.core.texts import SlotState
from app.flow.open_version import open_version
from app.flow.translating.texts import Written, confirm, doubt, put_text, remark
from tests.flow.test_open_version import TERMS, Opening
from tests.flow.translating.conftest import LABEL, Desk, a_draft

OTHER = "هل الحي آمن ${name}؟"


def _refusal(act: object, *given: object) -> dict[str, str]:
    assert callable(act)
    with pytest.raises(Refused) as refused:
        act(*given)
    (problem,) = refused.value.problems
    return {"code": problem.code, **dict(problem.figures)}


def test_a_text_that_was_typed_is_a_draft_until_somebody_confirms_it(desk: Desk) -> None:
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])
    put_text(desk.kit, desk.survey, desk.one, "ar", Written(LABEL, f" {OTHER}\r\n", desk.seen()))
    assert (desk.slot().text, desk.state()) == (OTHER, SlotState.DRAFT)
    assert desk.acts()[-1] == ("A. Writer", "write text")


def test_two_people_at_one_text_lose_nothing(desk: Desk) -> None:
    """The second is told what stands there and keeps what they typed."""
    seen = desk.seen()
    put_text(desk.kit, desk.survey, desk.one, "ar", Written(LABEL, OTHER, seen))
    late = Written(LABEL, "نص ثالث ${name}", seen)
    refusal = _refusal(put_text, desk.kit, desk.survey, desk.two, "ar", late)
    assert refusal == {
        "code": "changed_meanwhile",
        "here": OTHER,
        "yours": "نص ثالث ${name}",
        "beside": "Is het veilig, ${name}?",
    }
    assert desk.slot().text == OTHER


def test_saving_the_same_text_twice_is_no_conflict(desk: Desk) -> None:
    written = Written(LABEL, OTHER, desk.seen())
    for _ in range(2):
        put_text(desk.kit, desk.survey, desk.one, "ar", written)
    assert [act for _, act in desk.acts()].count("write text") == 1


def test_a_source_that_changed_while_somebody_typed_is_shown_to_them(desk: Desk) -> None:
    seen = desk.seen()
    desk.import_again(a_draft("Is de straat veilig, ${name}?"))
    refusal = _refusal(put_text, desk.kit, desk.survey, desk.one, "ar", Written(LABEL, OTHER, seen))
    assert (refusal["code"], refusal["beside"]) == (
        "changed_meanwhile",
        "Is de straat veilig, ${name}?",
    )


@pytest.mark.parametrize(
    ("tag", "path", "text", "code"),
    [
        ("ar", LABEL, "هل هو آمن؟", "insert_lost"),
        ("ar", LABEL, "x" * 10_001, "text_too_long"),
        ("ar", "words:Next", "x", "word_of_program"),
        ("ar", "item:gone:label", "x", "unknown_slot"),
        ("nl", LABEL, "x", "source_text"),
        ("tr", LABEL, "x", "language_not_offered"),
    ],
)
def test_what_cannot_be_written_is_refused(
    desk: Desk, tag: str, path: str, text: str, code: str
) -> None:
    pairs = desk.grid().pairs
    seen = next((pair.seen for pair in pairs if pair.path == path), "")
    written = Written(path, text, seen)
    assert _refusal(put_text, desk.kit, desk.survey, desk.one, tag, written)["code"] == code


def test_a_text_that_is_emptied_is_missing_again(desk: Desk) -> None:
    put_text(desk.kit, desk.survey, desk.one, "ar", Written(LABEL, "", desk.seen()))
    assert desk.state() is SlotState.MISSING


def test_who_confirms_a_text_gives_their_name_and_the_day(desk: Desk) -> None:
    looked = [(LABEL, desk.seen()), ("words:Next", desk.seen("words:Next"))]
    assert confirm(desk.kit, desk.survey, desk.two, "ar", looked) == 2
    slot = desk.slot()
    assert (slot.state, slot.by, slot.day) == (SlotState.CONFIRMED, "B. Reader", "2026-11-23")
    assert confirm(desk.kit, desk.survey, desk.one, "ar", looked) == 0
    assert desk.slot().by == "B. Reader"


def test_nobody_confirms_what_they_did_not_see(desk: Desk) -> None:
    old = desk.seen()
    put_text(desk.kit, desk.survey, desk.one, "ar", Written(LABEL, OTHER, old))
    looked = [("title", desk.seen("title")), (LABEL, old)]
    refusal = _refusal(confirm, desk.kit, desk.survey, desk.two, "ar", looked)
    assert (refusal["code"], refusal["here"]) == ("changed_meanwhile", OTHER)
    assert desk.state("title") is SlotState.DRAFT


def test_nobody_confirms_a_text_that_is_not_there(desk: Desk) -> None:
    looked = [("item:name:label", desk.seen("item:name:label", "nl-simple"))]
    refusal = _refusal(confirm, desk.kit, desk.survey, desk.two, "nl-simple", looked)
    assert refusal["code"] == "nothing_to_confirm"


def test_a_confirmation_can_be_taken_back(desk: Desk) -> None:
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])
    doubt(desk.kit, desk.survey, desk.two, "ar", LABEL)
    assert (desk.state(), desk.slot().by) == (SlotState.DRAFT, "")


def test_a_note_stays_beside_its_text_until_it_is_emptied(desk: Desk) -> None:
    for text, notes in (("Too hard\r\nI think", ["Too hard\nI think"]), (" ", [])):
        remark(desk.kit, desk.survey, desk.two, "ar", LABEL, text)
        assert [note.text for note in desk.grid().notes.values()] == notes


def test_a_changed_translation_makes_its_easy_words_outdated_and_no_other(desk: Desk) -> None:
    """LA10, PL17: a changed text in normal words closes the easy words that were made from it."""
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])
    confirm(desk.kit, desk.survey, desk.two, "nl-simple", [(LABEL, desk.seen(tag="nl-simple"))])
    desk.import_again(a_draft("Is de straat veilig, ${name}?"))
    assert (desk.state(), desk.state(tag="nl-simple")) == (SlotState.OUTDATED,) * 2


def test_nothing_changes_while_people_answer(desk: Desk) -> None:
    open_version(desk.kit, desk.survey, Opening(TERMS, is_example=True))
    written = Written(LABEL, OTHER, desk.seen())
    for act, given in (
        (put_text, ("ar", written)),
        (confirm, ("ar", [(LABEL, desk.seen())])),
        (doubt, ("ar", LABEL)),
    ):
        refusal = _refusal(act, desk.kit, desk.survey, desk.one, *given)
        assert refusal["code"] == "version_under_way"
