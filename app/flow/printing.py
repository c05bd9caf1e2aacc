"""Printing: what a poster or card needs, and invitation cards with codes of their own.

A card has an invitation code outside and an unrelated ticket under its fold; only keyed hashes
stay here, and nothing about a card counts or orders (decision 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.pictures import Picture
from app.core.places import CodeState, Face, RegisteredPlace
from app.core.problems import Problem, Refused
from app.core.texts import Slot
from app.core.ticket import ticket_from_bits
from app.flow.deliver import words_for
from app.flow.locksmith import Secrets
from app.flow.places import ALPHABET, place_with, places_of
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Place, Stage, Survey, Version

CARD_SIGNS = 10
MOST_CARDS = 1000
# A page takes megabytes while a file is made, and a small server has few.
MOST_PLACES = 150
_BITS_PER_SIGN = 5
_TICKET_BITS = 66


@dataclass(frozen=True)
class Printing:
    """What every print of a survey is made from; ``slots`` hold the words of all its languages.

    ``register`` says more of the places, ``faces`` who is there; ``heard`` are the languages in
    which the survey can be listened to, and ``today`` is the council's ISO day. ``logo`` is the
    council's own, of today.
    """

    council: Council
    version: Version
    places: tuple[Place, ...]
    slots: tuple[Slot, ...]
    register: tuple[RegisteredPlace, ...] = ()
    faces: tuple[Face, ...] = ()
    heard: frozenset[str] = frozenset()
    today: str = ""
    logo: Picture | None = None

    def registered(self, place: Place) -> RegisteredPlace:
        """What the register knows of a place."""
        for known in self.register:
            if known.id == place.id:
                return known
        return RegisteredPlace(place.id, place.council_id, place.name, place.kind)

    def faces_at(self, place: Place) -> tuple[Face, ...]:
        """Who is at a place now or later; nobody whose last day has passed."""
        return tuple(f for f in self.faces if f.place_id == place.id and f.is_here(self.today))


@dataclass(frozen=True)
class Card:
    """One new card. ``code`` is the invitation, ``ticket`` its 20 digits; neither is kept."""

    code: str
    ticket: str


def printing_of(toolkit: Toolkit, survey: Survey, place_codes: Sequence[str] = ()) -> Printing:
    """What prints of these places need; without codes, of all places.

    Raises Refused where nothing is open, there is no such place or none at all, there are more
    than fit in one file, or the public address is not https: a code on a wall must lead
    somewhere. An example may print anyway.
    """
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        if version is None:
            raise Refused(Problem("never_opened", survey.slug))
        if version.stage not in (Stage.OPEN, Stage.PAUSED):
            raise Refused(Problem("nothing_open", survey.slug))
        council = shelves.people.council(survey.council_id)
    if not version.is_example and not toolkit.url.startswith("https://"):
        raise Refused(Problem("no_public_address", "BUURTSTEM_URL"))
    wanted = tuple(place_with(toolkit, survey, code) for code in dict.fromkeys(place_codes))
    places = wanted or _worth_printing(places_of(toolkit, survey))
    if not places:
        raise Refused(Problem("no_places", survey.slug))
    if len(places) > MOST_PLACES:
        figures = (("count", str(len(places))), ("most", str(MOST_PLACES)))
        raise Refused(Problem("too_many_places", survey.slug, figures))
    return _with_people(toolkit, survey, Printing(council, version, places, ()))


def told_printing_of(toolkit: Toolkit, survey: Survey, place_codes: Sequence[str] = ()) -> Printing:
    """What prints of results at these places need; without codes, at all places.

    Raises Refused where there are no results, there is no such place, there are more places than
    fit in one file, or the public address is not https. An example may print anyway.
    """
    with toolkit.store.read() as shelves:
        newest = shelves.publications.newest(survey)
        if newest is None:
            raise Refused(Problem("not_published", survey.slug))
        versions = shelves.surveys.versions(survey)
        version = next(each for each in versions if each.id == newest.version_id)
        council = shelves.people.council(survey.council_id)
    if not version.is_example and not toolkit.url.startswith("https://"):
        raise Refused(Problem("no_public_address", "BUURTSTEM_URL"))
    wanted = tuple(place_with(toolkit, survey, code) for code in dict.fromkeys(place_codes))
    places = wanted or _worth_printing(places_of(toolkit, survey))
    if len(places) > MOST_PLACES:
        figures = (("count", str(len(places))), ("most", str(MOST_PLACES)))
        raise Refused(Problem("too_many_places", survey.slug, figures))
    return _with_people(toolkit, survey, Printing(council, version, places, ()))


def _worth_printing(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Those whose codes lead somewhere: nothing new is hung up that says it is used no more."""
    return tuple(place for place in places if place.state is not CodeState.OFF)


def _with_people(toolkit: Toolkit, survey: Survey, printing: Printing) -> Printing:
    """The same with the words of every language, the register, and who is at the places."""
    councils = dict.fromkeys(place.council_id for place in printing.places)
    tags = printing.version.questionnaire.languages
    with toolkit.store.read() as shelves:
        register = [each for council in councils for each in shelves.places.register(council)]
        faces = [each for council in councils for each in shelves.presence.faces(council)]
        logo = shelves.looks.find_logo(printing.council.logo)
        heard = [tag for tag in tags if shelves.sounds.sounds(printing.version.id, tag)]
    return replace(
        printing,
        slots=tuple(slot for tag in tags for slot in words_for(toolkit, survey, tag)),
        register=tuple(register),
        faces=tuple(faces),
        heard=frozenset(heard),
        logo=logo,
        today=toolkit.clock.today(printing.council.time_zone),
    )


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


def note_print(
    toolkit: Toolkit, council: Council, person: Person, survey: Survey, kind: str
) -> None:
    """The log says who made a print of a survey, and of which kind."""
    with toolkit.store.write() as shelves:
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "print", f"{survey.slug} {kind}")


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
