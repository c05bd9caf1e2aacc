"""The way of a reviewer: how long it takes, what is skipped, and a text that is not there yet."""

import re

from app.core.side_by_side import WORDS
from app.core.texts import SlotState
from app.flow.translating.hands import Hand
from app.flow.translating.texts import Written, confirm, put_text
from tests.flow.translating.conftest import LABEL
from tests.web.review.conftest import Guest

QUESTION = 2


def _sent(guest: Guest, number: int, **mine: str) -> dict[str, object]:
    seen = re.findall(r'name="(seen:[^"]+)" value="([^"]*)"', guest.page(str(number)))
    form: dict[str, object] = {name.replace("&#39;", "'"): value for name, value in seen}
    form["path"] = [name.removeprefix("seen:") for name in form]
    return {**form, **{f"mine:{path}": text for path, text in mine.items()}, "do": "good"}


def _program(guest: Guest) -> int:
    """The number of the first screen with words of the program."""
    listed = re.findall(r'<li><a href="[^"]*/(\d+)\?lang=en">Words on', guest.page())
    return int(listed[0])


def _empty(guest: Guest) -> None:
    pair = guest.grid().pair(LABEL)
    hand = Hand("A. Coordinator", guest.council.id)
    put_text(guest.kit, guest.survey, hand, "ar", Written(LABEL, "", pair.seen))


def _confirmed_by(guest: Guest, name: str) -> int:
    """Somebody else confirmed every word of the program; how many there are."""
    looked = [
        (p.path, p.seen) for p in guest.grid().pairs if p.path.startswith(WORDS) and p.slot.text
    ]
    return confirm(guest.kit, guest.survey, Hand(name, guest.council.id), "ar", looked)


def test_the_first_page_says_how_long_it_takes_and_that_one_may_come_back(guest: Guest) -> None:
    page = guest.page()
    assert re.search(r"First the survey itself. Texts: .*\d+.* min\.", page)
    assert re.search(r"Then words on buttons and pages. Texts: .*\d+.* min\.", page)
    assert "you go on where you were" in page
    first = _program(guest)
    assert "The questions are behind you" in guest.page(str(first))
    assert "The questions are behind you" not in guest.page(str(first + 1))


def test_words_that_somebody_else_confirmed_before_are_not_asked_again(guest: Guest) -> None:
    first = _program(guest)
    assert _confirmed_by(guest, "B. Before") > 100
    assert guest.client.get(f"{guest.home}{first}").status_code == 404
    assert "Then words on buttons" not in guest.page()


def test_signing_off_leaves_what_somebody_else_confirmed_under_their_name(guest: Guest) -> None:
    _confirmed_by(guest, "B. Before")
    data = {"looked": "yes", "seen": guest.grid().seen}
    assert guest.client.post(f"{guest.home}end", data=data).status_code == 303
    names = {(p.path.startswith(WORDS), p.slot.by) for p in guest.grid().pairs}
    assert names == {(True, "B. Before"), (False, "C. Speaker")}


def test_a_text_that_is_not_there_has_its_field_open_and_is_asked_for(guest: Guest) -> None:
    _empty(guest)
    assert re.search(r"<details open><summary>This text is not there yet", guest.page("2"))
    answer = guest.client.post(f"{guest.home}2?lang=en", data=_sent(guest, QUESTION))
    assert answer.status_code == 409
    assert "Write it here, or skip this screen" in answer.get_data(as_text=True)
    form = _sent(guest, QUESTION, **{LABEL: "هل الحي آمن ${name}؟"})
    assert guest.client.post(f"{guest.home}2", data=form).status_code == 303
    assert (guest.slot().state, guest.slot().by) == (SlotState.CONFIRMED, "C. Speaker")


def test_what_is_there_is_confirmed_although_another_text_is_missing(guest: Guest) -> None:
    _empty(guest)
    guest.client.post(f"{guest.home}2", data=_sent(guest, QUESTION))
    found = guest.grid()
    others = [p for p in found.pairs if p.item == found.pair(LABEL).item]
    states = {p.slot.state for p in others if p.path != LABEL}
    assert states == {SlotState.CONFIRMED}


def test_a_title_of_a_window_holds_no_marks(guest: Guest) -> None:
    assert re.search(r"<title>[^<&]*Question 1[^<&]*</title>", guest.page("2"))
