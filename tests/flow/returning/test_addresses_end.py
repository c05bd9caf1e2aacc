"""Addresses and keys end: on their day, with their person, and in every copy (decision 7, 14)."""

import pytest

from app.core.problems import Refused
from app.flow.copies import bury_address, delete_again
from app.flow.open_version import Opening, close_version, open_version
from app.flow.people.roles_and_leaving import change_roles, remove
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Survey
from app.flow.retention import run_retention
from app.flow.returning.addresses import TypedAddress, leave_address
from app.flow.returning.keys import hand_on, key_of, open_key
from tests.builders import (
    RETURN_PASSPHRASE,
    a_person,
    an_open_version,
    some_terms,
    with_return_key,
)
from tests.fakes import FixedClock
from tests.flow.returning.told import with_carriers

MAIL = TypedAddress("mail", mail="someone@example.org")


def _asked(toolkit: Toolkit, count: int = 3) -> Survey:
    survey, _, _ = an_open_version(toolkit, terms=some_terms(ways=("ticket", "mail")))
    with_return_key(toolkit, survey)
    for _ in range(count):
        leave_address(toolkit, survey.slug, MAIL, "nl")
    return survey


def _held(toolkit: Toolkit, survey: Survey) -> int:
    with toolkit.store.read() as shelves:
        return len(shelves.addresses.held(survey))


def test_addresses_and_their_key_are_gone_after_their_last_day(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """CO19: at the latest 180 days after closing, sent or not."""
    survey = _asked(toolkit)
    with toolkit.store.write() as shelves:
        shelves.outbox.fill(survey, toolkit.secrets.random_id)
    leave_address(toolkit, survey.slug, MAIL, "nl")
    close_version(toolkit, survey, now=True)
    clock.day = "2027-05-22"
    run_retention(toolkit)
    assert _held(toolkit, survey) == 4
    clock.day = "2027-05-23"
    assert any("addresses deleted: 4" in act for act in run_retention(toolkit))
    assert _held(toolkit, survey) == 0
    assert key_of(toolkit, survey) is None


def test_an_address_that_was_buried_does_not_come_back_with_a_copy(toolkit: Toolkit) -> None:
    survey = _asked(toolkit)
    with toolkit.store.write() as shelves:
        shelves.outbox.fill(survey, toolkit.secrets.random_id)
    leave_address(toolkit, survey.slug, MAIL, "nl")
    with toolkit.store.write() as shelves:
        (first, box), *_, (last, other) = shelves.addresses.held(survey)
        assert first != last
        for each in (box, other):
            bury_address(shelves, toolkit.secrets, each, "2026-11-23")
        delete_again(shelves, toolkit.secrets)
        left = [each for _, each in shelves.addresses.held(survey)]
    assert len(left) == 2
    assert not {box, other} & set(left)


def _second(toolkit: Toolkit, survey: Survey) -> tuple[Council, Person, Person]:
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        first, second = a_person(council), a_person(council)
        for person in (first, second):
            shelves.people.add_person(person, "")
    hand_on(toolkit, survey, "host", "host", RETURN_PASSPHRASE, second)
    return council, first, second


def test_who_leaves_or_coordinates_no_more_opens_no_key_any_more(toolkit: Toolkit) -> None:
    """KA14: at once."""
    for leaves in (True, False):
        survey = _asked(toolkit, 0)
        council, first, second = _second(toolkit, survey)
        made = key_of(toolkit, survey)
        assert made is not None
        assert second.id in made.holders
        if leaves:
            remove(toolkit, council, first, second.id)
        else:
            change_roles(toolkit, council, first, second.id, ("interviewer",))
        after = key_of(toolkit, survey)
        assert after is not None
        assert after.holders == ("host",)


def test_when_every_coordinator_is_gone_only_the_sheet_opens_the_key(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    code = with_return_key(toolkit, survey)
    with toolkit.store.write() as shelves:
        shelves.return_keys.drop_holder("host")
    made = key_of(toolkit, survey)
    assert made is not None
    assert made.holders == ()
    assert open_key(toolkit, survey, code)
    with pytest.raises(Refused) as refused:
        open_key(toolkit, survey, RETURN_PASSPHRASE)
    assert [problem.code for problem in refused.value.problems] == ["wrong_passphrase"]


def test_an_address_of_an_earlier_wave_ends_with_that_wave(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    """Decision 7: 180 days after their own wave closed, not after the next one did."""
    survey = _asked(toolkit)
    close_version(toolkit, survey, now=True)
    clock.day = "2027-03-01"
    terms = some_terms(ways=("ticket", "mail"), promise_date="2027-06-01")
    open_version(with_carriers(toolkit), survey, Opening(terms, is_example=True))
    leave_address(toolkit, survey.slug, MAIL, "nl")
    clock.day = "2027-05-22"
    run_retention(toolkit)
    assert _held(toolkit, survey) == 4
    clock.day = "2027-05-23"
    assert any("1: addresses deleted: 3" in act for act in run_retention(toolkit))
    assert _held(toolkit, survey) == 1
    assert key_of(toolkit, survey) is not None
    close_version(toolkit, survey, now=True)
    clock.day = "2027-11-20"
    assert any("2: addresses deleted: 1" in act for act in run_retention(toolkit))
    assert key_of(toolkit, survey) is None
