"""The store's transactions: writers in turn, readers on one state, own connections after a fork."""

import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.core.problems import Refused
from app.flow.records import Survey
from app.store import SqlStore, open_store
from app.store.engine import with_driver
from tests.builders import a_council, a_questionnaire, a_survey


def _add(store: SqlStore) -> Survey:
    council = a_council()
    survey = a_survey(council)
    with store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(survey, a_questionnaire(slug=survey.slug))
    return survey


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    url = f"sqlite:///{data / 'again.sqlite'}"
    first = open_store(url, data)
    first.migrate()
    survey = _add(first)
    first.close()
    second = open_store(url, data)
    with second.read() as shelves:
        assert shelves.surveys.all() == (survey,)
    second.close()


def test_a_reader_sees_one_state_while_others_write(store: SqlStore) -> None:
    survey = _add(store)
    with store.read() as shelves:
        assert shelves.returns.refusals(survey.id) == 0
        with store.write() as writing:
            writing.returns.add_refusal(survey.id)
        assert shelves.returns.refusals(survey.id) == 0
    with store.read() as shelves:
        assert shelves.returns.refusals(survey.id) == 1


def test_a_failing_write_leaves_nothing_and_the_next_one_works(store: SqlStore) -> None:
    survey = _add(store)

    def fail() -> None:
        with store.write() as shelves:
            shelves.returns.add_refusal(survey.id)
            raise ZeroDivisionError

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            fail()
    with store.write() as shelves:
        shelves.returns.add_refusal(survey.id)
        assert shelves.returns.refusals(survey.id) == 1


def test_writers_wait_for_their_turn_and_none_is_lost(store: SqlStore) -> None:
    """Reading first and writing then is safe, because nobody else writes in between."""
    survey = _add(store)

    def work() -> None:
        for _ in range(10):
            with store.write() as shelves:
                number = shelves.returns.refusals(survey.id)
                shelves.returns.add_refusal(survey.id)
                assert shelves.returns.refusals(survey.id) == number + 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as shelves:
        assert shelves.returns.refusals(survey.id) == 60


def test_a_write_inside_a_write_is_a_mistake_and_does_not_hang(store: SqlStore) -> None:
    with (
        store.write(),
        pytest.raises(RuntimeError, match="inside"),
        store.write(),
    ):
        pass
    _add(store)


def test_a_forked_process_gets_connections_of_its_own(store: SqlStore) -> None:
    survey = _add(store)
    child = os.fork()
    if child == 0:
        try:
            with store.write() as shelves:
                shelves.returns.add_refusal(survey.id)
            store.close()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    with store.write() as shelves:
        shelves.returns.add_refusal(survey.id)
        assert shelves.returns.refusals(survey.id) == 2


def test_sqlite_is_set_to_lose_nothing_and_to_forget_well(sqlite_store: SqlStore) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 15000,
        "auto_vacuum": 2,
    }
    with sqlite_store.read() as shelves:
        found = {
            name: shelves.session.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted
        }
    assert found == wanted


def test_the_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    store = open_store(f"sqlite:///{data / 'x.sqlite'}", data)
    store.close()
    assert data.stat().st_mode & 0o077 == 0


def test_only_sqlite_and_postgresql_are_known() -> None:
    assert with_driver(make_url("postgresql://h/d")).drivername == "postgresql+psycopg"
    assert with_driver(make_url("sqlite:///x")).drivername == "sqlite+pysqlite"
    with pytest.raises(Refused, match="unknown_database"):
        with_driver(make_url("mysql://h/d"))


@pytest.mark.parametrize("address", ["sqlite", "postgresql://nobody:secret@127.0.0.1:9/none"])
def test_a_database_that_cannot_be_opened_is_refused_without_its_address(
    tmp_path: Path, address: str
) -> None:
    (tmp_path / "letter.txt").write_text("This is no database at all, but some old letter.\n" * 9)
    if address == "sqlite":
        address = f"sqlite:///{tmp_path / 'letter.txt'}"
    with pytest.raises(Refused) as refused:
        open_store(address, tmp_path).migrate()
    (problem,) = refused.value.problems
    assert problem.code == "database_unusable"
    assert "secret" not in str(refused.value)


def test_a_connection_that_the_database_hung_up_on_is_replaced(postgres_store: SqlStore) -> None:
    survey = _add(postgres_store)
    with postgres_store.read() as shelves:
        own = shelves.session.raw.info.backend_pid
    other = open_store(str(postgres_store.url.render_as_string(False)), postgres_store.data)
    with other.write() as shelves:
        shelves.session.raw.execute(f"SELECT pg_terminate_backend({own})")
    other.close()
    with postgres_store.write() as shelves:
        shelves.returns.add_refusal(survey.id)
    with postgres_store.read() as shelves:
        assert shelves.returns.refusals(survey.id) == 1
