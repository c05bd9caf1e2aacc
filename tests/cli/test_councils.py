"""A host serves several councils; the first stays the one that commands mean."""

import json
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

    def command(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(hatch, words, input=stdin, prog_name="buurtstem")

    return command


def test_a_second_council_has_a_region_and_people_of_its_own(run: Run) -> None:
    """IJ19. Its name comes first in the alphabet, and yet it is not what other commands mean."""
    added = run("council", "add", "Adviesraad Zuid", "--region", "De Regio")
    assert (added.exit_code, added.output) == (0, "adviesraad-zuid  Adviesraad Zuid\n")
    password = "a long enough password\n"
    theirs = run("user", "add", "Ans", "--council", "adviesraad-zuid", stdin=password)
    assert theirs.output == "Ans is a coordinator of Adviesraad Zuid.\n"
    assert run("user", "add", "Ans", stdin=password).output.endswith("of Participatieraad.\n")
    assert json.loads(run("council", "list", "--json").output) == [
        {"slug": "adviesraad-zuid", "name": "Adviesraad Zuid", "region": "De Regio"},
        {"slug": "council", "name": "Participatieraad", "region": ""},
    ]


def test_a_council_gets_its_real_name(run: Run) -> None:
    assert run("council", "rename", "council", "Cliëntenraad Noord").exit_code == 0
    assert "council  Cliëntenraad Noord" in run("council", "list").output


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("council", "add", " "), "A name is needed"),
        (("council", "add", "participatieraad"), "There is a council called Participatieraad"),
        (("council", "add", "X", "--slug", "Not So"), "small letters, digits and hyphens"),
        (("council", "rename", "nobody", "X"), "There is no council nobody"),
        (("user", "add", "Bo", "--council", "nobody"), "There is no council nobody"),
    ],
)
def test_what_cannot_be_is_said_in_words(run: Run, words: tuple[str, ...], reason: str) -> None:
    done = run(*words, stdin="a long enough password\n")
    assert done.exit_code == 1
    assert reason in done.stderr
