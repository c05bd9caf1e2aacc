"""An old browser ignores what it does not know of style and script; the pages stay whole."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, Route

from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.web import create_web
from app.words import Catalogues
from tests.ended import OUTSIDE, ended, ticket
from tests.journeys.host import ROOT
from tests.journeys.looks import SMALL, fits
from tests.journeys.phone import go_on, screen, tap_through
from tests.journeys.serving import served
from tests.web.test_old_phones import ALLOWED, NEWER_STYLE

pytestmark = pytest.mark.journey
_STYLE = re.compile(r"<style>.*?</style>", re.S)
_NEWER = re.compile("|".join(f"(?:{name})" for name in ALLOWED if name in NEWER_STYLE))


def old(found: Browser, **options: object) -> Page:
    """A phone that knows none of the newer words of style."""
    page = found.new_context(viewport=SMALL, bypass_csp=True, **options).new_page()  # type: ignore[arg-type]

    def without(route: Route) -> None:
        answer = route.fetch()
        body = _STYLE.sub(lambda style: _NEWER.sub("x-unknown", style[0]), answer.text())
        assert not _NEWER.search("".join(_STYLE.findall(body)))
        route.fulfill(response=answer, body=body)

    page.route(lambda url: "/" in url, without)
    return page


def test_without_the_newer_lines_of_style_every_screen_works(
    chromium: Browser, every_screen: str
) -> None:
    """From the start to the ticket, in the light and in the dark, nothing wider than the phone."""
    for scheme in ("light", "dark"):
        page = old(chromium, color_scheme=scheme)
        page.goto(f"{every_screen}?lang=nl")
        assert fits(page)
        assert tap_through(page) > 8
        assert fits(page)
        page.context.close()


def test_without_the_newer_lines_of_style_results_are_readable(
    chromium: Browser, toolkit: Toolkit
) -> None:
    kit = replace(toolkit, words=Catalogues(ROOT / "translations"))
    actions = [{"text": "Meer licht", "state": "being_decided", "when": "2027-03-01"}]
    done, _, _ = ended(kit, 16, 12, questionnaire=replace(OUTSIDE, languages=("nl", "ar")))
    publish(kit, done, {"actions": actions})
    with served(create_web(kit)) as address:
        page = old(chromium)
        for tag in ("nl", "ar"):
            page.goto(f"{address}/t/{done.slug}/{ticket(0)}?lang={tag}")
            page.locator("main form button").first.click()
            page.locator(".ten").first.wait_for()
            assert page.locator(".actions").is_visible()
            assert fits(page), tag


def test_focus_needs_no_options(chromium: Browser, every_screen: str) -> None:
    """Safari before 15 ignores that a heading may take the focus without scrolling."""
    page = old(chromium)
    page.add_init_script(
        "const focus = HTMLElement.prototype.focus;"
        "HTMLElement.prototype.focus = function () { focus.call(this); };"
    )
    page.goto(f"{every_screen}?lang=nl")
    for _ in range(2):
        go_on(page, screen(page))
        screen(page).locator("h1:focus").wait_for()
        assert page.evaluate("scrollY") == 0
