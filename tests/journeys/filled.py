"""A council whose every page has something to show: four surveys, people, places, and a look.

What a survey or a person says is Dutch here, so that an English word on a Dutch page is ours.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask

from app.core.outreach import Method
from app.core.places import Face, Moment, RegisteredPlace
from app.core.plan import Group, Level, Side
from app.core.pretest import Pretest
from app.core.questionnaire import Questionnaire
from app.core.report_facts import OUTCOME, Knowledge, ReadAlong
from app.core.sense import Check, Prompt
from app.core.side_by_side import mark
from app.core.slots import texts_of, with_texts
from app.core.texts import Slot, SlotState, Texts
from app.core.wording.vocabulary import Term
from app.exchange.survey_files import ReadableFiles
from app.exchange.template_folder import TemplateFolder
from app.exchange.translations import TranslationWorkbooks
from app.flow.look import set_look
from app.flow.making_sense.findings import Typed, write_finding
from app.flow.making_sense.reading import count_readers, write_remark
from app.flow.people.invitations import invite
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.presence import keep_face, note_check
from app.flow.pretesting import note_pretest, put_terms
from app.flow.publishing.publish import publish_all
from app.flow.publishing.texts import WrittenText, write_texts
from app.flow.records import Council, KeptPlan, Person, Session, Stage, Survey
from app.flow.register import keep_in_register
from app.flow.together import ask_council
from app.flow.translating.hands import Hand
from app.flow.translating.links import make_link
from app.flow.translating.voices import Place as Spot
from app.flow.translating.voices import record_voice
from app.flow.watching.outreach import Went, log_visit, plan_visit
from app.flow.watching.pauses import pause
from app.flow.watching.reach import add_group
from app.media.voice import ComputerVoice
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues, Vocabulary
from exports.plain_workbook import PlainPacking
from tests.builders import (
    a_place,
    a_plan,
    a_questionnaire,
    a_response,
    a_survey,
    a_value,
    a_version,
    an_id,
    some_terms,
)
from tests.ended import OUTSIDE
from tests.journeys.advised import advised
from tests.journeys.host import ROOT
from tests.journeys.looks import every_kind
from tests.journeys.over import over
from tests.media.recorded import recorded

DRAFT, EXAMPLE, PAUSED, ENDED = "plein", "example", "lampen", "buiten"
FIRST, ITS_LABEL = "one", "item:one:label"
_UNTIL = "2026-12-31"
_LOOK = b":root{--utrecht-button-primary-action-background-color:#004699}"
_MOMENT = (Moment(2, "10:00", "12:00"),)
_SAID = {
    "nl": "Zin {number} van de leefbaarheid in de buurt wordt door ons opgeschreven.",
    "nl-simple": "Zin {number}.",
    "ar": "{number} جملة هنا.",
}
_PLAN = a_plan(
    question="Waar is het te donker?",
    decision="Welke lampen er komen.",
    decider="De gemeenteraad",
    groups=(Group("Mensen die werken in de nacht", "de bakker"), Group("Jongeren", "de coach")),
    places=("Bij de bakker",),
    cannot_change="de tijden van het park",
    intended="Minder mensen lopen om",
    controller="Participatieraad Noord",
    contact="raad@example.org",
)
_TERMS = some_terms(
    decision=Texts.of({"nl": "De raad kiest lampen."}),
    controller="Participatieraad Noord",
    contact="raad@example.org",
)


@dataclass(frozen=True)
class Filled:
    """The council with what an address of its workspace may name, and secrets of its links."""

    kit: Toolkit
    app: Flask
    council: Council
    samples: dict[str, str]

    def session(self, *roles: str) -> str:
        """The cookie of somebody with these roles who is wholly in."""
        kit, token = self.kit, self.kit.secrets.random_id()
        person = Person(kit.secrets.random_id(), self.council.id, f"Test {roles[0]}", roles)
        with kit.store.write() as shelves:
            shelves.people.add_person(person, "no hash")
            shelves.access.set_second_factor(person.id, self.council.id, b"seed", (b"c" * 32,))
            shelves.access.prefer(person.id, self.council.id, language="nl")
            trace = kit.secrets.hash("session", "", token)
            shelves.access.add_session(Session(trace, person.id, self.council.id, True, _UNTIL))
        return token


def fill(toolkit: Toolkit, folder: Path) -> Filled:
    """Everything is there. ``folder`` is where the data of the toolkit lies."""
    kit = _whole(toolkit)
    north = Council("c" * 32, "noord", "Participatieraad Noord", "Europe/Amsterdam")
    south = Council("d" * 32, "zuid", "Adviesraad Zuid", "Europe/Amsterdam")
    ans = Person("a" * 32, north.id, "Ans de Wit", ("coordinator",))
    bo = Person("b" * 32, north.id, "Bo", ("key_figure",))
    with kit.store.write() as shelves:
        for council in (north, south):
            shelves.people.add_council(council, "De Regio")
        for person in (ans, bo):
            shelves.people.add_person(person, "no hash")
    secret = invite(kit, north, ans, "Cas Test", ("interviewer",)).secret
    draft, plan = _draft(kit, north, ans)
    # Only this one needs somebody who can cut sounds; to speak everything would take too long.
    voice = ComputerVoice(folder / "recordings", folder / "voices")
    for tag in ("nl", "ar"):
        spot, hand = Spot(ITS_LABEL, tag), Hand(ans.name, north.id)
        record_voice(replace(kit, voice=voice), draft, hand, spot, recorded("webm", 1.0))
    place = _place(kit, north, ans)
    _paused(kit, north, ans, place)
    _ended(kit, north, ans)
    words = over(kit, north, ans)
    ask_council(kit, ans, draft, south.slug)
    theirs = take_in(kit, south, _in_dutch(a_questionnaire(slug="van-zuid")))
    ask_council(kit, replace(ans, council_id=south.id), theirs, north.slug)
    set_look(kit, north, ans.name, _LOOK)
    link = make_link(kit, draft, Hand(ans.name, north.id), "ar", "Cas Test")[1]
    samples = {"secret": secret, "person_id": bo.id, "place_id": place.id, "plan_id": plan}
    samples |= advised(kit, draft, ans, kit.clock.today(north.time_zone))
    return Filled(kit, create_web(kit), north, {**samples, **words, "token": link})


def _whole(kit: Toolkit) -> Toolkit:
    return replace(
        kit,
        renderer=DocumentRenderer(),
        words=Catalogues(ROOT / "translations"),
        templates=TemplateFolder(ROOT / "surveys"),
        sheets=TranslationWorkbooks(),
        vocabulary=Vocabulary(),
        files=ReadableFiles(),
        packing=PlainPacking(),
    )


def _in_dutch(draft: Questionnaire) -> Questionnaire:
    """The same questions, which speak no English: the later ones wait for their Arabic."""
    paths = [path for path, _ in texts_of(draft)]
    slots = (
        Slot(path, tag, said.format(number=number), SlotState.DRAFT)
        for number, path in enumerate(paths, 1)
        for tag, said in _SAID.items()
        if tag == "nl" or number < 30
    )
    return replace(with_texts(draft, slots), terms=_TERMS)


def _draft(kit: Toolkit, council: Council, by: Person) -> tuple[Survey, str]:
    """A draft with every kind of question, with a plan, and a second plan without a survey."""
    every = every_kind()
    # Thirty streets more show nothing new, and make each page of languages long.
    asked = tuple(child for child in every.children if child.path != "street")
    survey = take_in(kit, council, _in_dutch(replace(every, children=asked)), DRAFT)
    ready = KeptPlan(an_id(), council.id, survey.id, "2026-11-23", by.name, _PLAN)
    loose = replace(ready, id=an_id(), survey_id="")
    with kit.store.write() as shelves:
        for plan in (ready, loose):
            shelves.plans.put(plan)
    note_pretest(kit, survey, by, Pretest("nl", "A. Tester", "2026-11-20", 6, 1, "Een woord"))
    put_terms(kit, survey, by, [Term("nl", "buurt", "de straten om ons heen", ("wijk",))])
    return survey, loose.id


def _place(kit: Toolkit, council: Council, by: Person) -> RegisteredPlace:
    """A place of the register, with somebody who is there, and two checks of its code."""
    wanted = RegisteredPlace(
        "", council.id, "Buurthuis", "community_centre", _MOMENT, ("ti", "ar"), 80
    )
    place = keep_in_register(kit, council, by.name, wanted)
    face = Face("", place.id, council.id, "A. Tester", "06 1", _MOMENT, _UNTIL, "2026-11-23")
    keep_face(kit, council, by.name, face)
    note_check(kit, council, by.name, place.id, True)
    note_check(kit, council, by.name, place.id, False, "Er zat een sticker op.")
    return place


def _paused(kit: Toolkit, council: Council, by: Person, at: RegisteredPlace) -> None:
    """A survey that people answered, until it was paused; with visits, groups and a last day."""
    survey = a_survey(council, slug=PAUSED)
    asked = _in_dutch(a_questionnaire(slug=PAUSED))
    public, private = kit.secrets.new_receiving_pair()
    version = a_version(survey, questionnaire=asked, terms=_TERMS,
                        receiving_public=public, receiving_private=private)  # fmt: skip
    code = a_place(survey, name=at.name, kind=at.kind)
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, asked)
        shelves.surveys.add_version(version)
        shelves.places.add(code)
        plan = KeptPlan(an_id(), council.id, survey.id, "2026-11-20", by.name, _PLAN)
        shelves.plans.put(plan)
    add_group(kit, by, survey, "Mensen uit Eritrea", "de kerk", "language", "ar")
    log_visit(kit, by, survey, Went(Method.PARK, code.id, "2026-11-23", 5, 2))
    plan_visit(kit, by, survey, Went(Method.SQUARE, code.id, "2026-11-30"))
    pause(kit, by, survey, "talk", "Mensen wilden eerst praten.")


def _ended(kit: Toolkit, council: Council, by: Person) -> None:
    """A survey that sixty people answered, read together and published."""
    survey = a_survey(council, slug=ENDED)
    asked = _in_dutch(replace(OUTSIDE, slug=ENDED))
    days = {"closed_day": "2026-11-20", "frozen_day": "2026-11-23"}
    version = a_version(survey, questionnaire=asked, terms=_TERMS, stage=Stage.FROZEN, **days)
    code = a_place(survey, name="Park")
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, asked)
        shelves.surveys.add_version(version)
        shelves.places.add(code)
        shelves.plans.put(KeptPlan(an_id(), council.id, survey.id, "2026-11-01", by.name, _PLAN))
        for answer in ("yes",) * 40 + ("no",) * 20:
            given = a_response(a_value("outside", answer))
            shelves.responses.add(an_id(), survey, version, code, given, None)
    found = Typed("Velen zijn graag buiten.", "number:outside=yes", Knowledge.NEAR)
    write_finding(kit, by, survey, found)
    write_finding(kit, by, survey, Typed("Sommigen blijven thuis.", leads=False))
    write_remark(kit, by, survey, Prompt.PUZZLE, Knowledge.EXPERIENCE, "Waarom blijven zij thuis?")
    count_readers(kit, by, survey, (ReadAlong(Side.RESIDENT, Level.WORKED_ALONG, 3),))
    publish_all(kit, by, survey, {Check.DRAFTS_LEFT: "De vertaling volgt."})
    write_texts(kit, by, survey, (WrittenText(OUTCOME, "Er komt licht.", mark("")),))
