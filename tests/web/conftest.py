"""The resident's door on a real store, with real words and the real document."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues

TRANSLATIONS = Path(__file__).parents[2] / "translations"


@pytest.fixture
def door(toolkit: Toolkit) -> Toolkit:
    """The toolkit that the program runs with, but for the clock."""
    return replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))


@pytest.fixture
def client(door: Toolkit) -> FlaskClient:
    """A browser without a script at the resident's door."""
    return create_web(door, ("respond",)).test_client()
