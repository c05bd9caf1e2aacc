"""The second form as a browser without a script sees it: an address in, nothing of it out."""

import logging

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.core.address import unpacked
from app.core.questionnaire import WAYS
from app.flow.open_version import close_version
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.flow.returning.keys import open_key
from app.web import create_web
from app.web.results.lookups import MOST_FAILURES_PER_HOUR
from tests.builders import RETURN_PASSPHRASE, an_open_version, some_terms, with_return_key

LETTER = {"street": "Vlasweg", "number": "12", "postcode": "1971 AB", "town": "IJmuiden"}


@pytest.fixture
def client(door: Toolkit) -> FlaskClient:
    return create_web(door, ("respond", "results")).test_client()


def _open(toolkit: Toolkit, ways: tuple[str, ...] = WAYS) -> tuple[Survey, Place]:
    survey, _, place = an_open_version(toolkit, terms=some_terms(ways=ways))
    with_return_key(toolkit, survey)
    return survey, place


def _words(page: TestResponse) -> str:
    return " ".join(html.document_fromstring(page.text).text_content().split())


def _links(page: TestResponse) -> list[str]:
    return [str(link) for link in html.document_fromstring(page.text).xpath("//a/@href")]


def _boxes(toolkit: Toolkit, survey: Survey) -> list[tuple[str, str, tuple[str, ...], bool]]:
    private = open_key(toolkit, survey, RETURN_PASSPHRASE)
    with toolkit.store.read() as shelves:
        boxes = [box for _, box in shelves.addresses.all(survey)]
    opened = [unpacked(toolkit.secrets.open_address(private, box)) for box in boxes]
    return [(each.route, each.language, each.lines, each.follow_up) for each in opened]


