"""Printing: what a poster or card needs, and invitation cards with codes of their own.

A card has an invitation code outside and an unrelated ticket under its fold; only keyed hashes
stay here, and nothing about a card counts or orders (decision 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.texts import Slot
from app.core.ticket import ticket_from_bits
from app.flow.places import ALPHABET, place_with, places_of
from app.flow.ports import Secrets, Toolkit
from app.flow.records import Council, Place, Stage, Survey, Version

CARD_SIGNS = 10
MOST_CARDS = 1000
_BITS_PER_SIGN = 5
_TICKET_BITS = 66


@dataclass(frozen=True)
class Printing:
    """What every print of a survey is made from; ``slots`` hold the words of all its languages."""

    council: Council
    version: Version
    places: tuple[Place, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Card:
    """One new card. ``code`` is the invitation, ``ticket`` its 20 digits; neither is kept."""

    code: str
    ticket: str


def printing_of(toolkit: Toolkit, survey: Survey, place_codes: Sequence[str] = ()) -> Printing:
    """What prints of these places need; without codes, of all places.

    Raises Refused where nothing is open, there is no such place or none at all, or the public
    address is not https: a code on a wall must lead somewhere. An example may print anyway.
    """
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        if version is None:
            raise Refused(Problem("never_opened", survey.slug))
        if version.stage not in (Stage.OPEN, Stage.PAUSED):
            raise Refused(Problem("nothing_open", survey.slug))
        council = shelves.people.council(survey.council_id)
        slots = shelves.surveys.slots(survey)
    if not version.is_example and not toolkit.url.startswith("https://"):
        raise Refused(Problem("no_public_address", "BUURTSTEM_URL"))
    wanted = tuple(place_with(toolkit, survey, code) for code in dict.fromkeys(place_codes))
    places = wanted or places_of(toolkit, survey)
    if not places:
        raise Refused(Problem("no_places", survey.slug))
    return Printing(council, version, places, slots)


def make_cards(toolkit: Toolkit, survey: Survey, place: Place, count: int) -> tuple[Card, ...]:
    """So many new cards for a place can be used; only the traces of their codes are kept.

    Raises Refused for a count below 1 or above MOST_CARDS.
    """
    if not 1 <= count <= MOST_CARDS:
        raise Refused(Problem("card_count", str(count), (("most", str(MOST_CARDS)),)))
    codes = {_random_code(toolkit.secrets) for _ in range(count)}
    while len(codes) < count:
        codes.add(_random_code(toolkit.secrets))
    with toolkit.store.write() as shelves:
        traces = [card_trace(toolkit.secrets, survey.id, code) for code in codes]
        shelves.cards.add(survey, place, traces)
    return tuple(Card(code, card_ticket(toolkit.secrets, survey.id, code)) for code in codes)


def card_trace(secrets: Secrets, survey_id: str, code: str) -> bytes:
    """What is kept of a card: a keyed hash of its code in capitals."""
    return secrets.hash("card", survey_id, code.upper())


def card_ticket(secrets: Secrets, survey_id: str, code: str) -> str:
    """The ticket under the fold: the same 20 digits whenever the card is used, and no way back."""
    digest = secrets.hash("card-ticket", survey_id, code.upper())
    return ticket_from_bits(int.from_bytes(digest) >> (8 * len(digest) - _TICKET_BITS))


def _random_code(secrets: Secrets) -> str:
    bits = secrets.random_bits(CARD_SIGNS * _BITS_PER_SIGN)
    signs = ((bits >> (_BITS_PER_SIGN * at)) % len(ALPHABET) for at in range(CARD_SIGNS))
    return "".join(ALPHABET[sign] for sign in signs)
