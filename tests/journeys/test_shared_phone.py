"""One phone, several people, and what goes wrong on it: nothing of one is left for the next."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from app.core.response import Missing
from app.flow.ports import Toolkit
from app.flow.records import Stage
from tests.journeys.phone import browser, phone, screen
from tests.journeys.waiting import (
    Street,
    a_street,
    answers,
    arrives,
    lying,
    network_returns,
    next_person,
    sent_offline,
    wishes,
)

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def street(toolkit: Toolkit) -> Iterator[Street]:
    with a_street(toolkit) as found:
        yield found


def staged(street: Street, stage: Stage) -> None:
    with street.kit.store.write() as shelves:
        shelves.surveys.set_stage(street.version, stage, "2026-11-20", "a mistake")


def test_stop_and_clear_takes_back_ones_own_answers_and_nobody_elses(
    chromium: Browser, street: Street
) -> None:
    """PH07: what waits for somebody else is sealed, and stays."""
    page = arrives(phone(chromium), street)
    sent_offline(page, street, "of Noor")
    next_person(page)
    sent_offline(page, street, "of Sami")
    page.get_by_role("button", name="Stop and clear").click()
    page.get_by_text("Your answers are not on this phone now.").wait_for()
    assert page.get_by_text("Your browser remembers this page.").is_visible()
    next_person(page)
    screen(page).locator(".go").click()
    page.locator("summary").first.click()
    page.locator(".bar button[value=stop]").click()
    page.locator("#s").wait_for()
    street.network.is_cut = False
    page.goto(street.url)
    page.get_by_text("Arrived from this phone: 1.").wait_for()
    assert wishes(street) == ["of Noor"]


def test_the_next_person_finds_nothing_of_the_one_before(chromium: Browser, street: Street) -> None:
    """PH06: not by going back, not by reloading, not from a page that the browser had put aside."""
    page = arrives(phone(chromium), street)
    answers(page, "a bench")
    page.locator("[data-ticket]").wait_for()
    ticket = page.locator(".ticket").inner_text()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.get_by_text("We have your answers.").wait_for()
    assert ticket not in page.locator("body").inner_text()
    page.reload()
    page.get_by_text("We have your answers.").wait_for()
    next_person(page)
    assert page.locator("input:checked").count() == 0
    assert page.evaluate("history.state") is None
    answers(page, "a tree")
    page.locator("[data-ticket]").wait_for()
    assert page.locator(".ticket").inner_text() != ticket
    assert wishes(street) == ["a bench", "a tree"]


def test_a_page_that_was_put_aside_half_filled_comes_back_empty(
    chromium: Browser, street: Street
) -> None:
    page = arrives(phone(chromium), street)
    page.locator("#q1 input[value=no]").evaluate("choice => { choice.checked = true; }")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.locator("#s:target").wait_for()
    assert page.locator("input:checked").count() == 0


def test_leaving_asks_first_only_while_there_is_something_to_lose(
    chromium: Browser, street: Street
) -> None:
    """A reload empties the answers, and begins at the start."""
    page = arrives(phone(chromium), street)
    asked: list[str] = []

    def leave(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", leave)
    page.reload()
    assert asked == []
    page.locator("#s:target").wait_for()
    for _ in range(3):
        screen(page).locator(".go").click()
    screen(page).locator("input[value=yes]").check()
    page.reload()
    page.locator("#s:target").wait_for()
    assert asked == ["beforeunload"]
    assert page.locator("input:checked").count() == 0
    answers(page, "a bench")
    page.locator("[data-ticket]").wait_for()
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("broken", ["gone", "throws"])
def test_sending_needs_nothing_of_what_comes_later(
    chromium: Browser, street: Street, broken: str
) -> None:
    """The script stops mid-way: answers are still routed, sealed, and sent."""
    page = phone(chromium)
    page.route(
        "**/p/*.js",
        lambda route: (
            route.abort()
            if broken == "gone"
            else route.fulfill(content_type="text/javascript", body="throw 1;")
        ),
    )
    page.goto(street.url)
    street.network.is_cut = broken == "gone"
    answers(page, "a bench")
    if broken == "gone":
        page.get_by_text("Your answers wait on this phone.").wait_for()
        assert "sealed=" in lying(page)
        page.unroute("**/p/*.js")
        street.network.is_cut = False
        page.goto(street.url)
        page.get_by_text("Arrived from this phone: 1.").wait_for()
    else:
        page.locator("[data-ticket]").wait_for()
    assert wishes(street) == ["a bench"]


def test_where_storage_is_refused_answers_wait_in_memory(chromium: Browser, street: Street) -> None:
    """In-app browsers refuse, phones are full: the page asks to stay open, also for two people."""
    page = phone(chromium)
    page.add_init_script(
        "const no = () => { throw new DOMException('full', 'QuotaExceededError'); };"
        "Storage.prototype.setItem = no; CacheStorage.prototype.open = no;"
        "ServiceWorkerContainer.prototype.register = async () => no();"
    )
    arrives(page, street, is_kept_at_hand=False)
    street.network.is_cut = True
    for wish in ("of Noor", "of Sami"):
        answers(page, wish)
        page.get_by_text("Keep this page open.").wait_for()
        page.get_by_role("button", name="Next person").click()
        page.locator("#s").wait_for()
    network_returns(page, street)
    page.get_by_text("Arrived from this phone: 2.").wait_for()
    assert wishes(street) == ["of Noor", "of Sami"]


def test_a_phone_whose_clock_is_years_off_walks_otherwise_and_is_taken_all_the_same(
    chromium: Browser, street: Street
) -> None:
    """The server decides with its own day; what the phone did not ask is told as no answer."""
    page = phone(chromium)
    page.clock.set_fixed_time("2009-01-01T12:00:00")
    arrives(page, street, is_kept_at_hand=False)
    answers(page, "a bench")
    page.locator("[data-ticket]").wait_for()
    (response,) = street.stored()
    given = {value.path: value.missing for value in response.values}
    assert given["now"] in (Missing.NOT_ASKED, Missing.SKIPPED)
    assert response.day.startswith("2026")


def test_a_pause_lets_answers_wait_and_a_closing_takes_them_until_it_is_final(
    chromium: Browser, street: Street
) -> None:
    """Decision 13: late answers are taken, later ones told so in words, and stay sealed."""
    page = arrives(phone(chromium), street)
    staged(street, Stage.PAUSED)
    answers(page, "of Noor")
    page.locator(".ticket").wait_for()
    assert "no network" not in page.locator("main").inner_text()
    page.goto(street.url)
    page.get_by_text("This survey is paused.").wait_for()
    staged(street, Stage.OPEN)
    page.goto(street.url)
    page.get_by_text("Arrived from this phone: 1.").wait_for()
    sent_offline(page, street, "of Sami")
    staged(street, Stage.FROZEN)
    network_returns(page, street)
    page.get_by_text("This survey is closed.").wait_for()
    assert "sealed=" in lying(page)
    assert wishes(street) == ["of Noor"]


def test_two_tabs_send_one_response_each_and_leave_each_other_alone(
    chromium: Browser, street: Street
) -> None:
    one = arrives(phone(chromium), street)
    other = arrives(one.context.new_page(), street)
    ticket = sent_offline(one, street, "of Noor")
    street.network.is_cut = False
    other.evaluate("dispatchEvent(new Event('online'))")
    answers(other, "of Sami")
    other.locator("[data-ticket]").wait_for()
    one.evaluate("dispatchEvent(new Event('online'))")
    one.locator("[data-ticket]").wait_for()
    assert one.locator(".ticket").inner_text() == ticket
    assert wishes(street) == ["of Noor", "of Sami"]
    assert ticket not in other.locator("body").inner_text()
