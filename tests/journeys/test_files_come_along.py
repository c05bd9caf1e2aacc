"""A voice and a photo from a real browser's microphone and camera to the host's disk."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page

from app.core.questionnaire import Kind, Purpose
from app.flow.ports import Toolkit
from app.flow.records import Place
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.journeys.phone import browser, phone
from tests.journeys.serving import served
from tests.journeys.test_resident_looks import violations
from tests.journeys.waiting import lying
from tests.media.recorded import SECRET, recorded
from tests.media.taken import PLACE, a_photo

TRANSLATIONS = Path(__file__).parents[2] / "translations"
FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
PHOTO: FilePayload = {"name": "IMG_1.JPG", "mimeType": "image/jpeg", "buffer": b""}
VOICE: FilePayload = {"name": "a.webm", "mimeType": "audio/webm", "buffer": b""}


@pytest.fixture(scope="module")
def talking() -> Iterator[Browser]:
    """A browser whose microphone hums and whose camera sees a test picture."""
    with browser(*FAKE) as found:
        yield found


@pytest.fixture
def place(toolkit: Toolkit) -> Iterator[tuple[str, Place]]:
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))
    questionnaire = a_questionnaire(
        an_item("told", Kind.VOICE),
        an_item("seen", Kind.PHOTO),
        an_item("remarks", Kind.TEXT),
        purposes=(Purpose("answers"), Purpose("voice"), Purpose("photo")),
    )
    _, _, place = an_open_version(kit, questionnaire)
    with served(create_web(kit, ("respond",))) as address:
        yield f"{address}/{place.code}", place


def arrived(tmp_path: Path) -> dict[str, bytes]:
    folder = tmp_path / "data" / "attachments"
    return {path.suffix: path.read_bytes() for path in folder.glob("*")}


def seconds(sound: bytes) -> float:
    with av.open(io.BytesIO(sound)) as container:
        frames = sum(frame.samples / frame.sample_rate for frame in container.decode(audio=0))
    return float(frames)


def open_form(page: Page, address: str) -> None:
    """The form, with a yes to everything and its later part there."""
    page.goto(address, wait_until="networkidle")
    for box in page.locator("input[name^=consent][value=yes]").all():
        box.evaluate("box => { box.checked = true; }")


def go(page: Page, screen: str) -> None:
    page.evaluate("name => { location.hash = name; }", screen)
    page.locator(f"#{screen}").wait_for()


def press(page: Page, name: str) -> None:
    page.locator(f"section:visible [data-do={name}]:visible").click()


def record(page: Page, milliseconds: int = 1500) -> None:
    press(page, "start")
    page.locator("section:visible [data-do=stop]:visible").wait_for()
    page.wait_for_timeout(milliseconds)
    press(page, "stop")
    page.locator("section:visible [data-do=play]:visible").wait_for()


def take(page: Page) -> None:
    press(page, "start")
    page.wait_for_timeout(1000)
    press(page, "stop")
    page.locator("section:visible [data-do=again]:visible").wait_for()


def send(page: Page) -> None:
    go(page, "r")
    page.locator("#r button[value=send]").click()


def test_a_voice_and_a_photo_made_inside_the_page_arrive(
    talking: Browser, place: tuple[str, Place], tmp_path: Path
) -> None:
    page = phone(talking)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    open_form(page, place[0])
    go(page, "q1")
    assert page.locator("#q1 input[type=file]:visible").count() == 0
    assert page.locator("#q1 [data-do=stop]:visible").count() == 0, "nothing starts by itself"
    record(page, 500)
    press(page, "play")
    assert page.locator("#q1 [data-do=play]").get_attribute("aria-pressed") == "true"
    press(page, "again")
    page.wait_for_timeout(1500)
    press(page, "stop")
    go(page, "q2")
    take(page)
    go(page, "r")
    assert page.locator("#r dd").count() == 3
    send(page)
    page.locator("[data-ticket]").wait_for()
    assert not broken, broken
    files = arrived(tmp_path)
    assert set(files) == {".mp3", ".jpg"}
    assert 1.0 < seconds(files[".mp3"]) < 5.0
    assert max(Image.open(io.BytesIO(files[".jpg"])).size) <= 1600
    page.context.close()


def test_without_a_network_they_wait_sealed_and_arrive_once(
    talking: Browser, place: tuple[str, Place], tmp_path: Path
) -> None:
    """Decision 3: what waits on the phone is sealed, and the phone cannot play it again."""
    page = phone(talking, service_workers="block")
    open_form(page, place[0])
    go(page, "q1")
    record(page)
    go(page, "q2")
    take(page)
    page.context.set_offline(True)
    send(page)
    page.locator(".ticket").wait_for()
    waiting = lying(page)
    assert "sealed=" in waiting
    assert "audio" not in waiting
    assert arrived(tmp_path) == {}
    page.context.set_offline(False)
    page.locator("[data-ticket]").wait_for()
    assert set(arrived(tmp_path)) == {".mp3", ".jpg"}
    assert lying(page) == ""
    page.context.close()


def test_another_language_keeps_them_and_skipping_lets_them_go(
    talking: Browser, place: tuple[str, Place], tmp_path: Path
) -> None:
    page = phone(talking)
    open_form(page, place[0])
    go(page, "q2")
    take(page)
    go(page, "q1")
    record(page)
    go(page, "l")
    page.locator("#l button[lang=ar]").click()
    page.locator("html[lang=ar]").wait_for()
    assert page.locator("#q1 [data-do=play]:visible").count() == 1
    page.locator("#q1 .ways a:not([rel])").click()
    page.locator("#q2").wait_for()
    assert page.locator("#q2 canvas:visible").count() == 1
    go(page, "q1")
    assert page.locator("#q1 [data-do=start]:visible").count() == 1
    send(page)
    page.locator("[data-ticket]").wait_for()
    assert set(arrived(tmp_path)) == {".jpg"}
    page.context.close()


def test_a_recording_stops_by_itself_after_a_minute(
    talking: Browser, place: tuple[str, Place]
) -> None:
    """SV21. The page's clock runs fifty times as fast."""
    page = phone(talking)
    page.add_init_script(
        "const real = performance.now.bind(performance); performance.now = () => real() * 50;"
    )
    open_form(page, place[0])
    go(page, "q1")
    press(page, "start")
    left = page.locator("#q1 [role=timer] b")
    page.locator("#q1 [data-do=stop]:visible").wait_for()
    assert 0 < int(left.inner_text()) <= 60
    page.locator("#q1 [data-do=play]:visible").wait_for()
    page.context.close()


