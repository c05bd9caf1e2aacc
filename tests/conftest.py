"""What every test may ask for: a store on each engine, and a toolkit of real and fixed parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.flow.ports import Toolkit
from app.secrets import FileSecrets
from app.store import SqlStore, open_store
from tests.fakes import FixedClock, PlainRenderer, PlainWords


@pytest.fixture
def clock() -> FixedClock:
    """Stands at 23 November 2026 until a test sets ``clock.day``."""
    return FixedClock()


@pytest.fixture
def secrets(tmp_path: Path) -> FileSecrets:
    """Real secrets, in a folder beside the data."""
    return FileSecrets(tmp_path / "keys" / "secrets.json")


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[SqlStore]:
    """A migrated store on SQLite in ``tmp_path / "data"``."""
    data = tmp_path / "data"
    store = open_store(f"sqlite:///{data / 'buurtstem.sqlite'}", data)
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def store(sqlite_store: SqlStore) -> SqlStore:
    """The store of most tests; tests/store runs its cases on both engines."""
    return sqlite_store


@pytest.fixture
def toolkit(store: SqlStore, clock: FixedClock, secrets: FileSecrets) -> Toolkit:
    """Everything a verb may ask for: real store and secrets, fixed clock, plain words and page."""
    return Toolkit(store, clock, secrets, PlainWords(), PlainRenderer(), "https://example.org")
