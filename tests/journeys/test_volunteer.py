"""A volunteer with an evening: from signing in to a poster that hangs in two languages (IJ16).

Everything is done in a browser, in Dutch, with what stands on the buttons. Run with ``-s`` to see
how many taps, typed characters and screens each step took.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyotp
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from app.core.texts import SlotState
from app.exchange.template_folder import TemplateFolder
from app.flow.people.adding import add_person
from app.flow.ports import Toolkit
from app.flow.records import Council, Stage
from app.media.voice import ComputerVoice
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.journeys.host import ROOT
from tests.journeys.phone import SIZE, browser
from tests.journeys.serving import served
from tests.journeys.volunteer import Volunteer, nl
from tests.media.reading import codes_in, raster

PASSWORD = "vier woorden achter elkaar"
FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
QUESTION = "Wat maakt het in uw straat fijner?"
IN_ARABIC = "ما الذي يجعل شارعك أفضل؟"
# What the template does not have in Arabic: its new name, and the new question.
TRANSLATED = {"Onze buurt": "حيّنا", QUESTION: IN_ARABIC}


@pytest.fixture
def kit(toolkit: Toolkit, tmp_path: Path) -> Toolkit:
    """The whole program; its clock stands at 23 November 2026."""
    voice = ComputerVoice(tmp_path / "data" / "recordings", tmp_path / "data" / "voices")
    return replace(
        toolkit,
        renderer=DocumentRenderer(),
        words=Catalogues(ROOT / "translations"),
        templates=TemplateFolder(ROOT / "surveys"),
        voice=voice,
    )


@pytest.fixture
def recorder() -> Iterator[Browser]:
    with browser(*FAKE) as found:
        yield found


@pytest.mark.journey
def test_a_volunteer_comes_from_a_question_to_a_poster_in_an_evening(
    kit: Toolkit, recorder: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    council = Council("c" * 32, "council", "Participatieraad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(council)
    add_person(kit, council, "Ans de Wit", ("coordinator",), PASSWORD, "host")
    with served(create_web(kit)) as address:
        context = recorder.new_context(
            viewport={"width": 1024, "height": 768}, locale="nl-NL", accept_downloads=True
        )
        ans = Volunteer(context.new_page())
        ans.page.goto(f"{address}/council/")
        _sign_in(ans)
        slug = _funnel_and_template(ans)
        _new_question(ans)
        _arabic_by_sheet(ans, tmp_path)
        _voice(ans)
        _checks(ans)
        for tag, name in (("nl", "Bea Bakker"), ("ar", "Samira Haddad")):
            _sign_off(ans, recorder, tag, name)
        _open(ans)
        poster = _poster(ans, tmp_path)
        context.close()
    with capsys.disabled():
        print(f"\n{ans.table()}")
    _is_as_it_should_be(kit, slug, poster)


def _sign_in(ans: Volunteer) -> None:
    with ans.step("sign in, with a second factor"):
        ans.type(nl("Your name"), "Ans de Wit")
        ans.type(nl("Your password"), PASSWORD)
        ans.tap(nl("Sign in"))
        ans.tap(nl("Set it up"))
        secret = ans.page.locator(".secret").text_content() or ""
        code = pyotp.TOTP(secret.replace(" ", "")).now()
        ans.type(nl("Type the 6 digits that the app shows"), code)
        ans.tap(nl("Ready"))
        ans.tap(nl("I have them"))


def _funnel_and_template(ans: Volunteer) -> str:
    save = nl("Save and go on")
    with ans.step("the funnel: 13 questions"):
        ans.tap(nl("Plans"))
        ans.tap(nl("Make a new plan"))
        ans.type(nl("Your question"), "Wat mist u in de wijk?")
        ans.tap(save)
        ans.type(nl("What will be decided?"), "Welke drie dingen wij eerst vragen.")
        ans.type(nl("Who decides?"), "De gemeenteraad")
        ans.type(nl("On which day?"), "2027-03-01")
        ans.tap(save)
        ans.choose(nl("Our council"))
        ans.choose(nl("It is being made"))
        ans.tap(save)
        ans.type(f"{nl('Group')} 1", "Mensen die hier nieuw zijn")
        ans.tap(save)
        ans.type(f"{nl('Place')} 1", "Buurthuis De Linde")
        ans.tap(save)
        ans.type(ans.page.locator("[name=trusted]"), "De taalvrijwilliger")
        ans.tap(save)
        ans.type(nl("What stays as it is"), "De hoogte van de uitkering.")
        ans.tap(save)
        ans.choose(nl("They advise, and hear what is done with it"))
        ans.tap(save)
        ans.type(nl("The result you want"), "Meer mensen groeten elkaar.")
        ans.tap(save)
        ans.choose(nl("A poster or card: people answer on their own phone"))
        ans.tap(save)
        ans.type(nl("Last day"), "2026-12-20")
        ans.type(nl("Everyone hears the results by"), "2027-01-31")
        ans.tap(save)
        ans.tap(save)
        ans.type(ans.page.locator("[name=contact]"), "raad@example.org")
        ans.tap(nl("Save and read through"))
    with ans.step("the draft, from a template"):
        ans.type(nl("What do you call the survey?"), "Onze buurt")
        ans.choose(ans.page.locator("[name=template][value=our-neighbourhood]"))
        for box in ans.page.locator("[name=languages]").all():
            if (box.get_attribute("value") == "ar") != box.is_checked():
                ans.tap(box)
        ans.tap(nl("Make the draft"))
    return ans.page.url.split("/surveys/")[1].split("/")[0]


def _station(ans: Volunteer, name: str) -> None:
    ans.tap(ans.page.locator(".line").get_by_role("link", name=nl(name), exact=True))


def _new_question(ans: Volunteer) -> None:
    with ans.step("one new question, with a branch"):
        _station(ans, "Questions")
        ans.tap(nl("Add a question"))
        ans.tap(ans.page.locator("a[href*='/new/text']"))
        ans.type(nl("What do you ask?"), QUESTION)
        ans.tap(nl("Add"))
        ans.tap(nl("Change who gets it"))
        first = ans.page.locator("#f-ask option").last.get_attribute("value") or ""
        ans.page.locator("#f-ask").select_option(first)
        ans.tap(nl("Choose its answers"))
        ans.choose(ans.page.locator("[name=value]"))
        ans.tap(ans.page.locator("button[name=do][value=add]"))


def _arabic_by_sheet(ans: Volunteer, folder: Path) -> None:
    with ans.step("Arabic by a sheet through LibreOffice"):
        _station(ans, "Languages")
        ans.tap(ans.page.locator("#l-ar").get_by_role("link", name=nl("Translation sheet")))
        sheet = folder / "sheet.xlsx"
        ans.fetch(nl("Download the sheet")).save_as(sheet)
        _translate(sheet)
        ans.bring(nl("The sheet that came back"), _through_libreoffice(sheet, folder / "back"))
        ans.tap(nl("Bring it in"))
        assert ans.page.get_by_text(IN_ARABIC).count()


def _translate(sheet: Path) -> None:
    """A translator fills in what is missing, beside the Dutch."""
    book = load_workbook(sheet)
    cells = [cell for page in book for row in page.iter_rows(min_row=2) for cell in row]
    for cell in [cell for cell in cells if cell.value in TRANSLATED]:
        cell.offset(column=1).value = TRANSLATED[str(cell.value)]
    book.save(sheet)


def _through_libreoffice(sheet: Path, folder: Path) -> Path:
    """The translator opens the sheet and saves it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["--convert-to", "xlsx", "--outdir", str(folder), str(sheet)]
    subprocess.run(["soffice", profile, "--headless", *convert], check=True, capture_output=True)
    return folder / sheet.name


