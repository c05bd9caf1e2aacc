"""What the store keeps, shelf by shelf, as protocols; app/store implements them.

A shelf stands inside one transaction, which a verb opens and closes (ports.py).
"""

from typing import Protocol

from app.flow.shelves.access import AccessShelf
from app.flow.shelves.advising import AdvisingShelf, SessionShelf
from app.flow.shelves.cards import CardShelf
from app.flow.shelves.changes import ChangeShelf
from app.flow.shelves.locks import LockShelf
from app.flow.shelves.looks import LookShelf
from app.flow.shelves.open_answers import OpenAnswerShelf, QuoteShelf, ThemeShelf
from app.flow.shelves.outbox import OutboxShelf
from app.flow.shelves.partners import PartnerShelf
from app.flow.shelves.people import PeopleShelf
from app.flow.shelves.pictures import PictureShelf
from app.flow.shelves.places import PlaceShelf, PresenceShelf
from app.flow.shelves.plans import PlanShelf
from app.flow.shelves.publications import PublicationShelf
from app.flow.shelves.responses import ResponseShelf
from app.flow.shelves.return_keys import AddressShelf, ReturnKeyShelf
from app.flow.shelves.returns import ReturnShelf
from app.flow.shelves.sense import SenseShelf
from app.flow.shelves.sounds import SoundShelf
from app.flow.shelves.surveys import SurveyShelf
from app.flow.shelves.tombstones import TombstoneShelf
from app.flow.shelves.translations import TranslationShelf
from app.flow.shelves.tries import TryShelf
from app.flow.shelves.watching import WatchingShelf

__all__ = [
    "AccessShelf",
    "AddressShelf",
    "AdvisingShelf",
    "CardShelf",
    "ChangeShelf",
    "LockShelf",
    "LookShelf",
    "OpenAnswerShelf",
    "OutboxShelf",
    "PartnerShelf",
    "PeopleShelf",
    "PictureShelf",
    "PlaceShelf",
    "PlanShelf",
    "PresenceShelf",
    "PublicationShelf",
    "QuoteShelf",
    "ResponseShelf",
    "ReturnKeyShelf",
    "ReturnShelf",
    "SenseShelf",
    "SessionShelf",
    "Shelves",
    "SoundShelf",
    "SurveyShelf",
    "ThemeShelf",
    "TombstoneShelf",
    "TranslationShelf",
    "TryShelf",
    "WatchingShelf",
]


class Shelves(Protocol):
    """All shelves inside one transaction."""

    surveys: SurveyShelf
    changes: ChangeShelf
    sounds: SoundShelf
    pictures: PictureShelf
    places: PlaceShelf
    presence: PresenceShelf
    plans: PlanShelf
    responses: ResponseShelf
    returns: ReturnShelf
    return_keys: ReturnKeyShelf
    addresses: AddressShelf
    outbox: OutboxShelf
    cards: CardShelf
    publications: PublicationShelf
    sense: SenseShelf
    people: PeopleShelf
    partners: PartnerShelf
    access: AccessShelf
    tombstones: TombstoneShelf
    translations: TranslationShelf
    locks: LockShelf
    watching: WatchingShelf
    tries: TryShelf
    looks: LookShelf
    advising: AdvisingShelf
    sessions: SessionShelf
    open_answers: OpenAnswerShelf
    quotes: QuoteShelf
    themes: ThemeShelf
