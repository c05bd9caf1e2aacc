"""The builder in a browser: by keyboard, saving by itself, without a script, seen by axe."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.core.editing.children import everything
from app.core.questionnaire import Questionnaire
from app.exchange import read_survey
from app.exchange.template_folder import TemplateFolder
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Person, Session, Survey
from app.web import create_web
from app.web.council.guard import COOKIE
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.journeys.host import ROOT
from tests.journeys.looks import fits, violations
from tests.journeys.serving import served

DESKTOP, TABLET = {"width": 1280, "height": 900}, {"width": 768, "height": 1024}
PAGES = (
    "",
    "/new",
    "/new/select_one",
    "/bank",
    "/item/good_help",
    "/item/own_words",
    "/when/reasons",
    "/when/helps_most?ask=asked",
    "/move/way",
    "/answers/way",
    "/survey",
    "/finding/1",
)
KEPT = """() => { try { return localStorage.length ? 'something' : 'empty'; }
    catch (apart) { return 'out of reach'; } }"""
SignedIn = Callable[..., Page]


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    words = Catalogues(ROOT / "translations")
    bank = TemplateFolder(ROOT / "surveys")
    return replace(toolkit, renderer=DocumentRenderer(), words=words, templates=bank)


@pytest.fixture
def council(kit: Toolkit) -> Council:
    council = Council("c" * 32, "council", "Participatieraad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    return council


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    folder = ROOT / "surveys" / "schemes-not-used"
    beside = {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}
    found = read_survey("survey.yaml", beside["survey.yaml"], beside)
    return take_in(kit, council, found.questionnaire)


@pytest.fixture
def come_in(
    kit: Toolkit, council: Council, survey: Survey, chromium: Browser
) -> Iterator[SignedIn]:
    """Opens the list of questions for somebody who is in."""
    with served(create_web(kit)) as address:

        def page(
            name: str = "Anna Test", lang: str = "en", tail: str = "", **options: object
        ) -> Page:
            person = Person(kit.secrets.random_id(), council.id, name, ("coordinator",))
            token = kit.secrets.random_id()
            trace = kit.secrets.hash("session", "", token)
            with kit.store.write() as shelves:
                shelves.people.add_person(person, "no hash")
                shelves.access.set_second_factor(person.id, council.id, b"seed", ())
                shelves.access.prefer(person.id, council.id, language=lang)
                session = Session(trace, person.id, council.id, True, "2026-12-31")
                shelves.access.add_session(session)
            made = chromium.new_context(**{"viewport": DESKTOP, **options})  # type: ignore[arg-type]
            made.add_cookies([{"name": COOKIE, "value": token, "url": f"{address}/council"}])
            opened = made.new_page()
            opened.goto(f"{address}/council/surveys/{survey.slug}/questions{tail}")
            return opened

        yield page


def _draft(kit: Toolkit, survey: Survey) -> Questionnaire:
    with kit.store.read() as shelves:
        return shelves.surveys.draft(survey)


def _words(kit: Toolkit, survey: Survey, path: str) -> str:
    found = _draft(kit, survey).item(path)
    assert found is not None
    return found.label.get("nl")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_of_the_builder_is_clean_for_axe_and_fits_a_tablet(
    lang: str, come_in: SignedIn
) -> None:
    page = come_in(lang=lang, bypass_csp=True, viewport=TABLET)
    here = page.url
    for tail in PAGES:
        page.goto(f"{here}{tail}")
        # What stands in the frame is the resident's page, which has its own tests.
        page.evaluate("document.querySelectorAll('iframe').forEach(each => each.remove())")
        assert violations(page) == [], tail
        assert fits(page), tail


def test_a_question_is_added_written_and_moved_by_keyboard_alone(
    kit: Toolkit, survey: Survey, come_in: SignedIn
) -> None:
    page = come_in()
    _go_to(page, "Add a question")
    _go_to(page, "One answer from a list")
    _tab_to(page, "What do you ask?")
    page.keyboard.type("Hoe veilig is uw straat?")
    page.keyboard.press("Tab")
    page.keyboard.type("Veilig")
    page.keyboard.press("Enter")
    page.keyboard.type("Onveilig")
    _go_to(page, "Add")
    expect(page.locator(".said")).to_contain_text("It is added.")
    _go_to(page, "Save and go back")
    _go_to(page, "Up: Hoe veilig is uw straat?")
    expect(page.locator(".said")).to_contain_text("Moved.")
    paths = [item.path for item in _draft(kit, survey).items()]
    assert paths[-2:] == ["hoe_veilig_is_uw_straat", "own_words"]


def _go_to(page: Page, name: str) -> None:
    """Presses what is called so, by keyboard, and waits for the page that it leads to."""
    _tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page: Page, name: str) -> None:
    """Presses Tab until what has the focus is called so."""
    said = """() => { const at = document.activeElement, label = at.labels && at.labels[0];
        return (at.getAttribute('aria-label') || (label || at).textContent).trim(); }"""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(said) == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_it_saves_while_somebody_types_and_the_focus_stays(
    kit: Toolkit, survey: Survey, come_in: SignedIn
) -> None:
    page = come_in(tail="/item/way")
    words = page.get_by_label("Question", exact=True)
    words.fill("Hoe vraagt u het aan?")
    expect(page.locator("#saved")).to_have_text("Saved.")
    assert page.evaluate("document.activeElement.name") == "said.label"
    assert _words(kit, survey, "way") == "Hoe vraagt u het aan?"
    seen = page.frame_locator("#preview")
    expect(seen.locator("h1:visible")).to_have_text("Hoe vraagt u het aan?")
    expect(page.locator("#found li").first).to_be_visible()
    expect(page.locator("#time")).to_contain_text("Reading takes about")


def test_a_session_that_ends_while_somebody_types_loses_nothing(come_in: SignedIn) -> None:
    page = come_in(tail="/item/way")
    page.context.clear_cookies()
    words = page.get_by_label("Question", exact=True)
    words.fill("Een lange tekst")
    expect(page.locator("#saved")).to_contain_text("What you typed is still here.")
    assert words.input_value() == "Een lange tekst"
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_role("main")).to_contain_text("Sign in")
    assert "Een lange tekst" in page.content()


def test_two_people_type_in_the_same_question_and_both_are_seen(
    kit: Toolkit, survey: Survey, come_in: SignedIn
) -> None:
    anna, bea = come_in(tail="/item/way"), come_in("Bea Test", tail="/item/way")
    anna.get_by_label("Question", exact=True).fill("Van Anna")
    expect(anna.locator("#saved")).to_have_text("Saved.")
    bea.get_by_label("Question", exact=True).fill("Van Bea")
    expect(bea.locator("#saved")).to_contain_text("Somebody else changed this")
    bea.get_by_role("button", name="Save", exact=True).last.click()
    expect(bea.get_by_role("main")).to_contain_text("Van Anna")
    assert bea.get_by_label("Question", exact=True).input_value() == "Van Bea"
    assert _words(kit, survey, "way") == "Van Anna"


def test_the_preview_sends_and_keeps_nothing(come_in: SignedIn) -> None:
    page = come_in(tail="/preview?of=own_words")
    came: list[str] = []
    page.on("response", lambda answer: came.append(answer.request.method))
    page.locator("textarea:visible").fill("Niet bewaren")
    page.evaluate("location.hash = 'r'")
    page.locator("button[value=send]:visible").click()
    # The browser stops what would be sent before it leaves, so the page stays where it is.
    expect(page.locator("#r")).to_be_visible()
    assert "POST" not in came
    assert page.evaluate(KEPT) == "out of reach"


def test_without_a_script_a_question_is_branched_and_the_step_taken_back(
    kit: Toolkit, survey: Survey, come_in: SignedIn
) -> None:
    page = come_in(java_script_enabled=False, tail="/when/helps_most")
    page.get_by_label("Which earlier question decides?").select_option(value="asked")
    page.get_by_role("button", name="Choose its answers").click()
    page.get_by_label("Nee", exact=True).check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("is answered with “Nee”")
    item = _draft(kit, survey).item("helps_most")
    assert item is not None
    assert item.relevant is not None
    page.get_by_role("link", name="Questions", exact=True).click()
    page.get_by_role("button", name="Take back: Anna Test").click()
    expect(page.locator(".said")).to_contain_text("taken back")
    assert all(
        child.relevant is None
        for child in everything(_draft(kit, survey).children)
        if child.path == "helps_most"
    )
