"""Who is in a council: roles change at once, people leave at once, a coordinator always stays."""

import pytest

from app.core.problems import Refused
from app.flow.people.invitations import invite, take_up
from app.flow.people.roles_and_leaving import change_roles, leave, members, remove
from app.flow.people.sign_in import Entry, who_is_in
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Person
from app.flow.translating.hands import hand_of
from app.flow.translating.links import make_link, open_link
from tests.builders import a_council, a_person, a_questionnaire

PASSWORD = "a long enough password"


@pytest.fixture
def bo(toolkit: Toolkit, council: Council, ans: Person) -> Entry:
    """A key figure who is in."""
    return take_up(toolkit, invite(toolkit, council, ans, "Bo", ("key_figure",)).secret, PASSWORD)


def _acts(toolkit: Toolkit, council: Council) -> list[tuple[str, str, str]]:
    with toolkit.store.read() as shelves:
        return [(who, act, what) for _, who, act, what in shelves.people.acts(council.id)]


def test_a_key_figure_leaves_at_once_and_asks_nobody(
    toolkit: Toolkit, council: Council, bo: Entry
) -> None:
    """KA14."""
    leave(toolkit, council, bo.person)
    assert who_is_in(toolkit, bo.token) is None
    assert [member.person.name for member in members(toolkit, council)] == ["Ans"]
    assert _acts(toolkit, council)[-1] == ("Bo", "leave", "")


def test_a_coordinator_removes_somebody_at_once(
    toolkit: Toolkit, council: Council, ans: Person, bo: Entry
) -> None:
    remove(toolkit, council, ans, bo.person.id)
    assert who_is_in(toolkit, bo.token) is None
    assert _acts(toolkit, council)[-1] == ("Ans", "remove person", "Bo")


def test_the_last_coordinator_stays(
    toolkit: Toolkit, council: Council, ans: Person, bo: Entry
) -> None:
    for act in (
        lambda: leave(toolkit, council, ans),
        lambda: remove(toolkit, council, ans, ans.id),
        lambda: change_roles(toolkit, council, ans, ans.id, ("researcher",)),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.problems[0].code == "last_coordinator"
    change_roles(toolkit, council, ans, bo.person.id, ("coordinator", "key_figure"))
    leave(toolkit, council, ans)
    assert [each.is_last_coordinator for each in members(toolkit, council)] == [True]


def test_other_roles_hold_from_the_next_page_on(
    toolkit: Toolkit, council: Council, ans: Person, bo: Entry
) -> None:
    change_roles(toolkit, council, ans, bo.person.id, ("researcher", "interviewer"))
    again = who_is_in(toolkit, bo.token)
    assert again is not None
    assert set(again.person.roles) == {"interviewer", "researcher"}
    # These roles see surveys: a password alone is too little now.
    assert not again.is_whole
    assert _acts(toolkit, council)[-1] == ("Ans", "change roles", "Bo: interviewer, researcher")


def test_nobody_changes_people_of_another_council(toolkit: Toolkit, bo: Entry) -> None:
    other = a_council()
    stranger = a_person(other, name="Dirk", roles=("coordinator",))
    with toolkit.store.write() as shelves:
        shelves.people.add_council(other)
        shelves.people.add_person(stranger, "no hash")
    for act in (
        lambda: remove(toolkit, other, stranger, bo.person.id),
        lambda: change_roles(toolkit, other, stranger, bo.person.id, ("coordinator",)),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.problems[0].code == "unknown_person"


def test_links_for_speakers_end_with_who_made_them(
    toolkit: Toolkit, council: Council, ans: Person, bo: Entry
) -> None:
    """Whoever made a link knows its address, and would not be gone at once (KA14)."""
    survey = take_in(toolkit, council, a_questionnaire())
    change_roles(toolkit, council, ans, bo.person.id, ("co_researcher",))
    kept, first = (
        make_link(toolkit, survey, hand_of(person), "ar", "Sara")[1] for person in (ans, bo.person)
    )
    change_roles(toolkit, council, ans, bo.person.id, ("coordinator",))
    assert open_link(toolkit, first)
    change_roles(toolkit, council, ans, bo.person.id, ("researcher",))
    with pytest.raises(Refused, match="link_closed"):
        open_link(toolkit, first)
    _, second = make_link(toolkit, survey, hand_of(bo.person), "ar", "Sara")
    remove(toolkit, council, ans, bo.person.id)
    with pytest.raises(Refused, match="link_closed"):
        open_link(toolkit, second)
    assert open_link(toolkit, kept)
