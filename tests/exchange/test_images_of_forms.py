"""Images beside a form come along by name; one that is not there is told, with its row."""

from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from app.cli import hatch
from app.core.pictures import pictures_in
from app.exchange import Imported, read_survey
from tests.exchange.workbooks import a_workbook

_SURVEY = (
    ("type", "name", "label", "media::image"),
    ("select_one streets", "street", "Which street?", "map.png"),
    ("text", "why", "Why?", "gone.png"),
)
_CHOICES = (
    ("list_name", "name", "label", "media::image::English (en)", "media::image::Nederlands (nl)"),
    ("streets", "long", "Long Street", "long.png", "lang.png"),
    ("streets", "short", "Short Street", "", "../map.png"),
)
_FORM = a_workbook(_SURVEY, _CHOICES)


def _read(*media: str) -> Imported:
    return read_survey("form.xlsx", _FORM, dict.fromkeys(media, b""))


def test_images_of_items_and_options_are_kept_where_they_came_with_the_form() -> None:
    found = _read("map.png", "long.png")
    assert [name for _, name in pictures_in(found.questionnaire)] == ["map.png", "long.png"]
    told = [(loss.sheet, loss.row, loss.what) for loss in found.losses]
    assert [(sheet, row) for sheet, row, _ in told] == [
        ("survey", 3),
        ("choices", 2),
        ("choices", 3),
    ]
    assert "'gone.png' did not come with the form" in told[0][2]
    assert "differ per language; 'long.png'" in told[1][2]
    assert "'../map.png' did not come" in told[2][2]


def test_without_media_no_image_is_kept_and_that_is_told_once_per_sheet() -> None:
    found = _read()
    assert pictures_in(found.questionnaire) == ()
    assert [loss.what[:14] for loss in found.losses] == ["Column 'image'"] * 2


def test_the_image_of_the_source_language_is_shown_and_the_others_are_told() -> None:
    rows = (
        ("type", "name", *(f"{column}::{language}" for column in ("label", "media::image")
                           for language in ("Nederlands (nl)", "English (en)"))),
        ("text", "why", "Waarom?", "Why?", "waarom.png", "why.png"),
    )  # fmt: skip
    form = a_workbook(rows, (), (("default_language",), ("English (en)",)))
    found = read_survey("form.xlsx", form, {"waarom.png": b"", "why.png": b""})
    assert [name for _, name in pictures_in(found.questionnaire)] == ["why.png"]
    (loss,) = found.losses
    assert loss.what == (
        "Images differ per language; 'why.png' is shown in all of them, not 'waarom.png'."
    )


def test_recordings_and_images_come_from_one_folder() -> None:
    rows = (
        ("type", "name", "label::English (en)", "media::image", "media::audio::English (en)"),
        ("text", "why", "Why?", "why.png", "why.mp3"),
    )
    found = read_survey("form.xlsx", a_workbook(rows, ()), {"why.png": b"", "why.mp3": b""})
    assert [name for _, name in pictures_in(found.questionnaire)] == ["why.png"]
    assert [each.file for each in found.recordings] == ["why.mp3"]
    assert not found.losses


def test_a_form_with_its_media_folder_is_taken_in_whole(tmp_path: Path) -> None:
    """The command reads the files, draws them anew and keeps them with the survey."""
    form, media = tmp_path / "streets.xlsx", tmp_path / "streets-media"
    form.write_bytes(_FORM)
    media.mkdir()
    Image.effect_noise((30, 30), 9).save(media / "map.png")
    (media / "long.png").write_bytes(b"no picture")
    (tmp_path / "map.png").write_bytes(b"of another folder")
    environment = {"BUURTSTEM_SECRETS": str(tmp_path / "keys.json")}
    result = CliRunner().invoke(
        hatch, ["survey", "import", str(form), "--data", str(tmp_path / "data")], env=environment
    )
    assert result.exit_code == 0, result.output
    assert "long.png is not taken: it cannot be read" in result.output
    assert "map.png is not taken" not in result.output


def test_a_renamed_option_keeps_its_image() -> None:
    rows = (*_CHOICES, ("streets", "long", "Another street", "long.png", ""))
    found = read_survey("form.xlsx", a_workbook(_SURVEY, rows), {"long.png": b""})
    options = found.questionnaire.item("street").options
    assert [option.picture for option in options] == ["long.png", "", "long.png"]
