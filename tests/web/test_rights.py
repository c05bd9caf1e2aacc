"""The pages of a person's rights, as a browser without a script sees them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.core.consent import Consent
from app.core.questionnaire import Kind, Purpose
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Stage, Survey, Version
from app.web import create_web
from tests.builders import a_questionnaire, a_response, a_value, an_id, an_item, an_open_version
from tests.ended import OUTSIDE, answered, ended, ticket
from tests.fakes import FixedClock

PURPOSES = ("adult", "answers", "quote", "voice", "photo")
ASKED = a_questionnaire(
    an_item("outside", options=("yes", "no")),
    an_item("remarks", Kind.TEXT),
    purposes=tuple(Purpose(name) for name in PURPOSES),
)
CHOICES = (("adult", True), ("answers", True), ("quote", True), ("voice", True), ("photo", False))
CLOSED = {"stage": Stage.CLOSED, "closed_day": "2026-11-23"}


@pytest.fixture
def client(toolkit: Toolkit) -> FlaskClient:
    return create_web(toolkit, ("results",)).test_client()


def _answered(toolkit: Toolkit, **changes: object) -> tuple[Survey, Version]:
    """One person answered by ear, in easy words, and holds ``ticket(0)``."""
    survey, version, place = an_open_version(toolkit, ASKED, **changes)
    said = (a_value("outside", "yes"), a_value("remarks", "the lamp is broken"))
    response = a_response(*said, consent=Consent(CHOICES), level="easy", listened=True)
    hashed = toolkit.secrets.hash
    with toolkit.store.write() as shelves:
        trace = hashed("withdrawal", survey.id, ticket(0))
        shelves.responses.add(an_id(), survey, version, place, response, trace)
    with toolkit.store.write() as shelves:
        shelves.returns.register_ticket(survey.id, hashed("register", survey.id, ticket(0)))
    return survey, version


def _own(survey: Survey, page: str = "", tag: str = "nl") -> str:
    return f"/t/{survey.slug}/{ticket(0)}{page}?lang={tag}"


def _words(page: TestResponse) -> str:
    return " ".join(html.document_fromstring(page.text).text_content().split())


def _facts(page: TestResponse) -> dict[str, str]:
    shown = html.document_fromstring(page.text)
    terms, said = shown.xpath("//dt"), shown.xpath("//dd")
    return {
        term.text_content(): each.text_content() for term, each in zip(terms, said, strict=True)
    }


def _links(page: TestResponse) -> list[str]:
    return [str(link) for link in html.document_fromstring(page.text).xpath("//a/@href")]


def _agreed(toolkit: Toolkit, survey: Survey) -> tuple[str, ...]:
    with toolkit.store.read() as shelves:
        ((_, _, _, response),) = shelves.responses.all(survey)
    return response.consent.revocable


def test_what_is_held_is_the_record_of_consent_and_the_end_of_each_kind_of_data(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """CO13, CO19: purposes with yes and no, language and level, listened, version, day, ends."""
    survey, _ = _answered(toolkit, **CLOSED)
    page = client.get(_own(survey, "/held"))
    assert _facts(page) == {
        "16 years or older": "Yes",
        "Use my answers": "Yes",
        "Show my words to others": "Yes",
        "Use the recording of my voice": "Yes",
        "Use my photo": "No",
        "Day": "23 november 2026",
        "Language": "Nederlands, Easy words",
        "How": "You answered yourself. You listened to the questions.",
        "Version of the questions": "1",
        "You can remove your answers": "The last day: 23 december 2026",
        "We keep your recordings and photos": "The last day: 21 februari 2027",
        "We keep what you wrote": "The last day: 22 mei 2027",
        "We keep your answers": "The last day: 23 november 2027",
    }
    for answer in ("lamp", "yes [nl]", "outside"):
        assert answer not in page.text


@pytest.mark.parametrize("page", ["", "/held"])
def test_one_purpose_or_all_can_be_taken_back_from_the_ticket_and_from_what_is_held(
    client: FlaskClient, toolkit: Toolkit, page: str
) -> None:
    """CO14: as easy as giving; only what was agreed to can be taken back."""
    survey, _ = _answered(toolkit)
    links = _links(client.get(_own(survey, page)))
    for way in ("/withdraw/quote", "/withdraw/voice", "/withdraw"):
        assert _own(survey, way) in links
    assert _own(survey, "/withdraw/photo") not in links
    assert f"/r/{survey.slug}/rights?lang=nl" in links


@pytest.mark.parametrize(
    ("purpose", "done"),
    [
        ("quote", "We show your words to others no more."),
        ("voice", "The recording of your voice is gone."),
    ],
)
def test_a_get_asks_and_one_press_takes_a_purpose_back_at_once(
    client: FlaskClient, toolkit: Toolkit, purpose: str, done: str
) -> None:
    """CO14, decision 6: without a script; the effect is on the page that comes back."""
    survey, _ = _answered(toolkit)
    way = _own(survey, f"/withdraw/{purpose}")
    asked = client.get(way)
    (form,) = html.document_fromstring(asked.text).forms
    assert (form.method, form.get("action")) == ("POST", "?lang=nl")
    assert _agreed(toolkit, survey) == ("quote", "voice")
    page = client.post(way)
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert done in _words(page)
    assert _agreed(toolkit, survey) == tuple(n for n in ("quote", "voice") if n != purpose)
    assert "No" in _facts(page).values()
    held = client.get(_own(survey, "/held"))
    assert _facts(held) | _facts(page) == _facts(held)
    assert way not in _links(held)
    assert way not in _links(client.get(_own(survey)))


def test_what_is_no_already_is_said_and_not_asked(client: FlaskClient, toolkit: Toolkit) -> None:
    """CO14: a second visit to the same page is no trouble."""
    survey, _ = _answered(toolkit)
    for page in (
        client.get(_own(survey, "/withdraw/photo")),
        client.post(_own(survey, "/withdraw/photo")),
    ):
        assert "Your photo is gone." in page.text
        assert not html.document_fromstring(page.text).forms


def test_taking_back_the_answers_is_taking_all_back(client: FlaskClient, toolkit: Toolkit) -> None:
    """CO14: under both addresses the same page and the same effect."""
    survey, _ = _answered(toolkit)
    way = _own(survey, "/withdraw/answers")
    assert "Do you want to remove your answers?" in client.get(way).text
    assert "Your answers are gone." in client.post(way).text
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 0


def test_a_purpose_that_nobody_knows_is_a_page_that_is_not_there(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """CO06."""
    survey, _ = _answered(toolkit)
    for purpose in ("adult", "everything"):
        way = _own(survey, f"/withdraw/{purpose}")
        assert [client.get(way).status_code, client.post(way).status_code] == [404, 404]
    assert _agreed(toolkit, survey) == ("quote", "voice")


def test_another_websites_form_takes_no_purpose_back(client: FlaskClient, toolkit: Toolkit) -> None:
    """Decision 12: a foreign origin is refused; null is our own page."""
    survey, _ = _answered(toolkit)
    way = _own(survey, "/withdraw/quote")
    foreign = client.post(way, headers={"Origin": "https://other.example"})
    assert foreign.status_code == 403
    assert _agreed(toolkit, survey) == ("quote", "voice")
    assert client.post(way, headers={"Origin": "null"}).status_code == 200


def test_after_the_last_day_a_purpose_is_refused_in_kind_words(
    client: FlaskClient, toolkit: Toolkit, clock: FixedClock
) -> None:
    """CO15."""
    survey, _ = _answered(toolkit, **CLOSED)
    clock.day = "2026-12-24"
    for page in (
        client.get(_own(survey, "/withdraw/quote")),
        client.post(_own(survey, "/withdraw/quote")),
    ):
        assert "It is too late to remove your answers." in page.text
    assert _agreed(toolkit, survey) == ("quote", "voice")
    assert not [way for way in _links(client.get(_own(survey, "/held"))) if "/withdraw" in way]


def test_after_publication_a_purpose_goes_and_the_numbers_stay(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """Decision 9: said before the press and after it."""
    asked = replace(OUTSIDE, purposes=(Purpose("answers"), Purpose("quote")))
    survey, version, place = ended(toolkit, 79, 20, questionnaire=asked)
    answered(toolkit, survey, version, place, "yes", ticket(500))
    publish(toolkit, survey)
    trace = toolkit.secrets.hash("withdrawal", survey.id, ticket(500))
    with toolkit.store.write() as shelves:
        found = shelves.responses.by_withdrawal(survey, trace)
        assert found is not None
        shelves.responses.delete(found[0])
        said = replace(found[2], consent=Consent((("answers", True), ("quote", True))))
        shelves.responses.add(found[0], survey, version, place, said, trace)
    way = f"/t/{survey.slug}/{ticket(500)}/withdraw/quote?lang=nl"
    for page in (client.get(way), client.post(way)):
        assert "The published numbers stay the same." in page.text
    assert "100 people took part" in _words(client.get(f"/r/{survey.slug}"))


def _everybody(client: FlaskClient, survey: Survey) -> Iterator[TestResponse]:
    address = f"/r/{survey.slug}/rights?lang=nl"
    yield client.get(address)
    yield client.get(address, headers={"Accept-Language": "ar", "User-Agent": "another"})


def test_without_a_ticket_the_page_on_rights_is_the_same_for_everybody(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """CO14, CO15, issue 3: what we have, why nobody is found, what one can do, who to ask."""
    survey, _ = _answered(toolkit, **CLOSED)
    first, second = _everybody(client, survey)
    assert first.data == second.data
    said = _words(first)
    for sentence in (
        "We keep your answers, the place, the language and the day.",
        "We do not keep your name, address or phone number.",
        "Without the ticket nobody can find them.",
        "Stop showing my words",
        "Remove all your answers.",
        "privacy authority",
        "Participation council North is responsible.",
        "council@example.org",
    ):
        assert sentence in said
    assert _facts(first)["You can remove your answers"] == "The last day: 23 december 2026"
    assert f"/t/{survey.slug}?lang=nl" in _links(first)
    client.post(_own(survey, "/withdraw"))
    assert client.get(f"/r/{survey.slug}/rights?lang=nl").data == first.data


def test_the_page_on_rights_offers_only_what_the_survey_asked(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """CO06: who was never asked for a photo reads nothing about one."""
    survey, _, _ = ended(toolkit, 1, 0, Stage.OPEN)
    said = _words(client.get(f"/r/{survey.slug}/rights?lang=nl"))
    assert "photo" not in said
    assert "Days after the survey ends: 30" in said
    assert client.get("/r/nothing/rights").status_code == 404


def test_rights_are_one_link_away_from_every_page_of_this_door(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """CO14: also for who lost the ticket, and beside the results."""
    waiting, _, _ = ended(toolkit, 1, 0, Stage.OPEN)
    done, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, done)
    for survey, path in (
        (waiting, f"/r/{waiting.slug}"),
        (waiting, f"/t/{waiting.slug}"),
        (waiting, _own(waiting).partition("?")[0]),
        (done, f"/r/{done.slug}"),
    ):
        assert f"/r/{survey.slug}/rights?lang=nl" in _links(client.get(f"{path}?lang=nl"))
