"""Files that come with responses: durable with their row, gone with it, and telling no hour."""

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.missing import Missing
from app.core.questionnaire import Kind, Purpose
from app.core.response import Value
from app.flow.ports import Toolkit
from app.flow.records import Attachment, Place, Survey, Version
from tests.builders import a_questionnaire, a_response, a_value, an_item, an_open_version

DAY = "2026-11-23"
VOICE, PHOTO = "a" * 32 + ".mp3", "b" * 32 + ".jpg"
FILES = (
    Attachment("told", "", "voice", VOICE, b"a voice"),
    Attachment("seen", "", "photo", PHOTO, b"a kitchen" * 9000),
)
Opened = tuple[Survey, Version, Place]


@pytest.fixture
def opened(toolkit: Toolkit) -> Opened:
    questionnaire = a_questionnaire(
        an_item("told", Kind.VOICE),
        an_item("seen", Kind.PHOTO),
        purposes=(Purpose("answers"), Purpose("voice"), Purpose("photo")),
    )
    return an_open_version(toolkit, questionnaire)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "attachments"


def take_in(shelves: Any, kit: Toolkit, opened: Opened, files: Sequence[Attachment] = FILES) -> str:
    survey, version, place = opened
    response_id = kit.secrets.random_id()
    said = a_response(*(a_value(file.path, file.name) for file in files))
    shelves.responses.add(response_id, survey, version, place, said, None)
    shelves.responses.attach(response_id, version, DAY, files)
    return response_id


def take_in_and_fail(shelves: Any, kit: Toolkit, opened: Opened, folder: Path) -> None:
    take_in(shelves, kit, opened)
    assert names(folder) == {VOICE, PHOTO}
    raise RuntimeError("the disk is full")


def kept(kit: Toolkit, opened: Opened, files: Sequence[Attachment] = FILES) -> str:
    with kit.store.write() as shelves:
        return take_in(shelves, kit, opened, files)


def values(kit: Toolkit, survey: Survey) -> tuple[Value, ...]:
    with kit.store.read() as shelves:
        ((_, _, _, response),) = shelves.responses.all(survey)
    return response.values


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_for_nobody_else_and_tells_only_the_day(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    """Decision 5: a random name, and the council's day as its time."""
    kept(toolkit, opened)
    for path, file in zip(sorted(folder.iterdir()), FILES, strict=True):
        assert path.read_bytes() == file.content
        found = path.stat()
        assert stat.S_IMODE(found.st_mode) == 0o600
        assert datetime.fromtimestamp(found.st_mtime, UTC).isoformat() == f"{DAY}T12:00:00+00:00"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [value.values for value in values(toolkit, opened[0])] == [(VOICE,), (PHOTO,)]
    with toolkit.store.read() as shelves:
        assert dict(shelves.responses.attachments(opened[0])) == {
            VOICE: b"a voice",
            PHOTO: b"a kitchen" * 9000,
        }


def test_a_transaction_that_is_undone_leaves_no_file(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    with pytest.raises(RuntimeError), toolkit.store.write() as shelves:
        take_in_and_fail(shelves, toolkit, opened, folder)
    assert names(folder) == set()
    # The next transaction on the same connection undoes nothing of it.
    kept(toolkit, opened)
    assert names(folder) == {VOICE, PHOTO}


def test_a_file_whose_row_never_was_is_swept(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    """A machine may stop after the file and before the commit."""
    kept(toolkit, opened)
    (folder / ("c" * 32 + ".mp3")).write_bytes(b"an orphan")
    (folder / "half.part").write_bytes(b"half")
    with toolkit.store.write() as shelves:
        assert shelves.responses.sweep_attachments() == 2
        assert shelves.responses.sweep_attachments() == 0
    assert names(folder) == {VOICE, PHOTO}


def test_files_go_with_their_response_and_others_stay(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    gone = kept(toolkit, opened)
    other = replace(FILES[0], name="d" * 32 + ".mp3")
    kept(toolkit, opened, (other,))
    with toolkit.store.write() as shelves:
        shelves.responses.delete(gone)
        assert VOICE in names(folder), "a file goes after the commit, not before"
    assert names(folder) == {other.name}


def test_taking_back_one_purpose_takes_its_files_and_refuses_their_place(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    response_id = kept(toolkit, opened)
    with toolkit.store.write() as shelves:
        assert shelves.responses.forget_attachments_of(response_id, "voice") == 1
        assert shelves.responses.forget_attachments_of(response_id, "voice") == 0
    assert names(folder) == {PHOTO}
    told, seen = values(toolkit, opened[0])
    assert (told.values, told.missing) == ((), Missing.REFUSED)
    assert seen.values == (PHOTO,)


def test_at_their_end_date_files_go_and_that_there_was_one_stays_counted(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    """H5: the base of an item does not change when its recordings end."""
    survey, version, _ = opened
    kept(toolkit, opened)
    with toolkit.store.write() as shelves:
        before = shelves.responses.tabulate(version)
        assert shelves.responses.forget_attachments(survey, version) == 2
        assert shelves.responses.tabulate(version) == before
    assert before["told", "*"] == 1
    assert names(folder) == set()
    assert [value.values for value in values(toolkit, survey)] == [("",), ("",)]
    with toolkit.store.read() as shelves:
        assert list(shelves.responses.attachments(survey)) == []


def test_at_night_new_files_are_written_anew_so_that_the_disk_tells_no_hour(
    toolkit: Toolkit, opened: Opened, folder: Path
) -> None:
    """Decision 7: the disk's own note of when a file was made is that of the night."""
    kept(toolkit, opened)
    for path in folder.iterdir():
        os.utime(path)
    old = folder / VOICE
    os.utime(old, (10**9, 10**9))
    before = {path.name: path.stat() for path in folder.iterdir()}
    with toolkit.store.write() as shelves:
        shelves.responses.shuffle()
    after = {path.name: path.stat() for path in folder.iterdir()}
    assert after[PHOTO].st_ino != before[PHOTO].st_ino
    assert after[PHOTO].st_mtime == before[PHOTO].st_mtime
    assert after[VOICE].st_ino == before[VOICE].st_ino, "it was written anew long ago"
    assert (folder / PHOTO).read_bytes() == b"a kitchen" * 9000
    assert names(folder) == {VOICE, PHOTO}
