"""Residents read, hear and print what came of it: every language, both schemes, by ear alone."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Locator, Page

from app.flow.ports import Toolkit
from app.flow.publishing.aloud import aloud
from app.flow.publishing.results import results_of
from app.flow.records import Survey
from app.flow.returning.ledger import ledger
from app.web import create_web
from app.web.told.aloud import block_pieces
from app.web.told.blocks import blocks_of
from app.web.told.spoken import reader_for, speak_results
from tests.journeys.looks import SMALL, fits, violations
from tests.journeys.phone import phone
from tests.journeys.serving import served
from tests.telling import LANGUAGES, ROOT, TICKET, speaking, told_survey

pytestmark = pytest.mark.journey
_NOTE_PLAYS = (
    "window.played = [];"
    "HTMLMediaElement.prototype.play = function () {"
    "  window.player = this; window.played.push(this.src); return Promise.resolve(); };"
)
_BLIND = "* { color: transparent !important; -webkit-text-fill-color: transparent }"
_FIGURE = re.compile(r"\{\w+\}")
# Colours are the same in every language; these have both directions, and a page without sound.
_IN_THE_DARK = ("nl", "ar", "ti")


@dataclass(frozen=True)
class Hosted:
    """The published survey, served."""

    kit: Toolkit
    survey: Survey
    address: str


@pytest.fixture
def hosted(toolkit: Toolkit, tmp_path: Path) -> Iterator[Hosted]:
    kit = speaking(toolkit, tmp_path / "data")
    survey, _ = told_survey(kit)
    speak_results(kit, survey.slug)
    with served(create_web(kit, ("results",))) as address:
        yield Hosted(kit, survey, address)


def test_every_language_is_clean_whole_and_its_own(chromium: Browser, hosted: Hosted) -> None:
    """AX01, AX05, AX08, AX09: axe, 320 px, light and dark, and no English on the page."""
    for scheme, tags in (("light", LANGUAGES), ("dark", _IN_THE_DARK)):
        context = chromium.new_context(viewport=SMALL, bypass_csp=True, color_scheme=scheme)
        page = context.new_page()
        for tag in tags:
            page.goto(f"{hosted.address}/r/{hosted.survey.slug}?lang={tag}")
            page.locator("section").first.wait_for()
            assert violations(page) == [], (tag, scheme)
            assert fits(page), tag
            if scheme == "light":
                # On the English page the check finds what it looks for.
                assert bool(english_of(page, "nl" if tag == "en" else tag)) == (tag == "en")
                listened = page.locator(".listen")
                assert listened.count() == (tag != "ti")
                if listened.count():
                    listened.click()
                    assert violations(page) == [], (tag, "listening")
                    assert fits(page), (tag, "listening")
        context.close()


def english_of(page: Page, tag: str) -> list[str]:
    """Sentences of the program that stand on the page in English."""
    base = tag.removesuffix("-simple")
    with (ROOT / "translations" / base / "LC_MESSAGES" / "messages.po").open("rb") as file:
        ids = [str(each.id) for each in read_po(file) if each.id and each.id != each.string]
    known = re.compile("|".join(".+".join(map(re.escape, _FIGURE.split(each))) for each in ids))
    return [line for line in page.inner_text("body").splitlines() if known.fullmatch(line.strip())]


def test_who_cannot_read_goes_from_the_ticket_to_the_last_block_by_ear(
    chromium: Browser, hosted: Hosted
) -> None:
    """KA01, AX06: all text is invisible; each control and each block is heard."""
    kit, survey = hosted.kit, hosted.survey
    results = results_of(kit, survey.slug)
    assert results is not None
    reader = reader_for(kit, results, "nl")
    page = phone(chromium, bypass_csp=True)
    page.add_init_script(_NOTE_PLAYS)
    page.goto(f"{hosted.address}/t/{survey.slug}/{TICKET}?lang=nl")
    page.add_style_tag(content=_BLIND)
    page.locator(".listen svg").click()
    wanted = sound_of(kit, str(reader.say("Show me the results")))
    buttons = page.locator("main form .said")
    (go,) = [each for each in buttons.all() if heard(page, each.locator(".play")) == wanted]
    for control in page.locator("main a:not(.play), main button").all():
        beside = control.locator("xpath=following-sibling::*[1][contains(@class, 'play')]")
        assert beside.count() == 1, control.evaluate("each => each.outerHTML")
    go.locator("button").click()
    page.locator("section").first.wait_for()
    page.add_style_tag(content=_BLIND)
    assert page.locator("section > .play").first.is_visible(), "listening went on by itself"
    blocks = blocks_of(results, reader)
    sections = page.locator("section")
    keys = [each.get_attribute("id") for each in sections.all()]
    assert keys[:3] == [block.key for block in blocks[:3]]
    for section, key in zip(sections.all(), keys, strict=True):
        block = next(each for each in blocks if each.key == key)
        said = b"".join(
            file.read_bytes() for file in files_of(kit, survey, block_pieces(block, "nl"))
        )
        if key != "who":
            assert heard(page, section.locator("> .play")) == hashlib.sha256(said).hexdigest(), key
    assert ledger(kit, survey)["told"] == 1
    hears_everything_in_order(page)


def hears_everything_in_order(page: Page) -> None:
    """One press goes on from block to block; a second press stops it."""
    page.evaluate("window.played.length = 0")
    everything = page.locator(".all")
    everything.click()
    count = page.locator("section").count()
    for number in range(1, count):
        page.evaluate("player.onended()")
        assert len(page.evaluate("window.played")) == number + 1
    page.evaluate("player.onended()")
    assert len(page.evaluate("window.played")) == count


def heard(page: Page, button: Locator) -> str:
    """The digest of what a round button says."""
    page.evaluate("window.played.length = 0")
    button.first.click()
    (address,) = page.evaluate("window.played")
    button.first.click()
    with urlopen(address) as answer:
        return hashlib.sha256(answer.read()).hexdigest()


def sound_of(kit: Toolkit, text: str) -> str:
    """The digest of a sentence in the Dutch voice."""
    (spoke,) = kit.voice.say([("nl", text)])
    assert spoke
    with kit.store.read() as shelves:
        content = shelves.sounds.file(spoke.file).read_bytes()
    return hashlib.sha256(content).hexdigest()


def files_of(kit: Toolkit, survey: Survey, pieces: tuple[tuple[str, str], ...]) -> list[Path]:
    """The files of these pieces; each is there."""
    found = aloud(kit, survey).files(pieces)
    assert all(found)
    return [file for file in found if file]


def test_without_a_script_listening_is_a_link_and_so_is_every_sound(
    chromium: Browser, hosted: Hosted
) -> None:
    """AX05: nothing here needs JavaScript."""
    page = phone(chromium, script=False)
    page.goto(f"{hosted.address}/t/{hosted.survey.slug}/{TICKET}?lang=nl")
    assert not page.locator("main .play").first.is_visible()
    page.locator(".listen").click()
    page.locator("main form .play").wait_for()
    page.goto(f"{hosted.address}/r/{hosted.survey.slug}?lang=ar#listen")
    play = page.locator("section > .play").first
    assert play.is_visible()
    with urlopen(hosted.address + str(play.get_attribute("href"))) as answer:
        assert answer.headers["Content-Type"] == "audio/mpeg"
