"""The pages behind a ticket meet WCAG 2.2 AA, before and after there are results."""

from dataclasses import replace

import pytest

from app.core.questionnaire import Questionnaire
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Stage
from app.web import create_web
from app.words import Catalogues
from tests.ended import OUTSIDE, ended, ticket
from tests.journeys.host import ROOT
from tests.journeys.looks import SMALL, violations
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
    """AX01, AX09: ticket, results, what is held, taking back, typing, and what is unknown."""
    kit = replace(toolkit, words=Catalogues(ROOT / "translations"))
    done, _, _ = ended(kit, 16, 12, questionnaire=SURVEY)
    publish(kit, done, REPORT)
    waiting, _, _ = ended(kit, 1, 0, Stage.CLOSED, questionnaire=SURVEY)
    own = f"/t/{done.slug}/{ticket(0)}"
    pages = (own, f"{own}/held", f"{own}/withdraw", f"/r/{done.slug}", f"/t/{done.slug}",
             f"/t/{waiting.slug}/{ticket(0)}", f"/r/{waiting.slug}", "/nowhere/at/all")  # fmt: skip
    with served(create_web(kit)) as address, browser() as found:
        for scheme in ("light", "dark"):
            context = found.new_context(viewport=SMALL, bypass_csp=True, color_scheme=scheme)
            page = context.new_page()
            for tag in TAGS:
                for path in pages:
                    page.goto(f"{address}{path}?lang={tag}")
                    assert violations(page) == [], (path, tag, scheme)
                page.goto(f"{address}{own}?lang={tag}")
                page.locator("main form button").first.click()
                page.locator(".ten").first.wait_for()
                assert violations(page) == [], ("results", tag, scheme)
            context.close()
