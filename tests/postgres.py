"""A PostgreSQL from a wheel, for as long as a test session lasts; it works as root too."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

_TRIES = 6


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of a server that nobody else uses.

    Not below pytest's own temporary folder: every session that starts closes that folder to
    other accounts, and a server started by root runs under another account.
    """
    folder = Path(tempfile.mkdtemp(prefix="buurtstem-postgres-"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(folder))
        try:
            server = _started(folder)
            _hurry(server.get_uri())
            yield server.get_uri()
            server.cleanup()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _hurry(address: str) -> None:
    """Tests kill programs, never the machine, so nothing has to wait for the disk."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def _started(folder: Path) -> Any:
    import pgserver

    for trial in range(_TRIES):
        try:
            return pgserver.get_server(folder / f"data-{trial}", cleanup_mode="delete")
        except subprocess.TimeoutExpired:
            # It is given ten seconds to start, which is short on a busy machine.
            continue
    raise TimeoutError("PostgreSQL did not start")
