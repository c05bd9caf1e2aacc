"""Recordings that come with a survey: found by name, told where they belong nowhere."""

import pytest

from app.core.slots import texts_of
from app.exchange import Imported, read_survey
from app.exchange.recordings import file_name_of
from tests.exchange.workbooks import a_workbook

SURVEY = b"""survey: square
languages: [nl, rif-Zxxx]
title: Het plein
lists:
  yes_no:
    yes: Ja
    no: Nee
items:
  - item: safe
    kind: select_one
    list: yes_no
    label: Bent u veilig?
"""


def _yaml(*names: str) -> Imported:
    return read_survey("survey.yaml", SURVEY, dict.fromkeys(names, b""))


def test_a_file_beside_a_survey_is_heard_at_the_slot_that_its_name_says() -> None:
    questionnaire = _yaml().questionnaire
    names = [f"audio/rif-Zxxx/{file_name_of(path)}.mp3" for path, _ in texts_of(questionnaire)]
    found = _yaml(*names, "audio/nl/words%3ANext.wav", "audio/nl/notice%3A3.webm")
    assert not found.losses
    heard = {(each.path, each.tag, each.kind) for each in found.recordings}
    assert heard == {
        *((path, "rif-Zxxx", "human") for path, _ in texts_of(questionnaire)),
        ("words:Next", "nl", "human"),
        ("notice:3", "nl", "human"),
    }


def test_a_film_is_a_video_of_its_slot() -> None:
    (film,) = _yaml("audio/nl/title.mp4").recordings
    assert (film.path, film.kind) == ("title", "video")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("audio/ar/title.mp3", "no language ar"),
        ("audio/nl/item%3Ashoes%3Alabel.mp3", "no text 'item:shoes:label'"),
        ("audio/nl/title.docx", "No recording"),
    ],
)
def test_a_recording_that_belongs_nowhere_is_told(name: str, advice: str) -> None:
    found = _yaml(name)
    assert not found.recordings
    (loss,) = found.losses
    assert loss.sheet == name
    assert advice in loss.what


def _form(media: tuple[str, ...], *cells: str) -> Imported:
    headings = ("type", "name", "label::Dutch (nl)", "media::audio::Dutch (nl)",
                "media::audio::Tarifit (rif-Zxxx)", "video")  # fmt: skip
    choices = (
        ("list_name", "name", "label::Dutch (nl)", "media::audio::Tarifit (rif-Zxxx)"),
        ("yes_no", "yes", "Ja", "ja.mp3"),
        ("yes_no", "no", "Nee", ""),
    )
    rows = (headings, ("select_one yes_no", "safe", "Veilig?", *cells))
    return read_survey("form.xlsx", a_workbook(rows, choices), dict.fromkeys(media, b""))


def test_media_columns_of_a_form_name_recordings_per_language() -> None:
    """ODK's convention: the files lie in the folder FORM-media."""
    found = _form(("a.mp3", "b.ogg", "c.mp4", "ja.mp3"), "a.mp3", "b.ogg", "c.mp4")
    assert found.questionnaire.languages == ("nl", "rif-Zxxx")
    assert not found.losses
    assert {(r.path, r.tag, r.kind, r.file) for r in found.recordings} == {
        ("item:safe:label", "nl", "human", "a.mp3"),
        ("item:safe:label", "rif-Zxxx", "human", "b.ogg"),
        ("item:safe:label", "nl", "video", "c.mp4"),
        ("option:yes_no/yes:label", "rif-Zxxx", "human", "ja.mp3"),
    }


def test_a_named_file_that_is_not_there_is_a_loss_with_its_row() -> None:
    found = _form((), "a.mp3", "b.mp3", "")
    assert not found.recordings
    assert [(loss.row, "FORM-media" in loss.what) for loss in found.losses] == [(2, True)] * 3


def test_a_file_of_another_kind_is_a_loss() -> None:
    found = _form(("a.txt", "b.mp3", "ja.mp3"), "a.txt", "b.mp3", "")
    assert ["cannot be used" in loss.what for loss in found.losses] == [True]
