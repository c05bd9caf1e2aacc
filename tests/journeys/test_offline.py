"""A bad network: every answer arrives exactly once, and its ticket is shown to nobody else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from app.flow.ports import Toolkit
from app.flow.records import Stage
from app.web.respond.phone import later_name
from tests.journeys.phone import browser, phone, screen
from tests.journeys.waiting import (
    Street,
    a_street,
    answers,
    arrives,
    at_hand,
    lying,
    network_returns,
    next_person,
    sent_offline,
    wishes,
)

pytestmark = pytest.mark.journey
KEPT = (
    "async () => { const found = []; for (const name of await caches.keys())"
    " for (const key of await (await caches.open(name)).keys())"
    " found.push(new URL(key.url).pathname + new URL(key.url).search); return found; }"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def street(toolkit: Toolkit) -> Iterator[Street]:
    with a_street(toolkit) as found:
        yield found


def test_waiting_answers_arrive_once_and_the_ticket_was_the_true_one(
    chromium: Browser, street: Street
) -> None:
    """Decisions 3, 4 and 6: the waiting screen gives the number that the server gives later."""
    page = arrives(phone(chromium), street)
    ticket = sent_offline(page, street)
    assert street.stored() == []
    page.get_by_text("Waiting on this phone: 1.").wait_for()
    assert page.locator("[aria-current=step]").inner_text() == "Waiting"
    page.get_by_role("button", name="Send now").click()
    page.get_by_text("We could not send them yet.").wait_for()
    network_returns(page, street)
    page.locator("[data-ticket]").wait_for()
    assert page.locator(".ticket").inner_text() == ticket
    assert page.locator("[aria-current=step]").inner_text() == "Arrived"
    assert wishes(street) == ["a bench"]
    assert lying(page) == ""


def test_nothing_readable_lies_on_the_phone_while_answers_wait(
    chromium: Browser, street: Street
) -> None:
    """Decision 3: sealed, and the ticket is on the screen alone."""
    page = arrives(phone(chromium), street)
    ticket = sent_offline(page, street, "a secret bench")
    found = lying(page)
    assert "sealed=" in found
    for word in ("secret", "bench", "wish", "outside", ticket, ticket.replace(" ", "")):
        assert word not in found


def test_a_lost_reply_and_a_retry_are_one_response(chromium: Browser, street: Street) -> None:
    """Decision 4: the answers had arrived; the same page comes back."""
    page = arrives(phone(chromium), street)
    street.network.loses_replies = True
    answers(page, "a bench")
    page.locator(".ticket").wait_for()
    ticket = page.locator(".ticket").inner_text()
    assert wishes(street) == ["a bench"]
    network_returns(page, street)
    page.locator("[data-ticket]").wait_for()
    assert page.locator(".ticket").inner_text() == ticket
    assert wishes(street) == ["a bench"]


def test_answers_of_several_people_each_arrive_once_and_no_ticket_is_in_anybodys_way(
    chromium: Browser, street: Street
) -> None:
    """PH10: two wait, a third is answering when the network is back, and goes on undisturbed."""
    page = arrives(phone(chromium), street)
    first = sent_offline(page, street, "of Noor")
    next_person(page)
    page.get_by_text("Waiting on this phone: 1.").wait_for()
    second = sent_offline(page, street, "of Sami")
    assert first != second
    page.get_by_text("Waiting on this phone: 2.").wait_for()
    next_person(page)
    screen(page).locator(".go").click()
    network_returns(page, street)
    answers(page, "of Mia")
    page.locator("[data-ticket]").wait_for()
    assert page.locator(".ticket").inner_text() not in (first, second)
    next_person(page)
    while len(street.stored()) < 3:
        page.wait_for_timeout(10)
    assert wishes(street) == ["of Mia", "of Noor", "of Sami"]
    assert page.locator(".ticket").count() == 0


def test_a_phone_that_was_switched_off_sends_when_it_opens_the_page_again(
    chromium: Browser, street: Street
) -> None:
    """Killed while queued: one response, and its ticket is shown to nobody who comes later."""
    page = arrives(phone(chromium), street)
    sent_offline(page, street)
    page.close()
    street.network.is_cut = False
    later = page.context.new_page()
    later.goto(street.url)
    later.get_by_text("Arrived from this phone: 1.").wait_for()
    assert later.locator(".ticket").count() == 0
    assert wishes(street) == ["a bench"]


def woken(page: Page, street: Street) -> None:
    """The browser calls the worker, as it does by itself when there is a network again."""
    session = page.context.new_cdp_session(page)
    known: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: known.extend(each["registrationId"] for each in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    while not known:
        page.wait_for_timeout(10)
    session.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": street.address,
            "registrationId": known[0],
            "tag": "answers",
            "lastChance": False,
        },
    )


def test_the_worker_sends_first_and_tells_the_page_that_waits(
    chromium: Browser, street: Street
) -> None:
    """Background sync: the page does not wait for ever."""
    page = arrives(phone(chromium), street)
    ticket = sent_offline(page, street)
    street.network.is_cut = False
    woken(page, street)
    page.locator("[data-ticket]").wait_for()
    assert page.locator(".ticket").inner_text() == ticket
    assert wishes(street) == ["a bench"]


def test_the_worker_sends_for_a_page_that_is_closed(chromium: Browser, street: Street) -> None:
    """Closed tab with background sync: told at the next visit, once, without a ticket."""
    page = arrives(phone(chromium), street)
    sent_offline(page, street)
    elsewhere = page.context.new_page()
    elsewhere.goto("about:blank")
    page.close()
    street.network.is_cut = False
    woken(elsewhere, street)
    elsewhere.goto(f"{street.address}/robots.txt")
    while "/waiting/arrived" not in elsewhere.evaluate(KEPT):
        elsewhere.wait_for_timeout(10)
    for told in (1, 0):
        elsewhere.goto(street.url)
        elsewhere.locator(".waits").wait_for(state="attached")
        if told:
            elsewhere.get_by_text("Arrived from this phone: 1.").wait_for()
        assert elsewhere.locator(".waits:visible").count() == told
    assert wishes(street) == ["a bench"]


def test_the_page_opens_again_without_a_network_and_asks_again_with_one(
    chromium: Browser, street: Street
) -> None:
    """Decision 2: revalidated where there is a network; nobody is counted twice."""
    page = arrives(phone(chromium), street)
    assert street.network.asked[f"GET /{street.place.code}"] == 1
    assert street.network.asked[f"GET /v/{street.version.fingerprint}/en"] == 0
    street.network.is_cut = True
    page.goto(street.url)
    assert screen(page).get_attribute("id") == "s"
    page.goto(f"{street.address}/{street.place.code}")
    assert page.locator("html").get_attribute("lang") == "en"
    street.network.is_cut = False
    page.goto(street.url)
    assert street.network.asked[f"GET /{street.place.code}"] == 2


HEARD = (
    "async range => { const answer = await fetch('/a/9f/en/q1.mp3', {headers: {Range: range}});"
    " return [answer.status, answer.headers.get('Content-Range'), await answer.text()]; }"
)


def test_a_sound_that_was_heard_plays_again_without_a_network_until_the_person_is_done(
    chromium: Browser, street: Street
) -> None:
    """In parts, as players ask; what was heard would tell which questions came."""
    street.network.files["/a/9f/en/q1.mp3"] = b"0123456789"
    page = arrives(phone(chromium), street)
    assert page.evaluate(HEARD, "bytes=0-") == [206, "bytes 0-9/10", "0123456789"]
    while "/a/9f/en/q1.mp3" not in page.evaluate(KEPT):
        page.wait_for_timeout(10)
    street.network.is_cut = True
    assert page.evaluate(HEARD, "bytes=2-5") == [206, "bytes 2-5/10", "2345"]
    assert page.evaluate(HEARD, "bytes=7-") == [206, "bytes 7-9/10", "789"]
    assert page.evaluate(HEARD, "bytes=10-")[0] == 416
    assert street.network.asked["GET /a/9f/en/q1.mp3"] == 1
    street.network.is_cut = False
    answers(page, "a bench")
    page.locator("[data-ticket]").wait_for()
    while "/a/9f/en/q1.mp3" in page.evaluate(KEPT):
        page.wait_for_timeout(10)


def test_the_worker_keeps_public_documents_alone_and_only_of_this_release(
    chromium: Browser, street: Street
) -> None:
    """Never a ticket, results, a page behind a sign-in or a card, and nothing before Start."""
    page = arrives(phone(chromium), street, is_kept_at_hand=False)
    assert page.evaluate("navigator.serviceWorker.getRegistration()") is None
    page.evaluate("caches.open('buurtstem-pages-of-an-older-release')")
    screen(page).locator(".go").click()
    at_hand(page)
    code = street.place.code
    for path in (f"/{code}?card=ABC", "/held", "/t/a/123", "/r/a", "/about", "/healthz"):
        page.evaluate("path => fetch(path).then(answer => answer.text())", path)
    kept = page.evaluate(KEPT)
    more = f"/v/{street.version.fingerprint}/en/more"
    assert sorted(kept) == sorted([f"/{code}?lang=en", f"/p/{later_name()}.js", more])
    # The worker throws it away when it begins to work, which is a moment later.
    while "buurtstem-pages-of-an-older-release" in page.evaluate("caches.keys()"):
        page.wait_for_timeout(10)


def test_a_pause_is_shown_at_once_and_is_not_forgotten_without_a_network(
    chromium: Browser, street: Street
) -> None:
    """Decision 2: what the place said last counts, not what was kept before."""
    page = arrives(phone(chromium), street)
    with street.kit.store.write() as shelves:
        shelves.surveys.set_stage(street.version, Stage.PAUSED, "2026-11-20", "a mistake")
    page.goto(street.url)
    page.get_by_text("This survey is paused.").wait_for()
    while any(street.place.code in path for path in page.evaluate(KEPT)):
        page.wait_for_timeout(10)
