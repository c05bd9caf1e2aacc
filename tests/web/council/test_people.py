"""The pages on people: inviting, coming in by a letter, roles, one's own account, leaving."""

import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from app.flow.people.account import FEW_CODES
from app.flow.people.invitations import invite, take_up
from app.flow.ports import Toolkit
from app.flow.records import Council, Person
from tests.web.council.conftest import SignedIn

FormOf = Callable[..., dict[str, str]]
PASSWORD = "a long enough password"


def _invited(client: FlaskClient, form_of: FormOf, name: str, *roles: str) -> str:
    form = {**form_of(client, "/council/people/invite"), "name": name, "role": list(roles)}
    page = client.post("/council/people/invite", data=form).get_data(as_text=True)
    found = re.search(r"https://example\.org(/council/invitation/[0-9a-f]{32})<", page)
    assert found, page
    return found[1]


def test_somebody_comes_in_by_a_letter_and_reads_what_the_role_is(
    signed_in: SignedIn, form_of: FormOf, app: Flask
) -> None:
    link = _invited(signed_in("coordinator"), form_of, "Bo", "key_figure")
    bo = app.test_client()
    page = bo.get(f"{link}?lang=en").get_data(as_text=True)
    assert "Welcome, <bdi>Bo</bdi>" in page
    assert "Key figure" in page
    wrong = bo.post(link, data={"new": PASSWORD, "again": "another password"})
    assert wrong.status_code == 422
    assert bo.post(link, data={"new": PASSWORD, "again": PASSWORD}).status_code == 303
    assert "Participatieraad" in bo.get("/council/").get_data(as_text=True)
    gone = app.test_client().get(link)
    assert gone.status_code == 404
    assert "Bo" not in gone.get_data(as_text=True)


def test_a_coordinator_by_letter_is_asked_for_a_second_key_and_may_take_paper(
    signed_in: SignedIn, form_of: FormOf, app: Flask
) -> None:
    link = _invited(signed_in("coordinator"), form_of, "Cas", "coordinator")
    cas = app.test_client()
    cas.post(link, data={"new": PASSWORD, "again": PASSWORD})
    first = cas.get("/council/people?lang=en").get_data(as_text=True)
    assert "/council/paper-list" in first
    assert "Invite somebody" not in first
    codes = re.findall(r">(\w{5} \w{5})<", cas.post("/council/paper-list").get_data(as_text=True))
    assert len(codes) == 30
    assert "Invite somebody" in cas.get("/council/people?lang=en").get_data(as_text=True)
    elsewhere = app.test_client()
    elsewhere.post("/council/sign-in", data={"name": "Cas", "password": PASSWORD})
    assert elsewhere.post("/council/code", data={"code": codes[0]}).status_code == 303
    again = app.test_client()
    again.post("/council/sign-in", data={"name": "Cas", "password": PASSWORD})
    assert again.post("/council/code", data={"code": codes[0]}).status_code == 422


def test_who_has_few_codes_left_is_told_on_coming_in(
    signed_in: SignedIn, form_of: FormOf, app: Flask
) -> None:
    link = _invited(signed_in("coordinator"), form_of, "Cas", "coordinator")
    cas = app.test_client()
    cas.post(link, data={"new": PASSWORD, "again": PASSWORD})
    codes = re.findall(r">(\w{5} \w{5})<", cas.post("/council/paper-list").get_data(as_text=True))
    kit = app.extensions["toolkit"]
    with kit.store.write() as shelves:
        person = shelves.people.named("Cas")[0]
        for code in codes[: -FEW_CODES - 1]:
            trace = kit.secrets.hash("spare-code", person.id, code.replace(" ", ""))
            assert shelves.access.take_spare_code(person.id, trace)
    late = app.test_client()
    late.post("/council/sign-in", data={"name": "Cas", "password": PASSWORD})
    answer = late.post("/council/code", data={"code": codes[-1]})
    assert answer.headers["Location"] == "/council/me?said=few"


def test_an_invitation_without_a_role_keeps_what_was_typed(
    signed_in: SignedIn, form_of: FormOf
) -> None:
    client = signed_in("coordinator")
    form = {**form_of(client, "/council/people/invite"), "name": "Bo <b>"}
    answer = client.post("/council/people/invite", data=form)
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Tick at least one role." in page
    assert 'value="Bo &lt;b&gt;"' in page


def test_roles_change_and_people_go_on_their_own_page(
    signed_in: SignedIn, form_of: FormOf, kit: Toolkit, council: Council
) -> None:
    client, ans = signed_in("coordinator"), Person("a" * 32, council.id, "Ans", ())
    bo = take_up(kit, invite(kit, council, ans, "Bo", ("key_figure",)).secret, PASSWORD).person
    address = f"/council/people/{bo.id}"
    form = {**form_of(client, address), "role": ["interviewer"]}
    assert client.post(f"{address}/roles", data=form).status_code == 303
    assert "Interviewer" in client.get("/council/people").get_data(as_text=True)
    letter = client.post(f"{address}/new-password", data=form_of(client, address))
    assert "choose a new password" in letter.get_data(as_text=True)
    assert client.post(f"{address}/remove", data=form_of(client, address)).status_code == 303
    assert client.get(address).status_code == 404


def test_the_only_coordinator_cannot_go(
    signed_in: SignedIn, form_of: FormOf, kit: Toolkit, council: Council
) -> None:
    client = signed_in("coordinator")
    answer = client.post("/council/me/leave", data=form_of(client, "/council/me"))
    assert answer.status_code == 422
    assert "is the only coordinator" in answer.get_data(as_text=True)
    with kit.store.read() as shelves:
        assert len(shelves.people.people(council.id)) == 1


def test_a_key_figure_leaves_at_once_on_their_own_page(
    signed_in: SignedIn, form_of: FormOf
) -> None:
    """KA14."""
    client = signed_in("key_figure")
    answer = client.post("/council/me/leave", data=form_of(client, "/council/me"))
    assert "You have left." in answer.get_data(as_text=True)
    assert "<h1>Sign in</h1>" in client.get("/council/?lang=en").get_data(as_text=True)


def test_language_and_password_are_ones_own(
    signed_in: SignedIn, form_of: FormOf, app: Flask
) -> None:
    link = _invited(signed_in("coordinator"), form_of, "Bo", "key_figure")
    bo = app.test_client()
    bo.post(link, data={"new": PASSWORD, "again": PASSWORD})
    bo.post("/council/me/language", data={**form_of(bo, "/council/me"), "language": "en"})
    assert '<html lang="en"' in bo.get("/council/me").get_data(as_text=True)
    new = {"old": PASSWORD, "new": "quite another one", "again": "quite another one"}
    wrong = bo.post("/council/me/password", data={**form_of(bo, "/council/me"), **new, "old": "x"})
    assert "The old password is not right." in wrong.get_data(as_text=True)
    done = bo.post("/council/me/password", data={**form_of(bo, "/council/me"), **new})
    assert done.headers["Location"] == "/council/me?said=password"
    assert "Your password is changed." in bo.get(done.headers["Location"]).get_data(as_text=True)


def test_nobody_but_a_coordinator_sees_who_is_there(signed_in: SignedIn) -> None:
    for role in ("evaluator", "researcher", "co_researcher"):
        assert signed_in(role).get("/council/people").status_code == 403
