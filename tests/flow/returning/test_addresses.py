"""Addresses come in sealed; what cannot be used is refused at its field and leaves nothing."""

import pytest

from app.core.address import unpacked
from app.core.address_lines import TypedLetter
from app.core.problems import Refused
from app.core.questionnaire import WAYS
from app.flow.open_version import close_version
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.addresses import TypedAddress, address_offer, leave_address
from app.flow.returning.keys import make_key, open_key
from tests.builders import RETURN_PASSPHRASE, an_open_version, some_terms, with_return_key


def with_key(toolkit: Toolkit, ways: tuple[str, ...] = WAYS) -> Survey:
    """An open survey that promised these ways, with a key whose sheet was typed back."""
    survey, _, _ = an_open_version(toolkit, terms=some_terms(ways=ways))
    with_return_key(toolkit, survey)
    return survey


def _codes(toolkit: Toolkit, survey: Survey, typed: TypedAddress) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        leave_address(toolkit, survey.slug, typed, "nl")
    return [(problem.code, problem.where) for problem in refused.value.problems]


def test_an_address_of_each_way_lies_sealed_and_is_counted(toolkit: Toolkit) -> None:
    survey = with_key(toolkit)
    letter = TypedLetter("", "Vlasweg", "12", "1971 AB", "IJmuiden")
    for typed, tag in (
        (TypedAddress("mail", mail="someone@example.org"), "nl"),
        (TypedAddress("sms", sms="٠٦١٢٣٤٥٦٧٨", follow_up=True), "ar"),
        (TypedAddress("letter", letter=letter), "nl"),
    ):
        assert "example" not in repr(typed)
        leave_address(toolkit, survey.slug, typed, tag)
    private = open_key(toolkit, survey, RETURN_PASSPHRASE)
    with toolkit.store.read() as shelves:
        boxes = [box for _, box in shelves.addresses.all(survey)]
        counts = shelves.returns.counts(survey.id)
        assert shelves.addresses.count(survey) == 3
    opened = [unpacked(toolkit.secrets.open_address(private, box)) for box in boxes]
    assert {(each.route, each.language, each.lines, each.follow_up) for each in opened} == {
        ("mail", "nl", ("someone@example.org",), False),
        ("sms", "ar", ("+31612345678",), True),
        ("letter", "nl", ("Vlasweg 12", "1971 AB  IJmuiden"), False),
    }
    assert {each[:3] for each in counts if each[3] == 1} == {
        ("mail", "nl", "due"),
        ("sms", "ar", "due"),
        ("letter", "nl", "due"),
    }


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(toolkit: Toolkit) -> None:
    survey = with_key(toolkit, ("ticket", "sms", "letter"))
    assert address_offer(toolkit, survey.slug).ways == ("sms", "letter")
    assert _codes(toolkit, survey, TypedAddress("mail", mail="a@example.org")) == [
        ("way_not_offered", "way")
    ]
    assert _codes(toolkit, survey, TypedAddress("sms", sms="123")) == [("telephone_wrong", "sms")]
    assert len(_codes(toolkit, survey, TypedAddress("letter"))) == 4
    with toolkit.store.read() as shelves:
        assert shelves.addresses.count(survey) == 0
        assert shelves.returns.counts(survey.id) == ()


def test_no_address_is_asked_without_a_confirmed_sheet(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit, terms=some_terms(ways=WAYS))
    typed = TypedAddress("mail", mail="a@example.org")
    assert address_offer(toolkit, survey.slug).ways == ()
    assert _codes(toolkit, survey, typed) == [("no_address_asked", survey.slug)]
    make_key(toolkit, survey, "a", "Somebody", RETURN_PASSPHRASE)
    assert _codes(toolkit, survey, typed) == [("no_address_asked", survey.slug)]


def test_addresses_are_asked_until_the_tabulation_is_frozen(toolkit: Toolkit) -> None:
    survey = with_key(toolkit)
    offer = address_offer(toolkit, survey.slug)
    assert (offer.until, offer.days) == ("", 180)
    close_version(toolkit, survey)
    offer = address_offer(toolkit, survey.slug)
    assert offer.until == "2027-05-22"
    assert offer.ways == ("mail", "sms", "letter")
    close_version(toolkit, survey, now=True)
    assert address_offer(toolkit, survey.slug).ways == ()


def test_the_same_address_twice_is_two_boxes_that_look_nothing_alike(toolkit: Toolkit) -> None:
    survey = with_key(toolkit)
    for _ in range(2):
        leave_address(toolkit, survey.slug, TypedAddress("mail", mail="a@example.org"), "nl")
    with toolkit.store.read() as shelves:
        (_, one), (_, other) = shelves.addresses.all(survey)
    assert sum(a == b for a, b in zip(one, other, strict=True)) < 30


def test_far_more_addresses_than_people_are_not_taken(
    toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a stranger could have the council send messages all day."""
    monkeypatch.setattr("app.flow.returning.addresses._MORE", 1)
    survey = with_key(toolkit)
    typed = TypedAddress("mail", mail="a@example.org")
    leave_address(toolkit, survey.slug, typed, "nl")
    assert _codes(toolkit, survey, typed) == [("too_many_addresses", survey.slug)]
    with toolkit.store.write() as shelves:
        shelves.returns.register_ticket(survey.id, b"t" * 32)
    leave_address(toolkit, survey.slug, typed, "nl")
