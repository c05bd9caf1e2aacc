"""Recordings and photos at the resident's door: as parts of a form, or inside a sealed one."""

import base64
import io
import tempfile
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.core.questionnaire import Kind, Purpose
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey, Version
from app.secrets import base64url
from app.web.headers import permissions
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.media.recorded import SECRET, recorded
from tests.media.taken import PLACE, SVG, a_photo
from tests.phone_sealing import seal

YES = {"consent.answers": "yes", "consent.voice": "yes", "consent.photo": "yes", "lang": "nl"}
Opened = tuple[Survey, Version, Place]
ASKED = (
    an_item("safe"),
    an_item("told", Kind.VOICE),
    an_item("seen", Kind.PHOTO),
    an_item("remarks", Kind.TEXT),
)
PURPOSES = (Purpose("answers"), Purpose("voice"), Purpose("photo"))


@pytest.fixture
def opened(door: Toolkit) -> Opened:
    return an_open_version(door, a_questionnaire(*ASKED, purposes=PURPOSES))


def in_parts(fields: dict[str, str], files: dict[str, bytes]) -> bytes:
    """The body that a browser makes of a form with files."""
    head = '--xyz\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    parts = [head.format(name, "").encode() + text.encode() for name, text in fields.items()]
    parts += [
        head.format(f"answer.{name}", '; filename="IMG_1.JPG"').encode() + content
        for name, content in files.items()
    ]
    return b"\r\n".join(parts) + b"\r\n--xyz--\r\n"


def send(
    client: FlaskClient, opened: Opened, fields: dict[str, str], query: str = "", **files: bytes
) -> TestResponse:
    return client.post(
        f"/{opened[2].code}{query}",
        data=in_parts({**YES, **fields}, files),
        content_type="multipart/form-data; boundary=xyz",
    )


def in_dutch(door: Toolkit, sentence: str) -> str:
    """An interface sentence as the page says it, also before it is translated."""
    slots = {slot.path: slot.text for slot in door.words.slots("nl")}
    return slots.get(f"words:{sentence}") or sentence


def on_disk(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "data" / "attachments").glob("*"))


def said(response: TestResponse, at: str) -> list[str]:
    tree = html.document_fromstring(response.text)
    (screen,) = tree.xpath(f"//section[.//*[@name='answer.{at}']]")
    return [each.text_content() for each in screen.find_class("problem")]


