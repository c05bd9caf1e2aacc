"""Decision 14: backups are sealed, whole or refused, and never bring back what was deleted."""

import base64
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.pictures import Picture
from app.core.problems import Refused
from app.exchange.addresses import TypedAddresses
from app.flow.copies import delete_again, tombstone_of, tombstone_of_ticket
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey, Version
from app.flow.shelves import Shelves
from app.media.cleaner import MediaCleaner
from app.secrets import FileSecrets
from app.secrets.credentials import Credentials
from app.store import SqlStore, open_store, restore_backup, write_backup
from app.store.copies.rows import batches
from app.store.tables import metadata
from tests.builders import a_response, a_slot, a_value, an_open_version
from tests.fakes import FixedClock, PlainRenderer, PlainWords, SilentVoice
from tests.store.keeping import keep, register_of, withdrawal_of

KEY = base64.b64encode(bytes(range(32))) + b"\n"
SPOKEN = b"a voice " * 300_000


def _delete_again(shelves: Shelves, keys: Path) -> int:
    return delete_again(shelves, FileSecrets(keys))


@dataclass
class Host:
    """One host with its folders; opened and closed as a server starts and stops."""

    folder: Path
    url: str

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def secrets(self) -> Path:
        return self.folder / "keys" / "secrets.json"

    def open(self) -> Toolkit:
        store = open_store(self.url, self.data, self.secrets.parent)
        store.migrate()
        parts = (PlainWords(), PlainRenderer(), MediaCleaner())
        kit = (FixedClock(), FileSecrets(self.secrets), *parts, "https://x")
        rest = {"credentials": Credentials(), "addresses": TypedAddresses()}
        return Toolkit(store, *kit, SilentVoice(), **rest)  # type: ignore[arg-type]

    def back_up(self, file: Path, key: bytes = KEY) -> None:
        with closing(self.open().store) as store:
            write_backup(store, self.data, self.secrets, file, key)

    def restore(self, file: Path, key: bytes = KEY, again: Any = _delete_again) -> int:
        return restore_backup(self.url, self.data, self.secrets, file, key, again)

    def rows(self) -> dict[str, list[Any]]:
        with closing(self.open().store) as store, store.read() as shelves:
            return {
                table.name: [row for batch in batches(shelves.session, table) for row in batch]
                for table in metadata.sorted_tables
            }


@dataclass
class Filled:
    """A host with one survey that two people answered, one of them by voice."""

    host: Host
    survey: Survey
    version: Version
    place: Place
    kept: list[str]


def _sqlite(folder: Path) -> Host:
    return Host(folder, f"sqlite:///{folder / 'data' / 'buurtstem.sqlite'}")


def _filled(host: Host) -> Filled:
    kit = host.open()
    survey, version, place = an_open_version(kit)
    said = a_response(a_value("remarks", "words of one person"))
    kept = [keep(kit, survey, version, place, said) for _ in range(2)]
    with kit.store.write() as shelves:
        shelves.surveys.put_slots(survey, [a_slot()])
        shelves.pictures.put(survey, [Picture("own.png", "image/png", bytes(range(256)))])
        shelves.returns.register_ticket(survey.id, register_of(kit, survey, kept[0]))
        shelves.returns.count(survey.id, "ticket", "nl", "due", 2)
    file = host.data / "attachments" / "spoken"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(SPOKEN)
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp()
    os.utime(file, (noon, noon))
    kit.store.close()
    return Filled(host, survey, version, place, kept)


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """A filled host on SQLite."""
    return _filled(_sqlite(tmp_path / "one"))


@pytest.fixture
def backup(filled: Filled, tmp_path: Path) -> Path:
    """Its backup."""
    filled.host.back_up(tmp_path / "all.backup")
    return tmp_path / "all.backup"


def _all_files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


