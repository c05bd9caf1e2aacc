"""Recordings from the folder to the ear: import, check, review, open, and back from a backup."""

import base64
import json
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result

from app import factory
from app.cli import hatch
from app.cli.beside import names_beside
from app.core.languages import parse_language
from app.flow.ports import Toolkit
from app.flow.prepare import offer_of, survey_with
from app.flow.sounds import hearing_of, sound_behind, sounds_behind
from app.settings import Settings
from tests.media.recorded import film, heard, recorded, wav

SURVEY = """survey: square
languages: [nl, rif-Zxxx, dse]
title: Het plein
lists:
  yes_no:
    yes: Ja
    no: Nee
items:
  - item: safe
    kind: select_one
    list: yes_no
    label: Voelt u zich veilig?
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUURTSTEM_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BUURTSTEM_SECRETS", str(tmp_path / "keys" / "secrets.json"))
    monkeypatch.setenv("BUURTSTEM_URL", "https://buurt.example")
    monkeypatch.delenv("BUURTSTEM_DATABASE_URL", raising=False)
    made = tmp_path / "square"
    made.mkdir()
    (made / "survey.yaml").write_text(SURVEY, "utf-8")
    return made


def _run(*words: str) -> Result:
    return CliRunner().invoke(hatch, words, prog_name="buurtstem")


def _place(folder: Path, tag: str, path: str, content: bytes, ending: str) -> None:
    (folder / "audio" / tag).mkdir(parents=True, exist_ok=True)
    (folder / "audio" / tag / f"{quote(path, safe='')}.{ending}").write_bytes(content)


def _kit() -> Toolkit:
    return factory.build_toolkit(Settings.read())


def _needed(kit: Toolkit, tag: str) -> list[str]:
    """The first slot of everything that is to be heard."""
    survey = survey_with(kit, "square")
    with kit.store.read() as shelves:
        offer = offer_of(kit, shelves, survey)
        council = shelves.people.council(survey.council_id)
    hearing = hearing_of(kit, offer.questionnaire, offer.terms, council, offer.slots, ())
    return [each.slots[0] for each in hearing.spoken[tag]]


def test_a_spoken_language_goes_from_a_folder_to_the_ear_and_through_a_backup(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "survey.yaml").write_text(SURVEY.replace(", dse", ""), "utf-8")
    assert _run("survey", "import", str(folder / "survey.yaml"), "--slug", "square").exit_code == 0
    said = _run("survey", "check", "square", "--json")
    gates = {gate["id"]: gate for gate in json.loads(said.stdout)["gates"]}
    assert "rif-Zxxx is spoken and not written" in gates["H3"]["finding"]
    times = [f for f in json.loads(said.stdout)["findings"] if f["id"] == "SV01"]
    assert [(f["lang"], "by ear" in f["advice"]) for f in times] == [
        ("nl", True),
        ("rif-Zxxx", True),
    ]

    kit = _kit()
    needed = _needed(kit, "rif-Zxxx")
    assert parse_language("rif-Zxxx").is_spoken_only
    for number, path in enumerate(needed):
        _place(folder, "rif-Zxxx", path, wav(0.3, 300 + 5 * number), "wav")
    assert len(names_beside(folder / "survey.yaml")) == len(set(needed))
    again = _run("survey", "import", str(folder / "survey.yaml"), "--slug", "square", "--json")
    assert again.exit_code == 0, again.output
    assert json.loads(again.stdout)["recordings"] == len(set(needed))
    assert json.loads(again.stdout)["losses"] == []
    for tag in ("nl", "rif-Zxxx"):
        assert _run("survey", "review", "square", "--lang", tag, "--by", "A. Tester").exit_code == 0
    opened = _run(
        "survey", "open", "square", "--promise-date", "2999-01-31", "--ways", "ticket",
        "--controller", "Raad", "--contact", "raad@example.org", "--decision", "De raad kiest.",
            "--override", "it came in as a file",
    )  # fmt: skip
    assert opened.exit_code == 0, opened.output
    fingerprint = opened.stdout.strip(". \n").split()[-1]
    sounds = sounds_behind(kit, fingerprint, "rif-Zxxx")
    assert {sound.kind for sound in sounds} == {"human"}
    assert len({sound.digest for sound in sounds}) == len(set(needed))
    assert {s.kind for s in sounds_behind(kit, fingerprint, "nl")} == {"computer"}
    _back_and_forth(tmp_path, kit, fingerprint)


def _back_and_forth(tmp_path: Path, kit: Toolkit, fingerprint: str) -> None:
    def play(toolkit: Toolkit, tag: str, kind: str) -> bytes:
        found = sound_behind(toolkit, fingerprint, tag, "q1", (kind,))
        assert found is not None
        return found[1].read_bytes()

    before = play(kit, "rif-Zxxx", "human"), play(kit, "nl", "computer")
    kit.store.close()  # type: ignore[attr-defined]
    (tmp_path / "key").write_bytes(base64.b64encode(bytes(range(32))))
    key = ("--key-file", str(tmp_path / "key"))
    assert _run("backup", str(tmp_path / "all"), *key).exit_code == 0
    shutil.rmtree(tmp_path / "data")
    assert _run("restore", str(tmp_path / "all"), *key).exit_code == 0
    restored = _kit()
    assert (play(restored, "rif-Zxxx", "human"), play(restored, "nl", "computer")) == before
    assert heard(before[0])[1] == heard(before[1])[1] == 1
    files = (tmp_path / "data" / "recordings").iterdir()
    assert {file.stat().st_mtime % 86400 for file in files} == {43200}


def test_an_import_with_a_file_that_is_no_sound_keeps_nothing(folder: Path) -> None:
    _place(folder, "nl", "title", recorded("ogg"), "ogg")
    _place(folder, "dse", "title", film(), "mp4")
    _place(folder, "nl", "item:safe:label", b"not a sound", "mp3")
    refused = _run("survey", "import", str(folder / "survey.yaml"))
    assert refused.exit_code == 1
    assert "audio/nl/item%3Asafe%3Alabel.mp3 is no sound" in refused.stderr
    assert "No surveys yet" in _run("survey", "list").stdout


def test_a_form_brings_its_recordings_in_the_folder_beside_it(folder: Path) -> None:
    (folder / "square.md").write_text(
        "| survey |\n"
        "| | type | name | label::Nederlands (nl) | media::audio::Nederlands (nl) |\n"
        "| | select_one yn | safe | Voelt u zich veilig? | safe.webm |\n"
        "| | text | idea | Wat kan beter? | gone.mp3 |\n"
        "| choices |\n"
        "| | list_name | name | label::Nederlands (nl) |\n"
        "| | yn | yes | Ja |\n"
        "| | yn | no | Nee |\n",
        "utf-8",
    )
    (folder / "square-media").mkdir()
    (folder / "square-media" / "safe.webm").write_bytes(recorded("webm"))
    said = json.loads(_run("survey", "import", str(folder / "square.md"), "--json").stdout)
    assert said["recordings"] == 1
    assert ["gone.mp3" in loss["what"] for loss in said["losses"]] == [True]
    kit = _kit()
    with kit.store.read() as shelves:
        (kept,) = shelves.sounds.recordings(shelves.surveys.all()[0])
    assert (kept.path, kept.tag) == ("item:safe:label", "nl")
