"""The pages of places and prints: the register, codes, who is there, checks, and files."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.core.places import CodeState, RegisteredPlace
from app.flow.places import add_place, place_with, places_of
from app.flow.ports import Toolkit
from app.flow.presence import checks_of, faces_of
from app.flow.records import Council, Stage
from app.flow.register import keep_in_register, register_of
from tests.builders import a_council, a_questionnaire, a_survey
from tests.media.reading import codes_in, raster, words_in
from tests.media.taken import a_photo
from tests.web.council.conftest import Running, SignedIn

Token = Callable[[FlaskClient, str], dict[str, str]]
STATION = "/council/surveys/market/places"
PAPER = "/council/surveys/market/print"
PLACE = {
    "name": "Bibliotheek",
    "kind": "library",
    "speaks": ["ti", "ar"],
    "weekday": ["2", "", ""],
    "starts": ["10:00", "", ""],
    "ends": ["12:00", "", ""],
    "visitors": "80",
    "not_at_intake": "yes",
}
FACE = {
    "face_name": "A. Tester",
    "phone": "06 1",
    "weekday": ["2"],
    "starts": ["10:00"],
    "ends": ["12:00"],
    "end_day": "2026-12-31",
}


@pytest.fixture
def coordinator(signed_in: SignedIn) -> FlaskClient:
    return signed_in("coordinator")


def _text(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    plain = re.sub(r"<(style|script)>.*?</\1>", "", answer.text, flags=re.S)
    plain = re.sub(r"</?bdi[^>]*>", "", plain)
    return " ".join(re.sub(r"<[^>]+>", " ", plain).split())


def _send(client: FlaskClient, form_of: Token, address: str, fields: dict[str, object]) -> str:
    """Sends a form; the answer is where it leads, or the page that says why not."""
    answer = client.post(
        address,
        data={**form_of(client, "/council/"), **fields},
        content_type="multipart/form-data",
    )
    return answer.headers.get("Location") or f"{answer.status_code} {answer.text}"


def test_a_new_place_is_in_the_register_and_has_a_code_for_the_survey_it_was_made_for(
    kit: Toolkit, council: Council, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    """MV18, SV19."""
    assert running
    assert "A new place" in _text(coordinator, "/council/places/new?survey=market")
    went = _send(coordinator, form_of, "/council/places/new", {**PLACE, "survey": "market"})
    assert went == f"{STATION}?said=kept"
    kept = next(p for p in register_of(kit, council) if p.name == "Bibliotheek")
    assert (kept.kind, kept.expected_visitors, kept.not_at_intake) == ("library", 80, True)
    assert kept.helper_languages == ("ti", "ar")
    assert [moment.written() for moment in kept.opening] == ["2 10:00-12:00"]
    shown = _text(coordinator, STATION)
    for said in ("Bibliotheek", "Tuesday 10:00–12:00", "Tigrinya", "look at the codes"):
        assert said in shown, said
    assert "Library. Codes: 1." in _text(coordinator, "/council/places")


def test_nothing_typed_is_lost_when_a_place_cannot_be_kept(
    kit: Toolkit, council: Council, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    assert running
    wrong = {**PLACE, "name": "buurthuis", "ends": ["09:00"], "visitors": "many"}
    page = _send(coordinator, form_of, "/council/places/new", wrong)
    assert page.startswith("422")
    assert "A moment needs a day" in page
    for kept in ('value="buurthuis"', 'value="09:00"', 'value="many"', 'value="ti" checked'):
        assert kept in page, kept
    page = _send(coordinator, form_of, "/council/places/new", {**wrong, "ends": ["12:00"]})
    assert "Write how many people" in page
    page = _send(coordinator, form_of, "/council/places/new", {**PLACE, "name": "buurthuis"})
    assert "There is a place with this name already" in page
    assert len(register_of(kit, council)) == 1


def test_a_place_is_renamed_and_its_code_stays(
    kit: Toolkit, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    """QR09."""
    survey, _, place = running
    address = f"/council/places/{place.id}"
    assert place.code in _text(coordinator, address)
    went = _send(coordinator, form_of, address, {**PLACE, "name": "De Linde"})
    assert went == "/council/places?said=kept"
    assert place_with(kit, survey, place.code).name == "De Linde"
    refused = _send(coordinator, form_of, address, {**PLACE, "name": " "})
    assert "Give the place a name" in refused


def test_a_code_is_switched_and_says_where_it_leads(
    kit: Toolkit, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    """QR09."""
    survey, _, place = running
    for state in ("off", "results", "on"):
        fields: dict[str, object] = {"code": place.code, "state": state}
        went = _send(coordinator, form_of, f"{STATION}/switch", fields)
        assert went == f"{STATION}?said=switched"
        assert place_with(kit, survey, place.code).state is CodeState(state)
    assert "leads to the questions" in _text(coordinator, STATION)
    strange: dict[str, object] = {"code": "ZZZZ", "state": "off"}
    assert _send(coordinator, form_of, f"{STATION}/switch", strange).startswith("422")


def test_places_of_the_register_get_a_code_for_a_survey(
    kit: Toolkit, council: Council, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    school = keep_in_register(kit, council, "x", RegisteredPlace("", "", "A school"))
    assert "A school" in _text(coordinator, STATION)
    fields: dict[str, object] = {"place": [school.id, "elsewhere"]}
    assert _send(coordinator, form_of, f"{STATION}/codes", fields) == f"{STATION}?said=codes"
    assert [place.name for place in places_of(kit, running[0])] == ["A school", "Buurthuis"]


def test_who_is_there_is_named_only_with_agreement(
    kit: Toolkit, council: Council, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    """KS06: added, changed with a photo, taken off the list."""
    address = f"/council/places/{running[2].id}"
    went = _send(coordinator, form_of, f"{address}/faces", dict(FACE))
    assert went == f"{address}?said=face_kept#people"
    (face,) = faces_of(kit, council)
    assert face.agreed_day == ""
    assert "not named" in _text(coordinator, address)
    photo = {"photo": (io.BytesIO(a_photo()), "face.jpg"), "agreed": "yes", "face": face.id}
    _send(coordinator, form_of, f"{address}/faces", {**FACE, **photo})
    (named,) = faces_of(kit, council)
    assert (named.agreed_day, bool(named.photo)) == ("2026-11-23", True)
    _send(coordinator, form_of, f"{address}/faces", {**FACE, "face": face.id, "no_photo": "yes"})
    assert not faces_of(kit, council)[0].photo
    _send(coordinator, form_of, f"{address}/faces/remove", {"face": face.id})
    assert faces_of(kit, council) == ()


def test_a_person_that_cannot_be_kept_stays_in_the_form(
    kit: Toolkit, council: Council, running: Running, coordinator: FlaskClient, form_of: Token
) -> None:
    address = f"/council/places/{running[2].id}/faces"
    page = _send(coordinator, form_of, address, {**FACE, "end_day": "2020-01-01"})
    assert page.startswith("422")
    assert "The last day has passed" in page
    assert 'value="A. Tester"' in page
    strange = {**FACE, "photo": (io.BytesIO(b"no photo"), "x.jpg")}
    assert "This photo cannot be read" in _send(coordinator, form_of, address, strange)
    assert faces_of(kit, council) == ()


def test_whoever_goes_out_writes_down_that_the_code_is_genuine(
    kit: Toolkit, council: Council, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    """QR07."""
    interviewer = signed_in("interviewer")
    address = f"/council/places/{running[2].id}/checks"
    went = _send(interviewer, form_of, address, {"genuine": "yes", "survey": "market"})
    assert went == f"{STATION}?said=checked"
    assert "looked at the code on 23 November 2026" in _text(interviewer, STATION)
    _send(signed_in("coordinator"), form_of, address, {"genuine": "no", "note": "A sticker"})
    newest = {(check.by, check.is_genuine, check.note) for check in checks_of(kit, council)}
    assert newest == {("Test interviewer", True, ""), ("Test coordinator", False, "A sticker")}
    assert _send(signed_in("researcher"), form_of, address, {"genuine": "no"}).startswith("403")


def test_another_council_neither_sees_nor_changes_a_place(
    kit: Toolkit, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    other = a_council()
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    theirs = signed_in("coordinator", of=other)
    place = running[2]
    for address in (STATION, PAPER, f"{PAPER}/look?kind=poster", f"/council/places/{place.id}"):
        assert theirs.get(address).status_code == 404
    for act in ("", "/faces", "/faces/remove", "/checks"):
        address = f"/council/places/{place.id}{act}"
        assert _send(theirs, form_of, address, {**PLACE, **FACE}).startswith("404")
    assert place.name not in _text(theirs, "/council/places")


def test_the_page_says_what_a_print_will_be_before_it_is_made(
    running: Running, coordinator: FlaskClient, kit: Toolkit
) -> None:
    """QR01: pages, and from how far the code is read; nothing is made of cards yet."""
    add_place(kit, running[0], "Bibliotheek")
    assert "What do you want to print?" in _text(coordinator, PAPER)
    shown = _text(coordinator, f"{PAPER}?kind=poster&distance=0.5&loudest=ar")
    assert "Pages: 2. Places: 2. The code is 50 mm wide. A phone reads it from 0.5 metres." in shown
    assert "Languages: Arabic, Dutch." in shown
    cards = _text(coordinator, f"{PAPER}?kind=cards&count=5&language=nl")
    assert "Pages: 3. Places: 2." in cards
    assert "Look at the first place" not in cards
    assert "Choose 1 to 1000 cards." in _text(coordinator, f"{PAPER}?kind=cards&count=0", 422)
    assert "fewer languages" in _text(coordinator, f"{PAPER}?kind=poster&distance=1.5", 422)


def test_the_file_is_the_print_that_was_shown(
    kit: Toolkit, running: Running, coordinator: FlaskClient, form_of: Token, tmp_path: Path
) -> None:
    survey, _, place = running
    data = {**form_of(coordinator, "/council/"), "kind": "poster", "place": place.code}
    made = coordinator.post(PAPER, data=data)
    assert made.headers["Content-Type"] == "application/pdf"
    assert 'attachment; filename="market-poster.pdf"' in made.headers["Content-Disposition"]
    (page,) = raster(made.data, tmp_path)
    assert codes_in(page) == [f"HTTPS://EXAMPLE.ORG/{place.code}"]
    odd = coordinator.post(PAPER, data={**data, "kind": "poster\r\nX: 1"})
    assert odd.status_code == 422
    assert coordinator.post(PAPER, data={**data, "kind": "poster\r\n"}).status_code == 200
    look = coordinator.get(f"{PAPER}/look?kind=guide&loudest=ar")
    assert "[ar]" in words_in(look.data, tmp_path)
    assert coordinator.get(f"{PAPER}/look?kind=cards").status_code == 303
    assert coordinator.post(PAPER, data={**data, "kind": "wallpaper"}).status_code == 422
    with kit.store.read() as shelves:
        assert shelves.people.acts(survey.council_id)[-1][2:] == ("print", "market poster")


def test_before_opening_and_after_closing_there_is_nothing_to_print(
    kit: Toolkit, council: Council, running: Running, coordinator: FlaskClient
) -> None:
    """A code on a wall must lead somewhere."""
    draft = a_survey(council, slug="draft")
    with kit.store.write() as shelves:
        shelves.surveys.add(draft, a_questionnaire(slug="draft"))
        shelves.surveys.set_stage(running[1], Stage.CLOSED, "2026-11-24")
    assert "when the survey is open" in _text(coordinator, "/council/surveys/draft/print")
    assert "no places yet" in _text(coordinator, "/council/surveys/draft/places")
    assert "nothing new to hang up" in _text(coordinator, PAPER)


def test_every_page_speaks_dutch_too(running: Running, signed_in: SignedIn) -> None:
    dutch = signed_in("coordinator", lang="nl")
    place = f"/council/places/{running[2].id}"
    pages = ("/council/places", "/council/places/new", STATION, f"{PAPER}?kind=flyer", place)
    shown = " ".join(_text(dutch, address) for address in pages)
    for said in ("Plekken", "Een nieuwe plek", "dinsdag", "Bladen: 1.", "Wie is hier, en wanneer?"):
        assert said in shown, said
    assert not re.search(r"\b(the|this|with|places)\b", shown)


def test_a_language_that_is_none_is_said_and_the_form_stays(
    signed_in: SignedIn, form_of: Callable[..., dict[str, str]]
) -> None:
    client = signed_in("coordinator")
    form = {**form_of(client), "name": "Bibliotheek", "speaks": ["nl", "\r\nX: 1", "?"]}
    answer = client.post("/council/places/new", data=form)
    assert answer.status_code == 422
    assert 'value="Bibliotheek"' in answer.get_data(as_text=True)
