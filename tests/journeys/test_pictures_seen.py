"""Pictures on a real phone: they come late, are there offline, and move nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.exchange import read_survey
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import an_open_version
from tests.journeys.host import ROOT
from tests.journeys.phone import browser, phone
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
_READY = ROOT / "surveys" / "schemes-not-used"
_MOVED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
    .observe({type: 'layout-shift', buffered: true});
  const drawn = left => left ? requestAnimationFrame(() => drawn(left - 1)) : done(sum);
  drawn(10);
})"""
_LOADED = "all => all.length > 3 && all.every(one => one.complete && one.naturalWidth > 0)"


@pytest.fixture(scope="module")
def found() -> Iterator[Browser]:
    with browser() as each:
        yield each


@pytest.fixture
def address(toolkit: Toolkit) -> Iterator[str]:
    """The ready-made survey, open at one place."""
    words = Catalogues(Path(ROOT) / "translations")
    kit = replace(toolkit, renderer=DocumentRenderer(), words=words)
    files = {path.name: path.read_bytes() for path in _READY.glob("*.yaml")}
    questionnaire = read_survey("survey.yaml", files["survey.yaml"], files).questionnaire
    spoken = replace(questionnaire, languages=(*questionnaire.languages, "rif-Zxxx"))
    _, _, place = an_open_version(kit, spoken)
    with served(create_web(kit)) as url:
        yield f"{url}/{place.code}?lang=nl"


def _seen(page: Page) -> bool:
    shown = page.locator("#q1 .pick img:visible")
    for _ in range(200):
        if shown.evaluate_all(_LOADED):
            return True
        page.wait_for_timeout(20)
    return False


def _went_out(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_whoever_listens_without_a_script_sees_pictures(found: Browser, address: str) -> None:
    page = phone(found, script=False)
    asked = _went_out(page)
    page.goto(f"{address}#q1")
    assert not page.locator("img").count()
    assert not [url for url in asked if "/i/" in url]
    # The button to listen stands only where there is sound, so another one asks for it here.
    page.goto(f"{address}#l")
    button = page.locator("#l button").last
    button.evaluate("button => button.setAttribute('formaction', '?lang=nl&listen=1')")
    button.click()
    # The form that came back must stand before its fragment is asked for, or it is fetched anew.
    page.locator("#q1 .pick img").first.wait_for(state="attached")
    page.wait_for_load_state()
    page.goto(f"{page.url}#q1")
    assert _seen(page)


def test_a_spoken_language_has_its_pictures_in_the_page(found: Browser, address: str) -> None:
    page = phone(found, script=False)
    page.goto(f"{address.replace('lang=nl', 'lang=rif-Zxxx')}#q1")
    assert _seen(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_come_behind_the_page_all_at_once_and_move_nothing(
    found: Browser, address: str, scheme: str
) -> None:
    page = phone(found, color_scheme=scheme)
    asked = _went_out(page)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    first = next(place for place, url in enumerate(asked) if "/i/" in url)
    assert next(place for place, url in enumerate(asked) if url.endswith("/more")) < first
    page.context.set_offline(True)
    page.evaluate("location.hash = 'q1'")
    assert _seen(page)
    assert page.evaluate(_MOVED) == 0


def test_a_screen_that_is_seen_gets_no_picture_before_somebody_leaves_it(
    found: Browser, address: str
) -> None:
    page = phone(found)
    page.goto(f"{address}#q1")
    page.wait_for_load_state("networkidle")
    assert not page.locator("#q1 img").count()
    page.evaluate("location.hash = 'q2'")
    page.evaluate("location.hash = 'q1'")
    assert _seen(page)
    assert page.evaluate(_MOVED) == 0


def test_another_language_has_its_pictures_at_once(found: Browser, address: str) -> None:
    page = phone(found)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("location.hash = 'q1'")
    for tag in ("ar", "rif-Zxxx"):
        page.evaluate("location.hash = 'l'")
        page.locator(f"#l [lang={tag}]").click()
        page.wait_for_function("tag => document.documentElement.lang == tag", arg=tag)
        assert _seen(page)
        assert page.locator("#q1 .pick img").count() == 5
