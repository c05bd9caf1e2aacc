"""The place's address, asked and answered as a browser without a script would."""

import re
from collections.abc import Mapping, Sequence

import brotli
import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.core.expressions.tree import Call, Current, Number
from app.core.questionnaire import Kind, Purpose
from app.core.ticket import ticket_of
from app.flow.ports import Toolkit
from app.flow.printing import make_cards
from app.flow.records import Place, Stage, Survey, Version
from tests.builders import a_questionnaire, an_item, an_open_version, texts

KEY = "0123456789abcdefKEY"
YES = {"consent.answers": "yes", "lang": "nl"}
Opened = tuple[Survey, Version, Place]


@pytest.fixture
def opened(door: Toolkit) -> Opened:
    return an_open_version(door)


def tree(response: TestResponse) -> html.HtmlElement:
    return html.document_fromstring(response.text)


def send(
    client: FlaskClient, place: Place, fields: Mapping[str, str | Sequence[str]], **options: object
) -> TestResponse:
    query = options.pop("query", "")
    return client.post(f"/{place.code}{query}", data=fields, **options)


def count(door: Toolkit, survey: Survey) -> int:
    with door.store.read() as shelves:
        return shelves.responses.count(survey)


def test_a_place_answers_at_once_in_the_best_language(client: FlaskClient, opened: Opened) -> None:
    """No redirect; a code in any case; else the survey's first language."""
    code = opened[2].code
    for path, accepted, expected in (
        (code, "ar-SY, nl;q=0.5", ("ar", "rtl")),
        (code.lower(), "sw", ("nl", "ltr")),
        (f"{code}?lang=ar", "nl", ("ar", "rtl")),
        (f"{code}?lang=xx", "nl", ("nl", "ltr")),
    ):
        response = client.get(f"/{path}", headers={"Accept-Language": accepted})
        assert response.status_code == 200
        assert (tree(response).get("lang"), tree(response).get("dir")) == expected