def test_what_would_not_be_kept_is_not_asked_for(
    talking: Browser, place: tuple[str, Place], tmp_path: Path
) -> None:
    """CO06: after a no to the recording the walk goes on without it."""
    page = phone(talking)
    open_form(page, place[0])
    page.locator("input[name='consent.voice'][value=no]").evaluate("box => { box.checked = true; }")
    go(page, "c2")
    page.locator("#c2 .ways [rel=next]").click()
    page.locator("#q2:visible").wait_for()
    assert page.locator("#q2 .way").inner_text().count("1") == 1
    send(page)
    page.locator("[data-ticket]").wait_for()
    assert arrived(tmp_path) == {}
    page.context.close()


def test_no_rule_of_axe_is_broken_on_these_screens(
    talking: Browser, place: tuple[str, Place]
) -> None:
    page = phone(talking, bypass_csp=True)
    open_form(page, place[0])
    for at, act in (("q1", record), ("q2", take)):
        go(page, at)
        assert violations(page) == []
        act(page)
        assert violations(page) == []
    page.context.close()


def test_where_the_microphone_is_refused_a_file_can_be_chosen(
    talking: Browser, place: tuple[str, Place], tmp_path: Path
) -> None:
    """What was chosen is painted anew on the phone already, and again by the host."""
    page = phone(talking)
    page.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(Error('no'));")
    open_form(page, place[0])
    sent: list[bytes] = []
    page.on("request", lambda asked: sent.append(asked.post_data_buffer or b""))
    go(page, "q1")
    press(page, "start")
    page.locator("#q1 .sorry:visible").wait_for()
    page.locator("#q1 input[type=file]:visible").set_input_files(
        {**VOICE, "buffer": recorded("webm")}
    )
    page.locator("#q1 [data-do=play]:visible").wait_for()
    go(page, "q2")
    press(page, "start")
    page.locator("#q2 input[type=file]:visible").set_input_files(
        {**PHOTO, "buffer": a_photo(size=(2400, 1200), orientation=6)}
    )
    page.locator("#q2 [data-do=again]:visible").wait_for()
    send(page)
    page.locator("[data-ticket]").wait_for()
    assert sent
    assert not any(PLACE in body for body in sent)
    files = arrived(tmp_path)
    assert Image.open(io.BytesIO(files[".jpg"])).size == (800, 1600)
    assert PLACE not in files[".jpg"]
    assert SECRET.encode() not in files[".mp3"]
    page.context.close()


