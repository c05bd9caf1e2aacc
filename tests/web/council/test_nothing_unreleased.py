"""No way leads an unreleased word to a resident or to a page that is not for coding (DC09)."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.consent import Consent
from app.core.open_answers.quote import Quote
from app.core.ticket import ticket_from_bits
from app.flow.open_answers.quoting import propose_quote
from app.flow.open_answers.reading import answers_of
from app.flow.open_answers.releasing import CHECKS, release_quote
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Council, Person, Stage, Survey
from tests.builders import (
    a_place,
    a_questionnaire,
    a_response,
    a_survey,
    a_value,
    a_version,
    an_id,
)
from tests.web.council.conftest import SignedIn
from tests.web.council.routes import TABLE

SECRET, OUT = "onvrijgegeven", "de lamp is stuk"
PEOPLE, CODE = 24, "ZWART"
ROWS = tuple(tuple(line.split()) for line in TABLE.strip().splitlines())


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    """A published survey in which everybody wrote the secret; one quote without it is released,
    one with it waits."""
    survey = a_survey(council, slug="market")
    version = a_version(
        survey, stage=Stage.FROZEN, closed_day="2026-11-23", frozen_day="2026-11-23"
    )
    place = a_place(survey, code=CODE)
    consent = Consent((("answers", True), ("quote", True)))
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, a_questionnaire(slug="market"))
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        for number in range(PEOPLE):
            values = (
                a_value("safe_at_night", "often" if number % 2 else "never"),
                a_value("remarks", f"{SECRET} {number} {OUT}"),
            )
            response = a_response(*values, consent=consent)
            shelves.responses.add(an_id(), survey, version, place, response, None)
    with kit.store.write() as shelves:
        trace = kit.secrets.hash("register", survey.id, ticket_from_bits(7))
        shelves.returns.register_ticket(survey.id, trace)
    _quotes(kit, survey)
    publish(kit, survey)
    return survey


def _quotes(kit: Toolkit, survey: Survey) -> None:
    an, bo = (Person(an_id(), survey.council_id, n, ("coordinator",)) for n in ("An", "Bo"))
    first, second, *_ = answers_of(kit, survey)
    told = propose_quote(kit, survey, an, first.id, Quote("", "", OUT, "nl", False), {})
    release_quote(kit, survey, bo, told, CHECKS)
    propose_quote(kit, survey, an, second.id, Quote("", "", second.text, "nl", False), {})


def _of_residents(app: Flask, client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Every page at a resident's door, in two languages, with what it says."""
    samples = {"slug": "market", "code": CODE, "ticket": ticket_from_bits(7), "tag": "nl"}
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(("/council", "/static", "/review")):
            continue
        path = re.sub(
            r"<(?:[^:>]+:)?(\w+)>", lambda name: samples.get(name[1], "market"), rule.rule
        )
        for method in ("GET", "POST"):
            if method in (rule.methods or ()):
                for tag in ("nl", "ar"):
                    answer = client.open(f"{path}?lang={tag}", method=method)
                    yield f"{method} {path} {answer.status_code}", answer.get_data(as_text=True)


def test_residents_read_what_was_released_and_no_other_word(app: Flask, survey: Survey) -> None:
    assert survey
    pages = list(_of_residents(app, app.test_client()))
    assert sum(" 200" in name for name, _ in pages) > 5
    assert [name for name, said in pages if SECRET in said] == []


def test_in_the_workspace_only_the_pages_for_coding_show_them(
    survey: Survey, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    any_of = {"slug": survey.slug, "path": "remarks", "tag": "nl", "step": "question"}
    shown = []
    for method, rule, who in ROWS:
        if method != "GET" or who in ("read_words", "release"):
            continue
        path = re.sub(
            r"<(?:\w+:)?(\w+)>",
            lambda name: any_of.get(name[1], "0" if name[1] == "number" else "0" * 32),
            rule,
        )
        answer = client.get(f"/council{path}")
        if SECRET.encode() in answer.data:
            shown.append(path)
    assert shown == []


@pytest.mark.parametrize("role", ["interviewer", "key_figure", "reviewer", "official", "evaluator"])
def test_who_may_not_read_words_reaches_no_page_that_shows_them(
    survey: Survey, signed_in: SignedIn, role: str
) -> None:
    client = signed_in(role)
    for method, rule, who in ROWS:
        if method == "GET" and who in ("read_words", "release"):
            path = re.sub(r"<(?:\w+:)?(\w+)>", survey.slug, rule)
            assert client.get(f"/council{path}?item=remarks").status_code in (403, 404)
