"""All shelves of one connection, as the port Shelves asks for them."""

from app.flow import shelves as ports
from app.store.access import AccessShelf
from app.store.advising import AdvisingShelf
from app.store.cards import CardShelf
from app.store.changes import ChangeShelf
from app.store.locks import LockShelf
from app.store.looks import LookShelf
from app.store.memory import Memory
from app.store.open_answers import OpenAnswerShelf
from app.store.outbox import OutboxShelf
from app.store.partners import PartnerShelf
from app.store.people import PeopleShelf
from app.store.pictures import PictureShelf
from app.store.places import PlaceShelf
from app.store.plans import PlanShelf
from app.store.presence import PresenceShelf
from app.store.publications import PublicationShelf
from app.store.quotes import QuoteShelf
from app.store.responses import ResponseShelf
from app.store.return_keys import AddressShelf, ReturnKeyShelf
from app.store.returns import ReturnShelf
from app.store.sense import SenseShelf
from app.store.session import Session
from app.store.session_notes import SessionShelf
from app.store.sounds import SoundShelf
from app.store.surveys import SurveyShelf
from app.store.themes import ThemeShelf
from app.store.tombstones import TombstoneShelf
from app.store.translations import TranslationShelf
from app.store.tries import TryShelf
from app.store.watching import WatchingShelf


class SqlShelves:
    """Made once per connection; what they do lies inside the transaction of the moment."""

    def __init__(self, session: Session, memory: Memory) -> None:
        self.session = session
        surveys, places = SurveyShelf(session, memory), PlaceShelf(session)
        self.surveys: ports.SurveyShelf = surveys
        self.changes: ports.ChangeShelf = ChangeShelf(session)
        self.pictures: ports.PictureShelf = PictureShelf(session)
        self.places: ports.PlaceShelf = places
        self.presence: ports.PresenceShelf = PresenceShelf(session)
        self.responses: ports.ResponseShelf = ResponseShelf(session, memory, surveys, places)
        self.returns: ports.ReturnShelf = ReturnShelf(session)
        self.return_keys: ports.ReturnKeyShelf = ReturnKeyShelf(session)
        self.addresses: ports.AddressShelf = AddressShelf(session)
        self.outbox: ports.OutboxShelf = OutboxShelf(session)
        self.cards: ports.CardShelf = CardShelf(session)
        self.publications: ports.PublicationShelf = PublicationShelf(session)
        self.sense: ports.SenseShelf = SenseShelf(session)
        self.sounds: ports.SoundShelf = SoundShelf(session)
        self.plans: ports.PlanShelf = PlanShelf(session)
        self.people: ports.PeopleShelf = PeopleShelf(session)
        self.partners: ports.PartnerShelf = PartnerShelf(session)
        self.access: ports.AccessShelf = AccessShelf(session)
        self.tombstones: ports.TombstoneShelf = TombstoneShelf(session, memory.keys)
        self.translations: ports.TranslationShelf = TranslationShelf(session)
        self.locks: ports.LockShelf = LockShelf(session)
        self.watching: ports.WatchingShelf = WatchingShelf(session)
        self.tries: ports.TryShelf = TryShelf(session)
        self.looks: ports.LookShelf = LookShelf(session)
        self.advising: ports.AdvisingShelf = AdvisingShelf(session)
        self.sessions: ports.SessionShelf = SessionShelf(session)
        self.open_answers: ports.OpenAnswerShelf = OpenAnswerShelf(session)
        self.quotes: ports.QuoteShelf = QuoteShelf(session)
        self.themes: ports.ThemeShelf = ThemeShelf(session)
