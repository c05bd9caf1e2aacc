"""A closed survey in which people wrote something, and the people of the council who read it."""

from dataclasses import dataclass, field

import pytest

from app.core.consent import Consent
from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import Quote
from app.core.questionnaire import Kind, Purpose
from app.core.response import Response
from app.core.ticket import ticket_from_bits
from app.flow.open_answers.quoting import propose_quote
from app.flow.open_answers.reading import answers_of
from app.flow.open_answers.releasing import CHECKS, release_quote
from app.flow.ports import Toolkit
from app.flow.records import Attachment, Person, Place, Stage, Survey, Version
from tests.builders import a_questionnaire, a_response, a_value, an_id, an_item, an_open_version

QUESTIONNAIRE = a_questionnaire(
    an_item(),
    an_item("remarks", Kind.TEXT),
    an_item("said", Kind.VOICE),
    an_item("seen", Kind.PHOTO),
    purposes=(Purpose("answers"), Purpose("quote"), Purpose("voice"), Purpose("photo")),
)
WORDS = {kind: str(kind) for kind in MarkKind} | {MarkKind.NAME: "naam"}


@dataclass
class Written:
    """A survey with open answers, and two people who may read and release."""

    kit: Toolkit
    survey: Survey
    version: Version
    place: Place
    an: Person
    bo: Person
    tickets: dict[str, str] = field(default_factory=dict)

    def wrote(self, *texts: str, quote: bool = True) -> None:
        """Somebody wrote each of these texts, with a yes or no to being quoted."""
        consent = Consent((("answers", True), ("quote", quote), ("voice", True), ("photo", True)))
        for text in texts:
            values = (a_value("safe_at_night", "often"), a_value("remarks", text))
            self._answered(text, a_response(*values, consent=consent, language="ar"))

    def said(self, name: str, path: str = "said") -> None:
        """Somebody spoke, or sent a photo, for ``path``."""
        kind = {"said": "voice", "seen": "photo"}[path]
        consent = Consent((("answers", True), ("quote", True), ("voice", True), ("photo", True)))
        response_id = self._answered(name, a_response(a_value(path, name), consent=consent))
        file = Attachment(path, "", kind, name, b"the bytes of it")
        with self.kit.store.write() as shelves:
            shelves.responses.attach(response_id, self.version, "2026-11-23", [file])

    def _answered(self, key: str, response: Response) -> str:
        identity, ticket = an_id(), ticket_from_bits(10**18 + len(self.tickets))
        self.tickets[key] = ticket
        hashed = self.kit.secrets.hash
        with self.kit.store.write() as shelves:
            trace = hashed("withdrawal", self.survey.id, ticket)
            shelves.responses.add(
                identity,
                self.survey,
                self.version,
                self.place,
                response,
                trace,
            )
        with self.kit.store.write() as shelves:
            shelves.returns.register_ticket(
                self.survey.id, hashed("register", self.survey.id, ticket)
            )
        return identity

    def key_of(self, text: str) -> str:
        """The key of the open answer with this text, or of the only one without words."""
        found = answers_of(self.kit, self.survey)
        return next(each.id for each in found if each.text == text)

    def propose(
        self, answer: str, text: str, is_paraphrase: bool = False, by: Person | None = None
    ) -> str:
        """A quote from an answer waits; its id."""
        quote = Quote("", "", text, "nl", is_paraphrase)
        key = self.key_of(answer)
        return propose_quote(self.kit, self.survey, by or self.an, key, quote, WORDS)

    def released(self, answer: str, text: str, is_paraphrase: bool = False) -> str:
        """A quote from an answer is released by the second person; its id."""
        quote_id = self.propose(answer, text, is_paraphrase)
        release_quote(self.kit, self.survey, self.bo, quote_id, CHECKS)
        return quote_id


def written(toolkit: Toolkit, stage: Stage = Stage.FROZEN) -> Written:
    """A survey that is over, with nothing written yet."""
    days = {} if stage is Stage.OPEN else {"closed_day": "2026-11-23", "frozen_day": "2026-11-23"}
    survey, version, place = an_open_version(toolkit, QUESTIONNAIRE, stage=stage, **days)
    people = [Person(an_id(), survey.council_id, name, ("coordinator",)) for name in ("An", "Bo")]
    return Written(toolkit, survey, version, place, *people)


@pytest.fixture
def wrote(toolkit: Toolkit) -> Written:
    """A closed survey with one open answer that may be quoted."""
    made = written(toolkit)
    made.wrote("Ik heet Jan en ik wacht op post")
    return made
