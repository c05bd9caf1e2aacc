"""The page of the look: a theme is tried, told in words, taken, and given back."""

import io
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.flow.open_version import Opening, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council
from tests.builders import a_questionnaire
from tests.flow.test_look import BLUE, GREY, TERMS
from tests.web.council.conftest import SignedIn

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
)
FormOf = Callable[[FlaskClient, str], dict[str, str]]
LOOK = "/council/look"


@pytest.fixture
def client(signed_in: SignedIn) -> FlaskClient:
    return signed_in("coordinator")


@pytest.fixture
def send(client: FlaskClient, form_of: FormOf) -> Callable[..., TestResponse]:
    def posted(address: str, **fields: object) -> TestResponse:
        whole = {**form_of(client, LOOK), **fields}
        return client.post(address, data=whole, content_type="multipart/form-data")

    return posted


def words(answer: TestResponse) -> str:
    return re.sub(
        r"\s+", " ", re.sub(r"<(?!style|script)[^>]+>", "", answer.get_data(as_text=True))
    )


def test_a_theme_file_is_tried_before_anything_changes(
    client: FlaskClient, send: Callable[..., TestResponse]
) -> None:
    answer = send(f"{LOOK}/try", sheet=(io.BytesIO(BLUE), "theme.css"))
    assert answer.status_code == 200
    assert "--green:#004699" in answer.get_data(as_text=True)
    assert "Nothing has changed yet." in words(answer)
    assert "utrecht-button-primary-action-background-color" in words(answer)
    assert "--green:#0b5d5a" in client.get(LOOK).get_data(as_text=True)


def test_a_theme_is_used_and_given_back(
    client: FlaskClient, send: Callable[..., TestResponse]
) -> None:
    assert send(LOOK, theme=BLUE.decode()).location == f"{LOOK}?said=set"
    page = client.get("/council/").get_data(as_text=True)
    assert "--green:#004699" in page
    assert send(f"{LOOK}/away").status_code == 303
    assert "--green:#0b5d5a" in client.get("/council/").get_data(as_text=True)


def test_what_cannot_be_read_is_refused_in_words_with_the_ratio(
    client: FlaskClient, send: Callable[..., TestResponse]
) -> None:
    """WCAG 1.4.3: the pair, what was measured, what is needed; and nothing typed is lost."""
    tried = send(f"{LOOK}/try", theme=GREY.decode())
    assert "2.6 to 1: too little" in words(tried)
    assert "Use this look" not in words(tried)
    # The page that says so can be read itself.
    assert "--ink:#1d2327" in tried.get_data(as_text=True)
    answer = send(LOOK, theme=GREY.decode())
    assert answer.status_code == 422
    said = words(answer)
    assert "Text on the page: 2.6 to 1 (light). At least 4.5 to 1 is needed." in said
    assert GREY.decode() in said
    assert "--ink:#1d2327" in client.get(LOOK).get_data(as_text=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a file first."),
        (b"\xff\xfe\x00", "This file cannot be read."),
        (b"<script>alert(1)</script>", "There is nothing in this file"),
    ],
)
def test_a_file_that_is_no_theme_is_told_kindly(
    send: Callable[..., TestResponse], content: bytes, said: str
) -> None:
    answer = send(f"{LOOK}/try", sheet=(io.BytesIO(content), "theme.json"))
    assert answer.status_code == 422
    assert said in words(answer)
    assert "<script>alert" not in answer.get_data(as_text=True)


def test_a_file_that_is_too_large_is_told_kindly(client: FlaskClient, form_of: FormOf) -> None:
    fields = {**form_of(client, LOOK), "theme": "{" + " " * 1_000_001}
    answer = client.post(f"{LOOK}/try", data=fields)
    assert answer.status_code == 422
    assert "This file is too large." in words(answer)


def test_numbers_have_a_comma_in_dutch(signed_in: SignedIn) -> None:
    said = words(signed_in("coordinator", lang="nl").get(LOOK))
    assert "4,5 op 1" in said
    assert "4.5" not in said


def test_an_open_survey_keeps_its_look_and_the_next_version_has_the_new_one(
    kit: Toolkit, council: Council, client: FlaskClient, send: Callable[..., TestResponse]
) -> None:
    """Decision 2: the same bytes under the same fingerprint, whatever the council does."""
    survey = take_in(kit, council, a_questionnaire())
    first = open_version(kit, survey, Opening(TERMS, is_example=True))
    release = kit.renderer.release
    with kit.store.read() as shelves:
        before = shelves.surveys.document(first.id, "nl", release)
    send(LOOK, theme=BLUE.decode())
    with kit.store.read() as shelves:
        kept = shelves.surveys.version(survey)
        slots = shelves.surveys.slots(survey, "nl")
        now = shelves.people.council(council.id)
    assert before is not None
    assert kept is not None
    again = kit.renderer.document(kept, now, slots, "nl")
    assert b"--green:#0b5d5a" in before.plain
    assert b"--green:#0b5d5a" in again.plain
    assert b"--green:#004699" in client.get(LOOK).data


def test_a_logo_is_made_safe_shown_and_taken_away(
    client: FlaskClient, send: Callable[..., TestResponse]
) -> None:
    answer = send(f"{LOOK}/logo", logo=(io.BytesIO(SVG), "logo.svg"))
    assert answer.location == f"{LOOK}?said=logo"
    address = re.search(r'<img src="(/i/[^"]+)"', client.get("/council/").get_data(as_text=True))
    assert address
    drawing = client.get(address[1])
    assert drawing.content_type == "image/svg+xml"
    assert b"circle" in drawing.data
    send(f"{LOOK}/logo/away")
    assert "<img" not in client.get("/council/").get_data(as_text=True)
    assert client.get(address[1]).status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG.replace(b"<circle", b"<script>x</script><circle"), "more than lines and shapes"),
        (b"GIF89a nonsense", "This picture cannot be read."),
    ],
)
def test_a_logo_that_is_not_safe_is_refused(
    send: Callable[..., TestResponse], content: bytes, said: str
) -> None:
    answer = send(f"{LOOK}/logo", logo=(io.BytesIO(content), "logo.svg"))
    assert answer.status_code == 422
    assert said in words(answer)


@pytest.mark.parametrize("role", ["co_researcher", "evaluator", "interviewer"])
def test_only_a_coordinator_changes_the_look(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(LOOK).status_code == 403


def test_the_look_of_one_council_is_not_anothers(
    kit: Toolkit, signed_in: SignedIn, send: Callable[..., TestResponse]
) -> None:
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    send(LOOK, theme=BLUE.decode())
    theirs = signed_in("coordinator", of=other).get("/council/").get_data(as_text=True)
    assert "--green:#0b5d5a" in theirs
