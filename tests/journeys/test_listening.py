"""Listening and larger letters: on any screen, by tap and by key, with a script and without."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.flow.ports import Toolkit
from app.flow.records import Sound
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.journeys.phone import phone, screen
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
TRANSLATIONS = Path(__file__).parents[2] / "translations"
KEYS = ("s", "q1", "q1/often", "w/listen", "w/next", "w/yes")
OWN_VOICE = """
window.said = [];
const voices = [{lang: 'ar-SA', name: 'Own'}];
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => voices, cancel: () => {},
  speak: each => { window.said.push([each.lang, each.text]); },
}});
"""


@pytest.fixture
def url(toolkit: Toolkit) -> Iterator[str]:
    """A survey that can be heard in Dutch and not in Arabic."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))
    _, version, place = an_open_version(kit, a_questionnaire(an_item(), an_item("again")))
    sounds = (
        *(Sound(key, "computer", "none.mp3", 1.0, 3000) for key in KEYS),
        Sound("q2", "video", "none.mp4", 2.0, 90_000, caption="again"),
    )
    with kit.store.write() as shelves:
        shelves.sounds.put_sounds(version, "nl", sounds)
    with served(create_web(kit, ("respond",))) as address:
        yield f"{address}/{place.code}"


def to_the_first_question(page: Page) -> None:
    for _ in range(3):
        screen(page).locator(".go").click()
    for _ in range(2):
        screen(page).locator("input[value=yes]").check()
        screen(page).locator(".go").click()
    assert screen(page).get_attribute("id") == "q1"


def test_listening_is_switched_on_any_screen_and_off_again(chromium: Browser, url: str) -> None:
    """SV13, AX06: nothing plays by itself; answers stay; off is as before."""
    page = phone(chromium)
    page.goto(f"{url}?lang=nl")
    to_the_first_question(page)
    screen(page).locator("input[value=often]").check()
    assert page.locator(".play").count() == 0
    page.locator(".bar [formaction*='listen=']").focus()
    page.keyboard.press("Enter")
    page.locator("#q1 .everything").wait_for()
    assert "0.1 MB" in page.locator(".hearing").inner_text()
    assert page.locator("#q1 .play[data-sound='q1/often']").is_visible()
    assert screen(page).locator("input[value=often]").is_checked()
    assert page.locator("input[name=audio]").count() == 0
    page.locator("#q1 .play[data-sound='q1']").click()
    assert page.locator("input[name=audio]").get_attribute("value") == "1"
    assert screen(page).get_attribute("id") == "q1"
    page.locator(".bar [formaction*='listen=']").click()
    assert page.locator(".play, .everything, .hearing").count() == 0
    assert screen(page).locator("input[value=often]").is_checked()


def test_without_a_sound_the_phone_itself_speaks_where_it_can(chromium: Browser, url: str) -> None:
    """LA07: the last resort, marked as a computer."""
    page = phone(chromium)
    page.add_init_script(OWN_VOICE)
    page.goto(f"{url}?lang=ar")
    page.locator(".bar [formaction*='listen=']").click()
    page.locator("#s .everything").wait_for()
    assert page.locator(".hearing").inner_text()
    page.locator("#s h1 + .play").first.click()
    (said,) = page.evaluate("window.said")
    assert said[0] == "ar"
    assert "[ar]" in said[1]


def test_without_any_voice_nothing_offers_to_speak(chromium: Browser, url: str) -> None:
    page = phone(chromium)
    page.goto(f"{url}?lang=ar")
    page.wait_for_load_state("networkidle")
    assert page.locator("[formaction*='listen=']").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_larger_letters_keep_every_answer(chromium: Browser, url: str, script: bool) -> None:
    """WCAG 1.4.4, LA11: with a script in the page, without one through the server."""
    page = phone(chromium, script=script)
    page.goto(f"{url}?lang=nl")
    to_the_first_question(page)
    screen(page).locator("input[value=often]").check()
    before = page.locator("#q1 h1").bounding_box()
    page.locator(".bar a[href='#l']").click()
    page.locator("#l [formaction*='size=']").click()
    page.locator("html.large").wait_for()
    assert page.locator("#q1 input[value=often]").is_checked()
    page.goto(f"{page.url.split('#')[0]}#q1")
    after = page.locator("#q1 h1").bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"]


