"""The ready-made survey in WebKit, the engine of every iPhone: with a script, and without."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from app.exchange import read_survey
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import an_open_version
from tests.journeys.host import ROOT
from tests.journeys.opening import READY
from tests.journeys.serving import served
from tests.journeys.webkit import webkit, without_scripts

pytestmark = pytest.mark.journey

ANSWERS = {
    "good_help": ("family", "municipality"),
    "heard_of": ("school", "tax"),
    "way": ("paper",),
    "asked": ("no",),
    "reasons": ("paperwork", "fear"),
    "waiting": ("slow",),
    "helps_most": ("help",),
    "own_words": ("Een loket in de wijk. شكرا",),
}
# Who never asked for a scheme did not wait for it either.
STORED = {**ANSWERS, "waiting": "not_asked"}


@pytest.fixture(scope="module")
def driver() -> Iterator[WebDriver]:
    with webkit() as found:
        yield found


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    words = Catalogues(ROOT / "translations")
    return replace(toolkit, renderer=DocumentRenderer(), words=words)


@pytest.fixture
def opened(kit: Toolkit) -> Iterator[tuple[Survey, str, str]]:
    """The survey, the server's address, and the path of a place."""
    files = {path.name: path.read_bytes() for path in sorted(READY.parent.glob("*.yaml"))}
    questionnaire = read_survey(READY.name, READY.read_bytes(), files).questionnaire
    survey, _, place = an_open_version(kit, questionnaire, is_example=True)
    with served(create_web(kit, ("respond",))) as address:
        yield survey, address, f"/{place.code}?lang=nl"


def stored(kit: Toolkit, survey: Survey) -> list[dict[str, Any]]:
    with kit.store.read() as shelves:
        responses = [response for _, _, _, response in shelves.responses.all(survey)]
    return [
        {v.path: v.values or (v.missing and v.missing.word) for v in each.values}
        for each in responses
    ]


def seen(driver: WebDriver | WebElement, query: str) -> list[WebElement]:
    return [each for each in driver.find_elements(By.CSS_SELECTOR, query) if each.is_displayed()]


def tap(element: WebElement) -> None:
    """On the whole card, as a thumb does."""
    around = element.find_elements(By.XPATH, "ancestor::label")
    (around or [element])[0].click()


def answer(screen: WebElement) -> set[str]:
    """Gives the planned answers on one screen; returns the names of its items."""
    names: set[str] = set()
    for control in seen(screen, "input, textarea"):
        name, value = control.get_attribute("name") or "", control.get_attribute("value")
        if name.startswith("consent.") and value == "yes":
            tap(control)
        if not name.startswith("answer."):
            continue
        path = name.removeprefix("answer.")
        names.add(path)
        if control.get_attribute("type") in ("radio", "checkbox"):
            if value in ANSWERS[path]:
                tap(control)
        else:
            control.send_keys(*ANSWERS[path])
    return names


def walk(driver: WebDriver, url: str) -> set[str]:
    """From the code to the ticket by what is visible; returns the items that were asked."""
    driver.get(url)
    names: set[str] = set()
    for _ in range(40):
        if driver.find_elements(By.CSS_SELECTOR, "[data-ticket]"):
            return names
        (screen,) = seen(driver, "main > section")
        here = screen.get_attribute("id")
        names |= answer(screen)
        way = seen(screen, ".go")[0]
        sends = way.get_attribute("name") == "act"
        tap(way)
        query = "[data-ticket]" if sends else f"main > section:not([id='{here}'])"
        WebDriverWait(driver, 20, 0.02).until(lambda now, q=query: seen(now, q))
    raise AssertionError("the last page never came")


def test_webkit_walks_the_ready_made_survey_and_sends_it_once(
    driver: WebDriver, kit: Toolkit, opened: tuple[Survey, str, str]
) -> None:
    """The routing script runs there; the record is what was tapped."""
    survey, address, path = opened
    assert walk(driver, address + path) == ANSWERS.keys() - {"waiting"}
    assert stored(kit, survey) == [STORED]


def test_webkit_walks_it_without_a_script_too(
    driver: WebDriver, kit: Toolkit, opened: tuple[Survey, str, str]
) -> None:
    """AX05: every screen in order, nothing but links and one form; the server drops the rest."""
    survey, address, path = opened
    with without_scripts(address) as plain:
        assert walk(driver, plain + path) == ANSWERS.keys()
        assert driver.find_elements(By.TAG_NAME, "script") == []
    assert stored(kit, survey) == [STORED]
