"""What the phone fetches after the document: the whole notice with words, and more script."""

import json
from dataclasses import replace

from flask.testing import FlaskClient
from lxml import html

from app.flow.ports import Toolkit
from app.web.respond.later import the_worker
from app.web.respond.phone import later_name, later_script
from tests.builders import a_questionnaire, an_item, an_open_version, an_option, some_terms, texts


def test_the_whole_notice_is_one_page_the_same_for_everyone(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO07, CO15, CO21: the second layer, also as one document."""
    terms = some_terms(contact="council@example.org")
    _, version, _ = an_open_version(door, terms=terms)
    answer = client.get(f"/v/{version.fingerprint}/nl/more")
    assert answer.status_code == 200
    assert client.get(f"/v/{version.fingerprint}/nl/more").data == answer.data
    page = html.document_fromstring(answer.text)
    whole = page.xpath("//div[@class='whole']")[0].text_content()
    assert "council@example.org" in whole
    assert "365" in whole
    brought = json.loads(page.xpath("//script[@type='application/json']")[0].text)
    assert brought["words"]["none"]
    again = client.get(
        f"/v/{version.fingerprint}/nl/more", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_the_addresses_of_pictures_come_with_the_words_by_screen_and_option(
    client: FlaskClient, door: Toolkit
) -> None:
    options = (an_option("apple", picture="1F34E"), an_option("none"))
    item = replace(an_item(picture="ab.png", picture_alt=texts("A street")), options=options)
    _, version, _ = an_open_version(door, a_questionnaire(an_item("first"), item))
    page = html.document_fromstring(client.get(f"/v/{version.fingerprint}/nl/more").text)
    brought = json.loads(page.xpath("//script[@type='application/json']")[0].text)
    assert brought["pictures"] == {"q2": ["/i/ab.png", "A street [nl]"], "q2/apple": "/i/1F34E.svg"}
    assert ".pick img" in later_script()
    assert page.xpath("//a[@href='/about?lang=nl']")


def test_a_language_or_version_that_is_not_there_is_told_in_words(
    client: FlaskClient, door: Toolkit
) -> None:
    _, version, _ = an_open_version(door)
    for address in (f"/v/{version.fingerprint}/xx/more", "/v/nothing/nl/more", "/p/nothing.js"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "<h1>" in answer.text


def test_the_later_script_never_changes_under_its_name(client: FlaskClient) -> None:
    answer = client.get(f"/p/{later_name()}.js", headers={"Accept-Encoding": "br"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Content-Encoding"] == "br"
    plain = client.get(f"/p/{later_name()}.js")
    assert plain.text == later_script()


def test_the_document_allows_its_own_script_and_nothing_of_others(
    client: FlaskClient, door: Toolkit
) -> None:
    """Decision 12: hashes for what stands in the page, this host alone for what comes later."""
    _, version, place = an_open_version(door)
    policy = client.get(f"/{place.code}").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "//" not in policy.replace("'sha256-", "")
    assert "script-src 'sha256-" in policy
    notice = client.get(f"/v/{version.fingerprint}/nl/more").headers["Content-Security-Policy"]
    assert "script-src" not in notice


def test_the_worker_is_asked_for_anew_each_time_and_has_a_policy_of_its_own(
    client: FlaskClient,
) -> None:
    """Decision 12: it loads from this host alone; a new release makes it another one."""
    answer = client.get("/worker.js")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert the_worker("1").plain != the_worker("2").plain
