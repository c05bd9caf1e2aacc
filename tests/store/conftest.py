"""The store's own cases run twice: on SQLite and on PostgreSQL."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.flow.ports import Toolkit
from app.flow.records import Place, Survey, Version
from app.store import SqlStore
from tests.builders import an_open_version


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> SqlStore:
    """The store of the toolkit, on each engine."""
    name = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    store: SqlStore = request.getfixturevalue(name)
    return store


@dataclass(frozen=True)
class Standing:
    """A survey that is open at one place, with the toolkit that holds it."""

    kit: Toolkit
    survey: Survey
    version: Version
    place: Place
    data: Path


@pytest.fixture
def standing(toolkit: Toolkit, tmp_path: Path) -> Standing:
    """A survey that is open at one place."""
    return Standing(toolkit, *an_open_version(toolkit), tmp_path / "data")