def _voice(ans: Volunteer) -> None:
    with ans.step("one voice, recorded and trimmed"):
        _station(ans, "Languages")
        ans.tap(ans.page.locator("#l-ar").get_by_role("link", name=nl("Work on the texts")))
        ans.tap(ans.page.locator("button[name=voice]").first)
        ans.tap(nl("Start recording"))
        ans.page.wait_for_timeout(2500)
        ans.tap(nl("Stop recording"))
        ans.page.get_by_text(nl("Recorded. Listen, trim it if you like, then keep it.")).wait_for()
        ans.type(ans.page.locator("[name=start]"), "0.5")
        ans.type(ans.page.locator("[name=end]"), "1.5")
        ans.tap(nl("Keep this recording"))
        assert ans.page.locator("audio[data-kept]").count() == 1


def _checks(ans: Volunteer) -> None:
    with ans.step("the checks"):
        _station(ans, "Checks")
        assert ans.page.get_by_text("H3").count()


def _sign_off(ans: Volunteer, found: Browser, tag: str, name: str) -> None:
    with ans.step(f"sign-off of {tag} by a link"):
        _station(ans, "Languages")
        ans.type(nl("Name of the person"), name)
        ans.page.locator("#f-for").select_option(tag)
        ans.tap(nl("Make a link"))
        link = ans.page.locator("#f-address").input_value()
        context = found.new_context(viewport=SIZE, is_mobile=True, has_touch=True, locale="nl-NL")
        theirs = Volunteer(context.new_page(), ans.steps)
        theirs.page.goto(f"{ans.page.url.split('/council')[0]}/review{link.split('/review')[1]}")
        _looked_through(theirs, name)
        context.close()


