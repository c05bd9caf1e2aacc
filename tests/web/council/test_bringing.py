"""A survey from a file, through the page: what became of it is said in the reader's language."""

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.core.problems import Refused
from app.exchange import read_survey
from app.exchange.survey_files import ReadableFiles
from app.flow.ports import Toolkit
from tests.exchange.workbooks import a_form, a_workbook
from tests.web.council.conftest import SignedIn

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")
_PART = 12
_SLIPS = a_form(
    ("text", "my name", "**Name?**", "${gone} > 1", ""),
    ("video", "film", "Where?", "", ""),
    ("integer", "age", "Age?", "", "pulldata(1)"),
    ("select_one nowhere", "which", "Which?", "", ""),
    ("start", "begun", "", "", ""),
    ("text", "again", "You said ${film}", "${age} => 3", ""),
    more=("relevant", "constraint"),
)


@pytest.fixture
def kit(kit: Toolkit) -> Toolkit:
    """The toolkit with the room that reads files."""
    return replace(kit, files=ReadableFiles())


def _bring(client: FlaskClient, name: str, content: bytes) -> tuple[int, str]:
    page = client.get("/council/import").get_data(as_text=True)
    token = page.split('name="token" value="', 1)[1].split('"', 1)[0]
    parts = {"token": token, "sheet": (io.BytesIO(content), name)}
    answer = client.post("/council/import", data=parts, content_type="multipart/form-data")
    page = answer.get_data(as_text=True).replace("<bdi>", "").replace("</bdi>", "")
    return answer.status_code, unescape(page[page.index("<main") :])


def test_what_became_of_each_row_is_said_in_dutch(signed_in: SignedIn) -> None:
    status, page = _bring(signed_in("coordinator", lang="nl"), "form.xlsx", _SLIPS)
    assert status == 200
    for said in (
        "Rij 2 van survey: De naam “my name” is gelezen als “my_name”.",
        "De voorwaarde “${gone} > 1” is weggelaten. Er is geen vraag die “gone” heet."
        " Iedereen krijgt nu “my_name”.",
        "Rij 3 van survey: “film” (video) is weggelaten. Hier kunnen mensen alleen een foto of",
        "De controle van het antwoord “pulldata(1)” is weggelaten.",
        "Op het blad “choices” staat geen lijst “nowhere”. Zet die erbij.",
        "De voorwaarde “${age} => 3” is gelezen als “${age} >= 3”.",
        "Heel survey: Vette letters en kleuren zijn weggelaten. De woorden blijven.",
    ):
        assert said in page
    assert 'lang="en"' not in page


def test_it_is_said_in_english_to_who_reads_english(signed_in: SignedIn) -> None:
    status, page = _bring(signed_in("coordinator"), "form.xlsx", _SLIPS)
    assert status == 200
    assert "The condition “${gone} > 1” was left out. There is no question called “gone”." in page
    assert 'lang="nl"' not in page


def _zip_of(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return content.getvalue()


_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
_REFUSED = (
    ("form.ods", _zip_of(content_xml=b"<office/>"), "ander soort spreadsheet", "another kind of"),
    ("old.lss", b"<?xml version='1.0'?><LimeSurveyDocType/>", "van LimeSurvey", "of LimeSurvey"),
    ("form.json", b'{"pages": []}', "bestand van SurveyJS", "file of SurveyJS"),
    ("locked.xlsx", _LOCKED, "zit een wachtwoord", "has a password"),
    ("broken.xlsx", a_form(("text", "a", "A?"))[:900], "is kapot", "is damaged"),
    ("letter.xlsx", _zip_of(word__document_xml=b"<w/>"), "geen spreadsheet", "not a spreadsheet"),
    ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(500), "een plaatje", "a picture"),
    ("empty.xlsx", b"", "is leeg", "is empty"),
    ("page.xls", b"<html><table></table></html>", "is een webpagina", "is a web page"),
    ("a.yaml", b"survey: [", "In regel 1 van dit", "a slip in line 1 of"),
    ("b.yaml", b"survey: B!\nlanguages: [nl]\nitems: []", "korte naam", "a short name"),
    ("list.xlsx", a_workbook((("a", "b"), ("1", "2"))), "blad dat “survey”", "sheet called"),
    ("none.xlsx", a_form(("note", "a", "A")), "geen vraag die hier", "no question in this file"),
)


@pytest.mark.parametrize(("name", "content", "dutch", "english"), _REFUSED)
def test_a_file_that_cannot_be_taken_in_is_refused_in_clear_words(
    signed_in: SignedIn, name: str, content: bytes, dutch: str, english: str
) -> None:
    for lang, words in (("nl", dutch), ("en", english)):
        status, page = _bring(signed_in("coordinator", lang=lang), name, content)
        assert (status, words in page) == (422, True), page
        assert 'lang="en"' not in page


def test_a_formula_in_a_survey_file_is_refused_with_what_to_do(signed_in: SignedIn) -> None:
    content = b"""
survey: market-square
languages: [nl]
title: Markt
items:
  - item: a
    kind: text
    label: Hoe?
    relevant: foo(1
"""
    status, page = _bring(signed_in("coordinator", lang="nl"), "survey.yaml", content)
    assert status == 422
    assert "we kunnen deze formule niet lezen: foo(1" in page
    assert "Er is geen functie die “foo” heet." in page


def _notes() -> Iterator[tuple[str, bytes, set[str]]]:
    """Small real forms, and every English sentence that the border has about them."""
    found = (CORPUS / "xlsform").glob("*.xlsx")
    for path in sorted(found, key=lambda path: (path.stat().st_size, path.name))[:_PART]:
        content = path.read_bytes()
        try:
            found = read_survey(path.name, content)
        except Refused as refused:
            told = {dict(problem.figures).get("what", "") for problem in refused.problems}
        else:
            told = {note.what for note in (*found.repairs, *found.losses)}
        yield path.name, content, told


def test_real_forms_are_told_without_an_english_note_on_a_dutch_page(signed_in: SignedIn) -> None:
    client, seen = signed_in("coordinator", lang="nl"), 0
    for name, content, told in _notes():
        _status, page = _bring(client, name, content)
        assert 'lang="en"' not in page, name
        assert [what for what in told if what in page] == [], name
        seen += len(told)
    # Without the forms of other people there is nothing to see here; the journeys say so.
    assert (seen > 30) == CORPUS.is_dir()
