"""Flask-Babel follows the reader of each request."""

from pathlib import Path

import flask_babel
import pytest
from flask import Flask, request

from app.words.flask_locale import follow_reader


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("nl-simple", "nl rtl? no"),
        ("fa", "fa rtl? yes"),
        ("rif-Zxxx", "rif rtl? no"),
        ("dse", "en"),
    ],
)
def test_the_locale_of_a_request_is_that_of_its_reader(tag: str, said: str) -> None:
    app = Flask(__name__)
    follow_reader(app, lambda: request.args["lang"], Path("translations"))

    @app.get("/")
    def page() -> str:
        locale = flask_babel.get_locale()
        return f"{locale} rtl? {'yes' if locale.text_direction == 'rtl' else 'no'}"

    assert app.test_client().get(f"/?lang={tag}").text.startswith(said)
