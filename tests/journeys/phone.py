"""A person with a phone: a real browser of phone size, tapping what is visible."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Playwright,
    sync_playwright,
)

SIZE = {"width": 360, "height": 740}
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

_EXAMPLE = re.compile(r"\d\d-\d\d-2026( \d\d:\d\d)?|\b\d\d:\d\d\b")


@contextmanager
def browser(*flags: str) -> Iterator[Browser]:
    """Debian's chromium, without a window; ``flags`` are more of its own."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*_FLAGS, *flags], headless=True
        )
        yield found
        found.close()


def phone(found: Browser, script: bool = True, **options: Any) -> Page:
    """A fresh phone with an empty memory; ``script`` False has JavaScript switched off."""
    context = found.new_context(
        viewport=SIZE, has_touch=True, is_mobile=True, java_script_enabled=script, **options
    )
    return context.new_page()


def persistent(playwright: Playwright, profile: Path) -> BrowserContext:
    """A phone that keeps its memory in a folder, as every real one does."""
    return playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=shutil.which("chromium"),
        args=_FLAGS,
        headless=True,
        viewport=SIZE,
        has_touch=True,
        is_mobile=True,
    )


def screen(page: Page) -> Locator:
    """The one screen that is visible."""
    visible = page.locator("main > section:visible")
    assert visible.count() == 1, visible.count()
    return visible.first


def tap_through(page: Page, text: str = "Een bank bij de deur.") -> int:
    """Answers every screen with its first option and sends; returns how many screens it took."""
    for count in range(200):
        if page.locator("[data-ticket]").count():
            return count
        now = screen(page)
        answer_screen(now, text)
        go_on(page, now)
    raise AssertionError("the last page never came")


def go_on(page: Page, now: Locator) -> None:
    """Presses the way on; behind the last one lies the network, so the last page is waited for."""
    way = now.locator(".go:visible").first
    sends = way.get_attribute("value") == "send"
    way.click()
    if sends:
        page.locator("[data-ticket]").wait_for()


def answer_screen(now: Locator, text: str = "Samen koken.") -> None:
    """Takes the first option, or types."""
    # The choice for whom one answers is left alone: it is never needed.
    picks = now.locator("input:visible:not([name=for])")
    typed = now.locator("textarea:visible, input[type=text]:visible, input:not([type]):visible")
    if typed.count():
        is_number = typed.first.get_attribute("inputmode")
        # Whatever has a form of its own shows an example of it, and that will do.
        example = _EXAMPLE.search(now.inner_text())
        typed.first.fill("٣" if is_number else example[0] if example else text)
    for name in dict.fromkeys(each.get_attribute("name") for each in picks.all()):
        if name and not name.startswith("missing.") and not typed.count():
            now.locator(f"input[name='{name}']:visible").first.check()
