"""The outside contract: exit codes, words on stderr, and never a traceback."""

import json
import re
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.media.reading import words_in


@pytest.mark.parametrize(
    "words",
    [
        ("survey", "import", "x.json", "--wrong"),
        ("nothing",),
        ("survey",),
        ("export", "square", "--format", "paper", "-o", "x"),
        ("print", "square", "wallpaper", "-o", "x.pdf"),
    ],
)
def test_wrong_usage_exits_2(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2, done.output


@pytest.mark.parametrize(
    "words",
    [
        ("print", "square", "booklet", "-o", "x.pdf"),
        *(
            ("export", "square", "--format", form, "-o", "x")
            for form in ("csv", "sav", "dta", "parquet", "ddi", "lss", "surveyjs")
        ),
    ],
)
def test_what_is_not_built_yet_says_so_and_exits_1(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.exit_code, "not in this version" in done.stderr) == (1, True), done.output


def test_help_names_no_command_that_is_not_built(run: Run) -> None:
    assert "booklet" not in run("print", "--help").output


@pytest.mark.parametrize(
    "words",
    [
        ("survey", "import", "nowhere.xlsx"),
        ("survey", "check", "nothing"),
        ("survey", "review", "nothing", "--lang", "nl", "--by", "A. Tester"),
        ("survey", "open", "nothing"),
        ("survey", "close", "nothing"),
        ("place", "add", "nothing", "Markthal"),
        ("print", "nothing", "poster", "-o", "x.pdf"),
        ("results", "show", "nothing"),
        ("results", "publish", "nothing"),
        ("return", "confirm", "nothing", "--place", "ABCD", "--by", "A. Tester"),
        ("return", "ledger", "nothing"),
        ("export", "nothing", "--format", "xlsx", "-o", "x.xlsx"),
        ("restore", "nowhere", "--key-file", "nowhere"),
    ],
)
def test_what_cannot_be_done_exits_1_with_one_sentence(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 1, done.output
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_import_says_in_json_what_was_repaired_and_what_was_lost(run: Run, form: Path) -> None:
    done = json.loads(run("survey", "import", str(form), "--json").stdout)
    assert (done["slug"], done["items"]) == ("square", 1)
    (loss,) = done["losses"]
    assert (loss["sheet"], loss["row"]) == ("survey", 4)
    assert set(loss) == {"sheet", "row", "what"}


def test_check_says_in_json_which_gates_are_closed(run: Run, form: Path) -> None:
    run("survey", "import", str(form))
    done = run("survey", "check", "square", "--json")
    assert done.exit_code == 1
    plain = json.loads(done.stdout)
    assert plain["may_open"] is False
    gates = {gate["id"]: gate for gate in plain["gates"]}
    assert [gates[f"H{n}"]["hard"] for n in range(1, 7)] == [True] * 6
    assert "--promise-date" in gates["H1"]["finding"]
    assert gates["H6"] == {"id": "H6", "hard": True, "ok": True, "finding": ""}


def test_the_line_from_import_to_an_open_place(run: Run, form: Path) -> None:
    run("survey", "import", str(form))
    opened = run(
        "survey", "open", "square", "--promise-date", "2099-01-31", "--controller", "Raad",
        "--contact", "raad@example.org", "--decision", "Wij kiezen samen.", "--demo",
    )  # fmt: skip
    assert opened.exit_code == 0, opened.stderr
    place = json.loads(run("place", "add", "square", "Markthal", "--json").stdout)
    assert place["url"] == f"http://127.0.0.1:8000/{place['code']}"
    assert json.loads(run("place", "list", "square", "--json").stdout) == [place]
    assert json.loads(run("place", "add", "square", "markthal", "--json").stdout) == place
    switched = json.loads(run("place", "switch", "square", place["code"], "off", "--json").stdout)
    assert switched == {**place, "state": "off"}
    renamed = run("place", "rename", "square", place["code"], "Markt", "--json")
    assert json.loads(renamed.stdout) == {**place, "name": "Markt"}
    (listed,) = json.loads(run("survey", "list", "--json").stdout)
    assert (listed["slug"], listed["state"], listed["example"]) == ("square", "open", True)
    assert run("survey", "close", "square", "--now").exit_code == 0
    shown = run("results", "show", "square", "--json")
    assert json.loads(shown.stdout)["items"]["safe"]["options"] == {"yes": None, "no": None}


def test_a_return_key_is_made_and_confirmed_by_command(
    run: Run, form: Path, tmp_path: Path
) -> None:
    """Decision 7: passphrase in, sheet out, and the code of the sheet back in."""
    run("survey", "import", str(form), "--slug", "square")
    file, sheet = tmp_path / "passphrase", tmp_path / "sheet.pdf"
    file.write_text("river lamp onion tram\n")
    assert run("return", "key", "square", "-o", str(sheet)).exit_code == 2
    short = run("return", "key", "square", "--passphrase-file", "-", "-o", "x.pdf", stdin="a b\n")
    assert (short.exit_code, "12 signs" in short.stderr) == (1, True)
    made = run("return", "key", "square", "--passphrase-file", str(file), "-o", str(sheet))
    assert made.exit_code == 0, made.output
    file.write_bytes(b"caf\xe9 lamp onion tram\n")
    odd = run("return", "key", "square", "--passphrase-file", str(file), "-o", str(sheet))
    assert (odd.exit_code, odd.stderr) == (1, "The passphrase is not text in UTF-8.\n")
    file.write_bytes(b"\xef\xbb\xbfriver lamp onion tram\r\n")
    code = re.findall(r"[2-9A-HJ-NP-Z]{5}\b", words_in(sheet.read_bytes(), tmp_path))
    assert code[0] not in made.output
    assert sheet.stat().st_mode & 0o077 == 0
    wrong = run("return", "key", "square", "--confirm", "2222")
    assert (wrong.exit_code, "30 signs" in wrong.stderr) == (1, True)
    # Not as a word of the command, which others on this machine can read.
    done = run("return", "key", "square", "--confirm", "-", stdin=" ".join(code[:6]) + "\n")
    assert done.exit_code == 0, done.output
    again = run("return", "key", "square", "--passphrase-file", str(file), "-o", str(sheet))
    assert (again.exit_code, "already" in again.stderr) == (1, True)


def test_a_user_is_added_with_a_long_password_only(run: Run) -> None:
    assert run("user", "add", "A. Tester", stdin="short\n").exit_code == 1
    assert run("user", "add", "A. Tester", stdin="a long enough password\n").exit_code == 0
    assert run("user", "add", "A. Tester", stdin="a long enough password\n").exit_code == 1


def test_the_data_option_goes_before_the_environment(run: Run, tmp_path: Path) -> None:
    assert run("--data", str(tmp_path / "elsewhere"), "survey", "list").exit_code == 0
    assert (tmp_path / "elsewhere").is_dir()
    assert not (tmp_path / "data").exists()


def test_a_port_in_use_is_said_in_one_sentence(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert (done.exit_code, "--port" in done.stderr) == (1, True), done.output


def test_worksheets_are_printed_also_before_anything_is_open(
    run: Run, form: Path, tmp_path: Path
) -> None:
    run("survey", "import", str(form))
    made = run("print", "square", "worksheets", "-o", str(tmp_path / "x.pdf"))
    assert (made.exit_code, "Pages: 5." in made.stdout) == (0, True), made.stderr
    none = run("print", "square", "help", "-o", str(tmp_path / "y.pdf"))
    assert (none.exit_code, "no help" in none.stderr) == (1, True)
