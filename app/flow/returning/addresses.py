"""The second form: an address comes in, is sealed, and can be joined with nothing (decision 7).

It comes in a request of its own, with no ticket, key or place in it, and before anything touches
a disk it is a box of one length. What is refused holds nothing of what was typed.
"""

from dataclasses import dataclass, field

from app.core.address import ADDRESS_ROUTES, Address, packed
from app.core.address_lines import TypedLetter, envelope
from app.core.planning import end_day, ends_of
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Council, Stage, Survey, Version
from app.flow.returning.keys import has_confirmed_key
from app.flow.shelves import Shelves

# So many addresses are taken: some people leave two, and tickets may be registered later.
_PER_PERSON, _MORE = 2, 50


@dataclass(frozen=True)
class AddressOffer:
    """What can be asked now: the ways that this survey promised and that need an address.
    ``until`` is the last day on which an address is kept, empty while the survey is open, and
    ``days`` the same in days after closing."""

    survey: Survey
    council: Council
    version: Version
    ways: tuple[str, ...]
    until: str
    days: int


@dataclass(frozen=True)
class TypedAddress:
    """What a person typed: one of the three, for the way that was chosen."""

    way: str
    mail: str = field(default="", repr=False)
    sms: str = field(default="", repr=False)
    letter: TypedLetter = field(default=TypedLetter(), repr=False)
    follow_up: bool = False


def address_offer(toolkit: Toolkit, slug: str) -> AddressOffer:
    """What can be asked of who answered this survey; no ways where nothing can.

    Raises Refused: ``unknown_survey``.
    """
    with toolkit.store.read() as shelves:
        return _offer(shelves, slug)


def _offer(shelves: Shelves, slug: str) -> AddressOffer:
    survey = shelves.surveys.find(slug)
    version = shelves.surveys.version(survey) if survey else None
    if survey is None or version is None:
        raise Refused(Problem("unknown_survey", slug[:60]))
    council = shelves.people.council(survey.council_id)
    ways = tuple(way for way in ADDRESS_ROUTES if way in version.terms.ways)
    # Once the tabulation is frozen nobody answers any more, and the letters may be under way.
    is_asked = version.stage is not Stage.FROZEN and has_confirmed_key(shelves, survey)
    until = end_day(version.terms, "addresses", version.closed_day) if version.closed_day else ""
    days = ends_of(version.terms)["addresses"]
    return AddressOffer(survey, council, version, ways if is_asked else (), until, days)


def leave_address(toolkit: Toolkit, slug: str, typed: TypedAddress, language: str) -> AddressOffer:
    """The address is kept, sealed, and one more person is to be told by that way.

    Who leaves one twice is told once: whoever opens the boxes drops the double, since nothing
    here can compare them. Raises Refused with what is wrong, at its field: ``unknown_survey``,
    ``no_address_asked``, ``too_many_addresses``, ``way_not_offered``, ``mail_wrong``,
    ``telephone_wrong``, ``telephone_gets_no_text``, ``address_missing``, ``postcode_wrong``,
    ``address_line_long``, ``address_too_long``.
    """
    offer = address_offer(toolkit, slug)
    if not offer.ways:
        raise Refused(Problem("no_address_asked", slug[:60]))
    if typed.way not in offer.ways:
        raise Refused(Problem("way_not_offered", "way"))
    plain = packed(Address(typed.way, language, _lines(toolkit, typed), typed.follow_up))
    with toolkit.store.write() as shelves:
        key = shelves.return_keys.key(offer.survey)
        if key is None or not key[1]:
            raise Refused(Problem("no_address_asked", slug[:60]))
        _refuse_a_flood(shelves, offer.survey)
        box = toolkit.secrets.seal_address(key[0], plain)
        shelves.addresses.add(offer.survey, toolkit.secrets.random_id(), box)
        shelves.returns.count(offer.survey.id, typed.way, language, "due")
    return offer


def _refuse_a_flood(shelves: Shelves, survey: Survey) -> None:
    """Nobody needs to have answered to send this form; somebody who sends it all day must not
    make the council pay for thousands of messages to strangers."""
    people = shelves.returns.register_size(survey.id)
    if shelves.addresses.count(survey) >= _PER_PERSON * people + _MORE:
        raise Refused(Problem("too_many_addresses", survey.slug))


def _lines(toolkit: Toolkit, typed: TypedAddress) -> tuple[str, ...]:
    if typed.way == "mail":
        return (toolkit.addresses.mail(typed.mail),)
    if typed.way == "sms":
        return (toolkit.addresses.telephone(typed.sms),)
    return envelope(typed.letter)
