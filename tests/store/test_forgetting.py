"""Decision 14: deleted means deleted, down to the bytes of the database's files."""

import random
from pathlib import Path

import pytest

from app.core.response import Response
from app.store import SqlStore, open_store
from app.store.forgetting import unlink
from tests.builders import a_response, a_value, an_open_version
from tests.store.conftest import Standing
from tests.store.keeping import keep, withdrawal_of


@pytest.fixture
def store(sqlite_store: SqlStore) -> SqlStore:
    """SQLite alone: what PostgreSQL keeps in its own files is its host's business."""
    return sqlite_store


def _secret(number: int) -> str:
    return f"secret-{number:05d}-words"


def _said(number: int, chance: random.Random) -> Response:
    words = _secret(number) * chance.randint(1, 12)
    return a_response(a_value("safe_at_night", "often"), a_value("remarks", words))


def _bytes(data: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data.iterdir() if file.is_file())


def test_no_byte_of_a_deleted_response_is_left_in_the_files(standing: Standing) -> None:
    """Also not in pages that were split long ago, nor in the write-ahead log."""
    chance = random.Random(14)
    kit, survey = standing.kit, standing.survey
    kept = [
        keep(kit, survey, standing.version, standing.place, _said(number, chance))
        for number in range(400)
    ]
    gone = chance.sample(range(400), 60)
    for number in gone:
        with kit.store.write() as shelves:
            shelves.responses.delete(kept[number])
    kit.store.forget()
    left = _bytes(standing.data)
    for number in gone:
        assert _secret(number).encode() not in left
        assert bytes.fromhex(kept[number]) not in left
        assert withdrawal_of(kit, survey, kept[number]) not in left
    others = set(range(400)) - set(gone)
    assert all(bytes.fromhex(kept[number]) in left for number in others)


def test_an_erased_withdrawal_trace_leaves_no_byte(standing: Standing) -> None:
    kit, survey = standing.kit, standing.survey
    kept = [keep(kit, survey, standing.version, standing.place) for _ in range(50)]
    with kit.store.write() as shelves:
        assert shelves.responses.erase_withdrawal_traces(survey) == 50
    kit.store.forget()
    left = _bytes(standing.data)
    assert not any(withdrawal_of(kit, survey, each) in left for each in kept)


def test_a_nightly_rewrite_clears_a_large_database_too(
    standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large file is not rewritten at each withdrawal, but each night."""
    monkeypatch.setattr("app.store.forgetting._SMALL", 0)
    chance = random.Random(15)
    kit, survey = standing.kit, standing.survey
    kept = [
        keep(kit, survey, standing.version, standing.place, _said(number, chance))
        for number in range(300)
    ]
    for response_id in kept[::2]:
        with kit.store.write() as shelves:
            shelves.responses.delete(response_id)
    kit.store.forget()
    with kit.store.write() as shelves:
        shelves.responses.shuffle()
    left = _bytes(standing.data)
    assert not any(_secret(number).encode() in left for number in range(0, 300, 2))
    assert _secret(1).encode() in left


def test_a_removed_file_is_overwritten_first(tmp_path: Path) -> None:
    file, second_name = tmp_path / "voice", tmp_path / "second"
    file.write_bytes(b"a voice" * 100_000)
    second_name.hardlink_to(file)
    unlink(file)
    unlink(file)
    assert not file.exists()
    assert not second_name.read_bytes().strip(b"\0")


def test_tombstones_are_kept_outside_the_data_as_well(tmp_path: Path) -> None:
    data, keys = tmp_path / "data", tmp_path / "keys"
    store = open_store(f"sqlite:///{data / 'x.sqlite'}", data, keys)
    store.migrate()
    with store.write() as shelves:
        shelves.tombstones.add(b"a" * 32, "2026-11-01")
        shelves.tombstones.add(b"b" * 32, "2026-11-23")
    store.close()
    for file in data.iterdir():
        file.unlink()
    again = open_store(f"sqlite:///{data / 'x.sqlite'}", data, keys)
    again.migrate()
    with again.write() as shelves:
        assert shelves.tombstones.all() == {b"a" * 32, b"b" * 32}
        shelves.tombstones.expire("2026-11-23")
    with again.read() as shelves:
        assert shelves.tombstones.all() == {b"b" * 32}
    again.close()
    with (keys / "tombstones").open("a") as stream:
        stream.write("2026-11-24 cut sh")
    with again.read() as shelves:
        assert shelves.tombstones.all() == {b"b" * 32}
    again.close()
    assert (keys / "tombstones").stat().st_mode & 0o077 == 0


def test_a_tombstone_of_a_rolled_back_deletion_is_not_kept(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite'}", tmp_path, keys)
    store.migrate()

    def fail() -> None:
        with store.write() as shelves:
            shelves.tombstones.add(b"a" * 32, "2026-11-01")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.read() as shelves:
        assert shelves.tombstones.all() == frozenset()
    store.close()


def test_a_large_response_and_a_long_value_are_kept_and_forgotten(standing: Standing) -> None:
    """Values that are longer than options ever are lie with the free texts."""
    kit, survey = standing.kit, standing.survey
    long = "9" * 5000
    response = a_response(a_value("age", long), a_value("remarks", "x" * 1_000_000))
    response_id = keep(kit, survey, standing.version, None, response)
    with kit.store.read() as shelves:
        ((_, place, _, found),) = shelves.responses.all(survey)
    assert (place, found) == (None, response)
    with kit.store.write() as shelves:
        shelves.responses.delete(response_id)
    kit.store.forget()
    left = _bytes(standing.data)
    assert b"9" * 100 not in left
    assert b"x" * 100 not in left


def test_two_surveys_are_forgotten_apart(standing: Standing) -> None:
    kit = standing.kit
    other, version, place = an_open_version(kit)
    keep(kit, standing.survey, standing.version, standing.place)
    keep(kit, other, version, place)
    with kit.store.write() as shelves:
        assert shelves.responses.erase_withdrawal_traces(other) == 1
        assert shelves.responses.erase_withdrawal_traces(standing.survey) == 1
