"""The station of open answers as people of a council walk through it (DC09, CO22, KA15)."""

from collections.abc import Callable

import pytest

from app.core.consent import Consent
from app.flow.open_answers import released_quotes
from app.flow.open_answers.reading import answers_of
from app.flow.open_answers.releasing import quotes_of
from app.flow.ports import Toolkit
from app.flow.records import Attachment, Council, Stage, Survey
from tests.builders import (
    a_place,
    a_questionnaire,
    a_response,
    a_survey,
    a_value,
    a_version,
    an_id,
)
from tests.flow.open_answers.conftest import QUESTIONNAIRE
from tests.web.council.conftest import SignedIn

FormOf = Callable[..., dict[str, str]]
WROTE = "Ik heet Jan en ik wacht op post"
BASE = "/council/surveys/market/answers"
ALL_CHECKS = ["name", "place", "event", "known"]


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    """A survey that is over; two people wrote something, one said no to quotes."""
    survey = a_survey(council, slug="market")
    version = a_version(
        survey, stage=Stage.FROZEN, closed_day="2026-11-23", frozen_day="2026-11-23"
    )
    place = a_place(survey)
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, a_questionnaire(slug="market"))
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        for text, quote in ((WROTE, True), ("Het park is donker", False)):
            consent = Consent((("answers", True), ("quote", quote)))
            response = a_response(a_value("remarks", text), consent=consent)
            shelves.responses.add(an_id(), survey, version, place, response, None)
    return survey


def _key(kit: Toolkit, survey: Survey, text: str) -> str:
    return next(each.id for each in answers_of(kit, survey) if each.text == text)


