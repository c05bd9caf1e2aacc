"""Every address of the workspace x every role x who is not in, against the table of routes.py."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.roles import Role
from app.flow.people.invitations import invite
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Person, Session, Survey
from app.web.council import door
from app.web.council.guard import COOKIE
from tests.builders import a_questionnaire
from tests.web.council.conftest import SignedIn
from tests.web.council.routes import BY_AN_EVALUATOR, OF_THE_LEAD, TABLE, WHO

Stop = Callable[[], None]
FormOf = Callable[..., dict[str, str]]
ROWS = tuple(tuple(line.split()) for line in TABLE.strip().splitlines())
GUARDED = tuple(row for row in ROWS if row[2] != "anybody")
_ANY = {"number": "1", "path": "safe_at_night", "kind": "text", "step": "question", "tag": "nl"}
_REACHED = 299


class ReachedError(Exception):
    """The door let somebody through to the view."""


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    return take_in(kit, council, a_questionnaire())


@pytest.fixture
def stop_at_views(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Stop:
    """From now on a view that is reached answers at once and does nothing."""

    def reached(**_: object) -> None:
        raise ReachedError

    app.register_error_handler(ReachedError, lambda _: ("reached", _REACHED))
    return lambda: monkeypatch.setattr(door, "Visit", reached)


def _address(rule: str, **own: str) -> str:
    samples = {**_ANY, **own}
    found = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: samples.get(name[1], "0" * 32), rule)
    return f"/council{found}"


def _other(kit: Toolkit) -> Council:
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    return other


def _answers(
    client: FlaskClient, rows: tuple[tuple[str, ...], ...], form: dict[str, str], **own: str
) -> Iterator[tuple[str, str, str, int]]:
    """Method, rule, key of WHO, and the status of the answer."""
    for method, rule, who in rows:
        sent = form if method == "POST" else None
        answer = client.open(_address(rule, **own), method=method, data=sent)
        yield method, rule, who, answer.status_code


def test_the_table_holds_every_address_with_its_right(app: Flask) -> None:
    there = set()
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("council."):
            right = door.NEEDED[rule.endpoint]
            for method in {"GET", "POST"} & (rule.methods or set()):
                path = rule.rule.removeprefix("/council")
                there.add((method, path, right.value if right else "anybody"))
    missing, gone = sorted(there - set(ROWS)), sorted(set(ROWS) - there)
    said = "\n".join(" ".join(row) for row in missing)
    assert not missing, f"Say in tests/web/council/routes.py who may go there:\n{said}"
    assert not gone, f"These are not there any more: {gone}"


@pytest.mark.parametrize("role", Role)
def test_each_role_reaches_what_is_its_own_and_nothing_else(
    role: str, stop_at_views: Stop, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    client = signed_in(role)
    form = form_of(client, "/council/me")
    stop_at_views()
    wrong = [
        f"{method} {rule}: {status}"
        for method, rule, who, status in _answers(client, GUARDED, form, slug=survey.slug)
        if status != (_REACHED if role in WHO[who].split() else 403)
    ]
    assert wrong == []


def test_nobody_reaches_anything_without_coming_in_wholly(
    kit: Toolkit, council: Council, app: Flask, survey: Survey, stop_at_views: Stop
) -> None:
    stop_at_views()
    person = Person("e" * 32, council.id, "Half", tuple(role.value for role in Role))
    with kit.store.write() as shelves:
        shelves.people.add_person(person, "no hash")
        shelves.access.set_second_factor(person.id, council.id, b"seed", ())
        trace = kit.secrets.hash("session", "", "half")
        shelves.access.add_session(Session(trace, person.id, council.id, False, "2026-12-31"))
    half = app.test_client()
    half.set_cookie(COOKIE, "half", path="/council")
    for client in (app.test_client(), half):
        for method, rule, _, status in _answers(client, GUARDED, {}, slug=survey.slug):
            assert status in (200, 401), f"{method} {rule}"


def test_another_council_finds_no_survey_at_any_address(
    kit: Toolkit, stop_at_views: Stop, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    client = signed_in(*Role, of=_other(kit))
    form = form_of(client, "/council/me")
    stop_at_views()
    rows = tuple(row for row in GUARDED if "<slug>" in row[1])
    assert len(rows) > 20
    for method, rule, _, status in _answers(client, rows, form, slug=survey.slug):
        assert status == 404, f"{method} {rule}"


def test_a_council_that_takes_part_sees_a_survey_and_the_lead_changes_it(
    kit: Toolkit, stop_at_views: Stop, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    """IJ19."""
    other = _other(kit)
    with kit.store.write() as shelves:
        shelves.surveys.take_part(survey, other.id)
    client = signed_in(*Role, of=other)
    form = form_of(client, "/council/me")
    stop_at_views()
    rows = tuple(row for row in GUARDED if "<slug>" in row[1])
    wrong = [
        f"{method} {rule}: {status}"
        for method, rule, who, status in _answers(client, rows, form, slug=survey.slug)
        if status != (403 if who in OF_THE_LEAD else _REACHED)
    ]
    assert wrong == []


def test_an_evaluator_sends_nothing_but_what_is_their_own(
    stop_at_views: Stop, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    """IJ18: read-only, everywhere."""
    client = signed_in("evaluator")
    form = form_of(client, "/council/me")
    stop_at_views()
    rows = tuple(row for row in GUARDED if row[0] == "POST")
    reached = {
        rule
        for _, rule, _, status in _answers(client, rows, form, slug=survey.slug)
        if status != 403
    }
    assert reached == set(BY_AN_EVALUATOR)


def test_people_and_invitations_of_one_council_are_nothing_to_another(
    kit: Toolkit, council: Council, signed_in: SignedIn, form_of: FormOf
) -> None:
    ours = signed_in("coordinator")
    assert ours
    with kit.store.read() as shelves:
        (ans,) = shelves.people.people(council.id)
    link = invite(kit, council, ans, "Bo", ("key_figure",)).invitation
    theirs = signed_in("coordinator", of=_other(kit))
    form = {**form_of(theirs, "/council/me"), "role": "evaluator"}
    own = {"person_id": ans.id, "invitation_id": link.id}
    rows = tuple(row for row in GUARDED if row[1].startswith("/people/<") or "<invit" in row[1])
    for method, rule, _, status in _answers(theirs, rows, form, **own):
        assert status in (303, 404), f"{method} {rule}"
    with kit.store.read() as shelves:
        assert shelves.people.people(council.id) == (ans,)
        assert shelves.access.invitations(council.id) == (link,)
