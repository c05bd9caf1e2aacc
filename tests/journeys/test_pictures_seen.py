"""Pictures on a real phone: seen with and without a script, late, and without moving anything."""

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
    _, _, place = an_open_version(kit, questionnaire)
    with served(create_web(kit)) as url:
        yield f"{url}/{place.code}?lang=nl"


def _seen(page: Page) -> bool:
    shown = page.locator("#q1 .pick img:visible")
    for _ in range(200):
        if shown.evaluate_all(_LOADED):
            return True
        page.wait_for_timeout(20)
    return False


def test_pictures_are_seen_without_a_script(found: Browser, address: str) -> None:
    page = phone(found, script=False)
    page.goto(f"{address}#q1")
    assert _seen(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_come_with_their_screen_and_move_nothing(
    found: Browser, address: str, scheme: str
) -> None:
    page = phone(found, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/i/" in url]
    page.goto(f"{address}#q1")
    assert _seen(page)
    assert page.evaluate(_MOVED) == 0
    assert len([url for url in asked if "/i/" in url]) == 5
