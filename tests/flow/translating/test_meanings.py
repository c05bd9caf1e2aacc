"""PL17: a second person says that easy words ask the same."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.texts import SlotState
from app.flow.open_version import open_version
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, take_in
from app.flow.translating.hands import Hand
from app.flow.translating.meanings import asks_something_else, asks_the_same
from app.flow.translating.texts import Written, confirm, put_text
from tests.builders import a_council
from tests.flow.test_open_version import TERMS, Opening
from tests.flow.translating.conftest import LABEL, Desk, a_draft

EASY = "nl-simple"


def _seen(desk: Desk) -> str:
    return desk.grid(EASY).looked["safe"].meaning.seen


def _says(desk: Desk, hand: Hand) -> None:
    asks_the_same(desk.kit, desk.survey, hand, EASY, "safe", _seen(desk))


def _is_open(desk: Desk) -> bool:
    gates = {gate.identity: gate for gate in check(desk.kit, desk.survey).gates}
    assert not gates["PL17"].is_hard
    return gates["PL17"].is_open


def _write(desk: Desk, text: str = "Bent u bang, ${name}?") -> None:
    written = Written(LABEL, text, desk.seen(tag=EASY))
    put_text(desk.kit, desk.survey, desk.one, EASY, written)


def test_the_second_person_is_another_than_who_wrote_the_easy_words(desk: Desk) -> None:
    _write(desk)
    with pytest.raises(Refused, match="same_person"):
        _says(desk, desk.one)
    assert not _is_open(desk)
    _says(desk, desk.two)
    assert _is_open(desk)
    looked = desk.grid(EASY).looked["safe"]
    assert looked.check is not None
    assert (looked.check.by, looked.check.day) == ("B. Reader", "2026-11-23")


def test_where_nobody_knows_who_wrote_it_who_confirmed_it_is_the_first_person(desk: Desk) -> None:
    confirm(desk.kit, desk.survey, desk.one, EASY, [(LABEL, desk.seen(tag=EASY))])
    with pytest.raises(Refused, match="same_person"):
        _says(desk, desk.one)
    _says(desk, desk.two)
    assert _is_open(desk)


def test_one_person_is_not_two_in_whatever_order_they_act(desk: Desk) -> None:
    _says(desk, desk.two)
    assert _is_open(desk)
    confirm(desk.kit, desk.survey, desk.two, EASY, [(LABEL, desk.seen(tag=EASY))])
    assert not _is_open(desk)


def test_a_look_is_worth_nothing_after_a_change_and_can_be_taken_back(desk: Desk) -> None:
    _write(desk)
    _says(desk, desk.two)
    asks_something_else(desk.kit, desk.survey, desk.two, EASY, "safe")
    assert not _is_open(desk)
    _says(desk, desk.two)
    _write(desk, "Bent u vaak bang, ${name}?")
    assert not _is_open(desk)


def test_nobody_ticks_what_is_not_there_any_more(desk: Desk) -> None:
    old = _seen(desk)
    _write(desk)
    with pytest.raises(Refused, match="changed_meanwhile"):
        asks_the_same(desk.kit, desk.survey, desk.two, EASY, "safe", old)
    with pytest.raises(Refused, match="unknown_slot"):
        asks_the_same(desk.kit, desk.survey, desk.two, EASY, "name", "")


def test_two_reviews_by_two_people_are_a_first_and_a_second_look(desk: Desk) -> None:
    """The service hatch has no tick: who reviews easy words after somebody else is the second."""
    for path in ("title", "item:name:label"):
        put_text(desk.kit, desk.survey, desk.one, EASY, Written(path, "Nu", desk.seen(path, EASY)))
    for path in desk.grid(EASY).pairs:
        if path.slot.state is SlotState.MISSING:
            put_text(desk.kit, desk.survey, desk.one, EASY, Written(path.path, "Ja", path.seen))
    review(desk.kit, desk.survey, EASY, "C. Tester")
    assert not _is_open(desk)
    review(desk.kit, desk.survey, EASY, "D. Tester")
    assert _is_open(desk)
    assert desk.slot(tag=EASY).by == "C. Tester"


def test_a_survey_that_came_in_as_a_file_is_not_asked_for_what_it_cannot_hold(
    toolkit: Toolkit,
) -> None:
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    survey = take_in(toolkit, council, a_draft())
    assert "PL17" not in {gate.identity for gate in check(toolkit, survey).gates}


def test_pl17_takes_a_reason_and_does_not_stop_an_example(desk: Desk) -> None:
    assert not _is_open(desk)
    version = open_version(desk.kit, desk.survey, replace(Opening(TERMS), is_example=True))
    assert ("PL17", "example") in version.overrides
