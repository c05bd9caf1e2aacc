"""Pictures of the council's workspace on example data: Dutch and English, desktop and tablet.

A coordinator comes in, takes the example, makes a plan and walks along the stations. Those of the
desktop are the pictures of the handbook, made small.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.journeys.host import Host

LANGUAGES = ("nl", "en")
WIDTHS = {"desktop": (1280, 800), "tablet": (820, 1180)}
STATIONS = ("plan", "questions", "languages", "checks", "places", "print", "open", "follow",
            "sense", "publish", "advice")  # fmt: skip
_AROUND = ("plans", "calendar", "places", "people", "look", "log", "me")
_SHOWN = ("home", "question", "read", "together", "reviewer", *STATIONS[1:])
# The pictures of the handbook, each with the screen that it shows.
_HANDBOOK = {
    **{name: name for name in _SHOWN},
    **{f"all-{name}": name for name in ("people", "look", "log")},
    "all-me": "account",
}
_DAYS = {
    "opening_date": "2027-01-04",
    "closing_date": "2027-01-31",
    "promise_date": "2027-03-01",
}
_READER = {"nl": "A. Voorbeeld", "en": "A. Example"}
_WIDE, _TALL = 900, 700
_PASSWORD = re.compile(r"name: (\w+) +password: (\S+)")


def take(found: Browser, host: Host, folder: Path) -> None:
    """Every picture lies in the folder; those for the handbook also in ``handbook`` below it."""
    small = folder / "handbook"
    small.mkdir(parents=True, exist_ok=True)
    for tag in LANGUAGES:
        for width, (across, down) in WIDTHS.items():
            context = found.new_context(
                viewport={"width": across, "height": down}, locale=tag, color_scheme="light"
            )
            page = context.new_page()
            for name in _walk(page, host, tag):
                shot = folder / f"workspace-{tag}-{width}-{name}.png"
                page.screenshot(path=shot, full_page=True)
                if width == "desktop" and name in _HANDBOOK:
                    _make_small(shot, small / f"{tag}-{_HANDBOOK[name]}.png")
            context.close()


def _walk(page: Page, host: Host, tag: str) -> Iterator[str]:
    """The name of each screen, while the page shows it."""
    council = f"{host.address}/council"
    _sign_in(page, host, tag)
    yield "home"
    _press(page, "form[action='/council/example'] button")
    yield "tour"
    _press(page, ".tour button[value=stop]")
    example = f"{council}/surveys/example"
    yield from _stations(page, example, ("plan", "print", "follow"))
    page.goto(f"{example}/follow/close")
    page.check("input[name=how][value=now]")
    _press(page, "form[action$='/follow/close'] button")
    yield from _stations(page, example, ("sense", "publish", "advice"))
    for name in _AROUND:
        if _is_there(page, f"{council}/{name}"):
            yield f"all-{name}"
    yield from _funnel(page, council)
    page.fill("input[name=name]", "Fijn wonen in onze buurt")
    page.check("input[name=template][value=our-neighbourhood]")
    _press(page, "form[action$='/draft'] button")
    draft = page.url.rsplit("/", 1)[0]
    yield from _stations(page, draft, ("questions", "languages", "checks", "places", "open"))
    yield from _stations(page, draft, ("together",))
    yield from _review(page, host, draft, tag)
    page.goto(f"{council}/")
    _press(page, "form[action='/council/example/remove'] button")


def _stations(page: Page, survey: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if _is_there(page, f"{survey}/{name}"):
            yield name


def _funnel(page: Page, council: str) -> Iterator[str]:
    """A plan like that of the example, which only needs days of its own."""
    page.goto(f"{council}/plans")
    _press(page, "form:has(input[name=earlier]) button")
    plan = page.url.rsplit("/", 1)[0]
    yield "question"
    for step in ("groups", "rung", "team"):
        page.goto(f"{plan}/{step}")
        yield f"question-{step}"
    page.goto(f"{plan}/dates")
    for name, day in _DAYS.items():
        page.fill(f"input[name={name}]", day)
    _press(page, "button[value=stop]")
    yield "read"


def _review(page: Page, host: Host, survey: str, tag: str) -> Iterator[str]:
    """What somebody sees who got a link."""
    page.goto(f"{survey}/languages")
    page.fill("form[action$='/links'] input[name=name]", _READER[tag])
    _press(page, "form[action$='/links'] button")
    address = urlsplit(page.input_value("#f-address")).path
    page.goto(f"{host.address}{address}?lang={tag}")
    yield "reviewer"


def _sign_in(page: Page, host: Host, tag: str) -> None:
    said = _PASSWORD.search((host.folder / "server.log").read_text())
    assert said, "the demo told no password"
    page.goto(f"{host.address}/council/sign-in?lang={tag}")
    page.fill("input[name=name]", said[1])
    page.fill("input[name=password]", said[2])
    _press(page, "main form button")
    page.goto(f"{host.address}/council/me")
    page.check(f"input[name=language][value={tag}]")
    _press(page, "form[action='/council/me/language'] button")
    page.goto(f"{host.address}/council/")


def _press(page: Page, button: str) -> None:
    """A button is pressed, and the page after it is there."""
    with page.expect_navigation():
        page.locator(button).first.click()


def _is_there(page: Page, address: str) -> bool:
    answer = page.goto(address)
    return answer is not None and answer.ok


def _make_small(shot: Path, to: Path) -> None:
    """A picture for the handbook: narrower, not endless, few colours."""
    with Image.open(shot) as picture:
        height = round(picture.height * _WIDE / picture.width)
        small = picture.convert("RGB").resize((_WIDE, height), Image.Resampling.LANCZOS)
        small = small.crop((0, 0, _WIDE, min(height, _TALL)))
        small.quantize(16).save(to, optimize=True)