def test_a_form_for_files_is_sent_in_parts_and_any_other_is_not(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    form = html.document_fromstring(client.get(f"/{opened[2].code}").text).forms[0]
    assert form.get("enctype") == "multipart/form-data"
    inputs = {each.get("name"): each for each in form.xpath(".//input[@type='file']")}
    assert inputs["answer.told"].get("accept") == "audio/*"
    assert inputs["answer.seen"].get("accept") == "image/*"
    assert inputs["answer.seen"].get("capture") == "environment"
    plain = an_open_version(door)
    form = html.document_fromstring(client.get(f"/{plain[2].code}").text).forms[0]
    assert form.get("enctype") is None


def test_microphone_and_camera_are_open_only_to_a_page_that_needs_them(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    policy = client.get(f"/{opened[2].code}").headers
    assert policy["Permissions-Policy"] == "camera=(self), microphone=(self), geolocation=()"
    assert "media-src 'self' blob:" in policy["Content-Security-Policy"]
    plain = client.get(f"/{an_open_version(door)[2].code}").headers
    assert plain["Permissions-Policy"] == "camera=(), microphone=(), geolocation=()"
    assert "blob:" not in plain["Content-Security-Policy"]
    assert permissions(b'<p data-record="a">') == "camera=(), microphone=(self), geolocation=()"


def test_a_recording_and_a_photo_arrive_without_what_they_told(
    client: FlaskClient, opened: Opened, tmp_path: Path
) -> None:
    voice = recorded("webm")
    assert SECRET.encode() in voice
    response = send(client, opened, {}, told=voice, seen=a_photo())
    assert response.status_code == 200
    assert html.document_fromstring(response.text).xpath("//@data-ticket")
    told, seen = sorted(on_disk(tmp_path), key=lambda path: path.suffix, reverse=True)
    assert (told.suffix, seen.suffix) == (".mp3", ".jpg")
    for path in (told, seen):
        for secret in (SECRET.encode(), PLACE, b"Exif", b"IMG_1"):
            assert secret not in path.read_bytes()


def test_a_file_that_waited_sealed_with_the_answers_arrives_with_them(
    client: FlaskClient, opened: Opened, tmp_path: Path
) -> None:
    """Decision 3: one box, opened by the host alone."""
    voice = "data:audio/webm;codecs=opus;base64," + base64url(recorded("webm"))
    body = urlencode({**YES, "answer.safe": "often", "answer.told": voice})
    box = base64url(seal(opened[1].receiving_public, body.encode()))
    assert client.post(f"/{opened[2].code}", data={"sealed": box}).status_code == 200
    assert [path.suffix for path in on_disk(tmp_path)] == [".mp3"]


def test_no_consent_leaves_nothing_on_any_disk(
    client: FlaskClient, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in the data, and not in a temporary file either."""
    monkeypatch.setattr(tempfile, "TemporaryFile", None)
    monkeypatch.setattr("werkzeug.formparser.default_stream_factory", None)
    large = a_photo("PNG", (900, 700), compress_level=0)
    assert len(large) > 1_000_000
    response = send(client, opened, {"consent.photo": "no"}, seen=large)
    assert response.status_code == 200
    assert on_disk(tmp_path) == []


def test_what_is_no_photo_is_said_at_its_place_and_the_other_answers_stay(
    client: FlaskClient, door: Toolkit, opened: Opened, tmp_path: Path
) -> None:
    fields = {"answer.safe": "often", "answer.remarks": "More lamps"}
    response = send(client, opened, fields, told=recorded("webm"), seen=SVG)
    assert response.status_code == 422
    assert said(response, "seen") == [
        in_dutch(door, "We cannot open this photo. Take another one.")
    ]
    (again,) = said(response, "told")
    assert again == in_dutch(
        door, "This page could not keep your recording or photo. Add it again."
    )
    form = html.document_fromstring(response.text).forms[0]
    assert form.fields["answer.safe"] == "often"
    assert form.fields["answer.remarks"] == "More lamps"
    assert on_disk(tmp_path) == []
    long = send(client, opened, fields, told=recorded("ogg", 70))
    assert said(long, "told") == [
        in_dutch(door, "This recording is too long. Speak for one minute at most.")
    ]


def test_an_empty_file_is_no_answer(client: FlaskClient, opened: Opened, tmp_path: Path) -> None:
    assert send(client, opened, {}, told=b"", seen=b"").status_code == 200
    assert on_disk(tmp_path) == []


def test_another_language_without_a_script_says_that_the_file_must_come_again(
    client: FlaskClient, opened: Opened, tmp_path: Path
) -> None:
    response = send(client, opened, {"act": "lang"}, query="?lang=ar", seen=a_photo())
    assert response.status_code == 200
    tree = html.document_fromstring(response.text)
    assert tree.get("lang") == "ar"
    assert len(said(response, "seen")) == 1
    (first,) = tree.find_class("first")
    assert first.xpath(".//*[@name='answer.seen']")
    assert on_disk(tmp_path) == []


def test_more_than_three_megabytes_are_refused_in_words(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    response = send(client, opened, {}, told=bytes(3_000_001))
    assert response.status_code == 413
    assert in_dutch(door, "This is too much to send.") in response.text
    # Where no file is asked for, the bound of words stands.
    fitting = send(client, opened, {}, told=bytes(1_500_000))
    assert fitting.status_code == 422


def test_a_survey_without_files_takes_no_large_body(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    assert opened
    plain = an_open_version(door)
    response = send(client, plain, {}, safe=bytes(1_000_001))
    assert response.status_code == 413
    assert in_dutch(door, "This is too much text.") in response.text


class Endless(io.RawIOBase):
    """A body that says that it is 100 MB, and notes how much of it was read."""

    taken = 0

    def tell(self) -> int:
        return 0

    def seek(self, offset: int, whence: int = 0) -> int:
        return offset + whence

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "nobody may ask for all of it"
        self.taken += size
        return b"x" * size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = self.read(len(buffer))
        return len(buffer)


@pytest.mark.parametrize("says", ["104857600", None])
def test_a_hundred_megabytes_are_refused_without_being_read(
    client: FlaskClient, opened: Opened, says: str | None
) -> None:
    body = Endless()
    length = {"CONTENT_LENGTH": says} if says else {"wsgi.input_terminated": True}
    response = client.post(
        f"/{opened[2].code}",
        input_stream=body,
        content_type="multipart/form-data; boundary=xyz",
        environ_overrides=length,
    )
    assert response.status_code in (400, 413)
    assert body.taken < 4_000_000
    assert says is None or body.taken == 0


def test_a_name_inside_a_field_is_no_file(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    """A browser that sends no parts would send only the name of the file."""
    response = client.post(f"/{opened[2].code}", data={**YES, "answer.told": "voice.m4a"})
    assert response.status_code == 422
    assert said(response, "told") == [
        in_dutch(door, "We cannot play this recording. Record it again.")
    ]
    assert base64.b64encode(b"voice") not in response.data
