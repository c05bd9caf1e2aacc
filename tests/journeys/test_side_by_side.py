"""Languages side by side in a real browser: typing, two people, a voice, a reviewer's phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.core.texts import SlotState
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Person, Session, Survey
from app.flow.translating.grid import Grid, grid
from app.flow.translating.hands import Hand
from app.flow.translating.links import make_link
from app.media.voice import ComputerVoice
from app.web import create_web
from app.web.council.guard import COOKIE
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.flow.translating.conftest import LABEL, a_draft
from tests.journeys.looks import fits, violations
from tests.journeys.phone import browser, phone
from tests.journeys.serving import served
from tests.media.recorded import recorded

TRANSLATIONS = Path(__file__).parents[2] / "translations"
FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
OTHER = "هل الحي آمن ${name}؟"
FIELD = f'textarea[name="text:{LABEL}"]'


@dataclass(frozen=True)
class Workspace:
    """A workspace that is served, with a draft in four languages."""

    kit: Toolkit
    council: Council
    survey: Survey
    address: str

    @property
    def languages(self) -> str:
        return f"{self.address}/council/surveys/square/languages"

    def grid(self, tag: str = "ar") -> Grid:
        return grid(self.kit, self.survey, tag)

    def text(self, tag: str = "ar") -> str:
        return self.grid(tag).pair(LABEL).slot.text

    def somebody(self, found: Browser, script: bool = True, name: str = "A. Coordinator") -> Page:
        """A tablet of a coordinator who is in."""
        token = self.kit.secrets.random_id()
        person = Person(self.kit.secrets.random_id(), self.council.id, name, ("coordinator",))
        trace = self.kit.secrets.hash("session", "", token)
        with self.kit.store.write() as shelves:
            shelves.people.add_person(person, "no hash")
            shelves.access.set_second_factor(person.id, self.council.id, b"seed", ())
            shelves.access.prefer(person.id, self.council.id, language="en")
            session = Session(trace, person.id, self.council.id, True, "2026-12-31")
            shelves.access.add_session(session)
        context = found.new_context(
            viewport={"width": 768, "height": 1024}, bypass_csp=True, java_script_enabled=script
        )
        context.add_cookies([{"name": COOKIE, "value": token, "url": self.address}])
        return context.new_page()


@pytest.fixture(scope="module")
def talking() -> Iterator[Browser]:
    """A browser whose microphone hums."""
    with browser(*FAKE) as found:
        yield found


@pytest.fixture
def workspace(toolkit: Toolkit, tmp_path: Path) -> Iterator[Workspace]:
    kit = replace(
        toolkit,
        renderer=DocumentRenderer(),
        words=Catalogues(TRANSLATIONS),
        voice=ComputerVoice(tmp_path / "data" / "recordings", tmp_path / "voices"),
    )
    council = Council("c" * 32, "council", "Participatieraad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    survey = take_in(kit, council, a_draft(), "square")
    with served(create_web(kit, ("council", "review"))) as address:
        yield Workspace(kit, council, survey, address)


def _said(page: Page) -> str:
    return page.locator(f'[data-line="{LABEL}"] [data-said]').inner_text()


def test_a_text_is_saved_while_it_is_typed_and_a_second_person_loses_nothing(
    talking: Browser, workspace: Workspace
) -> None:
    one = workspace.somebody(talking)
    two = workspace.somebody(talking, name="B. Coordinator")
    broken: list[str] = []
    for page in (one, two):
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(f"{workspace.languages}/ar")
    one.fill(FIELD, OTHER)
    one.get_by_text("Saved.").first.wait_for()
    assert workspace.text() == OTHER
    two.fill(FIELD, "نصي ${name}")
    line = two.locator(f'[data-line="{LABEL}"] [data-said]')
    line.filter(has_text="Somebody else changed this text").wait_for()
    assert OTHER in _said(two)
    assert two.input_value(FIELD) == "نصي ${name}"
    assert workspace.text() == OTHER
    two.fill(FIELD, "نصي أنا ${name}")
    line.filter(has_text="Saved.").wait_for()
    assert workspace.text() == "نصي أنا ${name}"
    two.fill(FIELD, "نصي")
    line.filter(has_text="between braces").wait_for()
    assert workspace.text() == "نصي أنا ${name}"
    assert not broken, broken


def test_a_lost_session_while_typing_keeps_the_text_in_its_field(
    talking: Browser, workspace: Workspace
) -> None:
    page = workspace.somebody(talking)
    page.goto(f"{workspace.languages}/ar")
    kept = page.context.cookies()
    page.context.clear_cookies()
    page.fill(FIELD, OTHER)
    page.get_by_text("You are signed out.").first.wait_for()
    assert page.input_value(FIELD) == OTHER
    page.context.add_cookies([{**cookie, "path": "/council"} for cookie in kept])  # type: ignore[typeddict-item]
    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially("!")
    page.locator(f'[data-line="{LABEL}"] [data-said]').filter(has_text="Saved.").wait_for()
    assert workspace.text() == f"{OTHER}!"


def test_every_page_of_languages_works_without_a_script(
    talking: Browser, workspace: Workspace
) -> None:
    page = workspace.somebody(talking, script=False)
    page.goto(f"{workspace.languages}/ar")
    page.fill(FIELD, OTHER)
    form = page.locator("form", has=page.locator(FIELD))
    form.get_by_role("button", name="All of this is right").click()
    assert "Confirmed under your name." in page.locator("main").inner_text()
    slot = workspace.grid().pair(LABEL).slot
    assert (slot.text, slot.state, slot.by) == (OTHER, SlotState.CONFIRMED, "A. Coordinator")
    page.goto(f"{workspace.languages}/ar/voice?path={LABEL}")
    sound = {"name": "a.webm", "mimeType": "audio/webm", "buffer": recorded("webm", 2.0)}
    page.set_input_files("input[type=file]", sound)  # type: ignore[arg-type]
    page.get_by_label("From second").fill("0,5")
    page.get_by_role("button", name="Keep this recording").click()
    assert "Listen to it once." in page.locator("main").inner_text()
    assert abs(workspace.grid().recordings[LABEL].seconds - 1.5) < 0.15


def _record(page: Page, milliseconds: int) -> None:
    page.get_by_role("button", name="Start recording").click()
    page.get_by_role("button", name="Stop recording").wait_for()
    page.wait_for_timeout(milliseconds)
    page.get_by_role("button", name="Stop recording").click()
    page.get_by_text("Recorded. Listen").wait_for()


def test_a_voice_is_recorded_in_the_page_trimmed_with_sliders_and_trimmed_again(
    talking: Browser, workspace: Workspace
) -> None:
    page = workspace.somebody(talking)
    page.goto(f"{workspace.languages}/ar/voice?path={LABEL}")
    _record(page, 2500)
    page.get_by_role("button", name="Play this part").click()
    page.locator("[data-slide-to]").fill("1.5")
    page.locator("[data-slide-from]").fill("0.5")
    assert page.get_by_label("From second").input_value() == "0.5"
    assert page.get_by_label("To second").input_value() == "1.5"
    page.get_by_role("button", name="Keep this recording").click()
    page.get_by_text("What is heard now").wait_for()
    recording = workspace.grid().recordings[LABEL]
    assert abs(recording.seconds - 1.0) < 0.1
    assert recording.by == "A. Coordinator"
    kept = page.locator("section", has_text="What is heard now")
    assert kept.locator("audio").evaluate("async a => { await a.play(); a.pause(); return 1 }")
    kept.get_by_label("To second").fill("0.6")
    kept.get_by_role("button", name="Trim it").click()
    page.get_by_text("The recording is trimmed.").wait_for()
    assert abs(workspace.grid().recordings[LABEL].seconds - 0.6) < 0.1


@pytest.mark.parametrize("where", ["", "/ar", "/nl-simple", "/ar/sheet", f"/ar/voice?path={LABEL}"])
def test_pages_of_languages_can_be_used_by_everybody(
    talking: Browser, workspace: Workspace, where: str
) -> None:
    page = workspace.somebody(talking)
    mark = "&" if "?" in where else "?"
    for lang in ("nl", "en"):
        page.goto(f"{workspace.languages}{where}{mark}lang={lang}")
        assert page.locator("html").get_attribute("lang") == lang
        assert violations(page) == []
    assert fits(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert fits(page)


def test_a_speaker_signs_off_a_language_on_a_phone(talking: Browser, workspace: Workspace) -> None:
    hand = Hand("A. Coordinator", workspace.council.id)
    secret = make_link(workspace.kit, workspace.survey, hand, "ar", "C. Speaker")[1]
    page = phone(talking, bypass_csp=True)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{workspace.address}/review/{secret}/?lang=en")
    _look(page)
    page.get_by_role("link", name="Start").click()
    page.get_by_role("button", name="Good. Keep it and go on").click()
    _look(page)
    question = page.locator(".one", has_text="The question itself")
    question.locator("summary").click()
    question.locator("textarea").fill(OTHER)
    # What was typed goes along when the voice is recorded in between.
    question.get_by_role("button", name="Record my voice").click()
    _look(page)
    _record(page, 1200)
    page.get_by_role("button", name="Keep this recording").click()
    page.get_by_text("What is heard now").wait_for()
    page.get_by_role("link", name="Back to the text").click()
    page.get_by_role("button", name="Good. Keep it and go on").click()
    pair = workspace.grid().pair(LABEL)
    assert (pair.slot.text, pair.slot.by) == (OTHER, "C. Speaker")
    assert pair.recorded
    page.goto(f"{workspace.address}/review/{secret}/end?lang=en")
    _look(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Sign off as C. Speaker").click()
    page.get_by_role("heading", name="Thank you.").wait_for()
    _look(page)
    slots = [each.slot for each in workspace.grid().pairs]
    assert {(slot.state, slot.by) for slot in slots} == {(SlotState.CONFIRMED, "C. Speaker")}
    assert not broken, broken


def _look(page: Page) -> None:
    assert violations(page) == []
    assert fits(page)
