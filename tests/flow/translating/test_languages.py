"""Adding a language to a draft, taking one away, and how far each is."""

from collections.abc import Callable

import pytest

from app.core.problems import Refused
from app.core.texts import SlotState
from app.flow.ports import Toolkit
from app.flow.prepare import check
from app.flow.records import Survey
from app.flow.translating.grid import overview
from app.flow.translating.hands import Hand
from app.flow.translating.languages import add_language, remove_language
from app.flow.translating.texts import Written, confirm, confirm_language, put_text
from tests.flow.translating.conftest import LABEL, Desk


def _languages(desk: Desk) -> tuple[str, ...]:
    with desk.kit.store.read() as shelves:
        return shelves.surveys.draft(desk.survey).languages


def test_a_new_language_is_there_with_every_text_missing_and_its_interface_words(
    desk: Desk,
) -> None:
    assert add_language(desk.kit, desk.survey, desk.one, "TR") == "tr"
    assert _languages(desk)[-1] == "tr"
    assert desk.state(tag="tr") is SlotState.MISSING
    assert desk.state("words:Next", "tr") is SlotState.DRAFT
    assert desk.acts()[-1] == ("A. Writer", "add language")
    found = {gate.identity: gate for gate in check(desk.kit, desk.survey).gates}
    assert "tr" in {problem.where for problem in found["H3"].problems}


def test_easy_words_follow_their_language(desk: Desk) -> None:
    add_language(desk.kit, desk.survey, desk.one, "ar-simple")
    assert _languages(desk) == ("nl", "nl-simple", "ar", "ar-simple", "rif-Zxxx")


def test_a_language_that_comes_back_has_its_texts_again(desk: Desk) -> None:
    written = Written(LABEL, "أهو آمن ${name}؟", desk.seen())
    put_text(desk.kit, desk.survey, desk.one, "ar", written)
    remove_language(desk.kit, desk.survey, desk.one, "ar")
    assert "ar" not in _languages(desk)
    with pytest.raises(Refused, match="language_not_offered"):
        desk.grid("ar")
    add_language(desk.kit, desk.survey, desk.one, "ar")
    assert desk.slot().text == written.text


@pytest.mark.parametrize(
    ("act", "tag", "code"),
    [
        (add_language, "ar", "language_is_there"),
        (add_language, "no language", "unknown_language"),
        (add_language, "tr-simple", "easy_needs_its_language"),
        (remove_language, "nl", "source_stays"),
        (remove_language, "tr", "language_not_offered"),
    ],
)
def test_what_would_leave_the_languages_unsound_is_refused(
    desk: Desk, act: Callable[[Toolkit, Survey, Hand, str], object], tag: str, code: str
) -> None:
    before = _languages(desk)
    with pytest.raises(Refused, match=code):
        act(desk.kit, desk.survey, desk.one, tag)
    assert _languages(desk) == before


def test_a_language_stays_as_long_as_its_easy_words_do(desk: Desk) -> None:
    add_language(desk.kit, desk.survey, desk.one, "ar-simple")
    with pytest.raises(Refused, match="easy_needs_its_language"):
        remove_language(desk.kit, desk.survey, desk.one, "ar")
    remove_language(desk.kit, desk.survey, desk.one, "ar-simple")
    remove_language(desk.kit, desk.survey, desk.one, "ar")
    assert _languages(desk) == ("nl", "nl-simple", "rif-Zxxx")


def test_the_overview_agrees_with_the_gate(desk: Desk) -> None:
    """H3: what the overview calls ready may open, and nothing else."""

    def unready() -> set[str]:
        found = {gate.identity: gate for gate in check(desk.kit, desk.survey).gates}
        return {problem.where for problem in found["H3"].problems}

    remove_language(desk.kit, desk.survey, desk.one, "rif-Zxxx")
    for tag in ("ar", "nl"):
        confirm_language(desk.kit, desk.survey, desk.two, tag, desk.grid(tag).seen)
        ready = {far.tag for far in overview(desk.kit, desk.survey) if far.is_ready}
        assert ready == set(_languages(desk)) - unready()
    assert unready() == {"nl-simple"}


def test_the_overview_says_how_far_each_language_is(desk: Desk) -> None:
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])
    far = {each.tag: each for each in overview(desk.kit, desk.survey)}
    assert list(far) == ["nl", "nl-simple", "ar", "rif-Zxxx"]
    assert (far["ar"].sure, far["ar"].by) == (1, ("B. Reader",))
    assert far["nl-simple"].beside == "nl"
    assert far["nl-simple"].count(SlotState.MISSING) > 0
    assert (far["rif-Zxxx"].total, far["rif-Zxxx"].unheard) == (0, 4)
