"""The pages of rights and the consent talk meet WCAG 2.2 AA, on a small phone and on paper."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from app.core.consent import Consent
from app.core.questionnaire import Kind, Purpose
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, a_response, an_id, an_item, an_open_version
from tests.ended import ticket
from tests.journeys.host import ROOT
from tests.journeys.phone import browser
from tests.journeys.serving import served
from tests.journeys.test_resident_looks import SMALL, violations

pytestmark = pytest.mark.journey
PURPOSES = ("adult", "answers", "quote", "voice", "photo")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def host(toolkit: Toolkit) -> Iterator[tuple[str, dict[str, str]]]:
    """The local address, and the path of each page by its name."""
    kit = replace(toolkit, words=Catalogues(ROOT / "translations"), renderer=DocumentRenderer())
    asked = a_questionnaire(
        an_item(is_sensitive=True),
        an_item("remarks", Kind.TEXT),
        purposes=tuple(Purpose(name) for name in PURPOSES),
    )
    survey, version, place = an_open_version(kit, asked, is_example=True)
    agreed = a_response(consent=Consent(tuple((name, True) for name in PURPOSES)), level="easy")
    hashed = kit.secrets.hash
    with kit.store.write() as shelves:
        trace = hashed("withdrawal", survey.id, ticket(0))
        shelves.responses.add(an_id(), survey, version, place, agreed, trace)
    with kit.store.write() as shelves:
        shelves.returns.register_ticket(survey.id, hashed("register", survey.id, ticket(0)))
    own = f"/t/{survey.slug}/{ticket(0)}"
    pages = {
        "ticket": own,
        "held": f"{own}/held",
        "voice": f"{own}/withdraw/voice",
        "rights": f"/r/{survey.slug}/rights",
        "talk": f"/v/{version.fingerprint}/TAG/script",
        "place": f"/{place.code}",
    }
    with served(create_web(kit)) as address:
        yield address, pages


def _walk(page: Page, address: str, pages: dict[str, str], tag: str) -> Iterator[str]:
    """Every page in turn, the last page and that after taking back among them."""
    for name in ("ticket", "held", "rights", "talk", "voice"):
        page.goto(f"{address}{pages[name].replace('TAG', tag)}?lang={tag}")
        yield name
    page.locator("main form button").click()
    page.locator("main form").wait_for(state="detached")
    yield "taken back"
    page.goto(f"{address}{pages['place']}?lang={tag}#c1")
    page.evaluate(
        "document.querySelectorAll('[name^=consent][value=yes]').forEach(each => each.click())"
    )
    page.locator("summary").first.click()
    page.locator("button[value=part]").click()
    page.locator("[data-ticket]").wait_for()
    yield "last"


@pytest.mark.parametrize("tag", ["nl", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_rights_and_all_fits(
    chromium: Browser, host: tuple[str, dict[str, str]], tag: str, scheme: str
) -> None:
    """AX01, AX08, WCAG 1.4.10: at 320 px, with the letters twice as large as well."""
    context = chromium.new_context(viewport=SMALL, bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name in _walk(page, *host, tag):
        assert violations(page) == [], (name, tag, scheme)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= SMALL["width"], (name, wide)
        page.evaluate("document.documentElement.style.fontSize = ''")
    context.close()


def test_on_paper_ticket_and_receipt_are_black_on_white_also_from_a_dark_phone(
    chromium: Browser, host: tuple[str, dict[str, str]]
) -> None:
    """CO13, CO14: what a person keeps is readable and whole on paper."""
    context = chromium.new_context(viewport=SMALL, bypass_csp=True, color_scheme="dark")
    page = context.new_page()
    for name in _walk(page, *host, "nl"):
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate(
            "[...document.querySelectorAll('main p, main dt, main dd, main h1')]"
            ".filter(each => each.offsetParent)"
            ".map(each => getComputedStyle(each).color)"
        )
        assert set(colours) == {"rgb(0, 0, 0)"}, name
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)", name
        assert page.locator(".button:visible").count() == 0
        if name == "last":
            assert page.locator(".ticket:visible").count() == 1
            assert page.locator("dd:visible").count() == page.locator("dd").count() > 10
        page.emulate_media(media="screen", color_scheme="dark")
    context.close()