@pytest.mark.parametrize("source", ["sqlite", "postgresql"])
@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_a_new_host_on_either_engine_is_what_the_old_one_was(
    tmp_path: Path, request: pytest.FixtureRequest, source: str, target: str
) -> None:
    hosts = []
    for name, engine in (("old", source), ("new", target)):
        host = _sqlite(tmp_path / name)
        if engine == "postgresql" and (name == "old" or source == "sqlite"):
            host.url = request.getfixturevalue("postgres_url")
        elif engine == "postgresql":
            host.url = hosts[0].url
        hosts.append(host)
    old, new = hosts
    filled = _filled(old)
    before = old.rows()
    old.back_up(tmp_path / "all.backup")
    assert new.restore(tmp_path / "all.backup") == 0
    assert new.rows() == before
    file = new.data / "attachments" / "spoken"
    assert file.read_bytes() == SPOKEN
    assert datetime.fromtimestamp(file.stat().st_mtime, UTC).date().isoformat() == "2026-11-20"
    kit = new.open()
    with closing(kit.store), kit.store.read() as shelves:
        trace = withdrawal_of(kit, filled.survey, filled.kept[0])
        assert shelves.responses.by_withdrawal(filled.survey, trace) is not None
        assert shelves.surveys.version(filled.survey) == filled.version
    assert sorted(path.name for path in new.secrets.parent.iterdir()) == ["secrets.json"]
    assert not list(new.data.glob("restoring-*"))


def test_restoring_brings_back_the_moment_of_the_backup(filled: Filled, backup: Path) -> None:
    before = filled.host.rows()
    kit = filled.host.open()
    keep(kit, filled.survey, filled.version, filled.place)
    (filled.host.data / "attachments" / "later").write_bytes(b"later")
    kit.store.close()
    filled.host.restore(backup)
    assert filled.host.rows() == before
    assert [path.name for path in (filled.host.data / "attachments").iterdir()] == ["spoken"]


def _withdraw(filled: Filled, response_id: str) -> None:
    kit, survey = filled.host.open(), filled.survey
    trace = register_of(kit, survey, response_id)
    with kit.store.write() as shelves:
        shelves.responses.delete(response_id)
        shelves.returns.remove_ticket(survey.id, trace)
        shelves.tombstones.add(tombstone_of(kit.secrets, response_id), "2026-11-23")
        buried = tombstone_of_ticket(kit.secrets, trace)
        shelves.tombstones.add(buried, "2026-11-23")
    kit.store.close()


@pytest.mark.parametrize("lost", ["nothing", "the tombstone file", "the database"])
def test_what_was_deleted_since_stays_deleted(filled: Filled, backup: Path, lost: str) -> None:
    """By the traces in the database, or in the file beside the keys, whichever is left."""
    gone, stays = filled.kept
    _withdraw(filled, gone)
    if lost == "the tombstone file":
        (filled.host.secrets.parent / "tombstones").unlink()
    elif lost == "the database":
        (filled.host.data / "buurtstem.sqlite").write_bytes(b"nothing that SQLite can read")
    assert filled.host.restore(backup) == 1
    kit = filled.host.open()
    with closing(kit.store), kit.store.read() as shelves:
        assert shelves.responses.ids(filled.survey) == (stays,)
        assert shelves.returns.register_size(filled.survey.id) == 0
        assert len(shelves.tombstones.all()) == 2
    assert filled.host.restore(backup) == 1


def test_what_was_deleted_since_stays_deleted_on_postgresql(
    tmp_path: Path, postgres_url: str
) -> None:
    filled = _filled(Host(tmp_path / "one", postgres_url))
    filled.host.back_up(tmp_path / "all.backup")
    _withdraw(filled, filled.kept[0])
    (filled.host.secrets.parent / "tombstones").unlink()
    assert filled.host.restore(tmp_path / "all.backup") == 1
    kit = filled.host.open()
    with closing(kit.store), kit.store.read() as shelves:
        assert shelves.responses.ids(filled.survey) == (filled.kept[1],)


def test_a_backup_says_nothing_without_its_key(filled: Filled, backup: Path) -> None:
    content = backup.read_bytes()
    root = filled.host.secrets.read_bytes()[20:60]
    for word in (b"words of one person", b"a voice", b"Food bank", b"market-square", root):
        assert word not in content
    assert backup.stat().st_mode & 0o077 == 0


def _refusal(host: Host, file: Path, key: bytes = KEY, again: Any = _delete_again) -> str:
    """The reason of the refusal; everything must be as it was, and nothing may be left over."""
    before = _all_files(host.folder)
    with pytest.raises(Refused) as refusal:
        host.restore(file, key, again)
    assert _all_files(host.folder) == before
    assert not list(host.folder.rglob("restoring-*"))
    return refusal.value.problems[0].code


