"""Both engines for the journeys: SQLite in the data folder, and a real PostgreSQL."""

from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """A database address of its own per test; empty is SQLite in the data folder."""
    if request.param == "sqlite":
        return ""
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a host."""
    return tmp_path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says whether other people's surveys were tried: no test needs them."""
    from tests.journeys.test_corpus_part import CORPUS, part

    found = len(part())
    told = f"{found} real surveys were tried" if found else "no corpus of real surveys lies here"
    terminalreporter.write_line(f"corpus: {told} ({CORPUS.name}; all of them: make corpus)")
