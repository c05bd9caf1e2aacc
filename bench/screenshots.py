"""Pictures to be looked at: every screen a resident meets, in 4 languages and 2 widths.

Those of the workspace of a council are taken by workspace_pictures.py.
"""

import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page

from bench.workspace_pictures import take
from tests.journeys.host import Host
from tests.journeys.phone import answer_screen, browser, go_on, screen

_LANGUAGES = ("nl", "nl-simple", "ar", "pl")
_WIDTHS = {"phone": (360, 740), "desktop": (1280, 800)}
_SLUG = "schemes-not-used"


def _walk(page: Page, shot: Path, name: str) -> None:
    for count in range(60):
        page.screenshot(path=shot / f"{name}-{count:02}.png", full_page=True)
        if page.locator("[data-ticket]").count():
            return
        now = screen(page)
        answer_screen(now)
        go_on(page, now)
        page.wait_for_timeout(80)


def _one(found: Browser, url: str, tag: str, width: str, folder: Path) -> None:
    size = _WIDTHS[width]
    context = found.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(f"{url}?lang={tag}")
    name = f"{tag}-{width}"
    page.goto(f"{url}?lang={tag}#l")
    page.screenshot(path=folder / f"{name}-languages.png", full_page=True)
    page.goto(f"{url}?lang={tag}")
    _walk(page, folder, name)
    page.goto(urljoin(url, page.locator("[data-ticket]").get_attribute("href") or ""))
    page.screenshot(path=folder / f"{name}-ticket.png", full_page=True)
    context.close()


def main() -> None:
    """Writes the pictures into the folder given, or build/screenshots."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        host = Host(Path(name), public="")
        host.start("demo")
        try:
            host.do("council", "add", "Adviesraad Zuid")
            code = host.json("place", "list", _SLUG)[0]["code"]
            with browser() as found:
                for tag in _LANGUAGES:
                    for width in _WIDTHS:
                        _one(found, f"{host.address}/{code}", tag, width, folder)
                take(found, host, folder)
        finally:
            host.stop()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    small = folder / "handbook"
    print(f"{len(list(small.glob('*.png')))} of the workspace, made small, in {small}")
    print("The handbook shows those: copy them to docs/handbook/pictures where a page changed.")


if __name__ == "__main__":
    main()
