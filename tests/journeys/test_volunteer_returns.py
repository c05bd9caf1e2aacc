"""A volunteer with an evening after closing: from what people wrote to everyone being told (IJ16).

Ans does it, in Dutch, with what stands on the buttons; Bea is the second person where two are
needed. Run with ``-s`` to see how many taps, typed characters and screens each step took.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext

from app.carriers import HostCarriers
from app.core.address import Address, packed
from app.core.consent import Consent
from app.core.questionnaire import Finding, Kind, Purpose, Questionnaire
from app.core.texts import Texts
from app.flow.open_answers import released_quotes
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Stage, Survey
from app.flow.returning.keys import confirm_sheet, key_of, make_key
from app.flow.returning.ledger import ledger
from app.flow.returning.post import Sending, post_of
from app.web import create_web
from app.web.council.guard import COOKIE
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import (
    RETURN_PASSPHRASE,
    a_place,
    a_questionnaire,
    a_response,
    a_survey,
    a_value,
    a_version,
    an_id,
    an_item,
    some_terms,
)
from tests.carriers.catching import Caught, a_mail_server
from tests.journeys.host import ROOT
from tests.journeys.serving import served
from tests.journeys.volunteer import Volunteer, comes_in, nl
from tests.media.reading import codes_in, raster

_WROTE = ("Het licht bij de brug is kapot.", "Ik kom graag in het park.", "Er zijn veel banken.")
_LINE = "Het licht bij de brug is kapot."
_FOUND = "Veel mensen komen graag buiten."


@dataclass(frozen=True)
class Evening:
    """The council on the evening: its program, who is there, and who comes in by which cookie."""

    kit: Toolkit
    survey: Survey
    cookies: tuple[str, str]


@pytest.fixture
def mailbox() -> Iterator[Caught]:
    """A mail server that takes everything."""
    with a_mail_server() as caught:
        yield caught


@pytest.fixture
def evening(toolkit: Toolkit, mailbox: Caught) -> Evening:
    """Thirty people answered, three of them in words, and two left an address; nothing is read."""
    carriers = HostCarriers(f"smtp://127.0.0.1:{mailbox.port}", "raad@raad.example", 60_000)
    words = Catalogues(ROOT / "translations")
    kit = replace(toolkit, renderer=DocumentRenderer(), words=words, carriers=carriers)
    council = Council("c" * 32, "council", "Participatieraad", "Europe/Amsterdam")
    ans, bea = (
        Person(an_id(), council.id, name, ("coordinator",)) for name in ("Ans de Wit", "Bea Bakker")
    )
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    cookies = (comes_in(kit, ans), comes_in(kit, bea))
    survey = _answered(kit, council)
    confirm_sheet(kit, survey, ans.name, make_key(kit, survey, ans.id, ans.name, RETURN_PASSPHRASE))
    _leave(kit, survey, Address("mail", "nl", ("amina@example.org",), True))
    _leave(kit, survey, Address("mail", "nl", ("piet@example.org",)))
    return Evening(kit, survey, cookies)


def _asked() -> Questionnaire:
    def said(text: str) -> Texts:
        return Texts.of({"nl": text, "ar": "هنا سؤال"})

    return a_questionnaire(
        an_item("outside", options=("yes", "no"), label=said("Komt u graag buiten?")),
        an_item("note", Kind.TEXT, label=said("Wat wilt u ons vertellen?")),
        slug="lampen",
        title=said("De lampen in het park"),
        purposes=(Purpose("answers"), Purpose("quote")),
        findings=(Finding("outside", ("yes",)),),
    )


def _answered(kit: Toolkit, council: Council) -> Survey:
    survey, asked = a_survey(council, slug="lampen"), _asked()
    terms = some_terms(
        promise_date="2026-12-20",
        ways=("ticket", "place", "mail"),
        decision=Texts.of({"nl": "De raad kiest lampen."}),
    )
    days = {"closed_day": "2026-11-20", "frozen_day": "2026-11-23"}
    version = a_version(survey, questionnaire=asked, terms=terms, stage=Stage.FROZEN, **days)
    place = a_place(survey, name="Buurthuis De Linde")
    yes = Consent((("answers", True), ("quote", True)))
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, asked)
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        for number in range(30):
            values = [a_value("outside", "yes" if number < 20 else "no")]
            values += [a_value("note", text) for text in _WROTE[number : number + 1]]
            trace = kit.secrets.hash("withdrawal", survey.id, str(number))
            response = a_response(*values, consent=yes)
            shelves.responses.add(an_id(), survey, version, place, response, trace)
    return survey


def _leave(kit: Toolkit, survey: Survey, address: Address) -> None:
    key = key_of(kit, survey)
    assert key is not None
    with kit.store.write() as shelves:
        shelves.addresses.add(
            survey, an_id(), kit.secrets.seal_address(key.public, packed(address))
        )
        shelves.returns.count(survey.id, address.route, address.language, "due")


@pytest.mark.journey
def test_a_volunteer_comes_from_what_people_wrote_to_everyone_being_told_in_an_evening(
    evening: Evening,
    mailbox: Caught,
    chromium: Browser,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with served(create_web(evening.kit)) as address:
        ans = Volunteer(_screen(chromium, address, evening.cookies[0]).new_page())
        other = _screen(chromium, address, evening.cookies[1]).new_page()
        bea = Volunteer(other, ans.steps)
        for each in (ans, bea):
            each.page.goto(f"{address}/council/")
        _home_leads_on(ans)
        _themes_and_codes(ans)
        _second_person(bea)
        _settles(ans)
        _finding(ans)
        _publishes(ans)
        poster = _poster(ans, tmp_path)
        _mails(ans, evening)
        _confirms_the_place(ans)
        _advice_and_change(ans)
        _news(ans, evening)
        for each in (ans, bea):
            each.page.context.close()
    with capsys.disabled():
        print(f"\n{ans.table()}")
    assert len(released_quotes(evening.kit, evening.survey)) == 1
    assert sorted(mailbox.recipients) == ["amina@example.org"] * 2 + ["piet@example.org"]
    counted = ledger(evening.kit, evening.survey)
    assert (counted["told"], counted["respondents"]) == (30, 30)
    (page,) = raster(poster.read_bytes(), tmp_path)
    assert any("/r/lampen" in code.casefold() for code in codes_in(page))
    typed = sum(step.typed for step in ans.steps)
    taps = sum(step.taps for step in ans.steps)
    assert (taps <= _MOST_TAPS, typed <= _MOST_TYPED) == (True, True), ans.table()


_MOST_TAPS, _MOST_TYPED = 85, 300


def _screen(chromium: Browser, address: str, cookie: str) -> BrowserContext:
    context = chromium.new_context(
        viewport={"width": 1024, "height": 768}, locale="nl-NL", accept_downloads=True
    )
    context.set_default_timeout(25_000)
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": f"{address}/council"}])
    return context


def _station(who: Volunteer, name: str) -> None:
    who.tap(who.page.locator(".line").get_by_role("link", name=nl(name), exact=True))


def _home_leads_on(ans: Volunteer) -> None:
    with ans.step("home says what is next"):
        ans.tap(ans.page.locator(".tiles .alone a").first)


def _themes_and_codes(ans: Volunteer) -> None:
    with ans.step("reads, makes two themes, proposes a quote"):
        _station(ans, "Open answers")
        ans.tap(ans.page.locator("a[href*='/answers/read']").first)
        quoted = ans.page.locator("li", has_text=_LINE)
        ans.tap(quoted.locator("a[href*='/answers/quote']"))
        ans.tap(nl("Propose this"))
        _station(ans, "Open answers")
        ans.tap(ans.page.locator("a[href*='/answers/themes']").first)
        for name in ("Licht", "Fijn buiten"):
            ans.type(ans.page.locator("#new-nl"), name)
            ans.tap(nl("Add the theme"))
    with ans.step("gives themes to three answers"):
        ans.tap(nl("Give themes to answers"))
        _code(ans, _by_words)


def _by_words(text: str) -> str:
    return "Licht" if "licht" in text else "Fijn buiten"


def _code(who: Volunteer, theme_for: object) -> None:
    assert callable(theme_for)
    keep = nl("Keep, and on to the next")
    while who.page.get_by_role("button", name=keep).count():
        text = who.page.locator("blockquote").first.inner_text()
        who.choose(theme_for(text))
        who.tap(keep)


def _second_person(bea: Volunteer) -> None:
    with bea.step("Bea: the same answers, once differently"):
        bea.tap(bea.page.locator(".tiles .alone a").first)
        _station(bea, "Open answers")
        bea.tap(bea.page.locator("a[href*='/answers/code']").first)
        _code(bea, lambda text: "Licht" if "banken" in text else _by_words(text))
    with bea.step("Bea: looks at the quote and releases it"):
        _station(bea, "Open answers")
        bea.tap(nl("Look at the quotes"))
        bea.tap(bea.page.locator("a[href*='/answers/quotes/']").first)
        for box in bea.page.locator("[name=check]").all():
            bea.choose(box)
        bea.tap(nl("Release this quote"))


def _settles(ans: Volunteer) -> None:
    with ans.step("settles one difference, fixes the numbers"):
        _station(ans, "Open answers")
        ans.tap(ans.page.locator("a[href*='/answers/differences']").first)
        form = ans.page.locator("section.difference form").first
        for box in form.locator("[name=theme]").all():
            box.set_checked("Fijn buiten" in box.locator("xpath=..").inner_text())
        ans.tap(form.locator("button"))
        ans.tap(nl("On to the numbers of the themes"))
        ans.tap(nl("Fix the numbers"))


def _finding(ans: Volunteer) -> None:
    with ans.step("a finding, with a number and the quote"):
        _station(ans, "Make sense")
        ans.tap(nl("Write a finding"))
        ans.type(ans.page.locator("[name=text]"), _FOUND)
        ans.page.locator("#f-rests").select_option("number:outside=yes")
        ans.page.locator("[name=quote]").select_option(index=1)
        ans.tap(nl("Save the finding"))
    with ans.step("who read along"):
        ans.type(ans.page.locator("fieldset.along input").first, "2")
        ans.tap(nl("Save who read along"))


def _publishes(ans: Volunteer) -> None:
    with ans.step("says what happens now, looks, publishes"):
        _station(ans, "Publish")
        ans.tap(nl("Write the texts"))
        ans.type(
            ans.page.locator("[name='text:report:happens_next']"),
            "In januari kiest de raad lampen.",
        )
        ans.tap(nl("Save the texts"))
        if ans.page.locator("form textarea").count():
            ans.type(ans.page.locator("form textarea").first, "Dat komt nog.")
        ans.tap(nl("Publish the results"))


def _poster(ans: Volunteer, folder: Path) -> Path:
    with ans.step("the poster of the results"):
        _station(ans, "Tell everyone")
        ans.tap(nl("The results on paper"))
        file = folder / "poster.pdf"
        ans.fetch(nl("Make the posters")).save_as(file)
    return file


def _mails(ans: Volunteer, evening: Evening) -> None:
    with ans.step("the passphrase, and the mails leave"):
        _station(ans, "Tell everyone")
        ans.type(ans.page.locator("#p-send"), RETURN_PASSPHRASE)
        ans.tap(nl("Send"))
        _until_sent(ans, evening)


def _until_sent(ans: Volunteer, evening: Evening) -> None:
    for _ in range(100):
        if post_of(evening.kit, evening.survey).sending is not Sending.RUNNING:
            break
        ans.page.wait_for_timeout(50)
    ans.page.reload()


def _confirms_the_place(ans: Volunteer) -> None:
    with ans.step("the poster hangs; the ledger says it"):
        ans.tap(ans.page.get_by_role("button", name=nl("I saw the poster hang")))
        assert ans.page.get_by_text(
            nl("Told at least: {told} of {count}", told=30, count=30)
        ).count()


def _advice_and_change(ans: Volunteer) -> None:
    with ans.step("an advice, sent on paper"):
        _station(ans, "Advice")
        ans.tap(nl("Write an advice"))
        ans.type(nl("Whom is it for?"), "De gemeente")
        ans.type(nl("What do you ask?"), "Maak het licht bij de brug.")
        ans.tap(nl("Keep this advice"))
        ans.tap(nl("We sent it today"))
        assert ans.page.locator(".problems").count() == 0
    with ans.step("what was done, and worksheets"):
        _station(ans, "Advice")
        ans.tap(nl("Write down what was done"))
        ans.type(nl("What is it about?"), "Het licht bij de brug is gemaakt.")
        ans.type(nl("Who does this?"), "De gemeente")
        ans.tap(nl("Keep this"))
        sheets = ans.page.get_by_role("link", name=nl("Worksheets on paper (PDF)"))
        # A browser opens it beside; a click would leave nothing to look at.
        address = urljoin(ans.page.url, sheets.get_attribute("href") or "")
        assert ans.page.request.get(address).body().startswith(b"%PDF")


def _news(ans: Volunteer, evening: Evening) -> None:
    with ans.step("news for who wanted to hear more"):
        ans.tap(nl("Make the news ready to send"))
        _station(ans, "Tell everyone")
        ans.tap(nl("There is news: get it ready"))
        ans.type(ans.page.locator("#p-send"), RETURN_PASSPHRASE)
        ans.tap(nl("Send"))
        _until_sent(ans, evening)
        ans.page.goto(f"{ans.page.url.split('/council')[0]}/council/")
