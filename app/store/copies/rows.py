"""Rows of any table as JSON and back, the same for both engines."""

import base64
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Boolean, LargeBinary, Table

from app.store.session import Session, Statement
from app.store.tables.columns import RandomKey

BATCH = 500


def kinds_of(table: Table) -> list[str]:
    """What each column holds: ``bytes``, ``flag`` or ``plain``."""
    return [_kind(column.type) for column in table.columns]


def _kind(of: Any) -> str:
    if isinstance(of, LargeBinary | RandomKey):
        return "bytes"
    return "flag" if isinstance(of, Boolean) else "plain"


def batches(session: Session, table: Table) -> Iterator[list[list[object]]]:
    """All rows of a table by key, some hundreds at a time, ready for JSON.

    Never in the order in which they lie: on PostgreSQL that is the order in which they came.
    """
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    order = ", ".join(f'"{column.name}"' for column in table.primary_key)
    kinds = kinds_of(table)
    rows = session.stream(f'SELECT {columns} FROM "{table.name}" ORDER BY {order}')
    while batch := list(islice(rows, BATCH)):
        yield [[_outgoing(*pair) for pair in zip(kinds, row, strict=True)] for row in batch]


def put_batch(
    session: Session, name: str, columns: Sequence[str], kinds: Sequence[str], rows: Any
) -> None:
    """The rows stand in the table."""
    quoted = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    statement = Statement(f'INSERT INTO "{name}" ({quoted}) VALUES ({marks})')
    session.many(
        statement, [[_incoming(*pair) for pair in zip(kinds, row, strict=True)] for row in rows]
    )


def _outgoing(kind: str, value: Any) -> object:
    if value is None or kind == "plain":
        return value
    return bool(value) if kind == "flag" else base64.b64encode(value).decode()


def _incoming(kind: str, value: Any) -> object:
    if value is None or kind != "bytes":
        return value
    return base64.b64decode(value)
