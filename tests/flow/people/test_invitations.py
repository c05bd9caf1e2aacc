"""A link lets one person in, once, for two weeks; nothing that opens it is kept."""

import pytest

from app.core.problems import Refused
from app.flow.people.invitations import (
    DAYS,
    invitation_behind,
    invite,
    invite_again,
    take_up,
    withdraw,
)
from app.flow.people.patience import Patience
from app.flow.people.roles_and_leaving import change_roles, open_invitations, remove
from app.flow.people.sign_in import sign_in, who_is_in
from app.flow.ports import Toolkit
from app.flow.records import Council, Person
from tests.builders import a_council
from tests.fakes import FixedClock

PASSWORD = "a long enough password"


def _code(refused: "pytest.ExceptionInfo[Refused]") -> str:
    return refused.value.problems[0].code


def test_a_link_lets_one_person_in_once(toolkit: Toolkit, council: Council, ans: Person) -> None:
    made = invite(toolkit, council, ans, "  Bo  Jansen ", ("key_figure",))
    assert len(made.secret) == 32
    entry = take_up(toolkit, made.secret, PASSWORD)
    assert (entry.person.name, entry.person.roles) == ("Bo Jansen", ("key_figure",))
    assert entry.is_whole
    assert sign_in(toolkit, Patience(), "bo jansen", PASSWORD).is_whole
    with pytest.raises(Refused) as refused:
        take_up(toolkit, made.secret, PASSWORD)
    assert _code(refused) == "invitation_gone"
    with toolkit.store.read() as shelves:
        acts = shelves.people.acts(council.id)
    assert [(who, act, what) for _, who, act, what in acts] == [
        ("Ans", "invite", "Bo Jansen"),
        ("Bo Jansen", "came in", ""),
    ]


def test_a_role_that_opens_surveys_comes_in_half_until_a_second_factor_is_there(
    toolkit: Toolkit, council: Council, ans: Person
) -> None:
    made = invite(toolkit, council, ans, "Bo", ("coordinator",))
    entry = take_up(toolkit, made.secret, PASSWORD)
    assert not entry.is_whole
    assert not entry.has_factor


def test_a_link_ends_after_fourteen_days(
    toolkit: Toolkit, council: Council, ans: Person, clock: FixedClock
) -> None:
    made = invite(toolkit, council, ans, "Bo", ("key_figure",))
    assert DAYS == 14
    assert made.invitation.until_day == "2026-12-07"
    clock.day = "2026-12-07"
    assert invitation_behind(toolkit, made.secret)[0] == made.invitation
    clock.day = "2026-12-08"
    with pytest.raises(Refused) as refused:
        take_up(toolkit, made.secret, PASSWORD)
    assert _code(refused) == "invitation_gone"
    assert open_invitations(toolkit, council) == ()


def test_a_withdrawn_link_opens_nothing_and_no_other_council_can_withdraw_it(
    toolkit: Toolkit, council: Council, ans: Person
) -> None:
    other = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(other)
    made = invite(toolkit, council, ans, "Bo", ("key_figure",))
    with pytest.raises(Refused):
        withdraw(toolkit, other, ans, made.invitation.id)
    withdraw(toolkit, council, ans, made.invitation.id)
    with pytest.raises(Refused):
        invitation_behind(toolkit, made.secret)


def test_the_link_itself_is_kept_nowhere(toolkit: Toolkit, council: Council, ans: Person) -> None:
    made = invite(toolkit, council, ans, "Bo", ("key_figure",))
    with toolkit.store.read() as shelves:
        kept = (*shelves.access.invitations(council.id), *shelves.people.acts(council.id))
    assert made.secret not in repr(kept)


@pytest.mark.parametrize(
    ("name", "roles", "code"),
    [
        (" ", ("key_figure",), "no_name"),
        ("Bo", (), "no_role"),
        ("Bo", ("gardener",), "unknown_role"),
        ("ans", ("key_figure",), "person_exists"),
    ],
)
def test_an_invitation_without_a_name_or_a_role_is_refused(
    name: str, roles: tuple[str, ...], code: str, toolkit: Toolkit, council: Council, ans: Person
) -> None:
    with pytest.raises(Refused) as refused:
        invite(toolkit, council, ans, name, roles)
    assert _code(refused) == code


def test_a_short_password_leaves_the_link_open(
    toolkit: Toolkit, council: Council, ans: Person
) -> None:
    made = invite(toolkit, council, ans, "Bo", ("key_figure",))
    with pytest.raises(Refused) as refused:
        take_up(toolkit, made.secret, "short")
    assert _code(refused) == "password_too_short"
    assert take_up(toolkit, made.secret, PASSWORD).person.name == "Bo"


@pytest.mark.parametrize("resets", [False, True])
def test_a_new_password_by_link_takes_the_second_factor_away_only_when_asked(
    resets: bool, toolkit: Toolkit, council: Council, ans: Person
) -> None:
    bo = take_up(toolkit, invite(toolkit, council, ans, "Bo", ("key_figure",)).secret, PASSWORD)
    with toolkit.store.write() as shelves:
        shelves.access.set_second_factor(bo.person.id, council.id, b"seed", (b"c" * 32,))
    made = invite_again(toolkit, council, ans, bo.person.id, resets)
    assert sign_in(toolkit, Patience(), "Bo", PASSWORD).person == bo.person
    again = take_up(toolkit, made.secret, "another long password")
    assert again.person == bo.person
    assert again.is_whole is resets
    assert again.has_factor is not resets
    assert who_is_in(toolkit, bo.token) is None
    with toolkit.store.read() as shelves:
        acts = [act for _, _, act, _ in shelves.people.acts(council.id)]
    assert ("new password and second factor" in acts) is resets


def test_who_may_not_invite_any_more_leaves_no_link_behind(
    toolkit: Toolkit, council: Council, ans: Person
) -> None:
    cas = take_up(toolkit, invite(toolkit, council, ans, "Cas", ("coordinator",)).secret, PASSWORD)
    by_cas = invite(toolkit, council, cas.person, "Friend", ("coordinator",))
    change_roles(toolkit, council, ans, cas.person.id, ("researcher",))
    with pytest.raises(Refused):
        invitation_behind(toolkit, by_cas.secret)


def test_a_link_for_who_was_removed_opens_nothing(
    toolkit: Toolkit, council: Council, ans: Person
) -> None:
    bo = take_up(toolkit, invite(toolkit, council, ans, "Bo", ("key_figure",)).secret, PASSWORD)
    again = invite_again(toolkit, council, ans, bo.person.id, True)
    remove(toolkit, council, ans, bo.person.id)
    with pytest.raises(Refused) as refused:
        take_up(toolkit, again.secret, PASSWORD)
    assert _code(refused) == "invitation_gone"