def test_the_last_page_leads_to_the_form_and_nothing_goes_along(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """Decision 7: a request of its own, without ticket, key or place."""
    survey, place = _open(toolkit)
    last = client.post(f"/{place.code}", data={"consent.answers": "yes", "lang": "ar"})
    (link,) = [each for each in _links(last) if each.startswith("/a/")]
    assert link == f"/a/{survey.slug}?lang=ar"
    assert last.headers["Referrer-Policy"] == "no-referrer"
    page = client.get(link)
    assert page.status_code == 200
    assert "/".join(_links(page)).count("way=") == 3
    assert place.code not in page.text
    form = client.get(f"{link}&way=sms")
    assert 'name="sms"' in form.text
    assert form.headers["Cache-Control"] == "no-store"


def test_without_such_a_way_there_is_no_link_and_no_form(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    survey, place = _open(toolkit, ("ticket", "place"))
    last = client.post(f"/{place.code}", data={"consent.answers": "yes"})
    assert "/a/" not in "".join(_links(last))
    assert "niet om adressen" in _words(client.get(f"/a/{survey.slug}?lang=nl"))
    assert client.post(f"/a/{survey.slug}", data={"way": "mail"}).status_code == 410
    assert client.get("/a/no-such-survey").status_code == 404


@pytest.mark.parametrize(
    ("way", "fields", "lines"),
    [
        ("mail", {"mail": " Someone@example.org "}, ("Someone@example.org",)),
        ("sms", {"sms": "٠٦ ١٢ ٣٤ ٥٦ ٧٨", "later": "yes"}, ("+31612345678",)),
        ("letter", LETTER, ("Vlasweg 12", "1971 AB  IJmuiden")),
    ],
)
def test_an_address_is_taken_and_the_page_says_what_happens_with_it(
    client: FlaskClient, toolkit: Toolkit, way: str, fields: dict[str, str], lines: tuple[str, ...]
) -> None:
    """CO06: the results by sending, later news only after a yes of its own."""
    survey, _ = _open(toolkit)
    answer = client.post(f"/a/{survey.slug}?lang=ar", data={"way": way, **fields})
    assert answer.status_code == 200
    said = [value.strip() for value in fields.values() if len(value) > 3]
    assert not [value for value in said if value in answer.text]
    assert _boxes(toolkit, survey) == [(way, "ar", lines, "later" in fields)]


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    survey, _ = _open(toolkit)
    typed = {**LETTER, "way": "letter", "postcode": "12", "town": "", "later": "yes"}
    answer = client.post(f"/a/{survey.slug}?lang=nl", data=typed)
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    (postcode,) = page.xpath("//input[@name='postcode']")
    assert (postcode.get("value"), postcode.get("aria-invalid")) == ("12", "true")
    (why,) = page.xpath(f"//*[@id='{postcode.get('aria-describedby')}']")
    assert "1234 AB" in why.text_content()
    assert page.xpath("//input[@name='street']/@value") == ["Vlasweg"]
    assert page.xpath("//input[@name='later'][@checked]/@value") == ["yes"]
    # What is wrong comes before all else, and the first field that is wrong is where one types.
    assert page.xpath("//h1/ancestor-or-self::*/following-sibling::*[1][@role='alert']")
    assert page.xpath("//input[@autofocus]/@name") == ["postcode"]
    assert _boxes(toolkit, survey) == []


def test_a_strange_form_is_answered_in_words_and_leaves_no_trace_in_the_log(
    client: FlaskClient, toolkit: Toolkit, caplog: pytest.LogCaptureFixture
) -> None:
    survey, _ = _open(toolkit)
    needle = "zeldzaam-woord"
    with caplog.at_level(logging.DEBUG):
        for fields in (
            {"way": "mail", "mail": needle},
            {"way": "mail", "mail": f"{needle}@" + "x" * 5000},
            {"way": "sms", "sms": needle * 99},
            {"way": "letter", **dict.fromkeys(LETTER, needle * 99)},
            {"way": "letter", **dict.fromkeys(LETTER, "ጎ" * 39), "name": needle},
            {"way": needle},
            {"way": "mail", "mail": f"{needle}\x00@example.org"},
        ):
            answer = client.post(f"/a/{survey.slug}", data=fields)
            assert answer.status_code in (400, 422), fields
            assert "Traceback" not in answer.text
    assert needle not in caplog.text
    with toolkit.store.read() as shelves:
        assert needle not in str(shelves.people.acts(survey.council_id))
    assert _boxes(toolkit, survey) == []


def test_another_website_may_not_send_the_form_and_a_crowd_waits(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    survey, _ = _open(toolkit)
    form = {"way": "mail", "mail": "a@example.org"}
    foreign = client.post(
        f"/a/{survey.slug}", data=form, headers={"Origin": "https://elsewhere.example"}
    )
    assert foreign.status_code == 403
    wrong = {"way": "mail", "mail": "nothing"}
    codes = {client.post(f"/a/{survey.slug}", data=wrong).status_code for _ in range(3)}
    assert codes == {422}
    assert MOST_FAILURES_PER_HOUR >= 200


def test_once_the_numbers_are_fixed_no_address_is_asked_any_more(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    survey, _ = _open(toolkit)
    close_version(toolkit, survey)
    assert client.get(f"/a/{survey.slug}?lang=nl&way=mail").text.count("<input") > 1
    close_version(toolkit, survey, now=True)
    assert "<input" not in client.get(f"/a/{survey.slug}?lang=nl&way=mail").text


def test_the_whole_notice_says_what_becomes_of_an_address(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """Decision 12: who brings a message is named before anybody leaves an address."""
    for ways, says in ((WAYS, True), (("ticket", "place"), False)):
        _, version, _ = an_open_version(toolkit, terms=some_terms(ways=ways))
        more = _words(client.get(f"/v/{version.fingerprint}/nl/more"))
        assert ("Wie het bericht brengt" in more) is says
        assert ("Bij uw antwoorden bewaren wij geen naam" in more) is says


def test_a_page_that_waits_for_a_network_knows_the_form_too(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    for ways, times in ((WAYS, 1), (("ticket", "place"), 0)):
        survey, version, _ = an_open_version(toolkit, terms=some_terms(ways=ways))
        more = client.get(f"/v/{version.fingerprint}/ar/more").get_data(as_text=True)
        assert more.count(f'"asking":"/a/{survey.slug}?lang=ar"') == times