def test_who_listens_without_a_script_has_players_and_keeps_every_answer(
    chromium: Browser, url: str
) -> None:
    """SV13, AX05."""
    page = phone(chromium, script=False)
    page.goto(f"{url}?lang=nl")
    to_the_first_question(page)
    screen(page).locator("input[value=often]").check()
    assert page.locator("audio").count() == 0
    page.locator(".bar [formaction*='listen=']").click()
    assert page.locator("#q1 input[value=often]").is_checked()
    addresses = page.locator("#q1 audio").evaluate_all("all => all.map(each => each.src)")
    assert [address.split("/nl/")[1] for address in addresses][:2] == ["q1.mp3", "q1/often.mp3"]
    film = page.locator("#q2 video[controls][src$='/nl/q2.mp4'] track[src$='/nl/q2.vtt']")
    assert film.count() == 1
    assert set(page.locator("audio").evaluate_all("all => all.map(each => each.preload)")) == {
        "none"
    }


def test_a_film_in_sign_language_stands_at_its_question_with_captions(
    chromium: Browser, url: str
) -> None:
    """Decision 1: on tap, with controls and the words of the first language below it."""
    page = phone(chromium)
    page.goto(f"{url}?lang=nl")
    to_the_first_question(page)
    screen(page).locator(".go").click()
    page.locator(".bar [formaction*='listen=']").click()
    page.locator("#q2 .play[data-sound='q2']").click()
    film = page.locator("#q2 video[controls]")
    assert str(film.get_attribute("src")).endswith("/nl/q2.mp4")
    captions = film.locator("track[kind=captions][default]")
    assert str(captions.get_attribute("src")).endswith("/nl/q2.vtt")


def test_the_end_is_the_same_for_who_listens(chromium: Browser, url: str) -> None:
    """The last page is heard too, and offers the next person a new beginning."""
    page = phone(chromium)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{url}?lang=nl")
    page.locator(".bar [formaction*='listen=']").click()
    page.locator(".everything").wait_for()
    to_the_first_question(page)
    for _ in range(2):
        screen(page).locator(".go").click()
    page.locator("button[value=send]").click()
    page.locator("[data-ticket]").wait_for()
    page.locator("main button:has-text('Volgende')").wait_for()
    assert wrong == []


def test_without_a_network_and_a_list_nothing_pretends_to_speak(
    chromium: Browser, url: str
) -> None:
    page = phone(chromium, service_workers="block")
    page.goto(f"{url}?lang=nl")
    to_the_first_question(page)
    page.route("**/list", lambda route: route.abort())
    page.locator(".bar [formaction*='listen=']").click()
    page.locator("[role=alert]:visible").wait_for()
    assert page.locator("html.hears, .play").count() == 0


def test_what_was_switched_on_stays_on_without_a_script(chromium: Browser, url: str) -> None:
    """Listening and larger letters go along with another language, and can be switched off."""
    page = phone(chromium, script=False)
    page.goto(f"{url}?lang=nl")
    page.locator(".bar [formaction*='listen=']").click()
    page.locator(".bar a[href='#l']").click()
    page.locator("#l [formaction*='size=']").click()
    assert page.locator("html.large audio").count()
    page.locator(".bar a[href='#l']").click()
    page.locator("#l button[lang=ar]").click()
    assert page.locator("html.large[lang=ar]").count()
    page.locator(".bar a[href='#l']").click()
    page.locator("#l button[lang=nl]").click()
    assert page.locator("html.large[lang=nl] audio").count()
    page.locator(".bar [formaction*='listen=']").first.click()
    assert page.locator("html.large[lang=nl]").count()
    assert page.locator("audio").count() == 0
