"""The return by command, as a stranger's script meets it: each refusal is a sentence, exit 1."""

from pathlib import Path

import pytest

from app import factory
from app.core.address import Address, packed
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Survey
from app.settings import Settings
from tests.builders import RETURN_PASSPHRASE, with_return_key
from tests.cli.conftest import Run
from tests.ended import ended

_FILLED = ("--controller", "Raad", "--contact", "x@example.org", "--decision", "De raad beslist.")


@pytest.fixture
def over(run: Run) -> tuple[Toolkit, Survey]:  # noqa: ARG001
    """A survey of this host that is over, with a return key; 24 people answered."""
    kit = factory.build_toolkit(Settings.read())
    survey, _, _ = ended(kit, 12, 12)
    with_return_key(kit, survey)
    return kit, survey


def test_a_promise_that_is_no_day_is_said_in_a_sentence(run: Run, form: Path) -> None:
    run("survey", "import", str(form), "--slug", "square")
    opening = ("survey", "open", "square", "--demo", *_FILLED, "--ways", "ticket")
    done = run(*opening, "--promise-date", "tomorrow")
    assert (done.exit_code, "tomorrow is not a day" in done.stderr) == (1, True), done.output


def test_each_way_that_cannot_be_kept_is_named_before_opening(run: Run, form: Path) -> None:
    """Without a key nobody could open an address, and without a carrier nothing would leave."""
    run("survey", "import", str(form), "--slug", "square")
    opening = ("survey", "open", "square", "--demo", *_FILLED, "--promise-date", "2099-01-01")
    done = run(*opening, "--ways", "ticket,place,mail,sms,letter")
    assert done.exit_code == 1
    assert {"no mail", "no sms", "return key"} <= {
        words for words in ("no mail", "no sms", "return key") if words in done.stderr
    }
    assert "return key" in run(*opening, "--ways", "letter").stderr
    assert run(*opening, "--ways", "ticket,place").exit_code == 0


def test_nothing_is_sent_before_results_are_there(run: Run, over: tuple[Toolkit, Survey]) -> None:
    _, survey = over
    done = run("return", "run", survey.slug, "--passphrase-file", "-", stdin=RETURN_PASSPHRASE)
    assert (done.exit_code, "results publish" in done.stderr) == (1, True), done.output


def test_a_passphrase_that_is_wrong_or_missing_is_refused(
    run: Run, over: tuple[Toolkit, Survey], tmp_path: Path
) -> None:
    """Also on a day on which nothing waits: else nobody knows until it is needed."""
    kit, survey = over
    publish(kit, survey)
    running = ("return", "run", survey.slug)
    assert "does not open" in run(*running, "--passphrase-file", "-", stdin="no\n").stderr
    assert "no file nowhere" in run(*running, "--passphrase-file", "nowhere").stderr
    right = run(*running, "--passphrase-file", "-", stdin=RETURN_PASSPHRASE + "\r\n")
    assert (right.exit_code, "Nobody left an address" in right.stdout) == (0, True), right.output
    assert run(*running).exit_code == 0
    _leave(kit, survey)
    unasked = run(*running)
    assert (unasked.exit_code, "--passphrase-file" in unasked.stderr) == (1, True), unasked.output
    (tmp_path / "words").write_bytes(b"\xff\xfe")
    assert "UTF-8" in run(*running, "--passphrase-file", str(tmp_path / "words")).stderr
    assert "does not open" in run(*running, "--passphrase-file", "-", stdin="no\n").stderr
    away = run(*running, "--passphrase-file", "-", stdin=RETURN_PASSPHRASE)
    assert (away.exit_code, "BUURTSTEM_SMTP_URL" in away.stderr) == (1, True), away.output


def _leave(kit: Toolkit, survey: Survey) -> None:
    with kit.store.write() as shelves:
        key = shelves.return_keys.key(survey)
        assert key is not None
        plain = packed(Address("mail", "nl", ("someone@example.org",), False))
        box = kit.secrets.seal_address(key[0], plain)
        shelves.addresses.add(survey, kit.secrets.random_id(), box)


def test_a_report_that_is_wrong_is_refused_with_its_place(
    run: Run, over: tuple[Toolkit, Survey], tmp_path: Path
) -> None:
    file = tmp_path / "report.yaml"
    for text, reason in (
        ("2026-01-01: x", "cannot be read as YAML"),
        ("&a [*a]", "cannot be read as YAML"),
        (r'words: "\ud800"', "cannot be read as YAML"),
        ("- x", "a mapping is expected"),
        ("wordz: x", "report:wordz: unknown"),
        ("words: [1]", "report:words: a text"),
    ):
        file.write_text(text, encoding="utf-8")
        done = run("results", "publish", over[1].slug, "--report", str(file))
        assert (done.exit_code, reason in done.stderr) == (1, True), done.output
