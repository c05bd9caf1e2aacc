"""Codes that hang somewhere and lead no longer to the questions: a kind page, never an error."""

from flask.testing import FlaskClient

from app.core.places import CodeState
from app.flow.places import add_place, switch_code
from app.flow.ports import Toolkit
from tests.builders import an_open_version

YES = {"consent.answers": "yes", "lang": "nl", "answer.safe_at_night": "often"}


def _seen(client: FlaskClient, code: str) -> tuple[int, str]:
    response = client.get(f"/{code}", headers={"Accept-Language": "en"})
    return response.status_code, response.text


def test_a_code_that_is_switched_off_is_kind_and_the_others_go_on(
    client: FlaskClient, door: Toolkit
) -> None:
    """QR09: expired codes lead to a kind page."""
    survey, _, place = an_open_version(door)
    other = add_place(door, survey, "Library")
    switch_code(door, survey, place.code, CodeState.OFF)
    status, page = _seen(client, place.code)
    assert (status, "<form" in page) == (200, False)
    assert "Deze code wordt niet meer gebruikt." in page
    assert "<form" in _seen(client, other.code)[1]
    switch_code(door, survey, place.code, CodeState.ON)
    assert "<form" in _seen(client, place.code)[1]


def test_a_code_that_leads_to_the_results_says_when_they_come(
    client: FlaskClient, door: Toolkit
) -> None:
    """QR09: pointed to the results without printing anew."""
    survey, _, place = an_open_version(door)
    switch_code(door, survey, place.code, CodeState.RESULTS)
    _, page = _seen(client, place.code)
    assert "31 januari 2027" in page


def test_answers_that_were_begun_before_are_still_taken(client: FlaskClient, door: Toolkit) -> None:
    """Decision 13, said of one place: nobody's work is thrown away."""
    survey, _, place = an_open_version(door)
    switch_code(door, survey, place.code, CodeState.OFF)
    assert "data-ticket" in client.post(f"/{place.code}", data=YES).text
