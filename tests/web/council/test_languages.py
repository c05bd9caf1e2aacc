"""The pages of languages: writing side by side, confirming, sheets, and reviewer links."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.texts import SlotState
from app.flow.open_version import Opening, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Survey
from app.flow.translating.grid import grid
from app.flow.translating.hands import Hand
from app.flow.translating.texts import Written, put_text
from app.web.workspace.voices import part_of
from tests.flow.test_open_version import TERMS
from tests.flow.translating.conftest import LABEL, a_draft
from tests.web.council.conftest import SignedIn

AT = "/council/surveys/square/languages"
OTHER = "هل الحي آمن ${name}؟"
Form = Callable[[FlaskClient, str], dict[str, str]]


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    return take_in(kit, council, a_draft(), "square")


@pytest.fixture
def client(survey: Survey, signed_in: SignedIn) -> FlaskClient:
    assert survey
    return signed_in("coordinator")


def _seen(kit: Toolkit, survey: Survey, path: str = LABEL, tag: str = "ar") -> str:
    return grid(kit, survey, tag).pair(path).seen


def _text(kit: Toolkit, survey: Survey, tag: str = "ar") -> tuple[str, SlotState, str]:
    slot = grid(kit, survey, tag).pair(LABEL).slot
    return slot.text, slot.state, slot.by


def _typed(text: str, seen: str, path: str = LABEL) -> dict[str, str]:
    return {"path": path, f"seen:{path}": seen, f"text:{path}": text, "note:" + path: ""}


def _words(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def test_the_overview_says_in_words_what_each_language_lacks(client: FlaskClient) -> None:
    page = _words(client.get(AT))
    assert page.count("<progress") == 3
    assert "Missing: " in page
    assert "Not recorded: " in page
    assert "Dutch, easy words" in page


def test_a_text_is_saved_and_confirmed_with_ones_own_name(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    form = form_of(client, f"{AT}/ar")
    typed = {**form, **_typed(OTHER, _seen(kit, survey)), "at": "b-2", "show": "draft"}
    answer = client.post(f"{AT}/ar", data=typed)
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("/ar?part=texts&show=draft&said=saved#b-2")
    assert _text(kit, survey) == (OTHER, SlotState.DRAFT, "")
    changed = _typed("أهو آمن ${name}؟", _seen(kit, survey))
    client.post(f"{AT}/ar/confirm", data={**form, **changed, "right": LABEL})
    assert _text(kit, survey) == ("أهو آمن ${name}؟", SlotState.CONFIRMED, "Test coordinator")
    client.post(f"{AT}/ar/doubt", data={**form, "right": LABEL})
    assert _text(kit, survey)[1] is SlotState.DRAFT


def test_a_whole_language_is_confirmed_by_who_looked_at_it(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    form = {**form_of(client, f"{AT}/ar"), "seen": grid(kit, survey, "ar").seen}
    unticked = client.post(f"{AT}/ar/all", data=form)
    assert "Tick the box first" in _words(unticked)
    stale = client.post(f"{AT}/ar/all", data={**form, "seen": "older", "looked": "yes"})
    assert stale.status_code == 409
    client.post(f"{AT}/ar/all", data={**form, "looked": "yes"})
    slots = [pair.slot for pair in grid(kit, survey, "ar").pairs]
    assert {(slot.state, slot.by) for slot in slots} == {(SlotState.CONFIRMED, "Test coordinator")}


def test_two_people_at_one_text_see_both_texts_and_lose_nothing(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    seen, form = _seen(kit, survey), form_of(client, f"{AT}/ar")
    put_text(kit, survey, Hand("Else", survey.council_id), "ar", Written(LABEL, OTHER, seen))
    mine = "نصي ${name}"
    answer = client.post(f"{AT}/ar?", data={**form, **_typed(mine, seen), "show": "missing"})
    page = _words(answer)
    assert answer.status_code == 409
    assert mine in page
    assert OTHER in page
    assert "Somebody else changed this text" in page
    assert _text(kit, survey)[0] == OTHER
    now = re.search(rf'name="seen:{re.escape(LABEL)}" value="([^"]+)"', page)
    assert now
    client.post(f"{AT}/ar", data={**form, **_typed(mine, now[1])})
    assert _text(kit, survey)[0] == mine


def test_nobody_confirms_a_source_that_changed_behind_their_page(
    client: FlaskClient, form_of: Form, kit: Toolkit, council: Council, survey: Survey
) -> None:
    seen, form = _seen(kit, survey), form_of(client, f"{AT}/ar")
    take_in(kit, council, a_draft("Is de straat veilig, ${name}?"), "square")
    same = _typed(_text(kit, survey)[0], seen)
    answer = client.post(f"{AT}/ar/confirm", data={**form, **same})
    assert answer.status_code == 409
    assert _text(kit, survey)[1] is SlotState.DRAFT


def test_the_script_saves_one_text_and_learns_its_state(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    form = {**form_of(client, f"{AT}/ar"), "by_script": "1"}
    seen = _seen(kit, survey)
    told = json.loads(_words(client.post(f"{AT}/ar", data={**form, **_typed(OTHER, seen)})))
    assert told["seen"] == _seen(kit, survey) != seen
    assert (told["state"], told["words"], told["reason"]) == ("draft", "Not confirmed", "")
    answer = client.post(f"{AT}/ar", data={**form, **_typed("ثالث ${name}", seen)})
    told = json.loads(_words(answer))
    assert (answer.status_code, told["here"]) == (409, OTHER)


def test_a_lost_session_loses_nothing_that_was_typed(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    form = form_of(client, f"{AT}/ar")
    typed = {**form, **_typed(OTHER, _seen(kit, survey))}
    client.delete_cookie("buurtstem_council", path="/council")
    answer = client.post(f"{AT}/ar", data=typed)
    assert answer.status_code == 401
    assert json.dumps(OTHER)[1:20] in _words(answer)


def test_markup_in_a_text_is_text_on_the_page(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    form, text = form_of(client, f"{AT}/ar"), "<script>x</script> ${name}"
    client.post(f"{AT}/ar", data={**form, **_typed(text, _seen(kit, survey))})
    page = _words(client.get(f"{AT}/ar"))
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_filters_show_what_is_still_to_be_done(client: FlaskClient, form_of: Form) -> None:
    assert LABEL in _words(client.get(f"{AT}/ar?show=draft"))
    assert LABEL not in _words(client.get(f"{AT}/ar?show=missing"))
    assert "Nothing to show here." in _words(client.get(f"{AT}/ar?show=notes"))
    form = form_of(client, f"{AT}/ar")
    noted = {**form, "path": LABEL, f"seen:{LABEL}": "", f"note:{LABEL}": "Too <b>hard</b>"}
    client.post(f"{AT}/ar", data=noted)
    assert "Too &lt;b&gt;hard" in _words(client.get(f"{AT}/ar?show=notes"))


def test_words_of_the_program_come_in_parts(client: FlaskClient) -> None:
    def lines(page: str) -> set[str]:
        shown = _words(client.get(f"{AT}/ar?part=words&page={page}"))
        return set(re.findall(r'data-line="([^"]+)"', shown))

    parts = [lines("1")]
    while (following := lines(str(len(parts) + 1))) != parts[-1]:
        parts.append(following)
    assert max(map(len, parts)) == 40
    assert len(set().union(*parts)) == sum(map(len, parts)) > 360
    assert lines("9999") == parts[-1]
    assert lines("x") == lines("0") == parts[0]


def test_a_second_person_ticks_that_easy_words_ask_the_same(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey, signed_in: SignedIn
) -> None:
    """PL17."""
    form, seen = form_of(client, f"{AT}/nl-simple"), _seen(kit, survey, tag="nl-simple")
    client.post(f"{AT}/nl-simple", data={**form, **_typed("Bang, ${name}?", seen)})
    assert "A second person still has to say" in _words(client.get(f"{AT}/nl-simple"))
    other = signed_in("reviewer")
    page = _words(other.get(f"{AT}/nl-simple"))
    meaning = re.search(r'name="meaning" value="(\w+)"', page)
    assert meaning
    said = {"item": "safe", "meaning": meaning[1], "says": "same"}
    mine = client.post(f"{AT}/nl-simple/meaning", data={**form, **said})
    assert mine.status_code == 409
    assert "Ask somebody else to look." in _words(mine)
    token = form_of(other, f"{AT}/nl-simple")
    other.post(f"{AT}/nl-simple/meaning", data={**token, **said})
    assert "Test reviewer</bdi> said: it asks the same" in _words(client.get(f"{AT}/nl-simple"))


def _sheet(client: FlaskClient) -> openpyxl.Workbook:
    content = client.get(f"{AT}/ar/sheet.xlsx").get_data()
    return openpyxl.load_workbook(io.BytesIO(content))


def _bring(client: FlaskClient, form: dict[str, str], content: bytes) -> TestResponse:
    # By hand: the client of the tests would put a large file on disk.
    fields = {**form, 'sheet"; filename="sheet.xlsx': content}
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
        + (value if isinstance(value, bytes) else value.encode())
        for name, value in fields.items()
    )
    body = b"\r\n".join((*parts, b"--x--\r\n"))
    return client.post(f"{AT}/ar/sheet", data=body, content_type="multipart/form-data; boundary=x")


def _saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_sheet_goes_out_and_the_page_says_what_came_back(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    book = _sheet(client)
    page = book["ar"]
    row = next(row for row in page.iter_rows(min_row=3) if row[0].value == LABEL)
    assert (row[1].value, row[4].value) == ("Question 1: The question itself", "Not confirmed")
    page[f"D{row[0].row}"] = OTHER
    answer = _bring(client, form_of(client, f"{AT}/ar/sheet"), _saved(book))
    assert answer.status_code == 200
    assert "Changed texts: <bdi>1</bdi>" in _words(answer)
    assert OTHER in _words(answer)
    assert _text(kit, survey)[:2] == (OTHER, SlotState.DRAFT)


def test_a_bad_row_is_named_and_nothing_is_changed(client: FlaskClient, form_of: Form) -> None:
    book = _sheet(client)
    book["ar"]["A4"] = "item:other:label"
    book["ar"]["D3"] = "=1+1"
    answer = _bring(client, form_of(client, f"{AT}/ar/sheet"), _saved(book))
    assert answer.status_code == 422
    assert "Nothing was changed." in _words(answer)
    assert "Row <bdi>3</bdi>: a cell holds a formula." in _words(answer)


def test_a_workbook_of_50_mb_is_refused_in_words(client: FlaskClient, form_of: Form) -> None:
    form = form_of(client, f"{AT}/ar/sheet")
    assert _bring(client, form, bytes(50 * 1024 * 1024)).status_code == 413
    answer = _bring(client, form, bytes(10 * 1024 * 1024))
    assert answer.status_code == 422
    assert "This file is too large for a translation sheet." in _words(answer)
    assert "Choose the file first." in _words(client.post(f"{AT}/ar/sheet", data=form))


def test_a_language_is_added_and_taken_away(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    form = form_of(client, AT)
    client.post(f"{AT}/add", data={**form, "tag": "tr"})
    assert grid(kit, survey, "tr").beside_tag == "nl"
    answer = client.post(f"{AT}/add", data={**form, "other": "no tag"})
    assert answer.status_code == 422
    assert "does not know this language" in _words(answer)
    client.post(f"{AT}/remove", data={**form, "tag": "tr"})
    assert client.get(f"{AT}/tr").status_code == 404


def test_a_reviewer_link_is_shown_once_and_can_be_stopped(
    client: FlaskClient, form_of: Form
) -> None:
    form = form_of(client, AT)
    page = _words(client.post(f"{AT}/links", data={**form, "name": "C. Speaker", "tag": "ar"}))
    found = re.search(r"https://example.org/review/([0-9a-f]{32})\b", page)
    assert found
    page = _words(client.get(AT))
    assert found[1] not in page
    assert "C. Speaker" in page
    link = re.search(r'name="link" value="(\w+)"', page)
    assert link
    client.post(f"{AT}/links/stop", data={**form, "link": link[1]})
    assert "Stopped" in _words(client.get(AT))
    nameless = client.post(f"{AT}/links", data={**form, "name": " ", "tag": "ar"})
    assert "A name is needed." in _words(nameless)


def test_who_only_looks_on_changes_nothing_and_another_council_sees_nothing(
    client: FlaskClient, survey: Survey, signed_in: SignedIn, kit: Toolkit, form_of: Form
) -> None:
    assert client
    assert survey
    onlooker = signed_in("evaluator")
    page = _words(onlooker.get(f"{AT}/ar"))
    assert "<textarea" not in page
    assert "formaction" not in page
    form = form_of(onlooker, "/council/")
    for address in (f"{AT}/ar", f"{AT}/ar/confirm", f"{AT}/add", f"{AT}/links", f"{AT}/ar/voice"):
        assert onlooker.post(address, data=form).status_code == 403
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    stranger = signed_in("coordinator", of=other)
    for address in (AT, f"{AT}/ar", f"{AT}/ar/sheet.xlsx", f"{AT}/ar/voice?path={LABEL}"):
        assert stranger.get(address).status_code == 404


def _voice(client: FlaskClient, form: dict[str, str], content: bytes, **part: str) -> TestResponse:
    file = (io.BytesIO(content), "voice.webm")
    return client.post(f"{AT}/ar/voice", data={**form, "path": LABEL, "sound": file, **part})


def test_a_voice_is_kept_played_trimmed_and_taken_away(client: FlaskClient, form_of: Form) -> None:
    form, place = form_of(client, AT), f"{AT}/ar/voice?path={LABEL}"
    assert _voice(client, form, b"sound", start="0,5", end="").status_code == 303
    page = _words(client.get(place))
    assert "Seconds: <bdi>1.5</bdi>" in page
    sound = client.get(f"{AT}/ar/voice/sound?path={LABEL}")
    assert (sound.data, sound.content_type) == (b"clean sound", "audio/mpeg")
    part = client.get(f"{AT}/ar/voice/sound?path={LABEL}", headers={"Range": "bytes=0-4"})
    assert (part.status_code, part.data) == (206, b"clean")
    trimmed = {**form, "path": LABEL, "start": "0", "end": "1"}
    client.post(f"{AT}/ar/voice/trim", data=trimmed)
    assert "Seconds: <bdi>1.0</bdi>" in _words(client.get(place))
    client.post(f"{AT}/ar/voice/remove", data={**form, "path": LABEL})
    assert client.get(f"{AT}/ar/voice/sound?path={LABEL}").status_code == 404
    assert client.get(f"{AT}/ar/voice?path=item:gone:label").status_code == 404


def test_what_is_no_sound_is_refused_in_words(client: FlaskClient, form_of: Form) -> None:
    form = form_of(client, AT)
    answer = _voice(client, form, b"a strange codec")
    assert answer.status_code == 422
    assert "This is no sound that we can read." in _words(answer)
    assert "The end must come after the beginning." in _words(
        _voice(client, form, b"sound", start="2", end="1")
    )
    empty = client.post(f"{AT}/ar/voice", data={**form, "path": LABEL})
    assert "Record something first" in _words(empty)


def test_seconds_are_read_with_a_comma_or_a_point() -> None:
    assert part_of(" 1,5", "2.25") == (1.5, 2.25)
    assert part_of("nan", "inf") == part_of("", "-3") == (0.0, 0.0)


def test_a_survey_that_is_answered_says_why_nothing_can_be_changed(
    client: FlaskClient, form_of: Form, kit: Toolkit, survey: Survey
) -> None:
    open_version(kit, survey, replace(Opening(TERMS), is_example=True))
    form = form_of(client, f"{AT}/ar")
    answer = client.post(f"{AT}/ar", data={**form, **_typed(OTHER, _seen(kit, survey))})
    assert answer.status_code == 409
    assert OTHER in _words(answer)
    assert "The survey is being answered." in _words(answer)
