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
