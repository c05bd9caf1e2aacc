"""Repeats without a script: the form itself says how many members there are."""

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.core.questionnaire import Kind, Questionnaire, Section
from app.flow.ports import Toolkit
from app.web.respond.members import members_in, spots_of, with_one_more, without
from tests.builders import a_questionnaire, an_item, an_open_version, texts


def _homes() -> Questionnaire:
    """A repeat within a repeat: homes, and the children in each."""
    child = Section("home/child", (an_item("home/child/age", Kind.INTEGER),), is_repeat=True)
    home = Section(
        "home", (an_item("home/street", Kind.TEXT), child), texts("home"), is_repeat=True
    )
    return a_questionnaire(an_item(), home, an_item("last", Kind.TEXT), findings=())


def _ids(*fields: tuple[str, str]) -> list[str]:
    return [spot.id for spot in spots_of(_homes(), members_in(_homes(), fields))]


def test_a_first_member_has_the_screens_of_the_document() -> None:
    assert _ids() == ["q1", "q2", "q3", "m2", "m1", "q4"]


def test_every_further_member_has_its_number_behind_the_ids() -> None:
    """A home without answers is there too, when the form says so."""
    assert _ids(("members.home", "2"), ("answer.home[1]/child[2]/age", "7")) == [
        *("q1", "q2", "q3", "q3-1-2", "m2"),
        *("q2-2", "q3-2-1", "m2-2", "m1", "q4"),
    ]


@pytest.mark.parametrize(
    "field",
    [
        ("members.home", "many"),
        ("members.home", "-3"),
        ("members.elsewhere", "3"),
        ("answer.other[7]/age", "3"),
    ],
)
def test_what_says_nothing_about_members_adds_none(field: tuple[str, str]) -> None:
    assert members_in(_homes(), [field]) == {}


def test_there_are_never_more_than_fifty() -> None:
    members = members_in(_homes(), [("answer.home[9999]/street", "x")])
    assert members == {"home": 50}
    assert with_one_more(members, "home") == members


def test_taking_one_away_moves_the_later_ones_up() -> None:
    fields = (
        ("answer.home[1]/street", "a"),
        ("missing.home[2]/street", "refused"),
        ("answer.home[2]/child[1]/age", "1"),
        ("answer.home[3]/street", "c"),
        ("answer.home[3]/child[2]/age", "2"),
        ("members.home", "3"),
        ("members.home[3]/child", "2"),
        ("answer.homeless", "x"),
    )
    assert without(fields, "home[2]") == (
        ("answer.home[1]/street", "a"),
        ("answer.home[2]/street", "c"),
        ("answer.home[2]/child[2]/age", "2"),
        ("members.home", "2"),
        ("members.home[2]/child", "2"),
        ("answer.homeless", "x"),
    )


def test_a_place_that_is_none_takes_nothing_away() -> None:
    fields = (("answer.home[1]/street", "a"),)
    for nonsense in ("home", "home[0]", "[", "", "home[1]x"):
        assert without(fields, nonsense) == fields


def test_adding_one_gives_the_form_back_at_the_new_member(
    client: FlaskClient, door: Toolkit
) -> None:
    """Nothing is kept, and all that was filled in is there."""
    survey, _, place = an_open_version(door, _homes())
    sent = {"act": "lang", "consent.answers": "yes", "answer.home[1]/street": "Kade"}
    page = client.post(f"/{place.code}?lang=nl&add=home%5B1%5D/child", data=sent)
    tree = html.document_fromstring(page.text)
    assert page.status_code == 200
    assert tree.xpath("//section[contains(@class, 'first')]/@id") == ["q3-1-2"]
    assert tree.xpath("//input[@name='answer.home[1]/street']/@value") == ["Kade"]
    assert tree.xpath("//input[@name='members.home[1]/child']/@value") == ["2"]
    with door.store.read() as shelves:
        assert not list(shelves.responses.all(survey))


def test_a_place_that_is_none_adds_nothing(client: FlaskClient, door: Toolkit) -> None:
    _, _, place = an_open_version(door, _homes())
    page = client.post(f"/{place.code}?lang=nl&add=nowhere", data={"act": "lang"})
    assert page.status_code == 200
    assert not html.document_fromstring(page.text).xpath("//section[contains(@id, '-2')]")
