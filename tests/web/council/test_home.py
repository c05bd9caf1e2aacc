"""The first page of each role, the example and the tour."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.template_bank import Bank, Template
from app.core.texts import Texts
from app.flow.planning import STOPS
from app.flow.ports import Toolkit
from app.flow.records import Council
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, texts
from tests.web.council.conftest import TRANSLATIONS, SignedIn

Tokens = Callable[..., dict[str, str]]
_TAGS = ("nl", "en")
_CARD = Template("schemes-not-used", Texts(), Texts(), Texts(), "consult", 1, 1)


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    """The toolkit with a template for the example."""
    asked = a_questionnaire(an_item(), languages=_TAGS, title=texts("Poll", _TAGS))
    bank = Bank((_CARD,), (("schemes-not-used", asked),))
    words = Catalogues(TRANSLATIONS)
    return replace(toolkit, renderer=DocumentRenderer(), words=words, templates=bank)


@pytest.fixture
def app(kit: Toolkit, council: Council) -> Flask:
    assert council
    return create_web(kit)


@pytest.fixture
def client(signed_in: SignedIn) -> FlaskClient:
    return signed_in("coordinator")


def _words(answer: TestResponse) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


def _post(client: FlaskClient, form_of: Tokens, address: str, **fields: str) -> TestResponse:
    return client.post(address, data={**form_of(client), **fields})


def test_a_coordinator_who_comes_first_can_try_it_with_an_example(client: FlaskClient) -> None:
    page = _words(client.get("/council/"))
    assert "Try it with an example" in page
    assert "Make a plan of your own" in page


def test_the_tour_walks_along_the_stations_and_is_over_after_the_last(
    client: FlaskClient, form_of: Tokens
) -> None:
    at = _post(client, form_of, "/council/example").location
    for number, stop in enumerate(STOPS, start=1):
        assert at == f"/council/surveys/example/{stop}"
        # The strip goes along on every page, so that nobody is lost between two stops.
        page = client.get("/council/plans")
        assert f"Tour, stop {number} of {len(STOPS)}" in _words(page)
        at = _post(client, form_of, "/council/tour", go="next").location
    assert at == "/council/?said=tour_over"
    page = _words(client.get(at))
    assert "The tour is over." in page
    assert "Tour, stop" not in page
    assert "Take the tour again" in page


def test_the_tour_goes_back_and_stops_and_others_do_not_see_it(
    client: FlaskClient, signed_in: SignedIn, form_of: Tokens
) -> None:
    _post(client, form_of, "/council/example")
    _post(client, form_of, "/council/tour", go="next")
    assert _post(client, form_of, "/council/tour", go="back").location.endswith("/plan")
    assert "Tour, stop" not in _words(signed_in("evaluator").get("/council/"))
    _post(client, form_of, "/council/tour", go="stop")
    assert "Tour, stop" not in _words(client.get("/council/"))
    assert _post(client, form_of, "/council/tour", go="next").location == "/council/"


def test_the_example_is_marked_and_goes_in_one_tap(client: FlaskClient, form_of: Tokens) -> None:
    _post(client, form_of, "/council/example")
    page = _words(client.get("/council/"))
    assert "Example" in page
    assert "It is open. See whom you have not heard yet." in page
    gone = _post(client, form_of, "/council/example/remove", slug="example")
    assert gone.location == "/council/?said=example_removed"
    page = _words(client.get(gone.location))
    assert "The example is gone" in page
    assert "Tour, stop" not in page


def test_a_co_researcher_makes_plans_but_no_example(
    client: FlaskClient, signed_in: SignedIn, form_of: Tokens
) -> None:
    mine = signed_in("co_researcher")
    assert "Make a plan" in _words(mine.get("/council/"))
    assert "Try it with an example" not in _words(mine.get("/council/"))
    assert _post(mine, form_of, "/council/example").status_code == 403
    begun = mine.post("/council/plans", data=form_of(mine))
    assert begun.status_code == 303
    assert "Plans that wait for you" in _words(client.get("/council/"))


def test_each_role_reads_what_it_can_do_or_that_there_is_nothing_yet(signed_in: SignedIn) -> None:
    said = {
        "researcher": "You see it here as soon as a coordinator makes one.",
        "evaluator": "You see it here as soon as a coordinator makes one.",
        "official": "There are no results yet.",
    }
    for role, sentence in said.items():
        assert sentence in _words(signed_in(role).get("/council/"))
