"""All shelves of one connection, as the port Shelves asks for them."""

from app.store.cards import CardShelf
from app.store.locks import LockShelf
from app.store.memory import Memory
from app.store.people import PeopleShelf
from app.store.places import PlaceShelf
from app.store.publications import PublicationShelf
from app.store.responses import ResponseShelf
from app.store.returns import ReturnShelf
from app.store.session import Session
from app.store.surveys import SurveyShelf
from app.store.tombstones import TombstoneShelf


class SqlShelves:
    """Made once per connection; what they do lies inside the transaction of the moment."""

    def __init__(self, session: Session, memory: Memory) -> None:
        self.session = session
        self.surveys = SurveyShelf(session, memory)
        self.places = PlaceShelf(session)
        self.responses = ResponseShelf(session, memory, self.surveys, self.places)
        self.returns = ReturnShelf(session)
        self.cards = CardShelf(session)
        self.publications = PublicationShelf(session)
        self.people = PeopleShelf(session)
        self.tombstones = TombstoneShelf(session, memory.keys)
        self.locks = LockShelf(session)
