"""What a browser makes of the resident's page: axe on every screen, one request, nothing moves."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.looks import SMALL, each_screen, opened, violations

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("tag", ["nl", "nl-simple", "ar", "ti", "rif-Zxxx"])
def test_axe_finds_nothing_on_any_screen(chromium: Browser, every_screen: str, tag: str) -> None:
    """AX01, AX05, AX08, AX09; the dark is a matter of colours, which no language changes."""
    for scheme in ("light", "dark") if tag in ("nl", "ar") else ("light",):
        page = opened(chromium, every_screen, tag, color_scheme=scheme)
        for screen in each_screen(page):
            assert violations(page) == [], (screen, scheme)
        page.locator("summary").first.click()
        assert violations(page) == [], scheme
        page.locator("button[value=part]").click()
        page.locator("form").wait_for(state="detached")
        assert violations(page) == [], scheme
        page.context.close()


def test_a_visit_is_one_request_and_nothing_moves(chromium: Browser, every_screen: str) -> None:
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
    page.goto(f"{every_screen}?lang=nl")
    page.wait_for_load_state("networkidle")
    # What comes later is counted apart: answering waits for none of it.
    answering = [each for each in asked if "/p/" not in each and "/v/" not in each]
    assert answering == [f"{every_screen}?lang=nl"]
    assert len(asked) == 3
    for _ in range(3):
        page.locator("section:visible .go").click()
    page.locator("#c1").wait_for()
    assert page.evaluate("window.moved") == 0
    assert wrong == []


def test_without_sealing_the_page_asks_to_stay_open(chromium: Browser, every_screen: str) -> None:
    """ADR 003: no secure context, no WebCrypto; then nothing is written at all."""
    page = chromium.new_context(viewport=SMALL).new_page()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined});")
    page.goto(f"{every_screen}?lang=en#c2")
    page.locator("#c2 input[value=yes]").check()
    page.locator("summary").first.click()
    page.context.set_offline(True)
    page.locator("button[value=part]").click()
    page.get_by_text("Keep this page open").wait_for()
    assert page.context.storage_state()["origins"] == []
    page.context.set_offline(False)
    page.locator("[data-ticket]").wait_for()