def _looked_through(theirs: Volunteer, name: str) -> None:
    theirs.tap(nl("Start"))
    good = nl("Good. Keep it and go on")
    while theirs.page.get_by_role("button", name=good).count():
        theirs.tap(good)
        assert theirs.page.locator(".problems").all_text_contents() == []
    theirs.choose(theirs.page.locator("[name=looked]"))
    theirs.tap(nl("Sign off as {name}", name=name))


def _open(ans: Volunteer) -> None:
    with ans.step("opening, through the real gates"):
        _station(ans, "Places")
        ans.choose(nl("Buurthuis De Linde"))
        ans.tap(nl("Give these places a code"))
        _station(ans, "Open")
        reason = "Wij proberen het eerst met de raad zelf."
        ans.type(nl("Why do you open it all the same?"), reason)
        ans.choose(nl("For real: residents can answer."))
        ans.tap(nl("Open the survey"))


def _poster(ans: Volunteer, folder: Path) -> Path:
    with ans.step("a poster as PDF"):
        _station(ans, "Print")
        ans.tap(nl("Show what it will be"))
        file = folder / "poster.pdf"
        ans.fetch(nl("Make the file")).save_as(file)
    return file


def _is_as_it_should_be(kit: Toolkit, slug: str, poster: Path) -> None:
    with kit.store.read() as shelves:
        survey = shelves.surveys.find(slug)
        assert survey is not None
        version = shelves.surveys.version(survey)
        assert version is not None
        slots = shelves.surveys.slots(survey)
        (place,) = shelves.places.of_survey(survey)
        (recording,) = shelves.sounds.recordings(survey)
    assert (version.stage, version.is_example) == (Stage.OPEN, False)
    assert version.questionnaire.languages == ("nl", "ar")
    assert {slot.state for slot in slots if slot.text} == {SlotState.CONFIRMED}
    assert {(s.tag, s.by) for s in slots if s.text} == {
        ("nl", "Bea Bakker"),
        ("ar", "Samira Haddad"),
    }
    asked = {item.label.get("nl"): item for item in version.questionnaire.items()}
    assert asked[QUESTION].label.get("ar") == IN_ARABIC
    assert asked[QUESTION].relevant is not None
    assert 0.8 < recording.seconds < 1.3
    assert [rule for rule, _ in version.overrides] == ["SV02", "SV22"]
    (page,) = raster(poster.read_bytes(), poster.parent)
    (code,) = codes_in(page)
    assert code.casefold() == f"https://example.org/{place.code}".casefold()
