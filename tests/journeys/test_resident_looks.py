"""What eye, ear and thumb meet on every screen: WCAG 2.2 AA, small phones, large letters."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from app.core.expressions.tree import Call, Literal, Reference
from app.core.questionnaire import Kind, Purpose
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.journeys.phone import browser
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
TRANSLATIONS = Path(__file__).parents[2] / "translations"
SCREENS = ("s", "l", "n", "t", "c1", "c2", "c3", *(f"q{n}" for n in range(1, 9)), "r")
SMALL = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def url(toolkit: Toolkit) -> Iterator[str]:
    """A place of a survey with every kind of screen."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))
    no = Call("=", (Reference("one"), Literal("no")))
    questionnaire = a_questionnaire(
        an_item("one", options=("yes", "no"), knows=True, is_sensitive=True),
        an_item("many", Kind.SELECT_MULTIPLE, tuple(f"choice_{n}" for n in range(8)), relevant=no),
        an_item("rate", Kind.RANGE, start="0", end="10", step="1"),
        an_item("age", Kind.INTEGER),
        an_item("day", Kind.DATE, is_sensitive=True),
        an_item("note", Kind.NOTE),
        an_item("line", Kind.TEXT),
        an_item("story", Kind.TEXT, has_long_text=True),
        languages=("nl", "nl-simple", "en", "ar", "ti"),
        purposes=(Purpose("adult"), Purpose("answers"), Purpose("quote")),
    )
    _, _, place = an_open_version(kit, questionnaire, is_example=True)
    with served(create_web(kit, ("respond",))) as address:
        yield f"{address}/{place.code}"


def opened(found: Browser, url: str, tag: str, **options: object) -> Page:
    page = found.new_context(viewport=SMALL, bypass_csp=True, **options).new_page()  # type: ignore[arg-type]
    page.goto(f"{url}?lang={tag}")
    return page


def violations(page: Page) -> list[str]:
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:90]}"
        for each in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize("tag", ["nl", "nl-simple", "ar"])
def test_axe_finds_nothing_on_any_screen(chromium: Browser, url: str, tag: str) -> None:
    """AX01, AX05, AX08, AX09, in the light and in the dark."""
    for scheme in ("light", "dark"):
        page = opened(chromium, url, tag, color_scheme=scheme)
        for screen in SCREENS:
            page.goto(f"{url}?lang={tag}#{screen}")
            assert violations(page) == [], (screen, scheme)
        page.locator("summary").first.click()
        assert violations(page) == [], scheme
        page.locator("button[value=part]").click()
        page.locator("form").wait_for(state="detached")
        assert violations(page) == [], scheme
        page.context.close()


@pytest.mark.parametrize("tag", ["nl", "ar", "ti"])
def test_large_letters_fit_on_a_small_phone(chromium: Browser, url: str, tag: str) -> None:
    """WCAG 1.4.4 and 1.4.10: 320 px wide, text at 200%, nothing to scroll sideways."""
    page = opened(chromium, url, tag)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for screen in SCREENS:
        page.evaluate(f"location.hash = '{screen}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], screen


def test_everything_to_tap_is_large_enough(chromium: Browser, url: str) -> None:
    """WCAG 2.5.8, AX04: at least 48 px high, cards and buttons 8 px apart."""
    page = opened(chromium, url, "nl")
    for screen in SCREENS:
        page.goto(f"{url}?lang=nl#{screen}")
        targets = page.locator(".pick:visible, .button:visible, .tool:visible")
        boxes = [targets.nth(n).bounding_box() for n in range(targets.count())]
        assert all(box and box["height"] >= 48 and box["width"] >= 48 for box in boxes), screen


def test_focus_is_on_the_heading_and_never_hidden(chromium: Browser, url: str) -> None:
    """WCAG 2.4.3, 2.4.11: who cannot see hears the new question first."""
    page = opened(chromium, url, "nl")
    page.goto(f"{url}?lang=nl#q1")
    page.locator("#q1 .go").click()
    page.locator("#q2 h1:focus, #q3 h1:focus").wait_for()
    assert page.evaluate("scrollY") == 0


def test_a_visit_is_one_request_and_nothing_moves(chromium: Browser, url: str) -> None:
    """PH01, CO18: no other host, no second file; no layout shift."""
    page = chromium.new_context(viewport=SMALL).new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " if (!entry.hadRecentInput) window.moved += entry.value; }))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{url}?lang=nl")
    page.wait_for_load_state("networkidle")
    # What comes later is counted apart: answering waits for none of it.
    assert [each for each in asked if "/p/" not in each and "/v/" not in each] == [f"{url}?lang=nl"]
    assert len(asked) == 3
    for _ in range(3):
        page.locator("section:visible .go").click()
    page.locator("#c1").wait_for()
    assert page.evaluate("window.moved") == 0
    assert wrong == []


def test_without_sealing_the_page_asks_to_stay_open(chromium: Browser, url: str) -> None:
    """ADR 003: no secure context, no WebCrypto; then nothing is written at all."""
    page = chromium.new_context(viewport=SMALL).new_page()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined});")
    page.goto(f"{url}?lang=en#c2")
    page.locator("#c2 input[value=yes]").check()
    page.locator("summary").first.click()
    page.context.set_offline(True)
    page.locator("button[value=part]").click()
    page.get_by_text("Keep this page open").wait_for()
    assert page.context.storage_state()["origins"] == []
    page.context.set_offline(False)
    page.locator("[data-ticket]").wait_for()


def test_the_keyboard_is_enough(chromium: Browser, url: str) -> None:
    """WCAG 2.1.1: tab, space and enter from the start to the first answer."""
    page = opened(chromium, url, "nl")
    page.locator("#s .go").focus()
    page.keyboard.press("Enter")
    for screen in ("n", "t"):
        page.locator(f"#{screen} .go").focus()
        page.keyboard.press("Enter")
    page.locator("#c1 h1:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#c1 input[value=yes]").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#c2 h1:focus").wait_for()