def test_another_key_opens_nothing(filled: Filled, backup: Path) -> None:
    other = base64.b64encode(bytes(range(1, 33)))
    assert _refusal(filled.host, backup, other) == "backup_key_or_change"


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (b"", "backup_key_form"),
        (b"password", "backup_key_form"),
        (bytes(range(32)), "backup_key_form"),
        (base64.b64encode(bytes(range(31))), "backup_key_form"),
        (base64.b64encode(bytes(range(64))), "backup_key_form"),
        (base64.b64encode(bytes(32)), "backup_key_weak"),
        (base64.b64encode(b"aaaabbbbccccddddeeeeffffgggghhhh"), "backup_key_weak"),
    ],
)
def test_a_weak_or_short_key_is_refused(
    filled: Filled, backup: Path, tmp_path: Path, key: bytes, code: str
) -> None:
    assert _refusal(filled.host, backup, key) == code
    with pytest.raises(Refused, match=code):
        filled.host.back_up(tmp_path / "weak.backup", key)
    assert not (tmp_path / "weak.backup").exists()


def test_a_backup_that_was_cut_short_is_refused_wherever_it_was_cut(
    filled: Filled, backup: Path
) -> None:
    whole = backup.read_bytes()
    for length in (0, 10, 51, 53, 55, 500, len(whole) // 2, len(whole) - 1):
        backup.write_bytes(whole[:length])
        assert _refusal(filled.host, backup) in ("backup_cut_short", "backup_form")


def test_a_backup_cut_between_two_chunks_is_refused(filled: Filled, tmp_path: Path) -> None:
    noise = filled.host.data / "attachments" / "noise"
    noise.write_bytes(os.urandom(200_000))
    file = tmp_path / "large.backup"
    filled.host.back_up(file)
    whole = file.read_bytes()
    first = 51 + 4 + int.from_bytes(whole[51:55])
    second = first + 4 + int.from_bytes(whole[first : first + 4])
    for cut in (first, second):
        file.write_bytes(whole[:cut])
        assert _refusal(filled.host, file) == "backup_cut_short"
    swapped = whole[:51] + whole[first:second] + whole[51:first] + whole[second:]
    file.write_bytes(swapped)
    assert _refusal(filled.host, file) == "backup_key_or_change"
    file.write_bytes(whole[:51] + whole[first:])
    assert _refusal(filled.host, file) == "backup_key_or_change"


def test_a_backup_with_one_bit_changed_is_refused(filled: Filled, backup: Path) -> None:
    whole = backup.read_bytes()
    for at in (3, 30, 52, 60, len(whole) // 2, len(whole) - 1):
        backup.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        code = _refusal(filled.host, backup)
        assert code in ("backup_key_or_change", "backup_form", "backup_cut_short")
    backup.write_bytes(whole + b"more")
    assert _refusal(filled.host, backup)


def test_a_backup_is_never_written_over_another_file(filled: Filled, backup: Path) -> None:
    content = backup.read_bytes()
    with pytest.raises(Refused, match="backup_exists"):
        filled.host.back_up(backup)
    assert backup.read_bytes() == content
    with pytest.raises(Refused, match="backup_not_writable"):
        filled.host.back_up(backup.parent / "no such folder" / "all.backup")


def test_a_backup_that_fails_leaves_no_file(
    filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("app.store.copies.backup._write_file", fail)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError, match="disk full"):
        filled.host.back_up(tmp_path / "all.backup")
    assert sorted(tmp_path.iterdir()) == before


def test_a_running_host_is_not_restored_under_its_feet(filled: Filled, backup: Path) -> None:
    kit = filled.host.open()
    with pytest.raises(Refused, match="host_is_running"):
        filled.host.restore(backup)
    kit.store.close()
    filled.host.restore(backup)


def test_a_postgresql_that_others_use_is_not_restored(
    tmp_path: Path, postgres_url: str, postgres_store: SqlStore
) -> None:
    host = Host(tmp_path / "elsewhere", postgres_url)
    _filled(host)
    host.back_up(tmp_path / "all.backup")
    with postgres_store.read() as shelves:
        assert shelves.people.councils()
    with pytest.raises(Refused, match="host_is_running"):
        host.restore(tmp_path / "all.backup")
    with postgres_store.read() as shelves:
        assert shelves.people.councils()


def test_trouble_in_the_last_step_changes_nothing(filled: Filled, backup: Path) -> None:
    def fail(_shelves: Shelves, _keys: Path) -> int:
        raise Refused()

    before = _all_files(filled.host.folder)
    with pytest.raises(Refused):
        filled.host.restore(backup, again=fail)
    assert _all_files(filled.host.folder) == before


def test_a_backup_of_a_newer_program_is_refused(
    filled: Filled, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.copies.restore.newest_revision", lambda: "0000")
    assert _refusal(filled.host, backup) == "backup_newer"
