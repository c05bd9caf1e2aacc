"""Every page of the workspace in both languages, on a tablet: whole, for everybody, in one tongue.

The addresses come from the table of rights (tests/web/council/routes.py) and from that of a
reviewer's door, so a new one joins by itself. What a page says is compared with the catalogue.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from app.core.plan import Step
from app.flow.ports import Toolkit
from app.web.council.guard import COOKIE
from tests.journeys.english import english_on
from tests.journeys.filled import DRAFT, ENDED, EXAMPLE, FIRST, ITS_LABEL, PAUSED, Filled, fill
from tests.journeys.looks import fits, violations
from tests.journeys.over import NOTED, OVER
from tests.journeys.serving import served
from tests.web.council.routes import TABLE, WHO
from tests.web.review.test_every_address import ADDRESSES

_ROWS = tuple(tuple(line.split()) for line in TABLE.strip().splitlines())
_PAGES = tuple((rule, who) for method, rule, who in _ROWS if method == "GET")
# What an address may name. The first of each is enough for who only looks on.
_SAMPLES = {
    "tag": ("ar", "nl-simple"),
    "step": tuple(Step),
    "kind": ("select_one", "range", "calculate", "section"),
    "number": ("0",),
}
# Some addresses have other things to name than most.
_OWN = {
    "/surveys/<slug>/languages/<tag>/voice": {"tag": ("nl",)},
    "/surveys/<slug>/languages/<tag>/voice/sound": {"tag": ("nl",)},
    "/surveys/<slug>/print/look": {"slug": (EXAMPLE,)},
    "/review/<token>/<int:number>": {"number": ("1",)},
}
# What people wrote can be read once a survey is over.
_ANSWERS = "/surveys/<slug>/answers"
_PATHS = {"item": ("one", "rate", "note", "home/name"), "section": ("home",), "when": ("rate",)}
# What stands behind the question mark where a page needs it, or shows more with it.
_ASKED = {
    "/log": ("", f"survey={EXAMPLE}"),
    "/surveys/<slug>/checks": ("", "by=age", "tag=ar"),
    "/surveys/<slug>/checks/of": (f"path={FIRST}",),
    "/surveys/<slug>/languages/<tag>/voice": (f"path={ITS_LABEL}",),
    "/surveys/<slug>/languages/<tag>/voice/sound": (f"path={ITS_LABEL}",),
    "/surveys/<slug>/print/look": ("kind=poster",),
    "/surveys/<slug>/questions/bank": ("theme=loneliness",),
    "/surveys/<slug>/questions/when/<path:path>": ("", f"ask={FIRST}"),
    f"{_ANSWERS}/code": (f"item={NOTED}",),
    f"{_ANSWERS}/differences": (f"item={NOTED}",),
    f"{_ANSWERS}/file": ("answer={spoken}",),
    f"{_ANSWERS}/listen": ("answer={spoken}",),
    f"{_ANSWERS}/quote": ("answer={answer}",),
    f"{_ANSWERS}/read": (f"item={NOTED}",),
    f"{_ANSWERS}/themes": (f"item={NOTED}",),
    "/review/<token>/voice": (f"path={ITS_LABEL}",),
    "/review/<token>/sound": (f"path={ITS_LABEL}",),
}
# A page in the words of the survey, as residents see it: it has tests of its own.
_OF_RESIDENTS = ("/questions/preview", "/publish/preview")


# What there is to see only once no answers come in any more.
_AFTER = ("<slug>/sense", "<slug>/publish")


def _addresses(filled: Filled, rules: Iterable[str], is_whole: bool = True) -> list[str]:
    """Every address of these rules, or one of each where that is enough. A rule that names
    something new needs a sample (KeyError)."""
    found = []
    for rule in rules:
        short = rule.removeprefix("/council")
        surveys = (DRAFT, EXAMPLE, PAUSED) if _is_of_a_station(short) else (DRAFT,)
        if any(part in short for part in _AFTER):
            surveys = (DRAFT, ENDED)
        surveys = (*surveys[2:], OVER) if short.startswith(_ANSWERS) else surveys
        samples = {"slug": surveys, **_SAMPLES, "path": _paths(short), **_OWN.get(short, {})}
        for address in _filled_in(rule, filled, samples, None if is_whole else 1):
            asked = _ASKED.get(short, ("",))
            if not is_whole or EXAMPLE in address or PAUSED in address:
                asked = asked[:1]
            asked = tuple(each.format(**filled.samples) for each in asked)
            found += [f"{address}?{each}" if each else address for each in asked]
    return found


def _is_of_a_station(rule: str) -> bool:
    return rule.count("/") == 3 or "/follow" in rule


def _paths(rule: str) -> tuple[str, ...]:
    return next((paths for name, paths in _PATHS.items() if f"/{name}/<" in rule), (FIRST,))


def _filled_in(
    rule: str, filled: Filled, samples: dict[str, tuple[str, ...]], most: int | None
) -> Iterator[str]:
    name = re.search(r"<(?:\w+:)?(\w+)>", rule)
    if name is None:
        yield rule
        return
    values = samples[name[1]] if name[1] in samples else (filled.samples[name[1]],)
    for value in values if name[1] == "slug" else values[:most]:
        yield from _filled_in(rule.replace(name[0], value, 1), filled, samples, most)


def _may(role: str) -> list[str]:
    return [f"/council{rule}" for rule, who in _PAGES if role in WHO[who].split()]


def _look(page: Page, address: str, lang: str, thorough: bool) -> Iterator[str]:
    """What is wrong with one page; axe looks at it only where the look is thorough."""
    mark = "&" if "?" in address else "?"
    try:
        answer = page.goto(f"{address}{mark}lang={lang}")
    except PlaywrightError as error:
        # A file to be kept: no page, but it must be there.
        if "Download is starting" not in error.message:
            raise
        if not page.request.get(address).ok:
            yield "is not there"
        return
    assert answer
    if answer.status != 200:
        yield f"answers {answer.status}"
    elif answer.headers["content-type"].startswith("text/html") and not any(
        part in address for part in _OF_RESIDENTS
    ):
        if thorough:
            yield from violations(page)
        yield from _shape(page, lang)
        if lang == "nl":
            yield from (f"says: {said}" for said in english_on(page))


def _shape(page: Page, lang: str) -> Iterator[str]:
    if not fits(page):
        yield "is wider than the screen"
    if page.locator("html").get_attribute("lang") != lang:
        yield "is in another language"
    if page.locator("h1").count() != 1:
        yield "has not one heading"
    if not page.title().strip():
        yield "has no title"


def _walk(
    page: Page, base: str, addresses: Iterable[str], lang: str, thorough: bool = True
) -> list[str]:
    return [
        f"{lang} {address}: {trouble}"
        for address in addresses
        for trouble in _look(page, f"{base}{address}", lang, thorough)
    ]


def _tablet(found: Browser, base: str, cookie: str = "") -> Page:
    context = found.new_context(viewport={"width": 820, "height": 1180}, bypass_csp=True)
    if cookie:
        context.add_cookies([{"name": COOKIE, "value": cookie, "url": f"{base}/council"}])
    return context.new_page()


def _take_example(page: Page, base: str) -> None:
    """The example is there, and the tour stands on the pages."""
    page.goto(f"{base}/council/?lang=nl")
    with page.expect_navigation():
        page.locator("form[action='/council/example'] button").click()


@pytest.fixture
def filled(toolkit: Toolkit, tmp_path: Path) -> Filled:
    return fill(toolkit, tmp_path / "data")


def test_every_page_is_whole_in_both_languages(filled: Filled, chromium: Browser) -> None:
    """All that an address can name is seen in Dutch; in English one of each is enough."""
    free = [f"/council{rule}" for rule, who in _PAGES if who == "anybody"]
    free += [rule for method, rule in sorted(ADDRESSES) if method == "GET"]
    found = []
    with served(filled.app) as base:
        page = _tablet(chromium, base, filled.session("coordinator"))
        stranger = _tablet(chromium, base)
        _take_example(page, base)
        for lang in ("nl", "en"):
            is_whole = lang == "nl"
            found += _walk(page, base, _addresses(filled, _may("coordinator"), is_whole), lang)
            found += _walk(stranger, base, _addresses(filled, free, is_whole), lang)
        for role in ("interviewer", "evaluator"):
            person = _tablet(chromium, base, filled.session(role))
            theirs = _addresses(filled, _may(role), is_whole=False)
            found += _walk(person, base, theirs, "nl", thorough=False)
    assert not found, "\n".join(found)
