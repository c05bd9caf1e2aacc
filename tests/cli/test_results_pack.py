"""The command ``results pack`` puts the results in a folder or a .zip, whole or not at all."""

import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from app.cli import hatch
from app.factory import build_toolkit
from app.settings import Settings
from tests.telling import told_survey


def _run(data: Path, *words: str) -> Result:
    return CliRunner().invoke(hatch, ["--data", str(data), *words])


def test_a_folder_and_a_zip_are_made_and_nothing_is_overwritten(tmp_path: Path) -> None:
    """KA17; exit 1 with the reason where it refuses."""
    data = tmp_path / "data"
    assert _run(data, "migrate").exit_code == 0
    kit = build_toolkit(Settings.read({}, str(data)))
    survey, _ = told_survey(kit, ("nl", "en"))
    other, _ = told_survey(kit, ("nl",), is_published=False)
    folder, packed = tmp_path / "a folder", tmp_path / "stick.zip"
    made = _run(data, "results", "pack", survey.slug, "-o", str(folder))
    assert made.exit_code == 0, made.output
    assert {"index.html", "nl.html", "en.html"} <= {each.name for each in folder.iterdir()}
    assert list((folder / "sounds" / "nl").glob("finding-*.mp3"))
    assert _run(data, "results", "pack", survey.slug, "-o", str(folder)).exit_code == 1
    assert _run(data, "results", "pack", survey.slug, "-o", str(packed)).exit_code == 0
    with zipfile.ZipFile(packed) as archive:
        assert "stick/index.html" in archive.namelist()
    refused = _run(data, "results", "pack", other.slug, "-o", str(tmp_path / "none"))
    assert (refused.exit_code, (tmp_path / "none").exists()) == (1, False)
    assert "no published results" in refused.output
