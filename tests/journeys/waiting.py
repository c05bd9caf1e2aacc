"""A survey on a network that fails, and people who answer it on one phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from app.core.expressions.tree import Call, Literal
from app.core.questionnaire import Kind, Purpose
from app.core.response import Response
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey, Version
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.journeys.network import Network, networked
from tests.journeys.phone import screen

TRANSLATIONS = Path(__file__).parents[2] / "translations"


@dataclass(frozen=True)
class Street:
    """An open survey, its address, and the network before it."""

    kit: Toolkit
    survey: Survey
    version: Version
    place: Place
    app: Flask
    address: str
    network: Network

    @property
    def url(self) -> str:
        return f"{self.address}/{self.place.code}?lang=en"

    def stored(self) -> list[Response]:
        with self.kit.store.read() as shelves:
            return [response for _, _, _, response in shelves.responses.all(self.survey)]


@contextmanager
def a_street(toolkit: Toolkit) -> Iterator[Street]:
    """A survey that is open at one place; its last question is asked from 2026 on."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))
    is_now = Call(">=", (Call("today", ()), Literal("2026-01-01")))
    questionnaire = a_questionnaire(
        an_item("outside", options=("yes", "no")),
        an_item("wish", Kind.TEXT),
        an_item("now", options=("yes", "no"), relevant=is_now),
        languages=("nl", "en", "ar"),
        purposes=(Purpose("adult"), Purpose("answers")),
    )
    survey, version, place = an_open_version(kit, questionnaire)
    app = create_web(kit, ("respond",))
    with networked(app) as (address, network):
        yield Street(kit, survey, version, place, app, address, network)


def arrives(page: Page, street: Street, is_kept_at_hand: bool = True) -> Page:
    """Somebody scans the code, and the page has all that it fetches later."""
    with page.expect_response(lambda answer: answer.url.endswith("/more")):
        page.goto(street.url)
    if is_kept_at_hand:
        screen(page).locator(".go").click()
        at_hand(page)
    return page


def at_hand(page: Page) -> None:
    """Waits until a worker has the page."""
    page.evaluate(
        "async () => { const name = (await navigator.serviceWorker.ready).active; for (;;) {"
        " for (const each of await caches.keys()) {"
        "  const kept = each.includes('pages') ? await (await caches.open(each)).keys() : [];"
        "  if (kept.length > 2 && navigator.serviceWorker.controller) return; }"
        " await new Promise(soon => setTimeout(soon, 20)); } }"
    )


def answers(page: Page, wish: str) -> None:
    """From wherever one stands to the last screen, and Send."""
    while True:
        now = screen(page)
        if now.locator("button[value=send]").count():
            now.locator("button[value=send]").click()
            return
        if now.locator("input[value=yes]").count():
            for choice in now.locator("input[value=yes]").all():
                choice.check()
        if now.locator("input:not([type])").count():
            now.locator("input:not([type])").fill(wish)
        now.locator(".go").click()


def sent_offline(page: Page, street: Street, wish: str = "a bench") -> str:
    """Answers and sends without a network; returns the ticket that the waiting screen shows."""
    street.network.is_cut = True
    answers(page, wish)
    page.locator(".ticket").wait_for()
    return page.locator(".ticket").inner_text()


def network_returns(page: Page, street: Street) -> None:
    """Nobody presses anything. The worker may be quicker than the page."""
    street.network.is_cut = street.network.loses_replies = False
    page.evaluate("dispatchEvent(new Event('online'))")


def next_person(page: Page) -> None:
    page.get_by_role("button", name="Next person").click()
    page.locator("#s").wait_for()


def wishes(street: Street) -> list[str]:
    found = [value for each in street.stored() for value in each.values if value.path == "wish"]
    return sorted(value.values[0] for value in found)


def lying(page: Page) -> str:
    """All that a script can find in any storage of this phone but the public pages."""
    found: str = page.evaluate(
        "async () => { let found = JSON.stringify(localStorage) + JSON.stringify(sessionStorage);"
        " for (const name of await caches.keys()) if (!name.includes('pages'))"
        "  for (const key of await (await caches.open(name)).keys())"
        "   found += key.url + await (await caches.match(key)).text();"
        " for (const each of await indexedDB.databases()) found += each.name;"
        " return found.replace(/[{}]/g, ''); }"
    )
    return found
