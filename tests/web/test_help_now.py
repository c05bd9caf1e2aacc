"""IJ07: help is told to everybody alike. LB02: questions from phones in a room, nobody named."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.core.advising.help import PATHS, HelpPoint
from app.core.advising.session import LearningSession
from app.core.texts import Slot, SlotState
from app.flow.advising import go_on, keep_help, keep_session, sittings_of
from app.flow.ports import Toolkit
from app.flow.records import Person, Place, Survey
from app.web import create_web
from tests.builders import a_council, a_person, an_open_version
from tests.fakes import NotingVoice

Opened = tuple[Survey, Place, Person]


@pytest.fixture
def client(door: Toolkit) -> FlaskClient:
    return create_web(door, ("respond", "results")).test_client()


@pytest.fixture
def opened(door: Toolkit) -> Opened:
    """An open survey with help for all places and near its own."""
    survey, _, place = an_open_version(door)
    person = a_person(a_council(id=survey.council_id))
    with door.store.write() as shelves:
        shelves.people.add_person(person, "")
    texts = tuple(Slot(path, "nl", f"{path} <b>", SlotState.DRAFT) for path in PATHS)
    keep_help(door, person, survey, HelpPoint("", "", texts, "+31 (0)20 123", ("nl", "ar")))
    near = (*texts[1:], replace(texts[0], text="Balie"))
    keep_help(door, person, survey, HelpPoint("", place.id, near))
    return survey, place, person


def _tree(response: TestResponse) -> html.HtmlElement:
    return html.document_fromstring(response.text)


def _heads(response: TestResponse) -> list[str]:
    return [head.text_content() for head in _tree(response).iter("h2")]


def test_ij07_help_near_the_place_comes_first_and_numbers_stay_left_to_right(
    client: FlaskClient, opened: Opened
) -> None:
    survey, place, _ = opened
    page = client.get(f"/h/{survey.slug}?place={place.code.lower()}&lang=ar")
    assert (page.status_code, _heads(page)) == (200, ["Balie", "help:name <b>"])
    (link,) = _tree(page).xpath("//a[starts-with(@href, 'tel:')]")
    assert link.get("href") == "tel:+31020123"
    assert link.find("bdi").get("dir") == "ltr"
    assert f"place={place.code}" in page.text
    nowhere = client.get(f"/h/{survey.slug}?place=ZZZZ")
    assert sorted(_heads(nowhere)) == ["Balie", "help:name <b>"]
    assert client.get("/h/nothing").status_code == 404


@pytest.mark.parametrize("adult", ["yes", "no"])
def test_ij07_help_is_told_after_a_yes_and_after_a_no(
    client: FlaskClient, opened: Opened, adult: str
) -> None:
    survey, place, _ = opened
    form = {"consent.adult": adult, "consent.answers": "yes", "lang": "nl"}
    page = client.post(f"/{place.code}", data=form)
    assert page.status_code == 200
    assert f"/h/{survey.slug}?lang=nl&amp;place={place.code}" in page.text


def test_ij07_help_is_heard_whole_and_leads_on(door: Toolkit, opened: Opened) -> None:
    """AX06: when, where, the number and the languages are heard; nobody has to read them."""
    survey, _, _ = opened
    client = create_web(replace(door, voice=NotingVoice(silent="tr")), ("results",)).test_client()
    page = client.get(f"/h/{survey.slug}?lang=ar")
    assert "الهولندية، العربية" in page.text
    tree = _tree(page)
    silent = [each for each in tree.xpath("//dd") if not each.xpath(".//a[@class='play']")]
    assert (silent, len(tree.xpath("//dd")) > 2) == ([], True)
    assert tree.xpath(f"//a[starts-with(@href, '/r/{survey.slug}?')]")


def test_before_the_results_the_page_leads_to_the_ticket_and_to_help(
    client: FlaskClient, opened: Opened
) -> None:
    survey, _, _ = opened
    page = client.get(f"/r/{survey.slug}?lang=nl").text
    assert f"/t/{survey.slug}?lang=nl" in page
    assert f"/h/{survey.slug}?lang=nl" in page


def test_without_help_nothing_is_linked(client: FlaskClient, door: Toolkit) -> None:
    survey, _, place = an_open_version(door)
    page = client.post(f"/{place.code}", data={"consent.adult": "no"})
    assert "/h/" not in page.text
    assert client.get(f"/h/{survey.slug}?lang=nl").status_code == 200


def test_lb02_a_question_is_sent_from_a_phone_and_advice_has_no_field(
    client: FlaskClient, door: Toolkit, opened: Opened
) -> None:
    survey, _, person = opened
    case = LearningSession("", "", "", "A case", "A. Tester", ("Why?",))
    session = keep_session(door, person, survey, case)
    address = f"/s/{session.code.lower()}"
    page = client.get(address)
    assert _tree(client.get(f"{address}?lang=ar")).get("dir") == "rtl"
    assert _tree(page).xpath("//nav//a[@hreflang='ar']")
    assert [f.get("name") for f in _tree(page).xpath("//textarea|//input")] == ["question"]
    assert "A case" not in page.text
    sent = client.post(address, data={"question": "Who <decides>?"})
    assert sent.status_code == 200
    (sitting,) = sittings_of(door, survey)
    assert [note.text for note in sitting.notes] == ["Who <decides>?"]
    wrong = client.post(address, data={"question": "x" * 401})
    assert (wrong.status_code, "x" * 401 in wrong.text) == (422, True)
    assert client.post(address, headers={"Origin": "https://example.net"}).status_code == 403
    go_on(door, person, survey, session.id)
    late = client.post(address, data={"question": "Late?"})
    assert late.status_code == 422
    assert "<textarea" not in client.get(address).text
    assert client.get("/s/ZZZZZZ").status_code == 404
