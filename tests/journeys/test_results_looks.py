"""The pages behind a ticket meet WCAG 2.2 AA, before and after there are results."""

from dataclasses import replace

import pytest

from app.core.advising.help import PATHS, HelpPoint
from app.core.advising.session import LearningSession
from app.core.questionnaire import Questionnaire
from app.core.texts import Slot, SlotState
from app.flow.advising import keep_help, keep_session
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Stage
from app.web import create_web
from app.words import Catalogues
from tests.builders import a_council, a_person
from tests.ended import OUTSIDE, ended, ticket
from tests.journeys.host import ROOT
from tests.journeys.looks import SMALL, fits, violations
from tests.journeys.phone import browser
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
TAGS = ("nl", "nl-simple", "ar")
SURVEY: Questionnaire = replace(OUTSIDE, languages=TAGS)
REPORT = {
    "actions": [
        {"text": "Meer licht", "state": "being_decided", "when": "2027-03-01"},
        {"text": "Bomen", "state": "not_done", "reason": "Geen geld"},
    ]
}


def test_axe_finds_nothing_behind_a_ticket(toolkit: Toolkit) -> None:
    """AX01, AX09: ticket, results, what is held, taking back, typing, help, a room."""
    kit = replace(toolkit, words=Catalogues(ROOT / "translations"))
    done, _, _ = ended(kit, 16, 12, questionnaire=SURVEY)
    publish(kit, done, REPORT)
    waiting, _, _ = ended(kit, 1, 0, Stage.CLOSED, questionnaire=SURVEY)
    person = a_person(a_council(id=done.council_id))
    with kit.store.write() as shelves:
        shelves.people.add_person(person, "")
    texts = tuple(Slot(path, "nl", "Hulp in de buurt", SlotState.CONFIRMED) for path in PATHS)
    keep_help(kit, person, done, HelpPoint("", "", texts, "+31 20 123 45 67", ("nl", "ar")))
    case = LearningSession("", "", "", "Een casus", "A. Tester", ("Waarom?",))
    room = keep_session(kit, person, done, case)
    own = f"/t/{done.slug}/{ticket(0)}"
    pages = (own, f"{own}/held", f"{own}/withdraw", f"/r/{done.slug}", f"/t/{done.slug}",
             f"/t/{waiting.slug}/{ticket(0)}", f"/r/{waiting.slug}",
             f"/h/{done.slug}", f"/s/{room.code}", "/nowhere/at/all")  # fmt: skip
    with served(create_web(kit)) as address, browser() as found:
        for scheme in ("light", "dark"):
            context = found.new_context(viewport=SMALL, bypass_csp=True, color_scheme=scheme)
            page = context.new_page()
            for tag in TAGS:
                for path in pages:
                    page.goto(f"{address}{path}?lang={tag}")
                    assert violations(page) == [], (path, tag, scheme)
                    assert fits(page), (path, tag)
                page.goto(f"{address}{own}?lang={tag}")
                page.locator("main form button").first.click()
                page.locator(".ten").first.wait_for()
                assert violations(page) == [], ("results", tag, scheme)
            context.close()
