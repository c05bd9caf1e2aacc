"""Files that came with responses end when it was promised, also after a machine that stopped."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from app.core.questionnaire import Kind, Purpose
from app.flow.attachments import sweep
from app.flow.collect import Kept, submit
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey, Version
from app.flow.retention import Outcome, run_retention, withdraw
from app.flow.returning.tickets import find_ticket
from tests.builders import a_questionnaire, an_item, an_open_version, some_terms
from tests.fakes import FixedClock
from tests.media.taken import a_photo

ROOT = Path(__file__).parents[2]
YES = (("consent.answers", "yes"), ("consent.photo", "yes"))
# The machine stops where the file is on disk and its row is not.
STOPS = """
import os, signal, sys
from pathlib import Path
from app.flow.records import Attachment
from app.store import open_store
from tests.builders import a_response, a_value

data, slug = Path(sys.argv[1]), sys.argv[2]
store = open_store(f"sqlite:///{data / 'buurtstem.sqlite'}", data)
with store.write() as shelves:
    survey = shelves.surveys.find(slug)
    version = shelves.surveys.version(survey)
    name = "e" * 32 + ".jpg"
    shelves.responses.add("f" * 32, survey, version, None, a_response(a_value("seen", name)), None)
    files = (Attachment("seen", "", "photo", name, b"a kitchen"),)
    shelves.responses.attach("f" * 32, version, "2026-11-23", files)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def answered(toolkit: Toolkit) -> tuple[Survey, Version, str]:
    """A survey that is open and has one photo; the ticket of who sent it."""
    questionnaire = a_questionnaire(
        an_item("seen", Kind.PHOTO), purposes=(Purpose("answers"), Purpose("photo"))
    )
    terms = some_terms(ends=(("answers", 365), ("withdrawal", 30), ("recordings", 20)))
    survey, version, place = an_open_version(toolkit, questionnaire, terms=terms)
    outcome = submit(toolkit, place.code, YES, files=(("answer.seen", a_photo()),))
    assert isinstance(outcome, Kept)
    return survey, version, outcome.ticket


def files(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "data" / "attachments").glob("*")]


def close(toolkit: Toolkit, version: Version, day: str) -> None:
    with toolkit.store.write() as shelves:
        shelves.surveys.set_stage(version, Stage.CLOSED, day)


def test_recordings_and_photos_go_on_the_day_that_was_promised(
    toolkit: Toolkit, clock: FixedClock, tmp_path: Path
) -> None:
    """H5: the answers stay until their own day."""
    survey, version, _ = answered(toolkit)
    close(toolkit, version, "2026-11-23")
    clock.day = "2026-12-13"
    run_retention(toolkit)
    assert len(files(tmp_path)) == 1
    clock.day = "2026-12-14"
    assert any("recordings deleted: 1" in act for act in run_retention(toolkit))
    assert files(tmp_path) == []
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 1


def test_taking_answers_back_takes_the_photo_too(toolkit: Toolkit, tmp_path: Path) -> None:
    survey, _, ticket = answered(toolkit)
    assert withdraw(toolkit, find_ticket(toolkit, survey.slug, ticket)) is Outcome.GONE
    assert files(tmp_path) == []


def test_a_machine_that_stops_before_the_commit_leaves_a_file_for_the_next_sweep(
    toolkit: Toolkit, clock: FixedClock, tmp_path: Path
) -> None:
    survey, _, _ = answered(toolkit)
    (kept,) = files(tmp_path)
    for again in (sweep, run_retention):
        stopped = subprocess.run(
            [sys.executable, "-c", STOPS, str(tmp_path / "data"), survey.slug],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert stopped.returncode == -signal.SIGKILL
        assert len(files(tmp_path)) == 2
        again(toolkit)
        assert files(tmp_path) == [kept]
        clock.day = "2026-11-24"
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 1
