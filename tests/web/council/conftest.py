"""The council's door on a real store: somebody of each role who is in, and one who is not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Place, Session, Survey, Version
from app.web import create_web
from app.web.council.guard import COOKIE
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_place, a_questionnaire, a_survey, a_version

TRANSLATIONS = Path(__file__).parents[3] / "translations"
SignedIn = Callable[..., FlaskClient]
Running = tuple[Survey, Version, Place]


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    """The toolkit that the program runs with, but for the clock and the voice."""
    return replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))


@pytest.fixture
def council(kit: Toolkit) -> Council:
    """The council of the workspace."""
    made = Council("c" * 32, "council", "Participatieraad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(made)
    return made


@pytest.fixture
def app(kit: Toolkit, council: Council) -> Flask:
    """The program with all doors."""
    assert council
    return create_web(kit)


@pytest.fixture
def running(kit: Toolkit, council: Council) -> Running:
    """A survey of the council that is open at one place."""
    survey = a_survey(council, slug="market")
    version, place = a_version(survey), a_place(survey, name="Buurthuis")
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, a_questionnaire(slug="market"))
        shelves.surveys.add_version(version)
        shelves.places.add(place)
    return survey, version, place


@pytest.fixture
def signed_in(kit: Toolkit, council: Council, app: Flask) -> SignedIn:
    """Makes a browser in which somebody with these roles is wholly in; ``lang`` is the language
    that the person chose, ``of`` another council."""

    def browser(*roles: str, lang: str = "en", of: Council | None = None) -> FlaskClient:
        home = of or council
        person = Person(kit.secrets.random_id(), home.id, f"Test {'-'.join(roles)}", roles)
        token = kit.secrets.random_id()
        with kit.store.write() as shelves:
            if not any(each.name == person.name for each in shelves.people.people(home.id)):
                shelves.people.add_person(person, "no hash")
            else:
                person = next(p for p in shelves.people.named(person.name))
            # A second factor is there, so that the session counts as whole.
            shelves.access.set_second_factor(person.id, home.id, b"seed", ())
            shelves.access.prefer(person.id, home.id, language=lang)
            trace = kit.secrets.hash("session", "", token)
            shelves.access.add_session(Session(trace, person.id, home.id, True, "2026-12-31"))
        client = app.test_client()
        client.set_cookie(COOKIE, token, path="/council")
        return client

    return browser


@pytest.fixture
def form_of() -> Callable[[FlaskClient, str], dict[str, str]]:
    """The token that a page's forms carry: a POST needs it."""

    def token(client: FlaskClient, address: str = "/council/") -> dict[str, str]:
        page = client.get(address).get_data(as_text=True)
        return {"token": page.split('name="token" value="', 1)[1].split('"', 1)[0]}

    return token
