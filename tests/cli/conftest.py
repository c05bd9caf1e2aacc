"""A fresh host for commands, and a small form to bring in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import hatch

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command on a fresh host."""
    for name in ("BUURTSTEM_URL", "BUURTSTEM_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BUURTSTEM_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BUURTSTEM_SECRETS", str(tmp_path / "keys" / "secrets.json"))
    monkeypatch.chdir(tmp_path)

    def command(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(hatch, words, input=stdin, prog_name="buurtstem")

    return command


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A small XLSForm as text."""
    file = tmp_path / "square.md"
    file.write_text(
        "| survey |\n"
        "| | type | name | label::Nederlands (nl) |\n"
        "| | select_one yn | safe | Voelt u zich veilig? |\n"
        "| | video | where | Laat zien waar u bent. |\n"
        "| choices |\n"
        "| | list_name | name | label::Nederlands (nl) |\n"
        "| | yn | yes | Ja |\n"
        "| | yn | no | Nee |\n"
        "| settings |\n"
        "| | form_title | form_id |\n"
        "| | Het plein | square |\n",
        encoding="utf-8",
    )
    return file
