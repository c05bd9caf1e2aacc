"""A shared phone tells the next person nothing: its whole profile folder is searched byte by byte.

With JavaScript nothing readable is written, neither after clearing, nor after sending, nor while
answers wait (decision 3). What the search sees and what it cannot see stands in profile.py.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from app.core.questionnaire import Kind, Purpose
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.journeys.host import ROOT
from tests.journeys.phone import go_on, persistent, screen
from tests.journeys.profile import encodings, traces, unsnapped
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
LINE, STORY, NUMBER, CHOICE = "kwartelnest", "Zeldzame spreeuwenzwerm ح", "73914268", "morning"
# The options of a question stand in the document for everyone, so a tapped one is looked for
# beside the name of its field, in the ways in which browsers write down a form.
TYPED = {
    "line": LINE,
    "story": STORY,
    "number": NUMBER,
    "tapped": f"answer.when={CHOICE}",
    "tapped in parts": f'name="answer.when"\r\n\r\n{CHOICE}',
}


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(ROOT / "translations"))


@pytest.fixture
def opened(kit: Toolkit) -> Iterator[tuple[Survey, str]]:
    questionnaire = a_questionnaire(
        an_item("when", options=("never", CHOICE, "evening")),
        an_item("line", Kind.TEXT),
        an_item("number", Kind.INTEGER),
        an_item("story", Kind.TEXT, has_long_text=True),
        languages=("nl", "ar"),
        purposes=(Purpose("answers"),),
    )
    survey, _, place = an_open_version(kit, questionnaire)
    with served(create_web(kit, ("respond", "results"))) as address:
        yield survey, f"{address}/{place.code}?lang=nl"


def count(kit: Toolkit, survey: Survey) -> int:
    with kit.store.read() as shelves:
        return len(list(shelves.responses.all(survey)))


@contextmanager
def first_page(profile: Path) -> Iterator[Page]:
    """The browser of that folder, opened and closed again."""
    with sync_playwright() as playwright:
        context: BrowserContext = persistent(playwright, profile)
        yield context.pages[0]
        context.close()


def opened_again(profile: Path, url: str, wait_for: str = "section") -> None:
    """Somebody takes the phone: what lay in logs is written into tables."""
    with first_page(profile) as page:
        page.goto(url)
        page.locator(f"{wait_for}:visible").first.wait_for()


def fill_in(page: Page, url: str) -> None:
    """Every answer is in the page, and the last screen is reached."""
    page.goto(url)
    for _ in range(20):
        now = screen(page)
        if now.locator("button[value=send]").count():
            return
        for name, value in (("consent.answers", "yes"), ("answer.when", CHOICE)):
            card = now.locator(f"[name='{name}'][value={value}]")
            if card.count():
                card.check()
        for name, value in (("line", LINE), ("number", NUMBER), ("story", STORY)):
            field = now.locator(f"[name='answer.{name}']")
            if field.count():
                field.press_sequentially(value)
        go_on(page, now)
    raise AssertionError("the last screen never came")


def stop_and_clear(page: Page) -> None:
    page.locator("summary").first.click()
    page.locator("header button[value=stop]").click()
    page.locator("form").wait_for(state="detached")


def sent(page: Page) -> dict[str, str]:
    """Sends; the ticket and the key that went over the wire, in the writings they are shown in."""
    bodies: list[str] = []
    page.on("request", lambda request: bodies.append(request.post_data or ""))
    go_on(page, screen(page))
    ticket = page.locator("[data-ticket]").get_attribute("data-ticket") or ""
    shown = page.locator(".ticket").inner_text()
    key = parse_qs("".join(bodies))["submission"][0]
    assert len(ticket) >= 16
    return {"ticket": ticket, "ticket as shown": shown, "submission key": key}


def test_after_stop_and_clear_nothing_stands_on_the_phone(
    opened: tuple[Survey, str], tmp_path: Path, kit: Toolkit
) -> None:
    """PH07."""
    survey, url = opened
    profile = tmp_path / "profile"
    with first_page(profile) as page:
        fill_in(page, url)
        stop_and_clear(page)
    assert traces(profile, TYPED) == []
    opened_again(profile, url)
    assert traces(profile, TYPED) == []
    assert count(kit, survey) == 0


def test_after_sending_neither_answer_nor_ticket_nor_key_stands_on_the_phone(
    opened: tuple[Survey, str], tmp_path: Path, kit: Toolkit
) -> None:
    survey, url = opened
    profile = tmp_path / "profile"
    with first_page(profile) as page:
        fill_in(page, url)
        secret = sent(page)
    assert traces(profile, {**TYPED, **secret}) == []
    opened_again(profile, url)
    assert traces(profile, {**TYPED, **secret}) == []
    assert count(kit, survey) == 1


def test_waiting_answers_are_a_sealed_box_and_then_nothing(
    opened: tuple[Survey, str], tmp_path: Path, kit: Toolkit
) -> None:
    """While they wait there is a box that nobody opens here; once sent, not even that."""
    survey, url = opened
    profile = tmp_path / "profile"
    with first_page(profile) as page:
        # What the browser calls offline cuts the page alone: no worker may send instead.
        page.add_init_script("ServiceWorkerContainer.prototype.register = async () => { throw 1; }")
        fill_in(page, url)
        page.context.set_offline(True)
        screen(page).locator("button[value=send]").click()
        page.locator(".ticket").wait_for()
        shown = page.locator(".ticket").inner_text()
        secret = {"ticket": shown.replace(" ", ""), "ticket as shown": shown}
    assert traces(profile, {**TYPED, **secret}) == []
    assert traces(profile, {"box": "sealed="}) != []
    assert count(kit, survey) == 0
    with first_page(profile) as page:
        page.goto(url)
        page.locator(".waits li:last-child[aria-current]").wait_for()
    opened_again(profile, url)
    assert traces(profile, {**TYPED, **secret}) == []
    assert count(kit, survey) == 1


# Where a page could keep a word: what does it, and the word.
_KEPT = {
    "localStorage": ("localStorage.setItem('control', 'wilgenkatjes')", "wilgenkatjes"),
    "sessionStorage": ("sessionStorage.setItem('control', 'hazelnootjes')", "hazelnootjes"),
    "IndexedDB": (
        """new Promise(done => {
          const open = indexedDB.open('control');
          open.onupgradeneeded = () => open.result.createObjectStore('kept');
          open.onsuccess = () => {
            const turn = open.result.transaction('kept', 'readwrite');
            turn.objectStore('kept').put('abcabcabc '.repeat(3000) + 'beukenblad', 1);
            turn.oncomplete = () => done();
          };
        })""",
        "beukenblad",
    ),
}


def test_the_search_finds_what_a_page_kept(opened: tuple[Survey, str], tmp_path: Path) -> None:
    """The positive control: every storage of a page; what stays for good also by the next visit."""
    profile = tmp_path / "profile"
    with first_page(profile) as page:
        page.goto(opened[1])
        for action, _ in _KEPT.values():
            page.evaluate(f"() => {action}")
    for where, (_, word) in _KEPT.items():
        assert traces(profile, {where: word}) != [], where
    opened_again(profile, opened[1])
    for where in ("localStorage", "IndexedDB"):
        assert traces(profile, {where: _KEPT[where][1]}) != [], where


def test_the_search_finds_what_the_browser_remembers_of_a_form(
    opened: tuple[Survey, str], tmp_path: Path
) -> None:
    """The other control, and why autocomplete is off: with it on, typed words stay."""
    profile = tmp_path / "profile"
    with first_page(profile) as page:
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => {"
            " document.querySelector('form').autocomplete = 'on'; });"
        )
        fill_in(page, opened[1])
    found = " ".join(traces(profile, TYPED))
    assert "line: " in found
    assert "story: " in found


def test_the_search_reads_base64_at_any_offset_and_undoes_snappy() -> None:
    for before in (b"", b"x", b"xy"):
        text = b64encode(before + LINE.encode() + b"tail")
        assert any(found in text for found in encodings(LINE).values()), before
    # A literal of four bytes, then a copy of six from four back.
    assert unsnapped(b"\x0a\x0cwilg" + bytes([2 << 2 | 1, 4])) == b"wilgwilgwi"
