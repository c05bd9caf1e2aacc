"""The migrations: one head, up with data, down again, and an end equal to the tables."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import ForeignKeyConstraint

from app.store import SqlStore, open_store
from app.store.engine import _engine
from app.store.migrating import _FOLDER, apply, newest_revision, revision
from app.store.session import Session
from app.store.tables import metadata
from tests.builders import an_open_version
from tests.store.conftest import Standing
from tests.store.keeping import keep

# Who owns these rows is said in their module; all others have a council or a parent with one.
_WITHOUT_COUNCIL = {"regions", "councils", "tombstones", "locks"}
_THROUGH_RESPONSE = {"consents", "response_values", "free_texts", "attachments"}
_NEVER_JOINED = {"return_register", "sealed_addresses", "outbox", "tombstones"}


@pytest.fixture
def session(store: SqlStore) -> Iterator[Session]:
    """A connection of a store's own."""
    with store._alone() as session:
        yield session


def test_there_is_one_head_and_the_store_knows_it() -> None:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [newest_revision()]


def test_a_new_store_is_current_and_migrating_again_changes_nothing(
    standing: Standing, store: SqlStore
) -> None:
    response_id = keep(standing.kit, standing.survey, standing.version, standing.place)
    assert store.schema_is_current()
    store.migrate()
    with store.read() as shelves:
        assert shelves.responses.ids(standing.survey) == (response_id,)


def test_down_and_up_again_ends_where_it_began(standing: Standing, session: Session) -> None:
    keep(standing.kit, standing.survey, standing.version, standing.place)
    before = _schema(session)
    session.begin(is_write=True)
    apply(session, "downgrade", "base")
    assert revision(session) == ""
    assert {line for line in _schema(session) if "alembic" not in line} == set()
    apply(session, "upgrade", "head")
    session.commit()
    assert _schema(session) == before
    an_open_version(standing.kit)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    session: Session, monkeypatch: pytest.MonkeyPatch, store: SqlStore
) -> None:
    before = _schema(session)
    session.begin(is_write=True)
    apply(session, "downgrade", "base")
    session.roll_back()
    assert _schema(session) == before
    assert store.schema_is_current()
    monkeypatch.setattr("app.store.engine.newest_revision", lambda: "9999")
    assert not store.schema_is_current()


def test_the_migrations_end_at_the_tables(tmp_path: Path) -> None:
    """SQLite keeps the statements themselves, checks and names included."""
    data = tmp_path / "data"
    migrated = open_store(f"sqlite:///{data / 'migrated.sqlite'}", data)
    migrated.migrate()
    with migrated._alone() as session:
        by_migration = _schema(session)
    migrated.close()
    engine = _engine(migrated.url.set(database=str(data / "tables.sqlite")))
    with engine.begin() as connection:
        metadata.create_all(connection)
    created = Session(engine, data)
    assert by_migration == _schema(created)
    created.close()


def test_the_migrations_end_at_the_tables_on_postgresql(postgres_store: SqlStore) -> None:
    with postgres_store._alone() as session:
        by_migration = _schema(session)
        session.begin(is_write=True)
        apply(session, "downgrade", "base")
        metadata.create_all(session.connection)
        assert _schema(session) == by_migration
        session.roll_back()


def _schema(session: Session) -> set[str]:
    """Every table, column, constraint and index, in words that can be compared."""
    if session.is_sqlite:
        rows = session.raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = {" ".join(sql.replace('"', "").split()).replace(" )", ")") for (sql,) in rows}
    else:
        columns = (
            "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable"
            " || coalesce(character_maximum_length::text, '') FROM information_schema.columns"
            " WHERE table_schema = 'public'"
        )
        constraints = (
            "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
        )
        indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
        found = {
            line
            for sql in (columns, constraints, indexes)
            for (line,) in session.raw.execute(sql).fetchall()
        }
    return {line for line in found if "alembic_version" not in line}


def test_every_row_belongs_to_a_council() -> None:
    for table in metadata.tables.values():
        if table.name in _WITHOUT_COUNCIL | _THROUGH_RESPONSE:
            continue
        column = table.columns.get("council_id")
        assert column is not None, table.name
        assert not column.nullable, table.name
        targets = {key.column.table.name for key in column.foreign_keys}
        assert "councils" in targets, table.name


def test_values_belong_to_a_council_through_their_response() -> None:
    for name in _THROUGH_RESPONSE:
        column = metadata.tables[name].columns["response_id"]
        assert not column.nullable
        assert [key.ondelete for key in column.foreign_keys] == ["CASCADE"]


def test_register_addresses_and_tombstones_point_at_no_response_and_no_place() -> None:
    """Decision 7: what must not be joined has no column to join it by."""
    for name in _NEVER_JOINED:
        columns = set(metadata.tables[name].columns.keys())
        assert not columns & {"response_id", "place_id", "version_id", "withdrawal", "key_hash"}


def test_no_table_holds_a_time_of_day_or_counts_rows_by_itself() -> None:
    """Decision 5: ISO days only; and no numbering of rows that would be an order."""
    for table in metadata.tables.values():
        for column in table.columns:
            assert "TIME" not in str(column.type).upper()
            assert column.autoincrement in (False, "auto")
            assert column is not table.autoincrement_column


def test_every_constraint_has_a_name_that_postgresql_does_not_cut() -> None:
    for table in metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"
            name = str(constraint.name)
            assert len(name) < 60 or isinstance(constraint, ForeignKeyConstraint), name
            assert len(name) <= 63, name


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_processes_that_start_at_once_make_the_tables_once(
    tmp_path: Path, request: pytest.FixtureRequest, engine: str
) -> None:
    data = tmp_path / "fresh"
    url = f"sqlite:///{data / 'x.sqlite'}"
    if engine == "postgresql":
        url = request.getfixturevalue("postgres_url")
        with closing(open_store(url, data)) as store, store._alone() as session:
            session.begin(is_write=True)
            apply(session, "downgrade", "base")
            session.commit()
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                open_store(url, data).migrate()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    with closing(open_store(url, data)) as store:
        assert store.schema_is_current()
