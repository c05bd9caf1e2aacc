"""The station where everybody is told: one thing to do at a time, and nobody's address in sight."""

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.address import Address, packed
from app.core.changes import FollowUp
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Council, Stage, Survey
from app.flow.returning.keys import key_of, make_key
from app.flow.returning.ledger import ledger
from app.flow.returning.letters import LETTER
from app.flow.returning.post import Sending, post_of
from app.web import create_web
from tests.builders import a_place, a_response, a_survey, a_value, a_version, an_id, some_terms
from tests.carriers.catching import NotingCarriers
from tests.ended import OUTSIDE
from tests.web.council.conftest import SignedIn

Token = Callable[[FlaskClient, str], dict[str, str]]
_PASSPHRASE = "lantern orchard violin seven"
_HERE = "/council/surveys/lamps/return"


@pytest.fixture
def carriers() -> NotingCarriers:
    """Carriers that remember what they were given."""
    return NotingCarriers()


@pytest.fixture
def kit(kit: Toolkit, carriers: NotingCarriers) -> Toolkit:
    """The toolkit of the workspace, with carriers."""
    return replace(kit, carriers=carriers)


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    """A survey of the council that 24 people answered, all of them by mail, text or letter."""
    made = a_survey(council, slug="lamps")
    terms = some_terms(promise_date="2026-11-30", ways=("ticket", "place", "mail", "sms", "letter"))
    version = a_version(
        made,
        questionnaire=OUTSIDE,
        stage=Stage.FROZEN,
        terms=terms,
        closed_day="2026-11-20",
        frozen_day="2026-11-21",
    )
    place = a_place(made, name="Buurthuis")
    with kit.store.write() as shelves:
        shelves.surveys.add(made, OUTSIDE)
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        for number in range(24):
            response = a_response(a_value("outside", "yes" if number % 2 else "no"))
            trace = kit.secrets.hash("withdrawal", made.id, str(number))
            shelves.responses.add(an_id(), made, version, place, response, trace)
    return made


def _key_of_somebody(kit: Toolkit, survey: Survey, person_id: str, *addresses: Address) -> None:
    make_key(kit, survey, person_id, "A. Tester", _PASSPHRASE)
    key = key_of(kit, survey)
    assert key is not None
    with kit.store.write() as shelves:
        for address in addresses:
            box = kit.secrets.seal_address(key.public, packed(address))
            shelves.addresses.add(survey, an_id(), box)
            shelves.returns.count(survey.id, address.route, address.language, "due")


_MAIL = Address("mail", "nl", ("amina@example.org",), True)
_LETTER = Address("letter", "ar", ("Amina", "Kerkstraat 1", "1941 AB  Beverwijk"))


def _text(client: FlaskClient, address: str = _HERE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


def _person(kit: Toolkit, council: Council) -> str:
    with kit.store.read() as shelves:
        return shelves.people.people(council.id)[0].id


def test_before_publication_the_page_says_what_is_first_and_a_reason_can_be_given(
    kit: Toolkit, survey: Survey, signed_in: SignedIn, form_of: Token, clock: object
) -> None:
    clock.day = "2026-12-03"  # type: ignore[attr-defined]
    client = signed_in("coordinator", lang="en")
    shown = _text(client)
    assert "The results are not published yet." in shown
    assert "That day has passed." in shown
    assert "That day has passed." in _text(client, "/council/")
    told = {**form_of(client, _HERE), "reason": "The counting took longer."}
    assert client.post(f"{_HERE}/late", data=told).status_code == 303
    assert "The counting took longer." in _text(client)
    with kit.store.read() as shelves:
        assert shelves.outbox.state(survey).by


def test_a_passphrase_sends_what_waits_and_the_page_goes_on_to_the_next_thing(
    kit: Toolkit,
    council: Council,
    survey: Survey,
    signed_in: SignedIn,
    form_of: Token,
    carriers: NotingCarriers,
) -> None:
    client = signed_in("coordinator", lang="en")
    _key_of_somebody(kit, survey, _person(kit, council), _MAIL, _LETTER)
    publish(kit, survey)
    assert "Send what waits: 1" in _text(client)
    wrong = client.post(f"{_HERE}/send", data={**form_of(client, _HERE), "passphrase": "wrong"})
    assert wrong.status_code == 422
    assert "does not open the key" in wrong.text
    right = {**form_of(client, _HERE), "passphrase": _PASSPHRASE}
    assert client.post(f"{_HERE}/send", data=right).status_code == 303
    for _ in range(100):
        if carriers.taken and post_of(kit, survey).sending is not Sending.RUNNING:
            break
        time.sleep(0.05)
    assert [message.to[0] for message in carriers.taken] == ["amina@example.org"]
    assert "Letters to print: 1" in _text(client)
    letters = client.post(
        f"{_HERE}/letters.pdf", data={**form_of(client, _HERE), "passphrase": _PASSPHRASE}
    )
    assert (letters.status_code, letters.content_type) == (200, "application/pdf")
    assert letters.headers["Cache-Control"] == "no-store"
    assert "Post the letters: 1" in _text(client)
    assert client.post(f"{_HERE}/posted", data=form_of(client, _HERE)).status_code == 303
    assert ledger(kit, survey)["routes"][LETTER]["done"] == 1  # type: ignore[index]
    assert "amina" not in _text(client)
    early = client.post(f"{_HERE}/follow-up", data=form_of(client, _HERE))
    assert (early.status_code, "There is no news yet." in early.text) == (422, True)
    with kit.store.write() as shelves:
        shelves.advising.add_follow_up(survey, FollowUp(an_id(), "2026-11-23", "A. Tester", ()))
    assert client.post(f"{_HERE}/follow-up", data=form_of(client, _HERE)).status_code == 303
    assert "Send what waits: 1" in _text(client)


def test_a_place_is_confirmed_and_a_wrong_number_is_refused_in_words(
    kit: Toolkit, survey: Survey, signed_in: SignedIn, form_of: Token
) -> None:
    client = signed_in("coordinator", lang="en")
    publish(kit, survey)
    with kit.store.read() as shelves:
        (place,) = shelves.places.of_survey(survey)
    at = {**form_of(client, _HERE), "code": place.code}
    wrong = client.post(f"{_HERE}/place", data={**at, "how": "spoken", "spoken": "many"})
    assert (wrong.status_code, "Type a number." in wrong.text) == (422, True)
    assert client.post(f"{_HERE}/place", data={**at, "how": "poster"}).status_code == 303
    assert "The poster hangs there." in _text(client)
    assert "Told at least: 24 of 24" in _text(client)
    back = client.post(f"{_HERE}/returned", data={**at, "count": "3"})
    assert "So many letters were not posted." in back.text


def test_a_survey_that_never_opened_has_nothing_to_tell(
    kit: Toolkit, council: Council, app: Flask, signed_in: SignedIn
) -> None:
    assert app
    draft = a_survey(council, slug="draft")
    with kit.store.write() as shelves:
        shelves.surveys.add(draft, OUTSIDE)
    client = signed_in("coordinator", lang="en")
    assert "has not opened yet" in _text(client, "/council/surveys/draft/return")
    assert create_web(kit)
