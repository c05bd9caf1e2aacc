"""People, councils and the log in a browser: a letter is taken up, every page is seen by axe."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from app.flow.people.invitations import invite
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Person, Session
from app.flow.together import ask_council
from app.web import create_web
from app.web.council.guard import COOKIE
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_questionnaire
from tests.journeys.host import ROOT
from tests.journeys.looks import fits, violations
from tests.journeys.serving import served

_ANS = Person("a" * 32, "c" * 32, "Ans de Wit", ("coordinator", "interviewer"))
_BO = Person("b" * 32, "c" * 32, "Bo", ("key_figure",))
_TABLET, _PHONE = {"width": 768, "height": 1024}, {"width": 360, "height": 740}
_PAGES = (
    "people",
    "people/invite",
    f"people/{_ANS.id}",
    f"people/{_BO.id}",
    "me",
    "paper-list",
    "together",
    "surveys/market-square-2026/together",
    "log",
    "log?survey=market-square-2026",
)
_PASSWORD = "a long enough password"


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    """Two councils of one region, people, an open invitation, and a request."""
    words = Catalogues(ROOT / "translations")
    kit = replace(toolkit, renderer=DocumentRenderer(), words=words)
    north = Council("c" * 32, "council", "Participatieraad Noord", "Europe/Amsterdam")
    south = Council("d" * 32, "south", "Adviesraad Zuid", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        for council in (north, south):
            shelves.people.add_council(council, "De Regio")
        for person in (_ANS, _BO):
            shelves.people.add_person(person, "no hash")
        shelves.access.set_second_factor(_ANS.id, north.id, b"seed", (b"c" * 32,))
        trace = kit.secrets.hash("session", "", "token")
        shelves.access.add_session(Session(trace, _ANS.id, north.id, True, "2026-12-31"))
    invite(kit, north, _ANS, "Cas Test", ("researcher",))
    survey = take_in(kit, north, a_questionnaire())
    theirs = take_in(kit, south, a_questionnaire(slug="market-south"))
    ask_council(kit, replace(_ANS, council_id=south.id), theirs, north.slug)
    ask_council(kit, _ANS, survey, south.slug)
    return kit


def _page(chromium: Browser, address: str, size: dict[str, int], **more: object) -> Page:
    context = chromium.new_context(viewport=size, bypass_csp=True, **more)  # type: ignore[arg-type]
    context.add_cookies([{"name": COOKIE, "value": "token", "url": f"{address}/council"}])
    return context.new_page()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_on_people_is_clean_for_axe_and_fits_a_tablet_and_a_phone(
    lang: str, kit: Toolkit, chromium: Browser
) -> None:
    with served(create_web(kit)) as address:
        for size in (_TABLET, _PHONE):
            page = _page(chromium, address, size)
            for where in _PAGES:
                mark = "&" if "?" in where else "?"
                page.goto(f"{address}/council/{where}{mark}lang={lang}")
                assert page.locator("h1").count() == 1, where
                assert violations(page) == [], where
                assert fits(page), where
            page.context.close()


def test_a_letter_is_made_taken_up_and_leads_to_a_list_on_paper_without_a_script(
    kit: Toolkit, chromium: Browser
) -> None:
    with served(create_web(kit)) as address:
        ans = _page(chromium, address, _TABLET, locale="en")
        ans.goto(f"{address}/council/people/invite?lang=en")
        ans.get_by_label("Name", exact=True).fill("Dirk")
        ans.get_by_label(re.compile("^Coordinator")).check()
        ans.get_by_role("button", name="Make the invitation").click()
        assert violations(ans) == []
        ans.emulate_media(media="print")
        assert not ans.locator("header.top").is_visible()
        link = ans.locator(".link").inner_text().replace(kit.url, address)
        new = chromium.new_context(viewport=_PHONE, java_script_enabled=False, locale="en")
        dirk = new.new_page()
        dirk.goto(link)
        for label in ("Choose a password", "The same password once more"):
            dirk.get_by_label(label).fill(_PASSWORD)
        dirk.get_by_role("button", name="Go on").click()
        dirk.get_by_role("link", name="A list of codes on paper").click()
        dirk.get_by_role("button", name="Make the list").click()
        assert dirk.locator(".codes li").count() == 30
        dirk.get_by_role("link", name="I have them").click()
        assert dirk.get_by_role("link", name="Dirk").is_visible()
