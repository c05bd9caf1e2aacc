"""A survey of the filled council that is over: what people wrote waits to be read and released."""

from app.core.consent import Consent
from app.core.open_answers.quote import Quote
from app.core.questionnaire import Kind, Purpose, Questionnaire
from app.core.texts import Texts
from app.flow.open_answers.coding import code_answer
from app.flow.open_answers.quoting import propose_quote
from app.flow.open_answers.reading import answers_of
from app.flow.open_answers.theming import make_theme
from app.flow.ports import Toolkit
from app.flow.records import Attachment, Council, Person, Stage, Survey
from tests.builders import (
    a_place,
    a_questionnaire,
    a_response,
    a_survey,
    a_value,
    a_version,
    an_id,
    an_item,
)

OVER = "klaar"
NOTED, SPOKEN = "opmerking", "gezegd"
_WROTE = (
    "Ik heet Jan en ik wacht al een jaar op post van de gemeente.",
    "Het park is 's avonds te donker, mijn dochter van 12 gaat niet.",
    "الرسائل صعبة جدا",
)


def over(kit: Toolkit, council: Council, by: Person) -> dict[str, str]:
    """The survey is there, frozen, with answers in words, a recording, themes of which one person
    chose, and a quote that waits; what an address of its pages may name."""
    survey = a_survey(council, slug=OVER)
    asked = _asked()
    version = a_version(
        survey,
        questionnaire=asked,
        stage=Stage.FROZEN,
        closed_day="2026-11-20",
        frozen_day="2026-11-23",
    )
    place, spoken = a_place(survey, name="Buurthuis"), an_id()
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, asked)
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        for text in _WROTE:
            consent = Consent((("answers", True), ("quote", text != _WROTE[1])))
            response = a_response(a_value(NOTED, text), consent=consent)
            shelves.responses.add(an_id(), survey, version, place, response, None)
        said = a_response(a_value(SPOKEN, "klank.mp3"))
        shelves.responses.add(spoken, survey, version, place, said, None)
        file = Attachment(SPOKEN, "", "voice", "klank.mp3", b"klank")
        shelves.responses.attach(spoken, version, "2026-11-20", [file])
    return _worked_on(kit, survey, by)


def _asked() -> Questionnaire:
    def said(text: str) -> Texts:
        return Texts.of({"nl": text, "ar": "هنا سؤال"})

    return a_questionnaire(
        an_item(NOTED, Kind.TEXT, label=said("Wat wil je ons vertellen?")),
        an_item(SPOKEN, Kind.VOICE, label=said("Wil je het inspreken?")),
        slug=OVER,
        title=said("De lampen in het park"),
        purposes=(Purpose("answers"), Purpose("quote"), Purpose("voice")),
    )


def _worked_on(kit: Toolkit, survey: Survey, by: Person) -> dict[str, str]:
    keys = {each.text: each.id for each in answers_of(kit, survey)}
    theme = make_theme(kit, survey, by, NOTED, {"nl": "Brieven", "ar": "الرسائل"})
    make_theme(kit, survey, by, NOTED, {"nl": "Donker"})
    code_answer(kit, survey, by, keys[_WROTE[0]], [theme])
    wished = Quote("", "", "ik wacht al een jaar op post", "nl", False)
    quote_id = propose_quote(kit, survey, by, keys[_WROTE[0]], wished, {})
    return {"quote_id": quote_id, "answer": keys[_WROTE[0]], "spoken": keys[""]}
