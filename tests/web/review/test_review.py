"""The door of a reviewer: one language, one name, and nothing else is reachable."""

import io
import re

import pytest

from app.core.texts import SlotState
from app.flow.prepare import take_in
from app.flow.translating.hands import Hand
from app.flow.translating.links import links_of, stop_link
from app.flow.translating.texts import Written, put_text
from tests.flow.translating.conftest import LABEL, a_draft
from tests.web.review.conftest import Guest

OTHER = "هل الحي آمن ${name}؟"
QUESTION = 2


def _form(guest: Guest, number: int = QUESTION, **mine: str) -> dict[str, object]:
    """The fields of a screen as the page holds them."""
    page = guest.page(str(number))
    seen = re.findall(r'name="(seen:[^"]+)" value="([^"]*)"', page)
    form: dict[str, object] = {name.replace("&#39;", "'"): value for name, value in seen}
    form["path"] = [name.removeprefix("seen:") for name in form]
    return {**form, **{f"mine:{path}": text for path, text in mine.items()}}


def test_the_first_page_says_who_asks_what_in_dutch_or_english(guest: Guest) -> None:
    page = guest.page()
    assert "Participatieraad" in page
    assert "C. Speaker" in page
    assert "Do these words sound right?" in page
    dutch = guest.client.get(f"{guest.home}?lang=nl").get_data(as_text=True)
    assert '<html lang="nl"' in dutch
    assert "Klinken deze woorden goed?" in dutch
    assert f"{guest.home}1?lang=nl" in dutch


def test_a_screen_that_is_good_is_confirmed_under_the_name_of_the_link(guest: Guest) -> None:
    answer = guest.client.post(f"{guest.home}{QUESTION}", data={**_form(guest), "do": "good"})
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"{guest.home}{QUESTION + 1}")
    slot = guest.slot()
    assert (slot.state, slot.by) == (SlotState.CONFIRMED, "C. Speaker")
    assert 'class="tag good">Looked at' in guest.page()


def test_who_would_say_it_differently_writes_their_own_text(guest: Guest) -> None:
    form = {**_form(guest, **{LABEL: OTHER}), "do": "good"}
    guest.client.post(f"{guest.home}{QUESTION}", data=form)
    slot = guest.slot()
    assert (slot.text, slot.state, slot.by) == (OTHER, SlotState.CONFIRMED, "C. Speaker")


def test_own_words_that_lose_a_name_are_kept_on_the_page_with_the_reason(guest: Guest) -> None:
    form = {**_form(guest, **{LABEL: "هل هو آمن؟"}), "do": "good"}
    answer = guest.client.post(f"{guest.home}{QUESTION}?lang=en", data=form)
    assert answer.status_code == 409
    assert "هل هو آمن؟" in answer.get_data(as_text=True)
    assert "between braces" in answer.get_data(as_text=True)
    assert guest.slot().state is SlotState.DRAFT


