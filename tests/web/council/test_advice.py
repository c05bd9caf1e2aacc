"""The station "advice": IJ07, IJ10, IJ20, RR09, RR10 and LB01-LB08 as people meet them."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.flow.advising import advices_of, changes_of, help_points_of, sittings_of
from app.flow.ports import Toolkit
from app.flow.records import Survey
from tests.fakes import FixedClock
from tests.media.reading import words_in
from tests.web.council.conftest import Running, SignedIn

BASE = "/council/surveys/market/advice"


@pytest.fixture
def browser(signed_in: SignedIn, running: Running) -> FlaskClient:
    """A coordinator, with a survey that is open."""
    assert running
    return signed_in("coordinator")


def _post(browser: FlaskClient, address: str, **typed: object) -> TestResponse:
    page = html.document_fromstring(browser.get(BASE).text)
    token = page.xpath("//input[@name='token']/@value")[0]
    return browser.post(address, data={**typed, "token": token})


def _words(response: TestResponse) -> str:
    return " ".join(html.document_fromstring(response.text).text_content().split())


def _pdf(response: TestResponse, folder: Path) -> str:
    assert response.content_type == "application/pdf"
    return " ".join(words_in(response.data, folder).split())


def test_ij20_an_advice_is_written_sent_late_and_answered(
    browser: FlaskClient,
    kit: Toolkit,
    running: Running,
    clock: FixedClock,
    signed_in: SignedIn,
    tmp_path: Path,
) -> None:
    survey = running[0]
    wrong = _post(browser, f"{BASE}/given/new", recipient="", text="Hang lampen op.", who="Wij")
    assert wrong.status_code == 422
    assert "Hang lampen op." in wrong.text
    assert 'value="Wij"' in wrong.text
    typed = {"recipient": "De gemeente", "text": "Hang lampen op.", "reply_due": "2026-12-01"}
    assert _post(browser, f"{BASE}/given/new", **typed).status_code == 303
    (advice,) = advices_of(kit, survey)
    here = f"{BASE}/given/{advice.id}"
    letter = _pdf(browser.get(f"{here}/letter"), tmp_path)
    assert "De gemeente" in letter
    assert "Hang lampen op." in letter
    assert _post(browser, f"{here}/send").status_code == 303
    assert _post(browser, here, **typed).status_code == 422
    clock.day = "2026-12-02"
    assert "no answer yet" in _words(browser.get(BASE))
    assert "did not answer by" in _words(browser.get("/council/"))
    official = signed_in("official")
    assert "Hang lampen op." in _words(official.get("/council/replies"))
    page = html.document_fromstring(official.get("/council/replies").text)
    token = page.xpath("//input[@name='token']/@value")[0]
    answer = f"/council/replies/market/{advice.id}"
    empty = official.post(answer, data={"token": token, "reply": " "})
    assert empty.status_code == 422
    assert official.post(answer, data={"token": token, "reply": "Ja."}).status_code == 303
    assert official.get(here).status_code == 403
    assert "Ja." in _words(browser.get(here))


def test_rr10_a_no_without_a_reason_is_refused_and_what_was_typed_stays(
    browser: FlaskClient, kit: Toolkit, running: Running
) -> None:
    typed = {"text": "Meer licht", "state": "not_taken_up", "day": "2026-11-20", "owner": "Stad"}
    wrong = _post(browser, f"{BASE}/changes/new", **typed)
    assert wrong.status_code == 422
    assert "Without a reason it is no answer." in _words(wrong)
    assert "Meer licht" in wrong.text
    kept = _post(browser, f"{BASE}/changes/new", **typed, reason="Geen geld")
    assert kept.status_code == 303
    (change,) = changes_of(kit, running[0])
    assert change.state == "not_taken_up"
    shown = _words(browser.get(BASE))
    assert "Not taken up" in shown
    assert "Geen geld" in shown
    assert _post(browser, f"{BASE}/news").status_code == 422
    texts = f"{BASE}/texts/{change.id}"
    arabic = {"tag": "ar", "change:text": "نور", "change:reason": "لا مال", "confirm": "yes"}
    assert _post(browser, texts, **arabic).status_code == 303
    assert "Confirmed by Test coordinator." in _words(browser.get(texts))
    assert _post(browser, f"{BASE}/changes/{change.id}/drop").status_code == 303


def test_ij07_help_is_kept_and_printed_for_each_place(
    browser: FlaskClient, kit: Toolkit, running: Running, tmp_path: Path
) -> None:
    typed = {"help:name": "Loket", "help:what": "Brieven", "help:when": "Maandag",
             "help:where": "Markt 1", "phone": "020 123", "speaks": ["nl", "ar"]}  # fmt: skip
    wrong = _post(browser, f"{BASE}/help/new", **{**typed, "phone": "bel"})
    assert wrong.status_code == 422
    assert "Brieven" in wrong.text
    assert _post(browser, f"{BASE}/help/new", **typed).status_code == 303
    (point,) = help_points_of(kit, running[0])
    assert point.languages == ("nl", "ar")
    assert "Loket" in _words(browser.get(f"{BASE}/help"))
    assert "020 123" in _pdf(browser.get(f"{BASE}/help-sheets"), tmp_path)
    assert _post(browser, f"{BASE}/help/{point.id}/drop").status_code == 303


def test_lb01_to_lb08_a_session_is_led_to_its_end(
    browser: FlaskClient, kit: Toolkit, running: Running, tmp_path: Path
) -> None:
    survey = running[0]
    case = {"case": "Niemand komt.", "owner": "A. Tester", "questions": "Waarom?\nHoe?",
            "groups": "5 3", "aspects": "Geld\nTaal"}  # fmt: skip
    assert _post(browser, f"{BASE}/sessions/new", **{**case, "questions": ""}).status_code == 422
    assert _post(browser, f"{BASE}/sessions/new", **case).status_code == 303
    session = sittings_of(kit, survey)[0].session
    here = f"{BASE}/sessions/{session.id}"
    assert "No advice yet." in _words(browser.get(here))
    assert _post(browser, f"{here}/notes", kind="card", text="Bel").status_code == 422
    _post(browser, f"{here}/notes", kind="question", text="Wie komt wel?")
    _post(browser, f"{here}/step")
    stuck = _post(browser, f"{here}/step")
    assert (stuck.status_code, "still open: 1" in _words(stuck)) == (422, True)
    (note,) = sittings_of(kit, survey)[0].notes
    _post(browser, f"{here}/note", note=note.id, do="parked")
    _post(browser, f"{here}/step")
    assert "Look at: Group 2" in _words(browser.get(here))
    _post(browser, f"{here}/notes", kind="card", text="Bel mensen op", group="1")
    card = next(n for n in sittings_of(kit, survey)[0].notes if n.kind == "card")
    _post(browser, f"{here}/note", note=card.id, do="choose")
    _post(browser, f"{here}/step")
    row = {"text": card.text, "who": "Gemeente", "when": "Mei", "why": "Drempel", "how": "Zelf"}
    _post(browser, f"{here}/note", note=card.id, do="fill", aspect="Taal", **row)
    _post(browser, f"{here}/note", note=card.id, do="advice")
    assert [a.recipient for a in advices_of(kit, survey)] == ["Gemeente"]
    _post(browser, f"{here}/step")
    _post(browser, f"{here}/step")
    for prompt in ("insight", "unanswered", "needed"):
        looked = {"kind": "reflection", "prompt": prompt, "owners": "yes"}
        _post(browser, f"{here}/notes", text=f"Over {prompt}", **looked)
    assert _post(browser, f"{here}/step").status_code == 422
    for left in sittings_of(kit, survey)[0].notes:
        _post(browser, f"{here}/note", note=left.id, do="take", owner="Hogeschool")
    assert _post(browser, f"{here}/step").status_code == 303
    reports = [_words(browser.get(f"{here}/report?cut={c}"))
               for c in ("practice", "education", "research")]  # fmt: skip
    assert "Drempel" in reports[0]
    assert "Over insight" in reports[1]
    assert re.search("Taal.*Bel mensen op", reports[2])
    assert all("taken along by Hogeschool" in report for report in reports)
    paper = _pdf(browser.get(f"{BASE}/worksheets?session={session.id}"), tmp_path)
    assert "Bel mensen op" in paper
    assert _post(browser, f"{here}/step", go="back").status_code == 303
    assert _post(browser, f"{here}/drop").status_code == 303
    assert sittings_of(kit, survey) == ()


def test_who_only_looks_sees_the_station_and_no_form(signed_in: SignedIn, running: Running) -> None:
    survey: Survey = running[0]
    evaluator = signed_in("evaluator")
    page = html.document_fromstring(evaluator.get(BASE).text)
    assert survey.slug == "market"
    assert page.xpath("//main//form") == []
    assert evaluator.get(f"{BASE}/given/new").status_code == 403
