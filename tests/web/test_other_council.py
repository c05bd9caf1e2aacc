"""Every row belongs to one council: another council's codes and tickets open nothing here."""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey
from app.web import create_web
from tests.ended import answered, ended, ticket

# Open to everyone by decision: they hold nothing of any council.
_HOUSE_PAGES = {"/healthz", "/robots.txt", "/favicon.ico", "/about", "/worker.js"}
# What carriers report is answered alike whether it is known or not: tests/web/test_hook_attack.py.
_REPORTS = "/hook/sms"


@pytest.fixture
def surveys(toolkit: Toolkit) -> tuple[Survey, Survey]:
    """Two surveys of two councils; only ours has a response, with ticket number 0."""
    ours, version, place = ended(toolkit, 0, 0, Stage.OPEN)
    answered(toolkit, ours, version, place, "yes", ticket(0))
    theirs, _, _ = ended(toolkit, 0, 0, Stage.OPEN)
    assert ours.council_id != theirs.council_id
    return ours, theirs


@pytest.fixture
def client(toolkit: Toolkit) -> FlaskClient:
    """Residents' doors; for the workspace see council/test_every_route.py."""
    return create_web(toolkit, ("respond", "results")).test_client()


def _addresses(
    client: FlaskClient, slug: str, number: str, code: str
) -> Iterator[tuple[Rule, str]]:
    """Every route of the program, filled in with what one council has."""
    own = {"slug": slug, "ticket": number, "typed": number, "code": code, "fingerprint": "0" * 32,
           "tag": "nl", "purpose": "quote", "name": "q1.mp3",
           "key": "thanks"}  # fmt: skip
    for rule in client.application.url_map.iter_rules():
        if rule.rule not in _HOUSE_PAGES and not rule.rule.startswith(_REPORTS):
            yield rule, re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda found: own[found[1]], rule.rule)


def test_no_route_opens_one_councils_ticket_under_anothers_survey(
    client: FlaskClient, toolkit: Toolkit, surveys: tuple[Survey, Survey]
) -> None:
    """Issue: every query is scoped. The ticket is real, the survey is not its own."""
    ours, theirs = surveys
    walked = 0
    for rule, address in _addresses(client, theirs.slug, ticket(0), "ZZZZ"):
        if not {"ticket", "typed"} & set(rule.arguments):
            continue
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            answer = client.open(address, method=method)
            assert answer.status_code == 404, (method, rule.rule)
            walked += 1
    assert walked >= 4
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(ours) == 1
        assert shelves.returns.register_size(ours.id) == 1


def test_every_route_answers_an_unknown_name_in_words(client: FlaskClient) -> None:
    for rule, address in _addresses(client, "nobodys-survey", "1" * 20, "ZZZZ"):
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            answer = client.open(address, method=method)
            assert answer.status_code == 404, (method, rule.rule)
            assert "<h1" in answer.text


def test_another_council_finds_none_of_our_surveys(
    toolkit: Toolkit, surveys: tuple[Survey, Survey]
) -> None:
    ours, theirs = surveys
    with toolkit.store.read() as shelves:
        assert shelves.surveys.find(ours.slug, theirs.council_id) is None
        assert ours not in shelves.surveys.all(theirs.council_id)
        ours_places = {place.id for place in shelves.places.of_survey(ours)}
        assert ours_places.isdisjoint(p.id for p in shelves.places.of_survey(theirs))
