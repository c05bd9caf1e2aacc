"""Failures are calm, in the reader's language, and tell a log nothing about anyone (decision 5)."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.errors import FAILURES, Trouble
from app.web.language import INTERFACE_LANGUAGES

SECRET = "my neighbour's secret"


@pytest.fixture
def failing(door: Toolkit) -> Flask:
    app = create_web(door, ())

    @app.get("/trouble/<code>")
    def trouble(code: str) -> str:
        raise Trouble(code)

    @app.get("/refused/<code>")
    def refused(code: str) -> str:
        raise Refused(Problem(code, SECRET))

    @app.post("/broken")
    def broken() -> str:
        raise ValueError(SECRET)

    return app


def test_every_failure_has_its_status_and_words_in_every_language(failing: Flask) -> None:
    client = failing.test_client()
    for code, failure in FAILURES.items():
        for tag in INTERFACE_LANGUAGES:
            response = client.get(f"/trouble/{code}", headers={"Accept-Language": tag})
            page = html.document_fromstring(response.text)
            assert response.status_code == failure.status
            assert page.get("lang") == tag
            assert len(page.xpath("//h1")) == 1
            assert response.headers["Cache-Control"] == "no-store"


def test_a_refusal_of_a_verb_gets_its_own_words(failing: Flask) -> None:
    client = failing.test_client()
    assert client.get("/refused/closed").status_code == 410
    assert client.get("/refused/database_busy").status_code == 503
    assert client.get("/refused/something_new").status_code == 500


def test_a_crash_tells_the_log_where_and_never_what(
    failing: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = failing.test_client().post("/broken", data={"answer.x": SECRET})
    assert response.status_code == 500
    assert SECRET not in response.text
    assert "Traceback" not in response.text
    assert SECRET not in caplog.text
    assert "ValueError" in caplog.text


def test_health_is_503_when_nothing_can_be_written(door: Toolkit, tmp_path: Path) -> None:
    class Full:
        def write(self) -> None:
            raise OSError(str(tmp_path))

    toolkit = replace(door, store=Full())  # type: ignore[arg-type]
    response = create_web(toolkit, ()).test_client().get("/healthz")
    assert response.status_code == 503
    assert str(tmp_path) not in response.text


def test_a_door_that_is_not_asked_for_does_not_exist(door: Toolkit) -> None:
    client: FlaskClient = create_web(door, ()).test_client()
    assert client.post("/ANYCODE", data={}).status_code == 404
