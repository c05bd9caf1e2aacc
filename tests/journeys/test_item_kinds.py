"""Every rarer kind of item, answered by tapping and by keyboard, with a script and without."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from app.core.expressions.tree import Reference
from app.core.questionnaire import Kind
from app.core.response import Response
from app.flow.export import tables_for
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import an_item, an_open_version
from tests.journeys.kinds import city_name, every_kind, home
from tests.journeys.phone import browser, phone, screen
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
TRANSLATIONS = Path(__file__).parents[2] / "translations"
Opened = tuple[Survey, Place, str]
# What is tapped and typed below, as it is stored.
TAPPED = {
    "order": ("energy", "rent", "food"),
    "lamps": ("disagree",),
    "begins": ("09:05",),
    "met": ("2026-11-25T14:30",),
    "area": ("1971",),
    "city": ("city_344",),
    "part": ("south",),
    "street": ("street_04",),
    "bus": ("other",),
    "bus_other": ("the ferry",),
    "last": "skipped",
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))


@pytest.fixture
def opened(kit: Toolkit) -> Iterator[Opened]:
    survey, _, place = an_open_version(kit, every_kind())
    with served(create_web(kit, ("respond",))) as address:
        yield survey, place, f"{address}/{place.code}?lang=nl"


def _stored(kit: Toolkit, survey: Survey) -> Response:
    with kit.store.read() as shelves:
        (response,) = [response for _, _, _, response in shelves.responses.all(survey)]
    return response


def _values(response: Response, within: str = "") -> dict[Any, Any]:
    return {
        (v.path, v.instance) if within else v.path: v.values or (v.missing and v.missing.word)
        for v in response.values
        if v.path.startswith(within or tuple(TAPPED))
    }


def _on(page: Page, to: str = "") -> None:
    screen(page).locator("a.go").click()
    if to:
        assert screen(page).get_attribute("id") == to


def _pick(page: Page, value: str) -> None:
    screen(page).locator(f"input[value={value}]:visible").first.check()


def _type(page: Page, text: str) -> None:
    screen(page).locator("input:not([type]), input[type=text]").fill(text)


def _to_items(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    for _ in range(3):
        _on(page)
    _pick(page, "yes")
    _on(page, "q1")


def _to_home(page: Page, url: str) -> None:
    """Skips all that stands before the repeat."""
    _to_items(page, url)
    _on_to(page, "q11")


def _on_to(page: Page, to: str) -> None:
    for _ in range(20):
        if screen(page).get_attribute("id") == to:
            return
        _on(page)
    raise AssertionError(to)


def _send(page: Page) -> None:
    _on_to(page, "r")
    screen(page).locator("button[value=send]").click()
    page.locator("[data-ticket]").wait_for()


def _all_but_order(page: Page) -> None:
    _on(page, "q2")
    _pick(page, "disagree")
    _on(page, "q3")
    _type(page, "٩:٠٥")
    _on(page, "q4")
    _type(page, "25-11-2026 14.30")
    _on(page, "q5")
    _type(page, "1971 AB 12")
    _on(page, "q6")


def test_what_is_tapped_with_a_script_is_what_is_stored(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    survey, _, url = opened
    page = phone(chromium)
    _to_items(page, url)
    for value in ("school", "energy", "rent", "food"):
        _pick(page, value)
    assert screen(page).locator(".place").all_inner_texts() == ["3", "4", "2", "1"]
    screen(page).locator("input[value=school]").uncheck()
    assert screen(page).locator(".place").all_inner_texts() == ["2", "3", "1", ""]
    said = screen(page).locator("[role=status]").inner_text()
    assert said == "1. energy [nl], 2. rent [nl], 3. food [nl]"
    _all_but_order(page)
    screen(page).locator("input[type=search]").fill(city_name(344)[:3].lower().replace("é", "e"))
    _pick(page, "city_344")
    _on(page, "q7")
    _pick(page, "south")
    _on(page, "q8")
    assert screen(page).locator(".pick:visible").count() == 10
    _pick(page, "street_04")
    _on(page, "q9")
    _pick(page, "other")
    _on(page, "q10")
    _type(page, "the ferry")
    _on(page)
    _send(page)
    assert _values(_stored(kit, survey)) == TAPPED


def test_what_is_tapped_without_a_script_is_what_is_stored(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    """Places are asked one after the other, long lists open by their first and last word."""
    survey, _, url = opened
    page = phone(chromium, script=False)
    _to_items(page, url)
    for place, value in enumerate(("energy", "rent", "food")):
        screen(page).locator("fieldset fieldset").nth(place).locator(f"[value={value}]").check()
    _all_but_order(page)
    screen(page).locator("summary").nth(344 // 20).click()
    _pick(page, "city_344")
    _on(page, "q7")
    _pick(page, "south")
    _on(page, "q8")
    assert screen(page).locator("summary").all_inner_texts() == [
        "north [nl]",
        "south [nl]",
        "west [nl]",
    ]
    screen(page).locator("summary").nth(1).click()
    _pick(page, "street_04")
    _on(page, "q9")
    _pick(page, "other")
    _on(page, "q10")
    _type(page, "the ferry")
    _on(page)
    _send(page)
    assert _values(_stored(kit, survey)) == TAPPED


def test_a_rank_keeps_its_order_in_another_language_and_after_going_back(
    chromium: Browser, kit: Toolkit, opened: Opened
) -> None:
    survey, _, url = opened
    page = phone(chromium)
    _to_items(page, url)
    for value in ("school", "food"):
        _pick(page, value)
    _on(page, "q2")
    page.go_back()
    page.locator("header a").first.click()
    page.locator("#l button[lang=ar]").click()
    page.locator("html[dir=rtl]").wait_for()
    assert screen(page).locator(".place").all_inner_texts() == ["", "2", "", "1"]
    _pick(page, "dont_know")
    assert screen(page).locator(".place").all_inner_texts() == [""] * 4
    for value in ("school", "food"):
        _pick(page, value)
    _send(page)
    assert _values(_stored(kit, survey))["order"] == ("school", "food")


def test_among_five_hundred_options_letters_find_one_by_keyboard(
    chromium: Browser, opened: Opened
) -> None:
    """Never more than twenty at once, what is chosen stays, and the number is said."""
    page = phone(chromium)
    _to_items(page, opened[2])
    for _ in range(5):
        _on(page)
    assert screen(page).locator(".pick:visible").count() == 20
    search = screen(page).locator("input[type=search]")
    page.keyboard.press("Tab")
    assert search.evaluate("field => field == document.activeElement")
    page.keyboard.type("eb")
    page.keyboard.press("Enter")
    assert screen(page).get_attribute("id") == "q6"
    told = screen(page).locator("[role=status]").inner_text()
    search.fill("EBC")
    assert screen(page).locator(".pick:visible").all_inner_texts() == [city_name(28)]
    assert screen(page).locator("[role=status]").inner_text() != told
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    search.fill("qqq")
    assert screen(page).locator(".pick:visible").all_inner_texts() == [city_name(28)]
    search.fill("")
    assert screen(page).locator(".pick:visible").count() <= 21
    assert screen(page).locator("input:checked").get_attribute("value") == "city_028"


def _tell(page: Page, who: str, school: str, age: str, script: bool) -> None:
    _pick(page, who)
    _on(page)
    if school or not script:
        _type(page, school)
        _on(page)
    _type(page, age)
    _on(page)


@pytest.mark.parametrize("script", [True, False])
def test_three_are_told_about_and_one_is_taken_away(
    chromium: Browser, kit: Toolkit, opened: Opened, script: bool
) -> None:
    survey, _, url = opened
    page = phone(chromium, script=script)
    _to_home(page, url)
    _tell(page, "child", "De Ark", "7", script)
    for who, school, age in (("grown_up", "", "41"), ("child", "Het Nest", "11")):
        screen(page).locator("button[formaction*='add=']").click()
        page.locator(f"#q11-{2 if age == '41' else 3}").wait_for(state="visible")
        _tell(page, who, school, age, script)
    assert screen(page).get_attribute("id") == "m1"
    assert screen(page).locator(".members button").count() == 3
    screen(page).locator(".members button").nth(1).click()
    page.locator("#q11-3").wait_for(state="detached")
    assert screen(page).get_attribute("id") == "m1"
    assert screen(page).locator(".members button").count() == 2
    if script:
        screen(page).locator("a[rel=prev]").click()
        assert screen(page).get_attribute("id") == "q13-2"
        page.locator("header a").first.click()
        page.locator("#l button[lang=ar]").click()
        page.locator("html[dir=rtl]").wait_for()
        page.locator("#q13-2").wait_for(state="visible")
        assert screen(page).locator("input").input_value() == "11"
        screen(page).locator("a[rel=prev]").click()
        assert screen(page).locator("h1").inner_text() == "school of child [ar] [ar]"
        assert screen(page).locator("p.soft").first.inner_text() == "home [ar] 2"
    _send(page)
    assert _values(_stored(kit, survey), "home/") == {
        ("home/who", "1"): ("child",),
        ("home/school", "1"): ("De Ark",),
        ("home/age", "1"): ("7",),
        ("home/who", "2"): ("child",),
        ("home/school", "2"): ("Het Nest",),
        ("home/age", "2"): ("11",),
    }
    (sheet,) = tables_for(kit, survey, "host").repeats
    assert [row[-1] for row in sheet.rows] == [7, 11]


def test_the_review_tells_members_apart(chromium: Browser, opened: Opened) -> None:
    page = phone(chromium)
    _to_home(page, opened[2])
    _tell(page, "grown_up", "", "40", True)
    screen(page).locator("button[formaction*='add=']").click()
    _tell(page, "grown_up", "", "50", True)
    _on_to(page, "r")
    asked = screen(page).locator("dt").all_inner_texts()
    assert "home [nl] 1: age [nl]" in " ".join(asked).replace("home/age", "age")
    assert "home [nl] 2: age [nl]" in " ".join(asked).replace("home/age", "age")


def test_a_refused_member_is_shown_with_its_reason(chromium: Browser, opened: Opened) -> None:
    """The server has the last word; all members come back."""
    page = phone(chromium, script=False)
    _to_home(page, opened[2])
    _tell(page, "grown_up", "", "40", False)
    screen(page).locator("button[formaction*='add=']").click()
    _tell(page, "grown_up", "", "many", False)
    _on_to(page, "r")
    screen(page).locator("button[value=send]").click()
    assert screen(page).get_attribute("id") == "q13-2"
    assert screen(page).locator(".problem").is_visible()


def test_a_count_makes_as_many_members(chromium: Browser, kit: Toolkit) -> None:
    counted = replace(home(), count=Reference("people"))
    questionnaire = every_kind(children=(an_item("people", Kind.INTEGER), counted))
    survey, _, place = an_open_version(kit, questionnaire)
    with served(create_web(kit, ("respond",))) as address:
        page = phone(chromium)
        _to_items(page, f"{address}/{place.code}?lang=nl")
        _type(page, "3")
        _on(page, "q2")
        for age in ("1", "2", "3"):
            _tell(page, "grown_up", "", age, True)
        assert screen(page).get_attribute("id") == "r"
        _send(page)
    ages = _values(_stored(kit, survey), "home/age")
    assert ages == {("home/age", n): (n,) for n in ("1", "2", "3")}


def test_axe_finds_nothing_on_any_screen_of_these_kinds(chromium: Browser, opened: Opened) -> None:
    for tag in ("nl", "ar"):
        page = phone(chromium, bypass_csp=True)
        _to_items(page, opened[2].replace("lang=nl", f"lang={tag}"))
        for _ in range(20):
            if (now := screen(page).get_attribute("id")) == "r":
                break
            if now == "m1" and not page.locator("#q11-2").count():
                screen(page).locator("button[formaction*='add=']").click()
            picks = screen(page).locator("input[type=radio]:visible, input[type=checkbox]:visible")
            if picks.count():
                picks.first.check()
            found = Axe().run(page).response["violations"]
            assert [(now, each["id"]) for each in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
            _on(page)
