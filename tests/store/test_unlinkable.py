"""Decision 7: from a copy of the data, responses, register and addresses match no better than
chance, whichever two of them somebody lays side by side."""

from collections.abc import Callable, Iterator, Sequence
from random import randbytes

import pytest

from app.flow.ports import Toolkit
from app.store import SqlStore
from app.store.tables.returns import SEALED_ADDRESS
from tests.store.conftest import Standing
from tests.store.keeping import ONLY_POSTGRESQL, ONLY_SQLITE, keep, register_of

pytestmark = pytest.mark.attack

_PEOPLE = 200
# Of chance pairs one is right on average; more than 8 happens once in a million times.
_MOST_RIGHT = 8
# Five standard deviations of a rank correlation between 200 random pairs.
_MOST_ALIKE = 0.36

_OF_PEOPLE = ("responses", "response_values", "consents", "return_register", "sealed_addresses")
_KEYS = (("id", "responses"), ("trace", "return_register"), ("id", "sealed_addresses"))
_Pairs = list[tuple[bytes, bytes]]
_People = list[tuple[bytes, bytes, bytes]]
"""Of each person the key of the response, the trace in the register and the key of the address."""


def _arrived(standing: Standing) -> _People:
    """Everybody answered and left an address, one after another."""
    people = []
    for _ in range(_PEOPLE):
        response_id = keep(standing.kit, standing.survey, standing.version, standing.place)
        trace = register_of(standing.kit, standing.survey, standing.kit.secrets.random_id())
        with standing.kit.store.write() as shelves:
            shelves.returns.register_ticket(standing.survey.id, trace)
        address_id = standing.kit.secrets.random_id()
        with standing.kit.store.write() as shelves:
            box = randbytes(SEALED_ADDRESS)
            shelves.addresses.add(standing.survey, address_id, box)
        people.append((bytes.fromhex(response_id), trace, address_id.encode()))
    return people


def _any_two(people: _People, *orders: Sequence[bytes]) -> Iterator[bool]:
    """Whether each two of the tables match by chance only."""
    for one, other in ((0, 1), (0, 2), (1, 2)):
        pairs = [(each[one], each[other]) for each in people]
        yield _is_chance(pairs, orders[one], orders[other])


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
    people = _arrived(standing)
    with standing.kit.store.read() as shelves:
        responses = [bytes.fromhex(key) for key in shelves.responses.ids(standing.survey)]
        traces = shelves.returns.traces(standing.survey.id)
        addresses = [key.encode() for key, _ in shelves.addresses.all(standing.survey)]
    assert all(_any_two(people, responses, traces, addresses))


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
    people = _arrived(standing)
    _shuffle(standing.kit)
    copy = b"".join(file.read_bytes() for file in sorted(standing.data.iterdir()) if file.is_file())
    for position in (copy.find, copy.rfind):
        orders = (_by_position([each[at] for each in people], position) for at in range(3))
        assert all(_any_two(people, *orders))


def _by_position(keys: list[bytes], position: Callable[[bytes], int]) -> list[bytes]:
    assert all(position(key) >= 0 for key in keys)
    return sorted(keys, key=position)


@ONLY_POSTGRESQL
def test_the_system_columns_of_postgresql_tell_nothing_after_the_nightly_rewrite(
    standing: Standing, store: SqlStore
) -> None:
    """ctid says where a row lies, xmin which transaction wrote it."""
    people = _arrived(standing)
    by_writer = _system_columns(store, "xmin::text::bigint")
    found = list(_any_two(people, *by_writer))
    # Addresses do not wait for the night: they alone would lead to a person.
    assert found == [False, True, True], "the measure must see what a night has not hidden"
    assert list(_any_two(people, *_system_columns(store, "ctid")))[1:] == [True, True]
    _shuffle(standing.kit)
    assert all(_any_two(people, *_system_columns(store, "ctid")))
    with store.read() as shelves:
        for table in _OF_PEOPLE:
            sql = f"SELECT count(DISTINCT xmin::text), count(*) FROM {table}"
            writers, rows = shelves.session.raw.execute(sql).fetchone()
            assert writers == 1
            assert rows >= _PEOPLE
        assert len(shelves.responses.ids(standing.survey)) == _PEOPLE


def _system_columns(store: SqlStore, order: str) -> list[list[bytes]]:
    with store.read() as shelves:
        orders = []
        for column, table in _KEYS:
            sql = f"SELECT {column} FROM {table} ORDER BY {order}"
            found = [key for (key,) in shelves.session.raw.execute(sql).fetchall()]
            orders.append([key.encode() if isinstance(key, str) else key for key in found])
    return orders
