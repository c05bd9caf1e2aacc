"""Putting a backup back: built beside, checked to its end, then swapped in as a whole.

What was deleted since the backup was made is deleted from it before anything is swapped: the
tombstones of the backup, of the present database and of the file beside the keys all count.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import make_url

from app.core.problems import Problem, Refused
from app.flow.shelves import Shelves
from app.store.copies.backup import FOLDERS
from app.store.copies.parts import BYTES, FILE, KEYS, MANIFEST, ROWS, TABLE, parts
from app.store.copies.rows import put_batch
from app.store.copies.sealed_stream import SealedReader, read_key
from app.store.engine import IN_USE_FILE, SqlStore, with_driver
from app.store.forgetting import unlink
from app.store.migrating import apply, newest_revision, revision
from app.store.session import Session, Statement
from app.store.shelves import SqlShelves
from app.store.tombstones import FILE as TOMBSTONES
from app.store.tombstones import read_tombstones
from app.store.turns import FileLock

DeleteAgain = Callable[[Shelves, Path], int]

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'buurtstem'"
    " AND datname = current_database() AND pid <> pg_backend_pid()"
)
_TOMBSTONES = "SELECT day, trace FROM tombstones"
_BURY = Statement("INSERT INTO tombstones (day, trace) VALUES (?, ?) ON CONFLICT DO NOTHING")


def restore_backup(
    database_url: str,
    data: Path,
    secrets: Path,
    file: Path,
    key: bytes,
    delete_again: DeleteAgain,
) -> int:
    """The host stands as in the backup, less what was deleted since; how many responses that were.

    ``delete_again`` gets the shelves of the restored database and the restored key file, and
    deletes what has a tombstone. Raises Refused, with everything as it was, where the host is
    running, the key does not fit, or the file was changed or cut short.
    """
    plain_key = read_key(key)
    url = with_driver(make_url(database_url))
    live = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    with (
        _nobody_else(data),
        _workplace(data) as work,
        _workplace(secrets.parent) as beside_keys,
        file.open("rb") as stream,
    ):
        target = url if live is None else url.set(database=str(work / "restored.sqlite"))
        arriving = _Arriving(work, beside_keys / secrets.name)
        buried = (*_present(live), *read_tombstones(secrets.parent / TOMBSTONES))
        with closing(SqlStore(target, work)) as store, store.write() as shelves:
            _fill(shelves, parts(SealedReader(stream, plain_key)), arriving, buried)
            deleted = delete_again(shelves, arriving.keys)
        arriving.keys.replace(secrets)
        if live is not None:
            _replace_database(live, work)
        for folder in FOLDERS:
            _replace_folder(data, work, folder)
    return deleted


@contextmanager
def _nobody_else(data: Path) -> Iterator[None]:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(FileLock(data / IN_USE_FILE)) as lock:
        if not lock.take(wait=False):
            raise Refused(Problem("host_is_running"))
        yield


@contextmanager
def _workplace(above: Path) -> Iterator[Path]:
    above.mkdir(mode=0o700, parents=True, exist_ok=True)
    work = above / f"restoring-{token_hex(8)}"
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        _wipe(work)


def _wipe(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            _wipe(path)
        else:
            unlink(path)
    folder.rmdir()


def _present(live: Path | None) -> tuple[tuple[str, bytes], ...]:
    """The tombstones of the SQLite database that is about to go, as far as it can be read."""
    if live is None or not live.exists():
        return ()
    try:
        with closing(sqlite3.connect(live)) as connection:
            return tuple(connection.execute(_TOMBSTONES).fetchall())
    except sqlite3.DatabaseError:
        # A broken database is a reason to restore; the file beside the keys has the same traces.
        return ()


class _Arriving:
    """The files of a backup while they come in, one piece after another."""

    def __init__(self, work: Path, keys: Path) -> None:
        self.keys = keys
        self._work = work
        self._open: tuple[Path, float] | None = None

    def take_keys(self, content: bytes) -> None:
        handle = os.open(self.keys, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)

    def start_file(self, head: Any) -> None:
        folder, _, name = head["name"].partition("/")
        if folder not in FOLDERS or Path(name).name != name:
            raise Refused(Problem("backup_form"))
        (self._work / folder).mkdir(mode=0o700, exist_ok=True)
        path = self._work / folder / name
        path.touch(mode=0o600)
        noon = datetime.fromisoformat(head["day"]).replace(hour=12, tzinfo=UTC).timestamp()
        self._open = path, noon

    def add(self, piece: bytes) -> None:
        if self._open is None:
            raise Refused(Problem("backup_form"))
        path, noon = self._open
        with path.open("ab") as stream:
            stream.write(piece)
        os.utime(path, (noon, noon))


def _fill(
    shelves: SqlShelves,
    content: Iterator[tuple[bytes, bytes]],
    arriving: _Arriving,
    buried: tuple[tuple[str, bytes], ...],
) -> None:
    session = shelves.session
    kind, manifest = next(content)
    made_at = json.loads(manifest)["revision"] if kind == MANIFEST else ""
    if not "0001" <= made_at <= newest_revision():
        raise Refused(Problem("backup_newer", made_at))
    buried = (*buried, *_clear(session))
    apply(session, "upgrade", made_at)
    head: Any = None
    for kind, part in content:
        if kind == KEYS:
            arriving.take_keys(part)
        elif kind == TABLE:
            head = json.loads(part)
        elif kind == ROWS:
            put_batch(session, head["table"], head["columns"], head["kinds"], json.loads(part))
        elif kind == FILE:
            arriving.start_file(json.loads(part))
        elif kind == BYTES:
            arriving.add(part)
    apply(session, "upgrade", "head")
    session.many(_BURY, sorted(set(buried)))


def _clear(session: Session) -> tuple[tuple[str, bytes], ...]:
    """An empty PostgreSQL database, and the tombstones that it held. SQLite is filled beside."""
    stood_at = revision(session)
    if not stood_at:
        return ()
    if session.raw.execute(_OTHERS).fetchone()[0]:
        raise Refused(Problem("host_is_running"))
    if stood_at > newest_revision():
        raise Refused(Problem("database_newer", stood_at))
    buried = tuple(session.raw.execute(_TOMBSTONES).fetchall())
    apply(session, "downgrade", "base")
    return buried


def _replace_database(live: Path, work: Path) -> None:
    live.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for beside in ("-wal", "-shm"):
        live.with_name(live.name + beside).unlink(missing_ok=True)
    if live.exists():
        # Under a second name the old one outlives the swap, and is overwritten after it.
        os.link(live, work / "replaced.sqlite")
    (work / "restored.sqlite").replace(live)


def _replace_folder(data: Path, work: Path, folder: str) -> None:
    if (data / folder).exists():
        (data / folder).rename(work / f"replaced-{folder}")
    if (work / folder).exists():
        (work / folder).rename(data / folder)
