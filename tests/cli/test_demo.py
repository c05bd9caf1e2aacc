"""The demo lets one person look at the workspace, in the demo alone and with a fresh password."""

import re
from dataclasses import replace

from app.cli.demo import somebody_to_sign_in
from app.flow.people.adding import add_person
from app.flow.people.patience import Patience
from app.flow.people.sign_in import sign_in, who_is_in
from app.flow.ports import Toolkit
from app.web import create_web
from tests.builders import a_council


def _password(lines: tuple[str, ...]) -> str:
    found = re.search(r"name: demo   password: ([2-9a-z-]{14})$", "\n".join(lines), re.M)
    assert found
    return found[1]


def test_each_run_of_the_demo_prints_a_name_and_a_password_that_works_in_that_run(
    toolkit: Toolkit,
) -> None:
    demo, council = replace(toolkit, is_demo=True), a_council()
    with demo.store.write() as shelves:
        shelves.people.add_council(council)
    first = _password(somebody_to_sign_in(demo, council))
    second = _password(somebody_to_sign_in(demo, council))
    assert first != second
    client = create_web(demo).test_client()
    wrong = client.post("/council/sign-in", data={"name": "demo", "password": first})
    assert wrong.status_code == 422
    client.post("/council/sign-in", data={"name": "demo", "password": second})
    page = client.get("/council/?lang=en").get_data(as_text=True)
    assert council.name in page
    assert "This is an example to try things out." in page


def test_what_began_in_the_demo_is_half_in_a_real_server(toolkit: Toolkit) -> None:
    demo, council = replace(toolkit, is_demo=True), a_council()
    with demo.store.write() as shelves:
        shelves.people.add_council(council)
    password = _password(somebody_to_sign_in(demo, council))
    entry = sign_in(demo, Patience(), "demo", password)
    assert entry.is_whole
    again = who_is_in(toolkit, entry.token)
    assert again is not None
    assert not again.is_whole
    assert not sign_in(toolkit, Patience(), "demo", password).is_whole


def test_the_demo_adds_nobody_to_a_council_that_has_people(toolkit: Toolkit) -> None:
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    add_person(toolkit, council, "Ans", ("coordinator",), "a long enough password", "host")
    assert "password" not in " ".join(somebody_to_sign_in(toolkit, council))
    with toolkit.store.read() as shelves:
        assert [person.name for person in shelves.people.people(council.id)] == ["Ans"]
