"""The folder of results opens from a stick, in every language, with sound and without a network.

Pages and sheets of every language have tests of their own; here a few stand for all, in make
journeys all.
"""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.flow.ports import Toolkit
from app.flow.records import Place
from app.web.folder import folder_of, zipped
from tests.journeys.looks import SMALL, violations
from tests.telling import LANGUAGES, TICKET, speaking, told_survey

pytestmark = pytest.mark.journey
SILENT = ("ti",)
_IS_WHOLE = os.environ.get("BUURTSTEM_JOURNEYS") == "all"
# Easy words, both directions of writing, and a language without a voice.
PACKED = LANGUAGES if _IS_WHOLE else ("nl", "nl-simple", "ar", "ti")
# With the round buttons all are; without them these, in both directions and with none at all.
LOOKED_AT = ("nl", "ar", "ti")


@pytest.fixture
def stick(toolkit: Toolkit, tmp_path: Path) -> tuple[Path, Place, str]:
    """A folder with a dirty name, as it comes out of the zip."""
    kit = speaking(toolkit, tmp_path / "data")
    survey, place = told_survey(kit, PACKED)
    packed = zipped("Wat u zei (2026) & méér", "2026-11-24", folder_of(kit, survey))
    folder = tmp_path / "my stick"
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {info.date_time[3:] for info in archive.infolist()} == {(12, 0, 0)}
        archive.extractall(folder)
    return next(folder.iterdir()), place, survey.slug


def test_it_opens_from_a_stick_without_a_network(
    chromium: Browser, stick: tuple[Path, Place, str]
) -> None:
    """KA17: all languages, sound included; nothing is asked of anybody; axe is clean."""
    folder, place, slug = stick
    context = chromium.new_context(viewport=SMALL)
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    assert violations(page) == []
    names = page.locator("main a.button")
    assert names.count() == len(PACKED) - 1
    for tag in PACKED:
        page.goto((folder / f"{tag}.html").as_uri())
        assert page.locator("html").get_attribute("lang") == tag
        assert page.locator("section.card").count() == 3
        assert tag not in LOOKED_AT or violations(page) == [], tag
        heard = page.locator("section > .play")
        if tag in SILENT:
            assert heard.count() == 0
            continue
        assert heard.count() == page.locator("section").count()
        page.locator(".listen").click()
        heard.nth(1).click()
        assert page.evaluate(_PLAYS, heard.nth(1).get_attribute("href")) > 1, tag
        assert violations(page) == [], tag
    assert wrong == []
    assert {url.split(":")[0] for url in asked} == {"file"}
    _is_public_only(folder, place, slug)
    _is_whole(folder)


_PLAYS = """href => new Promise((done, failed) => {
  const sound = new Audio(href);
  sound.onerror = () => failed('unreadable');
  sound.onloadedmetadata = () => done(sound.duration);
})"""


def _is_public_only(folder: Path, place: Place, slug: str) -> None:
    """No code, no ticket, and no absolute address but the survey's own, as text."""
    for file in (each for each in folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        assert place.code.encode() not in content, file
        assert TICKET.encode() not in content, file
        if file.suffix == ".html":
            text = content.decode()
            assert not re.search(r'(href|src)="(/|[a-z]+:)(?!,)', text.replace("data:,", "")), file
            assert not re.search(r"https?://", text), file
            assert file.name == "index.html" or f"example.org/r/{slug}" in text


def _is_whole(folder: Path) -> None:
    """Every link leads to a file that is there."""
    for file in folder.glob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#]+)"', file.read_text(encoding="utf-8")):
            assert link == "data:," or (folder / link).is_file(), (file.name, link)
    assert (folder / "print" / "nl-simple.pdf").read_bytes().startswith(b"%PDF")
    table = (folder / "numbers" / "results.csv").read_text(encoding="utf-8-sig")
    assert "way,Hoe vraagt u het liefst iets aan?,together,Samen met iemand,80" in table
