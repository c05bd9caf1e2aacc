"""What every test may ask for: a store on each engine, and a toolkit of real and fixed parts."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.exchange.addresses import TypedAddresses
from app.exchange.translations import TranslationWorkbooks
from app.flow.ports import Toolkit
from app.media.cleaner import MediaCleaner
from app.secrets import FileSecrets
from app.secrets.credentials import Credentials
from app.store import SqlStore, open_store
from tests.fakes import FixedClock, PlainRenderer, PlainWords, SilentVoice
from tests.order import long_first
from tests.postgres import running_postgres

_numbers = itertools.count(1)
_OF_THE_CORPUS = "tests/journeys/test_corpus_part.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs on more workers than one end at about the same time."""
    long_first(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says whether other people's surveys were tried, where they were asked for: no test needs
    them. It stands here because a run with workers reads no conftest but this one."""
    passed = terminalreporter.getreports("passed")
    if not any(report.nodeid.startswith(_OF_THE_CORPUS) for report in passed):
        return
    from tests.journeys.test_corpus_part import CORPUS, part

    found = len(part())
    told = f"{found} real surveys were tried" if found else "no corpus of real surveys lies here"
    terminalreporter.write_line(f"corpus: {told} ({CORPUS.name}; all of them: make corpus)")


@pytest.fixture
def clock() -> FixedClock:
    """Stands at 23 November 2026 until a test sets ``clock.day``."""
    return FixedClock()


@pytest.fixture
def secrets(tmp_path: Path) -> FileSecrets:
    """Real secrets, in a folder beside the data; a guess at a passphrase costs little here."""
    return FileSecrets(tmp_path / "keys" / "secrets.json", memory=64, rounds=1)


@pytest.fixture(scope="session")
def ready_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file to copy: migrating anew for each test would take minutes."""
    data = tmp_path_factory.mktemp("ready") / "data"
    ready = open_store(f"sqlite:///{data / 'ready.sqlite'}", data)
    ready.migrate()
    ready.close()
    return data / "ready.sqlite"


@pytest.fixture
def sqlite_store(tmp_path: Path, ready_sqlite: Path) -> Iterator[SqlStore]:
    """A migrated store on SQLite in ``tmp_path / "data"``."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    shutil.copyfile(ready_sqlite, data / "buurtstem.sqlite")
    store = open_store(f"sqlite:///{data / 'buurtstem.sqlite'}", data)
    yield store
    store.close()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL of the tests' own, with a migrated database ``ready``."""
    with running_postgres() as address:
        _new_database(address, "ready", "template0")
        ready = open_store(_address(address, "ready"), tmp_path_factory.mktemp("ready"))
        ready.migrate()
        ready.close()
        yield address


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """A fresh, migrated database."""
    name = f"fresh_{next(_numbers)}"
    _new_database(postgres_server, name, "ready")
    return _address(postgres_server, name)


@pytest.fixture
def postgres_store(postgres_url: str, tmp_path: Path) -> Iterator[SqlStore]:
    """A migrated store on PostgreSQL, with its files in ``tmp_path / "data"``."""
    store = open_store(postgres_url, tmp_path / "data")
    yield store
    store.close()


def _new_database(server: str, name: str, template: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _address(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def store(sqlite_store: SqlStore) -> SqlStore:
    """The store of most tests; tests/store runs its cases on both engines."""
    return sqlite_store


@pytest.fixture
def toolkit(store: SqlStore, clock: FixedClock, secrets: FileSecrets) -> Toolkit:
    """Everything a verb may ask for: real store and secrets, fixed clock, plain words and page."""
    return Toolkit(
        store,
        clock,
        secrets,
        PlainWords(),
        PlainRenderer(),
        MediaCleaner(),
        "https://example.org",
        SilentVoice(),
        credentials=Credentials(memory=64, rounds=1),
        addresses=TypedAddresses(),
        sheets=TranslationWorkbooks(),
    )