def test_somebody_elses_change_meanwhile_is_shown_and_nothing_is_lost(guest: Guest) -> None:
    form = {**_form(guest, **{LABEL: OTHER}), "do": "good"}
    seen = guest.grid().pair(LABEL).seen
    theirs = Written(LABEL, "نص آخر ${name}", seen)
    put_text(guest.kit, guest.survey, Hand("Else", guest.council.id), "ar", theirs)
    answer = guest.client.post(f"{guest.home}{QUESTION}", data=form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert OTHER in page
    assert theirs.text in page


def test_words_about_the_program_and_the_first_language_become_notes(guest: Guest) -> None:
    pair = next(p for p in guest.grid().pairs if p.path.startswith("words:"))
    form = {"path": pair.path, f"seen:{pair.path}": pair.seen, f"mine:{pair.path}": "كلمة"}
    guest.client.post(f"{guest.home}3", data={**form, "do": "later"})
    note = guest.grid().notes[pair.path]
    assert (note.text, note.by) == ("كلمة", "C. Speaker")
    dutch = guest.link("nl")
    form = {"path": LABEL, f"seen:{LABEL}": "", f"mine:{LABEL}": "Voelt u zich veilig?"}
    guest.client.post(f"{dutch}{QUESTION}", data={**form, "do": "later"})
    assert guest.slot(tag="nl").text == "Is het veilig, ${name}?"
    assert guest.grid("nl").notes[LABEL].text == "Voelt u zich veilig?"


def test_a_voice_from_the_phone_is_kept_and_can_be_taken_away(guest: Guest) -> None:
    def send(content: bytes) -> object:
        data = {"path": LABEL, "at": "2", "start": "", "end": "1.5"}
        sound = (io.BytesIO(content), "voice.webm")
        return guest.client.post(f"{guest.home}voice?lang=en", data={**data, "sound": sound})

    refused = send(b"a strange codec")
    assert "This is no sound that we can read." in refused.get_data(as_text=True)  # type: ignore[attr-defined]
    send(b"sound")
    assert "Recorded by <bdi>C. Speaker</bdi>" in guest.page(f"voice?path={LABEL}&at=2")
    assert guest.client.get(f"{guest.home}sound?path={LABEL}").data == b"clean sound"
    guest.client.post(f"{guest.home}silent", data={"path": LABEL, "at": "2"})
    assert guest.client.get(f"{guest.home}sound?path={LABEL}").status_code == 404


def test_signing_off_needs_the_tick_and_bears_the_name_of_the_link(guest: Guest) -> None:
    answer = guest.client.post(f"{guest.home}end?lang=en", data={})
    assert answer.status_code == 422
    assert "Tick the box first" in answer.get_data(as_text=True)
    form = {"looked": "yes", "seen": guest.grid().seen, "name": "Somebody Else"}
    guest.client.post(f"{guest.home}end", data=form)
    slots = [pair.slot for pair in guest.grid().pairs]
    assert {(slot.state, slot.by) for slot in slots} == {(SlotState.CONFIRMED, "C. Speaker")}
    assert {pair.slot.by for pair in guest.grid("nl-simple").pairs} == {""}
    assert "Your name stands with it" in guest.page("thanks")


def test_nobody_signs_off_what_is_missing(guest: Guest) -> None:
    home, seen = guest.link("nl-simple"), guest.grid("nl-simple").seen
    answer = guest.client.post(f"{home}end?lang=en", data={"looked": "yes", "seen": seen})
    assert answer.status_code == 422
    assert "Texts that are still missing" in answer.get_data(as_text=True)


def test_who_stops_closes_the_link_and_what_they_did_stays(guest: Guest) -> None:
    guest.client.post(f"{guest.home}{QUESTION}", data={**_form(guest), "do": "good"})
    answer = guest.client.post(f"{guest.home}stop?lang=en", data={})
    assert "You stopped. Thank you." in answer.get_data(as_text=True)
    assert guest.client.get(guest.home).status_code == 404
    assert guest.slot().by == "C. Speaker"


@pytest.mark.parametrize(
    "where", ["", "1", "voice?path=title", "sound?path=title", "end", "thanks"]
)
def test_a_link_that_is_over_opens_nothing_and_says_so(guest: Guest, where: str) -> None:
    (link,) = links_of(guest.kit, guest.survey)
    stop_link(guest.kit, guest.survey, Hand("A. Coordinator", guest.council.id), link.id)
    gone = guest.client.get(f"{guest.home}{where}", headers={"Accept-Language": "en"})
    never = guest.client.get(f"/review/{'0' * 32}/{where}", headers={"Accept-Language": "en"})
    assert gone.status_code == never.status_code == 404
    assert gone.data == never.data
    assert b"does not open anything any more" in gone.data


def test_a_link_opens_nothing_but_its_own_language(guest: Guest) -> None:
    """The address names no language and no survey, so there is nothing to change in it; and no
    page behind it holds a text of another language than its own and the one it is made from."""
    words = guest.page("2") + guest.page() + guest.page("end")
    assert "Bent u bang?" not in words
    rules = {str(rule) for rule in guest.client.application.url_map.iter_rules("review.way-start")}
    assert rules == {"/review/<token>/"}
    take_in(guest.kit, guest.council, a_draft(), "another")
    assert "another" not in guest.page()
    assert guest.client.get("/council/surveys/square/languages/ar").status_code == 404


def test_another_website_sends_nothing_and_no_cookie_is_set(guest: Guest) -> None:
    form = {**_form(guest), "do": "good"}
    headers = {"Origin": "https://elsewhere.example"}
    assert guest.client.post(f"{guest.home}2", data=form, headers=headers).status_code == 403
    answer = guest.client.get(guest.home)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_language_that_is_only_spoken_is_reviewed_by_voice(guest: Guest) -> None:
    home = guest.link("rif-Zxxx")
    assert "Is het veilig" in guest.page(str(QUESTION), home)
    sound = (io.BytesIO(b"sound"), "voice.webm")
    guest.client.post(f"{home}voice", data={"path": LABEL, "at": "2", "sound": sound})
    seen = guest.grid("rif-Zxxx").pair(LABEL).seen
    form = {"path": LABEL, f"seen:{LABEL}": seen, "do": "good"}
    assert guest.client.post(f"{home}{QUESTION}", data=form).status_code == 303
    assert guest.slot(tag="rif-Zxxx").by == "C. Speaker"
