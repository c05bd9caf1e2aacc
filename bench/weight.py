"""Bytes on the wire: the first document in every language, and apart from it what comes later."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench.load import get
from tests.journeys.phone import phone

MOST = {"W60": 14_000}
MOST_ELSE = 9_000


def wire(url: str, encoding: str) -> int:
    """Bytes of status line, headers and body."""
    status, headers, body = get(url, accept_encoding=encoding)
    assert status == 200, (status, url)
    head = 15 + sum(len(name) + len(value) + 4 for name, value in headers) + 2
    return head + len(body)


def documents(name: str, url: str, tags: Iterable[str]) -> None:
    """Prints the first document in each language, as both kinds of browser get it."""
    most = MOST.get(name, MOST_ELSE)
    for tag in tags:
        first = f"{url}?lang={tag}"
        br, gz = wire(first, "br"), wire(first, "gzip")
        over = f"   {br - most} over {most}" if br > most else ""
        print(f"  {name:<18} {tag:<10} br {br:>6}   gzip {gz:>6}   gzip/br {gz / br:.2f}{over}")


def later(found: Browser, url: str, tag: str) -> None:
    """Prints what a phone fetches after the document: by itself, and when somebody listens."""
    page = phone(found)
    parts: list[str] = []
    page.on("request", lambda request: parts.append(request.url))
    page.goto(f"{url}?lang={tag}")
    page.wait_for_load_state("networkidle")
    _told("by itself", parts[1:])
    listen = page.locator("[formaction*='listen=1']")
    if listen.count():
        before = len(parts)
        listen.first.evaluate("each => each.click()")
        _quiet(page)
        play = page.locator(".play:visible")
        if play.count():
            play.first.click()
            _quiet(page)
        _told("to hear one text", parts[before:])
    page.context.close()


def _quiet(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)


def _told(when: str, urls: list[str]) -> None:
    seen = [url for url in dict.fromkeys(urls) if url.startswith("http")]
    for url in seen:
        print(f"  {when:<18} br {wire(url, 'br'):>6}   {urlsplit(url).path}")
    if not seen:
        print(f"  {when:<18} nothing")
