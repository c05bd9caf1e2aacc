"""One connection of one process: SQLAlchemy Core for most work, plain statements for the hot path.

A transaction is begun and ended here by hand, because SQLite must BEGIN IMMEDIATE and PostgreSQL
must see one state. No rule about surveys lives here; see shelves next.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import Table

BUSY_SECONDS = 15
# Any fixed number: every process of this program asks PostgreSQL for the same lock.
WRITERS_LOCK = 7_203_001


class Statement:
    """SQL that both engines read the same, with ``?`` for values; parsed once per connection."""

    def __init__(self, sql: str) -> None:
        self.sqlite = sql
        self.postgresql = sql.replace("?", "%s")


class Session:
    """A connection that is kept open. ``raw`` is the driver's own connection."""

    def __init__(self, engine: Engine, data: Path) -> None:
        self.connection: Connection = engine.connect()
        self.raw: Any = self.connection.connection.driver_connection
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.data = data
        # SQLite is a file: a refusal there is about this moment, not about the connection.
        self._lost = () if self.is_sqlite else engine.dialect.loaded_dbapi.OperationalError
        self.afterwards: list[Callable[[], None]] = []
        self.if_undone: list[Callable[[], None]] = []

    def fast(self, statement: Statement, *values: object) -> Any:
        """The driver's cursor after a plain statement."""
        sql = statement.sqlite if self.is_sqlite else statement.postgresql
        return self.raw.execute(sql, values)

    def many(self, statement: Statement, rows: Sequence[Sequence[object]]) -> None:
        """A plain statement for each row."""
        if not rows:
            return
        if self.is_sqlite:
            self.raw.executemany(statement.sqlite, rows)
            return
        with self.raw.cursor() as cursor:
            cursor.executemany(statement.postgresql, rows)

    def run(self, statement: Executable, rows: Sequence[Mapping[str, object]] = ()) -> Any:
        """The result of a Core statement, run for each of the rows where there are any."""
        return self.connection.execute(statement, rows or None)

    def stream(self, sql: str) -> Iterator[Any]:
        """The rows of a query, of which few are in memory at a time."""
        if self.is_sqlite:
            yield from self.raw.execute(sql)
            return
        with self.raw.cursor() as cursor:
            yield from cursor.stream(sql, size=500)

    def insert(self, table: Table) -> Any:
        """The engine's own INSERT, which knows what to do where a row is already there."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def begin(self, is_write: bool) -> None:
        """One consistent state from now on; a writer is the only writer from now on."""
        if self.is_sqlite:
            self.raw.execute("BEGIN IMMEDIATE" if is_write else "BEGIN")
        elif is_write:
            self.raw.execute(f"BEGIN; SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
        else:
            self.raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def try_to_begin(self, is_write: bool) -> bool:
        """Begins, or closes the connection and is False where the database hung up meanwhile."""
        try:
            self.begin(is_write)
        except self._lost:
            self.connection.invalidate()
            self.close()
            return False
        return True

    def commit(self) -> None:
        """Everything since ``begin`` is on disk; then what had to wait for that is done."""
        # Whether a COMMIT that fails happened is not known here, so nothing is undone any more.
        self.if_undone = []
        self.raw.execute("COMMIT")
        waiting, self.afterwards = self.afterwards, []
        for act in waiting:
            act()

    def roll_back(self) -> bool:
        """Nothing since ``begin`` has happened; False where the connection is lost with it."""
        self.afterwards = []
        undoing, self.if_undone = self.if_undone, []
        try:
            if not self.is_sqlite or self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
        except self._lost:
            self.connection.invalidate()
            self.close()
            return False
        finally:
            for act in undoing:
                act()
        return True

    def close(self) -> None:
        """The connection is closed."""
        self.connection.close()
