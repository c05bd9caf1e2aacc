"""A resident's phone, tapped through: with a script and without, in both directions, offline."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from app.core.expressions.tree import Call, Literal, Number, Reference
from app.core.expressions.tree import Current as Itself
from app.core.questionnaire import Kind, Purpose, Questionnaire
from app.core.response import Response
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version, texts
from tests.journeys.phone import browser, phone, screen
from tests.journeys.serving import served
from tests.journeys.waiting import lying

pytestmark = pytest.mark.journey
TRANSLATIONS = Path(__file__).parents[2] / "translations"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))


def _questionnaire() -> Questionnaire:
    no = Call("=", (Reference("outside"), Literal("no")))
    grown = Call("<=", (Itself(), Number(120)))
    return a_questionnaire(
        an_item("outside", options=("yes", "no"), knows=True),
        an_item("why", Kind.SELECT_MULTIPLE, ("rain", "dark", "dogs"), relevant=no),
        an_item("age", Kind.INTEGER, constraint=grown, constraint_message=texts("At most 120")),
        an_item("told", Kind.NOTE, label=texts("You said ${outside}.")),
        an_item("wish", Kind.TEXT, required=Literal("yes"), is_sensitive=True),
        languages=("nl", "nl-simple", "ar"),
        purposes=(Purpose("adult"), Purpose("answers")),
    )


@pytest.fixture
def opened(kit: Toolkit) -> Iterator[tuple[Survey, Place, str]]:
    survey, _, place = an_open_version(kit, _questionnaire())
    with served(create_web(kit, ("respond",))) as address:
        yield survey, place, f"{address}/{place.code}?lang=nl"


Opened = tuple[Survey, Place, str]


def stored(kit: Toolkit, survey: Survey) -> list[Response]:
    with kit.store.read() as shelves:
        return [response for _, _, _, response in shelves.responses.all(survey)]


def at(page: Page) -> str:
    return str(screen(page).get_attribute("id"))


def onward(page: Page) -> str:
    screen(page).locator(".go").click()
    return at(page)


def pick(page: Page, value: str) -> None:
    screen(page).locator(f"input[value={value}]").check()


def to_items(page: Page) -> None:
    """From the start to the first question, with both consents."""
    assert onward(page) == "n"
    onward(page)
    onward(page)
    for _ in range(2):
        pick(page, "yes")
        onward(page)


def values(response: Response) -> dict[str, Any]:
    return {v.path: v.values or (v.missing and v.missing.word) for v in response.values}


def until(page: Page, found: str, seconds: float = 10) -> None:
    # Under this policy a page may not be asked by evaluating text: look again instead.
    page.locator(found).first.wait_for(timeout=seconds * 1000)


def test_a_phone_with_a_script_walks_only_what_is_asked(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """Routing, reasons in words, asked once, earlier answers in labels, review, one response."""
    survey, _, url = opened
    page = phone(chromium)
    page.goto(url)
    assert at(page) == "s"
    assert onward(page) == "n"
    assert onward(page) == "t"
    assert onward(page) == "c1"
    assert onward(page) == "c1"
    assert page.locator("[role=alert]").is_visible()
    pick(page, "yes")
    assert onward(page) == "c2"
    pick(page, "yes")
    assert onward(page) == "q1"
    pick(page, "yes")
    assert onward(page) == "q3"
    assert "2" in screen(page).locator(".way").inner_text()
    page.go_back()
    pick(page, "no")
    assert onward(page) == "q2"
    assert not screen(page).locator(".plain").first.is_visible()
    pick(page, "rain")
    pick(page, "dark")
    assert onward(page) == "q3"
    page.keyboard.press("Tab")
    screen(page).locator("input").fill("١٢٥")
    assert onward(page) == "q3"
    assert page.locator("[role=alert]").inner_text() == "At most 120 [nl]"
    screen(page).locator("input").fill("٢٥")
    page.keyboard.press("Enter")
    assert at(page) == "q4"
    assert screen(page).locator("h1").inner_text() == "You said no [nl]. [nl]"
    assert onward(page) == "q5"
    assert onward(page) == "q5"
    assert page.locator("[role=alert]").is_visible()
    assert onward(page) == "r"
    review = screen(page).locator("dl").inner_text()
    assert "rain [nl], dark [nl]" in review
    assert "٢٥" in review
    # What a person typed keeps its own direction (AX07).
    assert screen(page).locator("dl a").first.get_attribute("dir") == "auto"
    screen(page).locator("input[value=self]").check()
    screen(page).locator("button[value=send]").click()
    until(page, "[data-ticket]")
    (response,) = stored(kit, survey)
    assert values(response) == {
        "outside": ("no",),
        "why": ("rain", "dark"),
        "age": ("25",),
        "wish": "skipped",
    }
    assert response.for_whom == "self"
    assert response.too_fast


def test_back_after_the_end_shows_the_end(chromium: Browser, opened: Opened) -> None:
    """PH06."""
    page = phone(chromium)
    page.goto(opened[2])
    to_items(page)
    page.locator("summary").first.click()
    page.locator("button[value=part]").click()
    until(page, "[data-ticket]")
    page.go_back()
    assert page.locator("[data-ticket]").count() == 1
    page.go_forward()
    page.reload()
    # The script that knows comes after the document.
    page.locator("main > section:visible").first.wait_for(state="hidden")
    assert page.locator("main > section:visible").count() == 0


def test_a_choice_and_not_wanting_to_say_exclude_each_other(
    chromium: Browser, opened: Opened
) -> None:
    page = phone(chromium)
    page.goto(opened[2])
    to_items(page)
    pick(page, "yes")
    pick(page, "dont_know")
    assert page.locator("input[name='answer.outside']:checked").count() == 0
    pick(page, "no")
    assert page.locator("input[name^='missing.']:checked").count() == 0


def test_skipping_takes_back_what_was_chosen(chromium: Browser, opened: Opened) -> None:
    page = phone(chromium)
    page.goto(opened[2])
    to_items(page)
    pick(page, "no")
    screen(page).locator(".ways a:not([rel])").click()
    assert at(page) == "q3"
    assert page.locator("input[name='answer.outside']:checked").count() == 0


def test_no_to_consent_ends_with_thanks_at_once(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """CO02: refusing is one tap, and the page is kind."""
    survey, _, url = opened
    page = phone(chromium)
    page.goto(url)
    for _ in range(3):
        onward(page)
    pick(page, "no")
    screen(page).locator(".go").click()
    page.locator("form").wait_for(state="detached")
    assert page.locator("[data-ticket]").count() == 0
    assert stored(kit, survey) == []


def test_another_language_keeps_every_answer_and_the_screen(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """LA11: by the language screen and by the easy switch."""
    survey, _, url = opened
    page = phone(chromium)
    page.goto(url)
    to_items(page)
    pick(page, "no")
    onward(page)
    pick(page, "dogs")
    page.locator("header a").first.click()
    assert at(page) == "l"
    page.locator("#l button[lang=ar]").click()
    until(page, "html[dir=rtl]")
    assert at(page) == "q2"
    assert page.locator("input[value=dogs]").is_checked()
    onward(page)
    screen(page).locator("input").fill("7")
    page.locator("header a").first.click()
    page.locator("#l button[lang=nl]").click()
    until(page, "html[lang=nl]")
    page.locator("header button[value=lang]").first.click()
    until(page, "html[lang=nl-simple]")
    assert at(page) == "q3"
    assert screen(page).locator("input").input_value() == "7"
    page.locator("summary").first.click()
    page.locator("button[value=part]").click()
    until(page, "[data-ticket]")
    (response,) = stored(kit, survey)
    assert (response.language, response.level) == ("nl", "easy")
    assert values(response)["why"] == ("dogs",)
    assert values(response)["age"] == ("7",)


def test_without_a_network_answers_wait_sealed_and_are_sent_once(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """Decision 3: nothing readable is written, also not the ticket; on return, exactly one."""
    survey, _, url = opened
    # The browser's own "offline" cuts the page alone: no worker may send instead.
    page = phone(chromium, service_workers="block")
    page.goto(url)
    to_items(page)
    onward(page)
    screen(page).locator("input").fill("41")
    onward(page)
    onward(page)
    screen(page).locator("input[type=text], input:not([type])").first.fill("a bench by the door")
    onward(page)
    page.context.set_offline(True)
    screen(page).locator("button[value=send]").click()
    page.locator("section").first.wait_for(state="detached")
    kept = lying(page)
    assert "sealed=" in kept
    assert "bench" not in kept
    assert stored(kit, survey) == []
    page.context.set_offline(False)
    until(page, "[data-ticket]")
    assert lying(page) == ""
    (response,) = stored(kit, survey)
    assert values(response)["wish"] == ("a bench by the door",)


def test_waiting_answers_go_when_the_page_is_opened_again(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    survey, _, url = opened
    page = phone(chromium, service_workers="block")
    page.goto(url)
    to_items(page)
    page.locator("summary").first.click()
    page.context.set_offline(True)
    page.locator("button[value=part]").click()
    page.locator("section").first.wait_for(state="detached")
    page.close()
    context = page.context
    context.set_offline(False)
    later = context.new_page()
    later.goto(url)
    later.locator(".waits li:last-child[aria-current]").wait_for()
    # Whoever opens the page later is maybe somebody else: the ticket was shown while it waited.
    assert later.locator("[data-ticket]").count() == 0
    assert len(stored(kit, survey)) == 1
    later.goto(url)
    assert at(later) == "s"
    assert len(stored(kit, survey)) == 1


def test_stop_and_clear_leaves_nothing(chromium: Browser, kit: Toolkit, opened: Opened) -> None:
    """PH07."""
    survey, _, url = opened
    page = phone(chromium)
    page.goto(url)
    to_items(page)
    pick(page, "no")
    page.locator("summary").first.click()
    page.locator(".bar button[value=stop]").click()
    page.locator("form").wait_for(state="detached")
    assert stored(kit, survey) == []
    assert page.context.storage_state()["origins"] == []


def test_a_refused_form_shows_its_reason_on_the_phone_too(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """The server has the last word; the answers stay in the page."""
    survey, _, url = opened
    page = phone(chromium)
    page.goto(url)
    to_items(page)
    pick(page, "no")
    onward(page)
    pick(page, "dogs")
    # What only the server can know to be wrong: an option that is not there.
    page.locator("#q2 input:checked").evaluate("control => { control.value = 'cats'; }")
    page.locator("summary").first.click()
    page.locator("button[value=part]").click()
    until(page, "#q2 .problem")
    assert at(page) == "q2"
    assert page.locator("input[name='answer.outside']:checked").get_attribute("value") == "no"
    pick(page, "rain")
    page.locator("summary").first.click()
    page.locator("button[value=part]").click()
    until(page, "[data-ticket]")
    assert values(stored(kit, survey)[0])["why"] == ("rain",)


def test_without_a_script_everybody_walks_in_order_and_what_was_not_asked_is_dropped(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """AX05, decision 2: conditions in words, the language switch through the server, no Enter."""
    survey, _, url = opened
    page = phone(chromium, script=False)
    page.goto(url)
    to_items(page)
    pick(page, "yes")
    assert onward(page) == "q2"
    assert screen(page).locator(".plain").first.is_visible()
    pick(page, "rain")
    assert onward(page) == "q3"
    field = screen(page).locator("input")
    field.fill("300")
    field.press("Enter")
    assert at(page) == "q3"
    assert stored(kit, survey) == []
    page.locator("header a").first.click()
    page.locator("#l button[lang=ar]").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert at(page) == "q4"
    assert onward(page) == "q5"
    assert onward(page) == "r"
    screen(page).locator("button[value=send]").click()
    assert at(page) == "q3"
    assert screen(page).locator(".problem").is_visible()
    screen(page).locator("input").fill("30")
    for _ in range(3):
        onward(page)
    screen(page).locator("button[value=send]").click()
    assert page.locator("[data-ticket]").count() == 1
    (response,) = stored(kit, survey)
    assert values(response) == {
        "outside": ("yes",),
        "why": "not_asked",
        "age": ("30",),
        "wish": "skipped",
    }
    assert response.language == "ar"
