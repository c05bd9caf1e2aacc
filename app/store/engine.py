"""The store: opens SQLite or PostgreSQL, and gives out transactions in which the shelves stand.

Writers take turns: inside a process by a lock, between processes by a locked file (SQLite) or a
lock in the database (PostgreSQL). A process that was forked gets connections of its own.
"""

import os
import sqlite3
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from app.core.problems import Problem, Refused
from app.store.forgetting import sweep
from app.store.memory import Memory
from app.store.migrating import newest_revision, revision, upgrade
from app.store.session import BUSY_SECONDS, Session
from app.store.shelves import SqlShelves
from app.store.sole import sole_in_database, sole_on_file
from app.store.turns import FileLock, Turns

WRITERS_FILE = "writers.lock"
IN_USE_FILE = "in-use.lock"
_SQLITE_SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    # Only heeded before the first table is made; it lets freed pages leave the file.
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = WAL",
    # An acknowledged answer must survive a power cut; NORMAL won nothing that anybody would see.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -16000",
)


def open_store(database_url: str, data: Path, keys: Path | None = None) -> "SqlStore":
    """The store of one host. ``data`` is made where there is none; ``keys`` is the folder outside
    it in which tombstones are kept a second time."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return SqlStore(make_url(database_url), data, keys)


class SqlStore:
    """Implements flow's port Store on SQLite and on PostgreSQL."""

    def __init__(self, url: URL, data: Path, keys: Path | None = None) -> None:
        self.data = data
        self.url = with_driver(url)
        self._memory = Memory(keys)
        self._left_behind: list[object] = []
        self._start()

    def _start(self) -> None:
        self._process = os.getpid()
        self._idle: deque[SqlShelves] = deque()
        self._engine = _engine(self.url)
        is_sqlite = self._engine.dialect.name == "sqlite"
        self._turns = Turns(self.data / WRITERS_FILE if is_sqlite else None)
        self._in_use = FileLock(self.data / IN_USE_FILE)
        self._in_use.share()

    def _here(self) -> None:
        if os.getpid() != self._process:
            # Closing a parent's connection here would end it for the parent too.
            self._left_behind += [self._idle, self._engine, self._turns, self._in_use]
            self._start()

    @contextmanager
    def read(self) -> Iterator[SqlShelves]:
        """Shelves that all see one state."""
        self._here()
        with self._transaction(is_write=False) as shelves:
            yield shelves

    @contextmanager
    def write(self) -> Iterator[SqlShelves]:
        """Shelves whose changes are on disk once the block ends, or never were."""
        self._here()
        with self._turns, self._transaction(is_write=True) as shelves:
            yield shelves

    @contextmanager
    def _transaction(self, is_write: bool) -> Iterator[SqlShelves]:
        shelves = self._begun(is_write)
        session = shelves.session
        try:
            yield shelves
            session.commit()
        except BaseException:
            if session.roll_back():
                self._idle.append(shelves)
            raise
        self._idle.append(shelves)

    def _begun(self, is_write: bool) -> SqlShelves:
        while self._idle:
            with suppress(IndexError):
                shelves = self._idle.pop()
                # A connection may have died while nobody used it; the next one may be well.
                if shelves.session.try_to_begin(is_write):
                    return shelves
        shelves = SqlShelves(Session(self._engine, self.data), self._memory)
        shelves.session.begin(is_write)
        return shelves

    @contextmanager
    def sole(self, name: str) -> Iterator[bool]:
        """Whether this is the one holder of the name now; who dies loses it."""
        self._here()
        if self._engine.dialect.name == "sqlite":
            with sole_on_file(self.data, name) as is_mine:
                yield is_mine
            return
        with self._alone() as session, sole_in_database(session, name) as is_mine:
            yield is_mine

    def forget(self) -> None:
        """Nothing of what was deleted is left in the database's files."""
        self._here()
        with self._turns, self._alone() as session:
            sweep(session)

    def migrate(self) -> None:
        """The tables are those of this program; what is stored is kept.

        Raises Refused with ``database_unusable`` where nobody answers, or no database does.
        """
        try:
            if self.schema_is_current():
                return
        except DBAPIError:
            # Not the reason itself: it may hold the address of the database with its password.
            raise Refused(Problem("database_unusable", self._engine.dialect.name)) from None
        with self._turns, self._alone() as session:
            # Another process may have been first, while this one waited for its turn.
            if revision(session) != newest_revision():
                upgrade(session)

    def schema_is_current(self) -> bool:
        """Whether the tables are those of this program."""
        with self._alone() as session:
            return revision(session) == newest_revision()

    @contextmanager
    def _alone(self) -> Iterator[Session]:
        """A connection outside any transaction, closed afterwards."""
        self._here()
        session = Session(self._engine, self.data)
        try:
            yield session
        finally:
            session.close()

    def close(self) -> None:
        """Every connection that nobody uses is closed; a store that is used again opens anew."""
        if os.getpid() != self._process:
            return
        self._process = 0
        while self._idle:
            self._idle.pop().session.close()
        self._turns.close()
        self._in_use.close()


def with_driver(url: URL) -> URL:
    """The address with the one driver that this program brings for each engine."""
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url.set(drivername="sqlite+pysqlite")
    raise Refused(Problem("unknown_database", backend))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"application_name": "buurtstem"},
        )
    engine = create_engine(
        url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _settle)
    return engine


def _settle(connection: Any, _record: object) -> None:
    for setting in _SQLITE_SETTINGS:
        _patiently(connection, setting)


def _patiently(connection: Any, setting: str) -> None:
    """Settings are not always kept waiting by SQLite itself: while another process sweeps the
    file, or is the last to close it, they are refused at once."""
    for tries_left in range(BUSY_SECONDS * 10, -1, -1):
        try:
            connection.execute(setting)
        except sqlite3.OperationalError as problem:
            if not tries_left or "locked" not in str(problem):
                raise
            time.sleep(0.1)
        else:
            return
