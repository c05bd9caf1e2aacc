"""Coming in: password, second factor, limits, and nothing typed that is lost."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.flow.people.adding import add_person
from app.flow.people.patience import MOST_PER_HOUR
from app.flow.ports import Toolkit
from app.flow.records import Council
from app.web import create_web
from app.web.council.guard import COOKIE, read_kept
from tests.fakes import FixedClock
from tests.web.council.conftest import SignedIn

PASSWORD = "a long enough password"


@pytest.fixture
def browser(app: Flask, kit: Toolkit, council: Council) -> FlaskClient:
    """A browser that nobody came in from yet, at a council with a coordinator and a key figure."""
    add_person(kit, council, "Ans de Wit", ("coordinator",), PASSWORD, "host")
    add_person(kit, council, "Bo", ("key_figure",), PASSWORD, "host")
    return app.test_client()


def _sign_in(browser: FlaskClient, name: str, password: str = PASSWORD, **more: str) -> str:
    form = {"name": name, "password": password, **more}
    return browser.post("/council/sign-in?lang=en", data=form).get_data(as_text=True)


def _set_up(browser: FlaskClient) -> tuple[str, list[str]]:
    page = browser.get("/council/second-factor").get_data(as_text=True)
    seed = re.search(r'name="seed" value="(\w+)"', page)
    secret = re.search(r'<p class="secret"><bdi dir="ltr">([\w ]+)<', page)
    assert seed
    assert secret
    bare = secret[1].replace(" ", "")
    form = {"seed": seed[1], "code": pyotp.TOTP(bare).now()}
    made = browser.post("/council/second-factor", data=form).get_data(as_text=True)
    return bare, re.findall(r'<bdi dir="ltr">(\w{5} \w{5})<', made)


def test_nobody_sees_a_page_without_signing_in(browser: FlaskClient) -> None:
    page = browser.get("/council/?lang=en").get_data(as_text=True)
    assert "<h1>Sign in</h1>" in page
    assert "Participatieraad" not in page


def test_a_key_figure_comes_in_with_a_password_alone(browser: FlaskClient) -> None:
    _sign_in(browser, "  bo ")
    assert "Participatieraad" in browser.get("/council/").get_data(as_text=True)


def test_a_coordinator_needs_a_second_factor_and_gets_spare_codes(browser: FlaskClient) -> None:
    _sign_in(browser, "Ans de Wit")
    assert "second-factor" in browser.get("/council/").get_data(as_text=True)
    _, spare = _set_up(browser)
    assert len(spare) == 10
    assert "Participatieraad" in browser.get("/council/").get_data(as_text=True)


def test_a_code_and_a_spare_code_open_once_only(browser: FlaskClient, app: Flask) -> None:
    _sign_in(browser, "Ans de Wit")
    secret, spare = _set_up(browser)
    other = app.test_client()
    _sign_in(other, "Ans de Wit")
    # The code that set the factor up was taken with it.
    used = other.post("/council/code", data={"code": pyotp.TOTP(secret).now()})
    assert used.status_code == 422
    assert other.post("/council/code", data={"code": spare[0].lower()}).status_code == 303
    third = app.test_client()
    _sign_in(third, "Ans de Wit")
    assert third.post("/council/code", data={"code": spare[0]}).status_code == 422
    assert third.post("/council/code", data={"code": spare[1]}).status_code == 303


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(browser: FlaskClient) -> None:
    wrong, unknown = (_sign_in(browser, name, "something else 1") for name in ("Bo", "Nobody"))
    assert "do not belong together" in wrong
    assert "do not belong together" in unknown


def test_guesses_of_strangers_shut_out_strangers_only(
    browser: FlaskClient, app: Flask, clock: FixedClock
) -> None:
    """A shared wifi is never locked out: nothing counts addresses, and who came in from this
    browser before still comes in."""
    _sign_in(browser, "Bo")
    for _ in range(MOST_PER_HOUR):
        _sign_in(app.test_client(), "Bo", "a wrong password")
    stranger = app.test_client()
    assert "Wait one hour" in _sign_in(stranger, "Bo")
    assert "second-factor" in _sign_in(stranger, "Ans de Wit")
    _sign_in(browser, "Bo")
    assert "Participatieraad" in browser.get("/council/").get_data(as_text=True)
    clock.running_hour += 1
    _sign_in(app.test_client(), "Bo")


def test_a_session_ends_with_the_day_after(browser: FlaskClient, clock: FixedClock) -> None:
    _sign_in(browser, "Bo")
    clock.day = "2026-11-24"
    assert "Participatieraad" in browser.get("/council/").get_data(as_text=True)
    clock.day = "2026-11-25"
    assert "Participatieraad" not in browser.get("/council/").get_data(as_text=True)


def test_what_was_typed_is_sent_after_signing_in_again(browser: FlaskClient) -> None:
    """A lost session in the middle of a long text: nothing typed is lost."""
    text = 'Een lange tekst, "met" <b>tekens</b> en\nregels ' + "x" * 3000
    lost = browser.post("/council/sign-out?lang=en", data={"long": text})
    assert lost.status_code == 401
    kept = re.search(r'name="kept" value="([^"]*)"', lost.get_data(as_text=True))
    assert kept
    form = {"name": "Bo", "password": PASSWORD, "kept": html.unescape(kept[1])}
    again = browser.post("/council/sign-in", data=form)
    page = again.get_data(as_text=True)
    sent = re.search(r'name="long" value="([^"]*)"', page)
    assert sent
    assert html.unescape(sent[1]) == text
    assert 'action="/council/sign-out?lang=en"' in page


def test_a_form_without_the_token_of_its_session_is_kept_and_not_run(signed_in: SignedIn) -> None:
    client = signed_in("interviewer")
    answer = client.post("/council/sign-out", data={"note": "typed"})
    assert answer.status_code == 409
    assert 'value="typed"' in answer.get_data(as_text=True)
    assert "Participatieraad" in client.get("/council/").get_data(as_text=True)


def test_a_foreign_website_cannot_send_a_form(
    signed_in: SignedIn, form_of: Callable[..., dict[str, str]]
) -> None:
    client = signed_in("interviewer")
    foreign = {"Origin": "https://elsewhere.example"}
    answer = client.post("/council/sign-out", data=form_of(client), headers=foreign)
    assert answer.status_code == 403


def test_the_cookie_is_for_the_workspace_alone(kit: Toolkit, council: Council) -> None:
    add_person(kit, council, "Bo", ("key_figure",), PASSWORD, "host")
    safe = create_web(replace(kit, url="https://example.org")).test_client()
    answer = safe.post("/council/sign-in", data={"name": "Bo", "password": PASSWORD})
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{COOKIE}=")
    assert {"Secure", "HttpOnly", "Path=/council", "SameSite=Lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "to", ["https://bad.example/council/", "//bad.example/council/", "/r/x", "/council/\\x", "x"]
)
def test_a_kept_form_never_leads_out_of_the_workspace(to: str) -> None:
    kept = json.dumps({"to": to, "fields": [["a", "b"]], "is_form": True})
    assert read_kept(kept)["to"] == "/council/"
    assert read_kept("no json")["fields"] == []


@pytest.mark.parametrize(
    "kept",
    [
        json.dumps({"to": "/council/../r/ABCDE", "fields": []}),
        json.dumps({"to": "/council/%2e%2e/r/ABCDE", "fields": []}),
        json.dumps({"to": "/council/\r\nX-Evil: 1", "fields": []}),
        json.dumps({"to": "/council/\ud800", "fields": [["a\ud800", "\udfff"]]}),
        json.dumps({"to": "//[x", "fields": []}),
        '{"to": ' + "[" * 20_000,
    ],
)
def test_a_kept_form_that_nobody_sent_leads_to_the_first_page(
    browser: FlaskClient, kept: str
) -> None:
    form = {"name": "Bo", "password": PASSWORD, "kept": kept}
    answer = browser.post("/council/sign-in", data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/council/")


def test_a_kept_form_shows_what_was_typed_even_where_it_is_no_text(browser: FlaskClient) -> None:
    kept = json.dumps({"to": "/council/x", "fields": [["a\ud800", "\udfff"]], "is_form": True})
    assert browser.post("/council/sign-in", data={"name": "Bo", "kept": kept}).status_code == 422
    assert "Send what you typed" in _sign_in(browser, "Bo", kept=kept)


def test_a_password_is_never_kept_in_a_page(browser: FlaskClient, signed_in: SignedIn) -> None:
    """The next one at this screen may be somebody else."""
    typed = {"old": PASSWORD, "new": "my newest password", "again": "my newest password"}
    lost = browser.post("/council/me/password", data=typed).get_data(as_text=True)
    assert "password" in lost
    assert not [word for word in typed.values() if word in html.unescape(lost)]
    kept = re.search(r'name="kept" value="([^"]*)"', lost)
    assert kept
    form = {"name": "Bo", "password": PASSWORD, "kept": html.unescape(kept[1])}
    assert browser.post("/council/sign-in", data=form).headers["Location"] == "/council/me"
    stale = signed_in("interviewer").post("/council/me/password", data=typed)
    assert stale.headers["Location"] == "/council/me"


def test_a_frame_of_another_website_cannot_send_a_form(
    browser: FlaskClient, signed_in: SignedIn, form_of: Callable[..., dict[str, str]]
) -> None:
    """Its origin is null, as that of our own pages is; and what it sent would wait for a tap."""
    elsewhere = {"Origin": "null", "Sec-Fetch-Site": "cross-site"}
    assert browser.post("/council/people/invite", headers=elsewhere).status_code == 403
    form = {"name": "Bo", "password": PASSWORD, "kept": "{}"}
    assert browser.post("/council/sign-in", data=form, headers=elsewhere).status_code == 403
    client = signed_in("interviewer")
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/council/sign-out", data=form_of(client), headers=own).status_code == 200


def test_a_sign_of_zeros_reaches_no_view(
    signed_in: SignedIn, form_of: Callable[..., dict[str, str]]
) -> None:
    """PostgreSQL does not keep it, and nobody can type it."""
    client = signed_in("coordinator")
    form = {**form_of(client), "name": "Bibliotheek\x00"}
    assert client.post("/council/places/new", data=form).status_code == 400
    assert client.get("/council/surveys/a%00b/plan").status_code == 400
    assert client.get("/council/log?survey=%00").status_code == 400
