"""The export command: what lies on the disk afterwards."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner

from app import factory
from app.cli import hatch
from app.core.questionnaire import Kind, Purpose
from app.flow.collect import Kept, submit
from app.settings import Settings
from tests.builders import a_questionnaire, an_item, an_open_version
from tests.media.taken import a_photo


@pytest.fixture
def slug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A host with one survey, to which one photo came."""
    monkeypatch.delenv("BUURTSTEM_DATABASE_URL", raising=False)
    monkeypatch.setenv("BUURTSTEM_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BUURTSTEM_SECRETS", str(tmp_path / "keys" / "secrets.json"))
    monkeypatch.chdir(tmp_path)
    kit = factory.build_toolkit(Settings.read())
    questionnaire = a_questionnaire(
        an_item("seen", Kind.PHOTO), purposes=(Purpose("answers"), Purpose("photo"))
    )
    survey, _, place = an_open_version(kit, questionnaire)
    yes = (("consent.answers", "yes"), ("consent.photo", "yes"))
    assert isinstance(submit(kit, place.code, yes, files=(("answer.seen", a_photo()),)), Kept)
    return survey.slug


def test_for_the_host_a_zip_beside_the_workbook_holds_what_its_rows_name(
    slug: str, tmp_path: Path
) -> None:
    words = ("export", slug, "--format", "xlsx", "--for", "host", "-o", "answers.xlsx")
    done = CliRunner().invoke(hatch, words)
    assert done.exit_code == 0, done.output
    assert "answers-files.zip: 1 recordings and photos." in done.output
    head, row = openpyxl.load_workbook("answers.xlsx")["data"].iter_rows(values_only=True)
    with ZipFile("answers-files.zip") as packed:
        assert packed.namelist() == [row[head.index("seen")]]
    # A second export replaces it: what was taken back since must not stay.
    assert CliRunner().invoke(hatch, words).exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("answers*")) == [
        "answers-files.zip",
        "answers.xlsx",
    ]


def test_the_questions_leave_as_a_form_with_what_it_cannot_hold(slug: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(hatch, ("export", slug, "--format", "xlsform", "-o", "form.xlsx"))
    assert done.exit_code == 0, done.output
    assert "form.xlsx: 1 questions." in done.output
    assert "The title is there in the survey's own language alone." in done.output
    rows = list(
        openpyxl.load_workbook(tmp_path / "form.xlsx")["survey"].iter_rows(values_only=True)
    )
    assert rows[1][:2] == ("image", "seen")
    words = ("export", slug, "--format", "xlsform", "-o", "nowhere/form.xlsx")
    assert CliRunner().invoke(hatch, words).exit_code == 1