def test_a_phone_that_cannot_record_has_the_plain_file_input(
    talking: Browser, place: tuple[str, Place]
) -> None:
    """Safari before 14 has no recorder at all."""
    page = phone(talking)
    page.add_init_script("delete window.MediaRecorder;")
    open_form(page, place[0])
    go(page, "q1")
    page.locator("#q1 input[type=file]:visible").wait_for()
    assert not page.locator("#q1 [data-do=start]:visible").count()
    page.context.close()


@pytest.mark.parametrize("way", ["sent", "cleared"])
def test_the_profile_of_the_browser_holds_no_byte_of_a_voice_or_a_photo(
    talking: Browser, place: tuple[str, Place], tmp_path: Path, way: str
) -> None:
    """Decision 3: what was sent or cleared is searched for in every file of a closed browser."""
    profile = tmp_path / "profile"
    context = talking.browser_type.launch_persistent_context(
        profile, executable_path=shutil.which("chromium"), args=["--no-sandbox", *FAKE]
    )
    page = context.pages[0]
    page.add_init_script(
        "const make = URL.createObjectURL; window.heard = [];"
        "URL.createObjectURL = blob => { heard.push(blob); return make.call(URL, blob); };"
        "const paint = HTMLCanvasElement.prototype.toBlob;"
        "HTMLCanvasElement.prototype.toBlob = function (give, ...more) {"
        "  paint.call(this, blob => { heard.push(blob); give(blob); }, ...more); };"
    )
    open_form(page, place[0])
    go(page, "q1")
    record(page)
    press(page, "play")
    go(page, "q2")
    take(page)
    made = page.evaluate(
        "Promise.all(heard.map(async blob => [...new Uint8Array(await new Response(blob)"
        ".arrayBuffer())]))"
    )
    assert len(made) == 2
    if way == "sent":
        send(page)
        page.locator("[data-ticket]").wait_for()
    else:
        page.locator("summary").first.click()
        page.locator("button[value=stop]:visible").first.click()
        page.locator("form").wait_for(state="detached")
    context.close()
    written = [path.read_bytes() for path in profile.rglob("*") if path.is_file()]
    looked_for = 0
    for content in map(bytes, made):
        for at in range(len(content) // 4, len(content) - 24, max(1, len(content) // 20)):
            piece = content[at : at + 24]
            # Flat colours and silence look alike everywhere.
            if len(set(piece)) > 16:
                looked_for += 1
                assert not any(piece in each for each in written)
    assert looked_for > 10


def test_without_a_script_plain_files_are_sent_in_parts(
    talking: Browser, place: tuple[str, Place], tmp_path: Path
) -> None:
    page = phone(talking, script=False)
    page.goto(f"{place[0]}#c1")
    for at in ("c1", "c2"):
        page.goto(f"{place[0]}#{at}")
        for box in page.locator("section:visible input[value=yes]").all():
            box.check()
    page.goto(f"{place[0]}#q1")
    assert page.locator("#q1 button[data-do]:visible").count() == 0
    page.locator("#q1 input[type=file]").set_input_files({**VOICE, "buffer": recorded("m4a")})
    page.goto(f"{place[0]}#q2")
    page.locator("#q2 input[type=file]").set_input_files({**PHOTO, "buffer": a_photo()})
    page.goto(f"{place[0]}#r")
    page.locator("#r button[value=send]").click()
    page.locator("[data-ticket]").wait_for()
    files = arrived(tmp_path)
    assert set(files) == {".mp3", ".jpg"}
    assert PLACE not in files[".jpg"]
    page.context.close()
