"""The return key: made once, opened by its own people, and by the sheet that was typed back."""

from copy import copy
from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Survey
from app.flow.returning.keys import (
    choose_passphrase,
    confirm_sheet,
    hand_on,
    key_of,
    make_key,
    open_key,
)
from app.secrets import FileSecrets
from tests.builders import a_council, a_person, an_open_version

OWN = "river lamp onion tram"


def _codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def _coordinator(toolkit: Toolkit, survey: Survey) -> Person:
    person = a_person(Council(survey.council_id, "", "", ""))
    with toolkit.store.write() as shelves:
        shelves.people.add_person(person, "")
    return person


def test_a_key_is_confirmed_only_by_the_code_on_its_own_sheet(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    assert key_of(toolkit, survey) is None
    first = make_key(toolkit, survey, "a", "Somebody", OWN)
    second = make_key(toolkit, survey, "a", "Somebody", OWN)
    made = key_of(toolkit, survey)
    assert made is not None
    assert not made.is_confirmed
    assert made.holders == ("a",)
    for typed, code in ((first, "code_of_another"), ("2222", "code_length"), (OWN, "code_length")):
        with pytest.raises(Refused) as refused:
            confirm_sheet(toolkit, survey, "Somebody", typed)
        assert _codes(refused) == [code]
    confirm_sheet(toolkit, survey, "Somebody", second.lower())
    confirmed = key_of(toolkit, survey)
    assert confirmed is not None
    assert confirmed.is_confirmed
    with pytest.raises(Refused) as refused:
        make_key(toolkit, survey, "a", "Somebody", OWN)
    assert _codes(refused) == ["return_key_exists"]


def test_a_passphrase_opens_its_own_wrap_and_the_sheet_opens_all(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    code = make_key(toolkit, survey, "a", "Somebody", OWN)
    private = open_key(toolkit, survey, f"  {OWN} ", "a")
    assert open_key(toolkit, survey, OWN) == private
    assert open_key(toolkit, survey, code, "b") == private
    for wrong, holder in (("river lamp onion tran", "a"), (OWN, "b"), ("", ""), ("recovery", "")):
        with pytest.raises(Refused) as refused:
            open_key(toolkit, survey, wrong, holder)
        assert _codes(refused) == ["wrong_passphrase"]


def test_a_lost_passphrase_is_chosen_anew_with_the_sheet(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    code = make_key(toolkit, survey, "a", "Somebody", OWN)
    private = open_key(toolkit, survey, OWN)
    choose_passphrase(toolkit, survey, "a", "Somebody", code, "another four good words")
    assert open_key(toolkit, survey, "another four good words", "a") == private
    with pytest.raises(Refused):
        open_key(toolkit, survey, OWN, "a")
    with pytest.raises(Refused) as refused:
        choose_passphrase(toolkit, survey, "a", "Somebody", "lost as well", "again four good words")
    assert _codes(refused) == ["wrong_passphrase"]


def test_a_further_coordinator_gets_a_code_and_chooses_a_passphrase(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    make_key(toolkit, survey, "a", "Somebody", OWN)
    other = _coordinator(toolkit, survey)
    with pytest.raises(Refused) as refused:
        hand_on(toolkit, survey, "a", "Somebody", "no such words here", other)
    assert _codes(refused) == ["wrong_passphrase"]
    code = hand_on(toolkit, survey, "a", "Somebody", OWN, other)
    choose_passphrase(toolkit, survey, other.id, other.name, code.lower(), "words of the other one")
    opened = open_key(toolkit, survey, "words of the other one", other.id)
    assert opened == open_key(toolkit, survey, OWN, "a")
    with pytest.raises(Refused):
        open_key(toolkit, survey, code, other.id)


def test_nobody_hands_the_key_to_who_may_not_return(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    make_key(toolkit, survey, "a", "Somebody", OWN)
    mine = Council(survey.council_id, "", "", "")
    for other in (a_person(mine, roles=("researcher",)), a_person(a_council())):
        with pytest.raises(Refused) as refused:
            hand_on(toolkit, survey, "a", "Somebody", OWN, other)
        assert _codes(refused) == ["may_not_return"]


def test_without_a_key_nothing_opens_and_the_log_holds_no_word_of_it(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    with pytest.raises(Refused) as refused:
        open_key(toolkit, survey, OWN)
    assert _codes(refused) == ["no_return_key"]
    code = make_key(toolkit, survey, "a", "Somebody", OWN)
    confirm_sheet(toolkit, survey, "Somebody", code)
    with toolkit.store.read() as shelves:
        said = str(shelves.people.acts(survey.council_id))
    assert "confirm recovery sheet" in said
    assert not [word for word in (*OWN.split(), *code.split()) if word in said]


def test_a_key_that_was_made_while_a_sheet_was_typed_back_is_not_confirmed_by_it(
    toolkit: Toolkit,
) -> None:
    survey, _, _ = an_open_version(toolkit)
    first = make_key(toolkit, survey, "a", "Somebody", OWN)

    class Slow(FileSecrets):
        def unwrap(self, wrapped: bytes, passphrase: str) -> bytes:
            private = super().unwrap(wrapped, passphrase)
            make_key(toolkit, survey, "b", "Another", OWN)
            return private

    assert isinstance(toolkit.secrets, FileSecrets)
    slow = copy(toolkit.secrets)
    slow.__class__ = Slow
    with pytest.raises(Refused) as refused:
        confirm_sheet(replace(toolkit, secrets=slow), survey, "Somebody", first)
    assert _codes(refused) == ["code_of_another"]
    made = key_of(toolkit, survey)
    assert made is not None
    assert not made.is_confirmed
