"""The form for an address meets WCAG 2.2 AA, on a small phone, in both directions, by keyboard."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from app.core.questionnaire import WAYS
from app.flow.ports import Toolkit
from app.web import create_web
from app.words import Catalogues
from tests.builders import a_questionnaire, an_open_version, some_terms, with_return_key
from tests.journeys.host import ROOT
from tests.journeys.looks import fits
from tests.journeys.phone import browser
from tests.journeys.serving import served
from tests.journeys.test_resident_looks import SMALL, violations

pytestmark = pytest.mark.journey
TAGS = ("nl", "ar", "ti", "uk")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def form(toolkit: Toolkit) -> Iterator[str]:
    """The local address of the form of a survey that promised every way."""
    kit = replace(toolkit, words=Catalogues(ROOT / "translations"))
    asked = a_questionnaire(languages=TAGS)
    survey, _, _ = an_open_version(kit, asked, terms=some_terms(ways=WAYS))
    with_return_key(kit, survey)
    with served(create_web(kit, ("results",))) as address:
        yield f"{address}/a/{survey.slug}"


def _walk(page: Page, form: str, tag: str) -> Iterator[str]:
    """Choosing a way, each form, one that was wrong, and the thanks."""
    page.goto(f"{form}?lang={tag}")
    yield "ways"
    for way in ("mail", "sms", "letter"):
        page.goto(f"{form}?lang={tag}&way={way}")
        yield way
    page.locator("button.go").click()
    page.locator("[aria-invalid]").first.wait_for()
    yield "wrong"
    for name, value in (("street", "Vlasweg"), ("number", "1"), ("postcode", "1971ab")):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=town]").fill("IJmuiden")
    page.locator("[name=later][value=no]").check()
    page.keyboard.press("Enter")
    page.locator("form").wait_for(state="detached")
    yield "kept"


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_on_the_form_and_all_fits(chromium: Browser, form: str, tag: str) -> None:
    """AX01, AX08, WCAG 1.4.10 and 2.5.8: at 320 px, with the letters twice as large as well."""
    scheme = "dark" if tag == "ar" else "light"
    context = chromium.new_context(viewport=SMALL, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    for name in _walk(page, form, tag):
        assert violations(page) == [], (name, tag)
        assert fits(page), (name, tag)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert fits(page), (name, tag, "200%")
        small = page.evaluate(
            "[...document.querySelectorAll('main input:not([type]), .pick, .button')]"
            ".filter(each => each.getBoundingClientRect().height < 44).length"
        )
        assert small == 0, (name, tag)
    context.close()


def test_the_form_works_without_a_script_and_keeps_nothing(chromium: Browser, form: str) -> None:
    """Decision 12: no cookie, no storage, no request to another host."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    for _ in _walk(page, form, "nl"):
        pass
    assert context.cookies() == []
    host = form.partition("/a/")[0]
    assert not [url for url in asked if not url.startswith(host) and not url.startswith("data:")]
    context.close()