def test_stored_bytes_go_out_as_small_as_the_browser_takes_them(
    client: FlaskClient, opened: Opened
) -> None:
    path = f"/{opened[2].code}?lang=nl"
    plain = client.get(path)
    assert plain.headers["Cache-Control"] == "no-cache"
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    small = client.get(path, headers={"Accept-Encoding": "gzip, br"})
    assert small.headers["Content-Encoding"] == "br"
    assert brotli.decompress(small.data) == plain.data
    assert small.headers["ETag"] == plain.headers["ETag"]
    old = client.get(path, headers={"Accept-Encoding": "gzip, br;q=0"})
    assert old.headers["Content-Encoding"] == "gzip"
    again = client.get(path, headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_fingerprinted_address_never_changes(client: FlaskClient, opened: Opened) -> None:
    _, version, place = opened
    first = client.get(f"/{place.code}?lang=nl").data
    fixed = client.get(f"/v/{version.fingerprint}/nl")
    assert fixed.data == first
    assert "immutable" in fixed.headers["Cache-Control"]
    assert client.get(f"/v/{version.fingerprint}/pl").status_code == 404
    assert client.get(f"/v/{'0' * 32}/nl").status_code == 404


def test_no_cookie_and_nothing_kept_on_the_way(client: FlaskClient, opened: Opened) -> None:
    """CO18, decision 12."""
    place = opened[2]
    answers = [
        client.get(f"/{place.code}"),
        send(client, place, YES),
        send(client, place, {}),
        send(client, place, {**YES, "answer.age": "x"}),
    ]
    for response in answers:
        assert "Set-Cookie" not in response.headers
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
    assert {r.headers["Cache-Control"] for r in answers[1:]} == {"no-store"}


def test_the_last_page_holds_ticket_and_receipt(client: FlaskClient, opened: Opened) -> None:
    """CO13, CO14: what was agreed to, in which version and language, and until when."""
    survey, _, place = opened
    response = send(client, place, {**YES, "consent.quote": "no", "submission": KEY})
    assert response.status_code == 200
    (link,) = tree(response).xpath("//*[@data-ticket]")
    ticket = ticket_of(KEY)
    assert link.get("data-ticket") == ticket
    assert link.get("href") == f"/t/{survey.slug}/{ticket}?lang=nl"
    shown = " ".join(tree(response).text_content().split())
    assert f"{ticket[:4]} {ticket[4:8]}" in shown
    assert "23 november 2026" in shown
    assert "30" in shown
    assert not tree(response).xpath("//form")


def test_a_retry_gets_the_same_last_page(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    """Decision 4."""
    survey, _, place = opened
    first = send(client, place, {**YES, "submission": KEY, "answer.age": "7"})
    again = send(client, place, {**YES, "submission": KEY, "answer.age": "not a number"})
    assert again.data == first.data
    assert count(door, survey) == 1


def test_no_to_consent_is_thanked_without_a_ticket(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    survey, _, place = opened
    for fields in ({}, {"consent.answers": "no"}, {**YES, "consent.adult": "no"}):
        response = send(client, place, fields)
        assert response.status_code == 200
        assert not tree(response).xpath("//*[@data-ticket]")
    assert count(door, survey) == 0


def test_stopping_keeps_nothing(client: FlaskClient, door: Toolkit, opened: Opened) -> None:
    """PH07."""
    survey, _, place = opened
    response = send(client, place, {**YES, "act": "stop", "answer.age": "7"})
    assert response.status_code == 200
    assert not tree(response).xpath("//*[@data-ticket]")
    assert count(door, survey) == 0


def test_a_refused_form_comes_back_with_the_answers_and_reasons(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    """The first screen with a problem is the one shown; nothing else was lost."""
    survey, _, place = opened
    response = send(
        client,
        place,
        {
            **YES,
            "submission": KEY,
            "answer.safe_at_night": "often",
            "answer.worries": ["rent", "food"],
            "answer.age": '<b>"x"</b>',
            "answer.remarks": "It is <dark> & cold",
        },
    )
    assert response.status_code == 422
    page = tree(response)
    (shown,) = page.xpath("//section[contains(@class, 'first')]")
    assert shown.get("id") == "q3"
    assert shown.xpath(".//p[@class='problem']")
    assert page.xpath("//input[@name='answer.age']")[0].get("value") == '<b>"x"</b>'
    chosen = page.xpath("//input[@checked]")
    assert [(c.get("name"), c.get("value")) for c in chosen if "answer" in c.get("name")] == [
        ("answer.safe_at_night", "often"),
        ("answer.worries", "rent"),
        ("answer.worries", "food"),
    ] or len(chosen) == 4
    assert page.xpath("//*[@name='answer.remarks']")[0].get("value") == "It is <dark> & cold"
    assert page.xpath("//input[@name='submission']")[0].get("value") == KEY
    assert count(door, survey) == 0


def test_problems_of_no_screen_stand_on_the_shown_one(client: FlaskClient, opened: Opened) -> None:
    response = send(client, opened[2], {**YES, "answer.nowhere": "x", "submission": "short"})
    assert response.status_code == 422
    (shown,) = tree(response).xpath("//section[contains(@class, 'first')]")
    assert shown.get("id") == "r"
    assert len(shown.xpath(".//p[@class='problem']")) == 1
    assert tree(response).xpath("//input[@name='submission']")[0].get("value") == ""


def test_an_authors_own_reason_is_shown(client: FlaskClient, door: Toolkit) -> None:
    grown = Call(">=", (Current(), Number(18)))
    item = an_item("age", Kind.INTEGER, constraint=grown, constraint_message=texts("Only adults"))
    _, _, place = an_open_version(door, a_questionnaire(item))
    response = send(client, place, {**YES, "answer.age": "7"})
    assert response.status_code == 422
    (reason,) = tree(response).xpath("//section[@id='q1']//p[@class='problem']")
    assert reason.text_content() == "Only adults [nl]"


def test_another_language_keeps_the_answers_and_stores_nothing(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    """Without a script: the form again, at the first screen behind the last answered one."""
    survey, _, place = opened
    fields = {**YES, "act": "lang", "answer.safe_at_night": "often", "missing.worries": "refused"}
    response = send(client, place, fields, query="?lang=ar")
    page = tree(response)
    assert (response.status_code, page.get("lang")) == (200, "ar")
    assert page.xpath("//input[@name='lang']")[0].get("value") == "ar"
    assert page.xpath("//input[@name='answer.safe_at_night'][@checked]")[0].get("value") == "often"
    assert page.xpath("//section[contains(@class, 'first')]")[0].get("id") in ("q2", "q3")
    assert count(door, survey) == 0
    empty = tree(send(client, place, {"act": "lang", "lang": "ar"}))
    assert empty.get("lang") == "ar"
    assert empty.xpath("//section[contains(@class, 'first')]")[0].get("id") == "s"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("null", 200),
        ("http://localhost", 200),
        ("https://example.org", 200),
        ("https://elsewhere.net", 403),
        ("https://example.org.elsewhere.net", 403),
        ("garbage", 403),
    ],
)
def test_only_our_own_form_is_taken(
    client: FlaskClient, opened: Opened, origin: str | None, status: int
) -> None:
    """Decision 12."""
    headers = {} if origin is None else {"Origin": origin}
    assert send(client, opened[2], YES, headers=headers).status_code == status


def test_failures_are_told_in_the_readers_language(client: FlaskClient, opened: Opened) -> None:
    place = opened[2]
    unknown = client.get("/ZZZZZ", headers={"Accept-Language": "nl"})
    assert unknown.status_code == 404
    assert tree(unknown).get("lang") == "nl"
    (title,), (heading,) = tree(unknown).xpath("//title"), tree(unknown).xpath("//h1")
    assert title.text_content() == heading.text_content() == "Wij kennen deze code niet."
    assert send(client, place, {**YES, "act": "dance"}).status_code == 400
    assert client.post("/ZZZZZ", data=YES).status_code == 404
    assert client.put(f"/{place.code}").status_code == 405
    assert client.get("/a/b/c").status_code == 404
    large = send(client, place, {**YES, "answer.remarks": "x" * 1_000_001})
    assert large.status_code == 413
    for response in (unknown, large):
        assert len(tree(response).xpath("//h1")) == 1
        assert "Traceback" not in response.text


def test_a_megabyte_of_text_is_a_reason_not_a_crash(client: FlaskClient, opened: Opened) -> None:
    response = send(client, opened[2], {**YES, "answer.remarks": "é" * 300_000})
    assert response.status_code in (413, 422)


@pytest.mark.parametrize(
    ("stage", "get", "post"), [(Stage.PAUSED, 200, 403), (Stage.FROZEN, 200, 410)]
)
def test_a_place_that_takes_nothing_says_so_kindly(
    client: FlaskClient, door: Toolkit, opened: Opened, stage: Stage, get: int, post: int
) -> None:
    """QR09: the code on the wall keeps leading somewhere."""
    _, version, place = opened
    with door.store.write() as shelves:
        shelves.surveys.set_stage(version, stage, "2026-11-22", "why")
    response = client.get(f"/{place.code}")
    assert response.status_code == get
    assert response.headers["Cache-Control"] == "no-store"
    assert not tree(response).xpath("//form")
    assert send(client, place, YES).status_code == post


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("mistake", "Wij vonden een fout. Wij maken dat nu goed."),
        ("event", "Er is iets ergs gebeurd. Wij vragen nu niets."),
        ("talk", "Eerst willen wij praten met mensen van hier."),
        ("Own words of the council", ""),
    ],
)
def test_ks24_a_paused_place_says_why_and_never_in_own_words(
    client: FlaskClient, door: Toolkit, opened: Opened, reason: str, said: str
) -> None:
    _, version, place = opened
    with door.store.write() as shelves:
        shelves.surveys.set_stage(version, Stage.PAUSED, "2026-11-22", reason)
    page = client.get(f"/{place.code}", headers={"Accept-Language": "en"}).text
    assert said in page
    assert "Own words" not in page


def test_a_card_fills_its_field_and_is_never_kept(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    survey, _, place = opened
    (card,) = make_cards(door, survey, place, 1)
    response = client.get(f"/{place.code}?card={card.code}")
    assert response.headers["Cache-Control"] == "no-store"
    assert tree(response).xpath("//input[@name='card']")[0].get("value") == card.code
    assert "ETag" not in response.headers
    last = send(client, place, {**YES, "card": card.code})
    assert tree(last).xpath("//*[@data-ticket]")[0].get("data-ticket") == card.ticket
    assert send(client, place, {**YES, "card": card.code}).status_code == 422
    odd = client.get(f'/{place.code}?card="><script>')
    assert tree(odd).xpath("//input[@name='card']")[0].get("value") == ""


def test_every_purpose_is_asked_apart_and_none_is_chosen_before(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO01, CO06, SV06."""
    purposes = tuple(Purpose(name) for name in ("adult", "answers", "quote", "voice", "photo"))
    _, _, place = an_open_version(door, a_questionnaire(purposes=purposes))
    page = tree(client.get(f"/{place.code}"))
    for purpose in purposes:
        found = page.xpath(f"//input[@name='consent.{purpose.name}']")
        assert [each.get("value") for each in found] == ["yes", "no"]
    assert not page.xpath("//*[@checked or @selected or @required]")


def test_the_house_pages(client: FlaskClient) -> None:
    health = client.get("/healthz")
    assert health.status_code == 200
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", health.text)
    assert "Disallow: /" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").status_code == 204
