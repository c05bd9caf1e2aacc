"""Files are told apart by what is in them, whatever their names say."""

import pytest

from app.exchange.kinds_of_file import FileKind, kind_of, text_of
from tests.exchange.workbooks import a_form, imported, refusal

A_TEXT = ("text", "idea", "What could be better?")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"survey: market\nitems: []\n", FileKind.YAML),
        (b"# a comment\n\nsurvey: market\n", FileKind.YAML),
        (b'{"survey": "market", "items": []}', FileKind.YAML),
        (b"| survey |\n| | type | name |\n", FileKind.MARKDOWN),
        (b"# survey\n| type | name |\n", FileKind.MARKDOWN),
        (b"survey,,\n,type,name\n", FileKind.CSV),
        (b"type;name;label\ntext;a;A\n", FileKind.CSV),
        (b'"type","name","label"\n', FileKind.CSV),
        ("\ufefftype,name,label\n".encode(), FileKind.CSV),
        ("survey,,\n,type,name\n".encode("utf-16"), FileKind.CSV),
        (b'{"pages": [{"elements": []}]}', FileKind.SURVEYJS),
        (b"<?xml version='1.0'?><document><LimeSurveyDocType>Survey", FileKind.LIMESURVEY),
        (b"id\trelated_id\tclass\ttype/scale\tname\n", FileKind.LIMESURVEY),
        (b"<html><table><tr><td>type", FileKind.WEB_PAGE),
        (b"<?xml version='1.0'?><h:html>", FileKind.OTHER_XML),
        (b"", FileKind.EMPTY),
        (b" \n ", FileKind.EMPTY),
        (b"%PDF-1.7\n", FileKind.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileKind.UNKNOWN),
        (b"just a letter to the council", FileKind.UNKNOWN),
        (b"{broken", FileKind.UNKNOWN),
        (b"[" * 100_000, FileKind.UNKNOWN),
        (b'{"a":' * 100_000, FileKind.UNKNOWN),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


def test_an_xls_that_is_an_xlsx_inside_is_read() -> None:
    questionnaire = imported(a_form(A_TEXT), "form.xls").questionnaire
    assert [item.path for item in questionnaire.items()] == ["idea"]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"<document><LimeSurveyDocType>Survey", "file_limesurvey", "not in this version"),
        (b'{"pages": []}', "file_surveyjs", "not in this version"),
        (b"<html><body>form</body></html>", "file_web_page", "save it as .xlsx"),
        (b"", "file_empty", "empty"),
        (b"%PDF-1.7", "file_unknown", "XLSForm"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, code: str, words: str) -> None:
    assert words in refusal(content)[code]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_texts_are_read_in_every_common_encoding(encoding: str) -> None:
    content = "type,name,label\ntext,idee,Idée à partager ?\n".encode(encoding)
    assert text_of(content)[0].endswith("Idée à partager ?\n")
    (item,) = imported(content, "form.csv").questionnaire.items()
    assert item.label.get("fr", "en") == "Idée à partager ?"


def test_a_guessed_encoding_is_told() -> None:
    repairs = imported("type,name,label\ntext,a,Café\n".encode("cp1252")).repairs
    assert any("Windows-1252" in repair.what for repair in repairs)
