"""Forgetting: freed space is overwritten, and the order of what stays tells nothing.

SQLite keeps copies of a deleted row in three places: the page (secure_delete overwrites it), the
write-ahead log (truncated here) and pages that were split long ago (only a rewrite clears them).
PostgreSQL keeps dead rows until a vacuum, and which transaction wrote a row until a rewrite.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from sqlalchemy import Table

from app.store.session import Session
from app.store.tables import open_answers as read
from app.store.tables import responses as answered
from app.store.tables import returns

# Up to this size a rewrite takes well under a second; above it, the nightly one must do.
_SMALL = 64 * 1024 * 1024
_OVERWRITE = 64 * 1024
_TOGETHER = (
    (
        answered.responses,
        answered.consents,
        answered.response_values,
        answered.free_texts,
        answered.attachments,
        read.open_answers,
        read.transcripts,
        read.quotes,
        read.replacements,
        read.codings,
        read.coded_themes,
    ),
    (answered.submission_keys,),
    (returns.return_register,),
    (returns.sealed_addresses,),
    (returns.outbox,),
    (returns.cards,),
)


def sweep(session: Session) -> None:
    """Nothing of a deleted row is left in the files of the database (outside a transaction)."""
    if not session.is_sqlite:
        for tables in _TOGETHER:
            session.raw.execute(f"VACUUM {', '.join(table.name for table in tables)}")
        return
    pages, size = (
        session.raw.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size")
    )
    if pages * size <= _SMALL:
        session.raw.execute("VACUUM")
    else:
        session.raw.execute("PRAGMA incremental_vacuum").fetchall()
    session.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def rewrite_in_random_order(session: Session) -> None:
    """Responses, register and addresses lie in an order that tells nothing (decision 7).

    On SQLite these tables lie in the order of their random keys, and what a page's inside still
    tells goes with a rewrite of the file, which must wait until the transaction is over. On
    PostgreSQL each table is filled anew, so that all its rows come from one transaction.
    """
    if session.is_sqlite:
        session.afterwards.append(lambda: _rewrite_file(session))
        return
    for tables in _TOGETHER:
        _refill(session, tables)


def _rewrite_file(session: Session) -> None:
    session.raw.execute("VACUUM")
    session.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _refill(session: Session, tables: Iterable[Table]) -> None:
    tables = tuple(tables)
    names = ", ".join(table.name for table in tables)
    session.raw.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    for table in tables:
        session.raw.execute(
            f"CREATE TEMPORARY TABLE aside_{table.name} ON COMMIT DROP AS TABLE {table.name}"
        )
    session.raw.execute(f"TRUNCATE {names}")
    for table in tables:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        session.raw.execute(
            f"INSERT INTO {table.name} ({columns})"
            f" SELECT {columns} FROM aside_{table.name} ORDER BY random()"
        )


def unlink(file: Path) -> None:
    """The file is overwritten, then gone; a file that is not there is no trouble."""
    try:
        with file.open("r+b") as stream:
            overwrite(stream)
    except FileNotFoundError:
        return
    file.unlink()


def overwrite(stream: IO[bytes]) -> None:
    """What an open file held is zeros on the disk."""
    left = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    while left > 0:
        left -= stream.write(bytes(min(left, _OVERWRITE)))
    stream.flush()
    os.fsync(stream.fileno())
