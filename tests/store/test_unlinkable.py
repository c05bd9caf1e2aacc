"""Decision 7: from a copy of the data, responses and register match no better than chance."""

from collections.abc import Callable, Sequence

import pytest

from app.flow.ports import Toolkit
from app.store import SqlStore
from tests.store.conftest import Standing
from tests.store.keeping import ONLY_POSTGRESQL, ONLY_SQLITE, keep, register_of

pytestmark = pytest.mark.attack

_PEOPLE = 200
# Of chance pairs one is right on average; more than 8 happens once in a million times.
_MOST_RIGHT = 8
# Five standard deviations of a rank correlation between 200 random pairs.
_MOST_ALIKE = 0.36

_OF_PEOPLE = ("responses", "response_values", "consents", "return_register")
_Pairs = list[tuple[bytes, bytes]]


def _arrived(standing: Standing) -> _Pairs:
    """Who answered, one after another: the key of the response and the trace in the register."""
    pairs = []
    for _ in range(_PEOPLE):
        response_id = keep(standing.kit, standing.survey, standing.version, standing.place)
        trace = register_of(standing.kit, standing.survey, standing.kit.secrets.random_id())
        with standing.kit.store.write() as shelves:
            shelves.returns.register_ticket(standing.survey.id, trace)
        pairs.append((bytes.fromhex(response_id), trace))
    return pairs


def _right(pairs: _Pairs, responses: Sequence[bytes], traces: Sequence[bytes]) -> int:
    """How many pairs somebody finds who lays both tables side by side, either way round."""
    true = dict(pairs)
    found = []
    for order in (list(traces), list(reversed(traces))):
        guesses = zip(responses, order, strict=True)
        found.append(sum(true[response] == trace for response, trace in guesses))
    return max(found)


def _alike(pairs: _Pairs, responses: Sequence[bytes], traces: Sequence[bytes]) -> float:
    """Spearman's rank correlation of the two orders, without its sign."""
    at_response = {key: at for at, key in enumerate(responses)}
    at_trace = {key: at for at, key in enumerate(traces)}
    squares = sum((at_response[key] - at_trace[trace]) ** 2 for key, trace in pairs)
    count = len(pairs)
    return abs(1 - 6 * squares / (count * (count**2 - 1)))


def _is_chance(pairs: _Pairs, responses: Sequence[bytes], traces: Sequence[bytes]) -> bool:
    assert len(responses) == len(traces) == len(pairs)
    return (
        _right(pairs, responses, traces) <= _MOST_RIGHT
        and _alike(pairs, responses, traces) <= _MOST_ALIKE
    )


def _shuffle(kit: Toolkit) -> None:
    with kit.store.write() as shelves:
        shelves.responses.shuffle()
    kit.store.forget()


def test_the_measure_sees_an_order_that_betrays() -> None:
    pairs = [(bytes([at]), bytes([at, 1])) for at in range(_PEOPLE)]
    responses, traces = zip(*pairs, strict=True)
    assert not _is_chance(pairs, responses, traces)
    assert not _is_chance(pairs, responses, traces[::-1])
    late = [*responses[100:], *responses[:100]]
    assert not _is_chance(pairs, late, traces)


def test_neither_table_has_an_order_of_its_own(standing: Standing) -> None:
    """Before the nightly rewrite as well: no row number, no time, only random keys."""
    pairs = _arrived(standing)
    with standing.kit.store.read() as shelves:
        responses = [bytes.fromhex(key) for key in shelves.responses.ids(standing.survey)]
        traces = shelves.returns.traces(standing.survey.id)
    assert _is_chance(pairs, responses, traces)


@ONLY_SQLITE
def test_no_table_of_people_has_row_numbers_on_sqlite(store: SqlStore) -> None:
    with store.read() as shelves:
        for table in _OF_PEOPLE:
            sql = f"SELECT sql FROM sqlite_master WHERE name = '{table}'"
            assert "WITHOUT ROWID" in shelves.session.raw.execute(sql).fetchone()[0]


@ONLY_SQLITE
def test_a_copy_of_the_sqlite_file_tells_nothing_after_the_nightly_rewrite(
    standing: Standing,
) -> None:
    """Where in the file a row lies is as good as a row number, until the file is rewritten."""
    pairs = _arrived(standing)
    _shuffle(standing.kit)
    copy = b"".join(file.read_bytes() for file in sorted(standing.data.iterdir()) if file.is_file())
    for position in (copy.find, copy.rfind):
        responses = _by_position([key for key, _ in pairs], position)
        traces = _by_position([trace for _, trace in pairs], position)
        assert _is_chance(pairs, responses, traces)


def _by_position(keys: list[bytes], position: Callable[[bytes], int]) -> list[bytes]:
    assert all(position(key) >= 0 for key in keys)
    return sorted(keys, key=position)


@ONLY_POSTGRESQL
def test_the_system_columns_of_postgresql_tell_nothing_after_the_nightly_rewrite(
    standing: Standing, store: SqlStore
) -> None:
    """ctid says where a row lies, xmin which transaction wrote it."""
    pairs = _arrived(standing)
    before = _system_columns(store, "xmin::text::bigint")
    assert not _is_chance(pairs, *before), "the measure must see what a night has not hidden"
    _shuffle(standing.kit)
    assert _is_chance(pairs, *_system_columns(store, "ctid"))
    with store.read() as shelves:
        for table in _OF_PEOPLE:
            sql = f"SELECT count(DISTINCT xmin::text), count(*) FROM {table}"
            writers, rows = shelves.session.raw.execute(sql).fetchone()
            assert writers == 1
            assert rows >= _PEOPLE
        assert len(shelves.responses.ids(standing.survey)) == _PEOPLE


def _system_columns(store: SqlStore, order: str) -> tuple[list[bytes], list[bytes]]:
    with store.read() as shelves:
        orders = []
        for column, table in (("id", "responses"), ("trace", "return_register")):
            sql = f"SELECT {column} FROM {table} ORDER BY {order}"
            orders.append([key for (key,) in shelves.session.raw.execute(sql).fetchall()])
    return orders[0], orders[1]
