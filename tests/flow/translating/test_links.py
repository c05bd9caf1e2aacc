"""Reviewer links: named, one language, two weeks, revocable, and only a hash is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.problems import Refused
from app.core.texts import SlotState
from app.flow.translating.hands import Hand
from app.flow.translating.languages import remove_language
from app.flow.translating.links import links_of, make_link, open_link, sign_off, stop_link
from app.flow.translating.meanings import asks_the_same
from app.flow.translating.sheets import bring_in
from app.flow.translating.texts import Written, confirm, doubt, put_text, remark
from app.flow.translating.voices import Place, record_voice, remove_voice
from tests.fakes import FixedClock
from tests.flow.translating.conftest import LABEL, Desk


def _link(desk: Desk, tag: str = "ar", name: str = " C.  Speaker ") -> str:
    return make_link(desk.kit, desk.survey, desk.one, tag, name)[1]


def test_a_link_has_128_random_bits_and_only_a_keyed_hash_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    secret = _link(desk)
    assert len(bytes.fromhex(secret)) == 16
    assert secret != _link(desk)
    kept = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir() if file.is_file())
    assert secret.encode() not in kept
    assert bytes.fromhex(secret) not in kept


def test_a_link_bears_one_name_and_opens_one_language_for_14_days(
    desk: Desk, clock: FixedClock
) -> None:
    opened = open_link(desk.kit, _link(desk))
    assert opened.hand == Hand("C. Speaker", desk.council.id, "ar")
    assert (opened.link.made_by, opened.link.last_day) == ("A. Writer", "2026-12-07")
    secret = _link(desk)
    clock.day = "2026-12-07"
    assert open_link(desk.kit, secret).survey == desk.survey
    clock.day = "2026-12-08"
    with pytest.raises(Refused, match="link_closed"):
        open_link(desk.kit, secret)


def _stop(desk: Desk) -> None:
    (link,) = links_of(desk.kit, desk.survey)
    stop_link(desk.kit, desk.survey, desk.two, link.id)


def _take_the_language_away(desk: Desk) -> None:
    remove_language(desk.kit, desk.survey, desk.one, "ar")


@pytest.mark.parametrize("close", [_stop, _take_the_language_away])
def test_a_link_that_is_over_looks_like_one_that_never_was(
    desk: Desk, close: Callable[[Desk], None]
) -> None:
    secret = _link(desk)
    close(desk)
    for wrong in (secret, "0" * 32, "", "x" * 500):
        with pytest.raises(Refused, match="link_closed"):
            open_link(desk.kit, wrong)


def test_a_link_touches_nothing_but_its_own_language(desk: Desk) -> None:
    hand = open_link(desk.kit, _link(desk, "ar")).hand
    easy = "nl-simple"
    seen = desk.seen(tag=easy)
    place = Place(LABEL, easy)
    meaning = desk.grid(easy).looked["safe"].meaning.seen
    acts: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (put_text, (easy, Written(LABEL, "Nu", seen))),
        (confirm, (easy, [(LABEL, seen)])),
        (doubt, (easy, LABEL)),
        (remark, (easy, LABEL, "Note")),
        (record_voice, (place, b"sound")),
        (remove_voice, (place,)),
        (asks_the_same, (easy, "safe", meaning)),
    ]
    for act, given in acts:
        with pytest.raises(Refused, match="language_not_offered"):
            act(desk.kit, desk.survey, hand, *given)
    with pytest.raises(Refused):
        bring_in(desk.kit, desk.survey, hand, easy, b"no sheet")


def test_what_is_signed_off_bears_the_name_of_the_link_and_no_other(desk: Desk) -> None:
    opened = open_link(desk.kit, _link(desk))
    assert sign_off(desk.kit, opened, desk.grid().seen) == len(desk.grid().pairs)
    slots = [pair.slot for pair in desk.grid().pairs]
    assert {(slot.state, slot.by) for slot in slots} == {(SlotState.CONFIRMED, "C. Speaker")}
    assert {slot.by for slot in (pair.slot for pair in desk.grid("nl").pairs)} == {""}
    assert links_of(desk.kit, desk.survey)[0].signed_day == "2026-11-23"
    assert ("C. Speaker", "review") in desk.acts()


def test_nobody_signs_off_what_changed_since_they_looked(desk: Desk) -> None:
    opened, seen = open_link(desk.kit, _link(desk)), desk.grid().seen
    written = Written(LABEL, "هل الحي آمن ${name}؟", desk.seen())
    put_text(desk.kit, desk.survey, desk.two, "ar", written)
    with pytest.raises(Refused, match="changed_meanwhile"):
        sign_off(desk.kit, opened, seen)
    assert desk.state() is SlotState.DRAFT


def test_nobody_signs_off_what_is_not_there(desk: Desk) -> None:
    opened = open_link(desk.kit, _link(desk, "nl-simple"))
    with pytest.raises(Refused, match="texts_missing"):
        sign_off(desk.kit, opened, desk.grid("nl-simple").seen)
    assert links_of(desk.kit, desk.survey)[0].signed_day == ""


@pytest.mark.parametrize(
    ("tag", "name", "code"),
    [
        ("ar", " ", "no_name"),
        ("ar", "x" * 81, "name_too_long"),
        ("tr", "C. Speaker", "language_not_offered"),
    ],
)
def test_a_link_needs_a_name_and_an_offered_language(
    desk: Desk, tag: str, name: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _link(desk, tag, name)


def test_another_surveys_link_cannot_be_stopped(desk: Desk) -> None:
    with pytest.raises(Refused, match="unknown_link"):
        stop_link(desk.kit, desk.survey, desk.one, "0" * 32)
