"""The ready-made survey is a draft: refused for real use, and marked for good as an example."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.form import Page, answer, form_of, request
from tests.journeys.host import Host
from tests.journeys.opening import READY

TERMS = (
    "--promise-date", "2099-01-31", "--controller", "Voorbeeldraad",
    "--contact", "raad@example.org",
)  # fmt: skip
MARK = {"nl": "Voorbeeld", "ar": "مثال"}


def _marked(page: Page, tag: str) -> Page:
    assert MARK[tag] in page.words, page.words[:300]
    return page


@pytest.mark.journey
def test_the_ready_made_survey_is_refused_without_demo_and_marked_with_it(folder: Path) -> None:
    """Never drop the mark: every page, print and file."""
    host = Host(folder)
    slug = host.json("survey", "import", str(READY))["slug"]
    refusal = host.refuse("survey", "open", slug, *TERMS)
    assert refusal.count("that are drafts") == 10
    assert host.json("survey", "list")[0]["state"] == "draft"
    host.do("survey", "open", slug, *TERMS, "--demo")
    place = host.json("place", "add", slug, "Markthal")
    host.start()
    try:
        tickets = [_answered(host, place, tag) for tag in ("nl", "ar") for _ in range(6)]
        _prints_are_marked(host, slug, folder)
        host.do("survey", "close", slug, "--now")
        _marked(request(host.local(place["url"]) + "?lang=ar"), "ar")
        host.do("results", "publish", slug)
        _pages_are_marked(host, slug, tickets)
        _files_are_marked(host, slug, folder)
    finally:
        host.stop()


def _answered(host: Host, place: dict[str, str], tag: str) -> tuple[str, str]:
    url = host.local(place["url"]) + f"?lang={tag}"
    _marked(request(url), tag)
    _, last = answer(url, lambda _name, values: values[:1])
    _marked(last, tag)
    return tag, str(last.link("data-ticket").get("href"))


def _pages_are_marked(host: Host, slug: str, tickets: list[tuple[str, str]]) -> None:
    for tag, href in (tickets[0], tickets[-1]):
        page = _marked(request(host.address + href), tag)
        form = form_of(page)
        assert form.get("action") is not None
        _marked(request(host.address + href, []), tag)
        path, _, query = href.partition("?")
        _marked(request(f"{host.address}{path}/held?{query}"), tag)
        _marked(request(f"{host.address}{path}/withdraw?{query}"), tag)
        _marked(request(f"{host.address}/r/{slug}?lang={tag}"), tag)


def _prints_are_marked(host: Host, slug: str, folder: Path) -> None:
    for kind in ("poster", "cards"):
        file = folder / f"{kind}.pdf"
        host.do("print", slug, kind, "--lang", "nl", "-o", str(file))
        text = subprocess.run(
            ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True
        ).stdout.decode()
        pages = [page for page in text.split("\f") if page.strip()]
        assert all(MARK["nl"] in page for page in pages), kind


def _files_are_marked(host: Host, slug: str, folder: Path) -> None:
    for purpose in ("host", "research"):
        file = folder / f"{purpose}.xlsx"
        host.do("export", slug, "--format", "xlsx", "--for", purpose, "-o", str(file))
        book = openpyxl.load_workbook(file)
        assert "example" in str(book.properties.title).lower()
        assert "example" in str(book["data"]["A1"].value).lower()
        assert (
            "example"
            in str(book["method"]["A1"].value).lower()
            + str(book["method"]["B1"].value).lower()
            + str(book["method"]["A2"].value).lower()
        )
