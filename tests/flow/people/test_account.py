"""One's own account: a new password, codes on paper, and nowhere in any more."""

import pytest

from app.core.problems import Refused
from app.flow.people.account import (
    PAPER_CODES,
    change_password,
    choose_language,
    codes_left,
    set_paper_list,
    sign_out_everywhere,
)
from app.flow.people.invitations import invite, take_up
from app.flow.people.patience import MOST_PER_HOUR, Patience
from app.flow.people.sign_in import Entry, enter_code, sign_in, who_is_in
from app.flow.ports import Toolkit
from app.flow.records import Council, Person

PASSWORD = "a long enough password"
OTHER = "quite another password"


@pytest.fixture
def cas(toolkit: Toolkit, council: Council, ans: Person) -> Entry:
    """A second coordinator, in half: there is no second factor yet."""
    return take_up(toolkit, invite(toolkit, council, ans, "Cas", ("coordinator",)).secret, PASSWORD)


def _code(refused: "pytest.ExceptionInfo[Refused]") -> str:
    return refused.value.problems[0].code


def test_a_paper_list_is_a_second_factor_of_codes_that_open_once(
    toolkit: Toolkit, cas: Entry
) -> None:
    entry, codes = set_paper_list(toolkit, cas)
    assert entry.is_whole
    assert len(set(codes)) == PAPER_CODES == codes_left(toolkit, entry)
    half = sign_in(toolkit, Patience(), "Cas", PASSWORD)
    assert not half.is_whole
    typed = f"{codes[0][:5]} {codes[0][5:]}".lower()
    assert enter_code(toolkit, Patience(), half, typed).is_whole
    assert codes_left(toolkit, entry) == PAPER_CODES - 1
    with pytest.raises(Refused) as refused:
        enter_code(toolkit, Patience(), half, typed)
    assert _code(refused) == "wrong_code"


def test_nobody_gets_a_list_with_a_password_alone_where_a_second_factor_is_there(
    toolkit: Toolkit, cas: Entry
) -> None:
    set_paper_list(toolkit, cas)
    half = sign_in(toolkit, Patience(), "Cas", PASSWORD)
    with pytest.raises(Refused) as refused:
        set_paper_list(toolkit, half)
    assert _code(refused) == "has_factor"


def test_a_new_password_asks_for_the_old_one_and_signs_out_elsewhere(
    toolkit: Toolkit, cas: Entry
) -> None:
    entry, _ = set_paper_list(toolkit, cas)
    with pytest.raises(Refused) as refused:
        change_password(toolkit, Patience(), entry, "not the old one", OTHER)
    assert _code(refused) == "wrong_old_password"
    changed = change_password(toolkit, Patience(), entry, PASSWORD, OTHER)
    assert who_is_in(toolkit, entry.token) is None
    again = who_is_in(toolkit, changed.token)
    assert again is not None
    assert again.is_whole
    assert sign_in(toolkit, Patience(), "Cas", OTHER).person == cas.person


def test_guessing_the_old_password_has_an_end(toolkit: Toolkit, cas: Entry) -> None:
    patience = Patience()
    for _ in range(MOST_PER_HOUR):
        patience.failed(f"{cas.person.id} password", toolkit.clock.hour())
    with pytest.raises(Refused) as refused:
        change_password(toolkit, patience, cas, PASSWORD, OTHER)
    assert _code(refused) == "wait_an_hour"


def test_signing_out_everywhere_ends_every_session(toolkit: Toolkit, cas: Entry) -> None:
    entry, _ = set_paper_list(toolkit, cas)
    half = sign_in(toolkit, Patience(), "Cas", PASSWORD)
    sign_out_everywhere(toolkit, entry)
    assert who_is_in(toolkit, entry.token) is None
    assert who_is_in(toolkit, half.token) is None


def test_the_workspace_speaks_dutch_or_english(toolkit: Toolkit, cas: Entry) -> None:
    choose_language(toolkit, cas, "en")
    with toolkit.store.read() as shelves:
        assert shelves.access.language(cas.person.id) == "en"
    with pytest.raises(Refused) as refused:
        choose_language(toolkit, cas, "tlh")
    assert _code(refused) == "not_a_language"