def test_an_answer_becomes_a_quote_by_two_people_and_each_page_says_what_is_next(
    kit: Toolkit, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    first, second = signed_in("coordinator"), signed_in("co_researcher")
    page = first.get(BASE)
    assert page.headers["Cache-Control"] == "no-store"
    assert "Read the answers" in page.text
    read = first.get(f"{BASE}/read?item=remarks").text
    assert '<mark>Jan<span class="what"> name?</span></mark>' in read
    assert "not to be quoted" in read
    key = _key(kit, survey, WROTE)
    page = first.get(f"{BASE}/quote?answer={key}").text
    assert "Ik heet [naam] en ik wacht op post" in page
    form = form_of(first, f"{BASE}/quote?answer={key}")
    sent = {**form, "answer": key, "how": "quote", "tag": "nl"}
    wrong = first.post(f"{BASE}/quote", data={**sent, "text": "Ik heet [naam] en ik ben boos"})
    assert wrong.status_code == 422
    assert "ik ben boos" in wrong.text
    assert "not in the answer" in wrong.text
    first.post(f"{BASE}/quote", data={**sent, "text": "Ik heet [naam] en ik wacht op post"})
    (record,) = quotes_of(kit, survey)
    look = f"{BASE}/quotes/{record.quote.id}"
    assert "Somebody else must look at it" in first.get(look).text
    again = first.post(f"{look}/release", data={**form, "check": ALL_CHECKS})
    assert again.status_code == 422
    form = form_of(second, look)
    half = second.post(f"{look}/release", data={**form, "check": ALL_CHECKS[:2]})
    assert half.status_code == 422
    assert 'value="name" checked' in half.text
    assert released_quotes(kit, survey) == ()
    second.post(f"{look}/release", data={**form, "check": ALL_CHECKS})
    (quote,) = released_quotes(kit, survey)
    assert quote.text == "Ik heet [naam] en ik wacht op post"
    second.post(f"{look}/refuse", data={**form, "reason": "Toch te herkennen"})
    assert released_quotes(kit, survey) == ()


def test_words_marked_by_hand_are_replaced_in_the_words_of_the_quote(
    kit: Toolkit, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    first, second = signed_in("coordinator"), signed_in("co_researcher")
    key = _key(kit, survey, WROTE)
    form = form_of(first, f"{BASE}/quote?answer={key}")
    first.post(f"{BASE}/quote", data={**form, "answer": key, "how": "quote", "tag": "nl",
                                      "text": WROTE})  # fmt: skip
    (record,) = quotes_of(kit, survey)
    look = f"{BASE}/quotes/{record.quote.id}"
    form = form_of(second, look)
    wrong = second.post(f"{look}/mark", data={**form, "words": "Piet", "kind": "name"})
    assert wrong.status_code == 422
    second.post(f"{look}/mark", data={**form, "words": "jan", "kind": "name"})
    assert quotes_of(kit, survey)[0].quote.text == "Ik heet [naam] en ik wacht op post"


def test_two_people_code_on_a_phone_and_settle(
    kit: Toolkit, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    first, second = signed_in("coordinator"), signed_in("researcher")
    themes = f"{BASE}/themes?item=remarks"
    form = form_of(first, themes)
    empty = first.post(f"{BASE}/themes", data={**form, "item": "remarks"})
    assert empty.status_code == 422
    for name in ("Post", "Donker"):
        first.post(f"{BASE}/themes", data={**form, "item": "remarks", "name-nl": name})
    with kit.store.read() as shelves:
        found = {theme.called("nl"): theme.id for theme in shelves.themes.all(survey)}
    for client, choice in ((first, "Post"), (second, "Donker")):
        form = form_of(client, themes)
        for each in answers_of(kit, survey, "remarks"):
            page = client.get(f"{BASE}/code?item=remarks").text
            assert "Which themes do you read in this?" in page
            sent = {**form, "item": "remarks", "answer": each.id}
            assert client.post(f"{BASE}/code", data=sent).status_code == 422
            sent["theme"] = found[choice]
            answer = client.post(f"{BASE}/code", data=sent)
            assert f"before={each.id}" in answer.location
    differences = first.get(f"{BASE}/differences?item=remarks").text
    assert "In <bdi>0</bdi> of the <bdi>2</bdi> answers" in differences
    for each in answers_of(kit, survey, "remarks"):
        sent = {**form_of(first, themes), "item": "remarks", "answer": each.id}
        first.post(f"{BASE}/differences", data={**sent, "theme": found["Post"]})
    counted = first.post(f"{BASE}/themes/count", data={**form_of(first, themes), "item": "remarks"})
    assert counted.status_code == 303
    assert "too few people to tell a number" in first.get(themes).text


def test_a_recording_is_listened_to_written_down_and_deleted(
    kit: Toolkit, council: Council, signed_in: SignedIn, form_of: FormOf
) -> None:
    survey = a_survey(council, slug="market")
    version = a_version(
        survey,
        questionnaire=QUESTIONNAIRE,
        stage=Stage.CLOSED,
        closed_day="2026-11-23",
    )
    place, response_id = a_place(survey), an_id()
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, QUESTIONNAIRE)
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        said = a_response(a_value("said", "a.mp3"))
        shelves.responses.add(response_id, survey, version, place, said, None)
        file = Attachment("said", "", "voice", "a.mp3", b"its bytes")
        shelves.responses.attach(response_id, version, "2026-11-23", [file])
    client = signed_in("researcher")
    assert "nobody wrote down yet" in client.get(BASE).text
    (answer,) = answers_of(kit, survey)
    listen = f"{BASE}/listen?answer={answer.id}"
    sound = client.get(f"{BASE}/file?answer={answer.id}")
    assert (sound.data, sound.headers["Cache-Control"]) == (b"its bytes", "no-store")
    form = {**form_of(client, listen), "answer": answer.id}
    assert client.post(f"{BASE}/listen", data={**form, "text": " "}).status_code == 422
    client.post(f"{BASE}/listen", data={**form, "text": "het park is donker"})
    client.post(f"{BASE}/listen/away", data=form)
    assert client.get(f"{BASE}/file?answer={answer.id}").status_code == 404
    assert "het park is donker" in client.get(listen).text


def test_while_people_answer_the_station_says_when_there_will_be_something(
    signed_in: SignedIn, running: object
) -> None:
    assert running
    page = signed_in("coordinator").get(BASE)
    assert page.status_code == 200
    assert "People still answer this survey." in page.text
    assert signed_in("interviewer").get(BASE).status_code == 403


@pytest.mark.parametrize(
    "address", ["read?item=no", "quote?answer=0", "quotes/0", "listen?answer=0"]
)
def test_what_is_not_there_is_said_so(survey: Survey, signed_in: SignedIn, address: str) -> None:
    assert survey
    assert signed_in("coordinator").get(f"{BASE}/{address}").status_code == 404
