"""A speaker of Arabic with a link to one draft."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Survey
from app.flow.translating.grid import Grid, grid
from app.flow.translating.hands import Hand
from app.flow.translating.links import make_link
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.flow.translating.conftest import LABEL, a_draft

TRANSLATIONS = Path(__file__).parents[3] / "translations"


@dataclass(frozen=True)
class Guest:
    """A browser of somebody with a link, and what they look at."""

    kit: Toolkit
    council: Council
    survey: Survey
    client: FlaskClient
    home: str

    def link(self, tag: str) -> str:
        """The address of another link, for the same person."""
        hand = Hand("A. Coordinator", self.council.id)
        return f"/review/{make_link(self.kit, self.survey, hand, tag, 'C. Speaker')[1]}/"

    def grid(self, tag: str = "ar") -> Grid:
        return grid(self.kit, self.survey, tag)

    def slot(self, path: str = LABEL, tag: str = "ar") -> Slot:
        return self.grid(tag).pair(path).slot

    def page(self, where: str = "", home: str = "") -> str:
        mark = "&" if "?" in where else "?"
        answer = self.client.get(f"{home or self.home}{where}{mark}lang=en")
        assert answer.status_code == 200, answer.status_code
        return answer.get_data(as_text=True)


@pytest.fixture
def guest(toolkit: Toolkit) -> Guest:
    """Somebody with a link for Arabic."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=Catalogues(TRANSLATIONS))
    council = Council("c" * 32, "council", "Participatieraad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    survey = take_in(kit, council, a_draft(), "square")
    client = create_web(kit, ("review",)).test_client()
    found = Guest(kit, council, survey, client, "")
    return replace(found, home=found.link("ar"))
