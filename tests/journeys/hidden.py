"""Whether a copy of the data joins responses, tickets and addresses better than chance.

All boxes have one length and every key is random, so what is left to go by is where rows lie:
their bytes in the files of SQLite, and the system columns of PostgreSQL. Laying two tables side by
side in such an order, one way round or the other, is the best matching that an order allows.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from app.flow.ports import Toolkit

# Of chance pairs one is right on average; more than 8 happens once in a million times.
MOST_RIGHT = 8
# So many standard deviations of a rank correlation between chance pairs.
_DEVIATIONS = 5.0
_COLUMNS = {"responses": "id", "return_register": "trace", "sealed_addresses": "id"}
Rows = Mapping[str, Mapping[int, bytes]]
"""The key of each person's row, by table."""


@dataclass(frozen=True)
class Match:
    """How well two tables match in one order: pairs that are right, how alike the orders are."""

    tables: tuple[str, str]
    order: str
    people: int
    right: int
    alike: float

    @property
    def is_chance(self) -> bool:
        """Whether somebody who only guesses would find as much."""
        most_alike = _DEVIATIONS / (self.people - 1) ** 0.5
        return self.right <= MOST_RIGHT and self.alike <= most_alike


def matches(kit: Toolkit, data: Path, rows: Rows) -> Iterator[Match]:
    """Every two tables in every order that a copy of the data has."""
    for name, place in _orders(kit, data):
        for one, other in combinations(rows, 2):
            yield _match(name, place, one, other, rows)


def _orders(kit: Toolkit, data: Path) -> Iterator[tuple[str, Callable[[str, bytes], int]]]:
    if kit.store.url.get_backend_name() == "postgresql":
        for column in ("ctid", "xmin::text::bigint"):
            places = {table: _by_column(kit, table, column) for table in _COLUMNS}
            yield column, lambda table, key, at=places: at[table].index(key)
        return
    files = sorted(path for path in data.iterdir() if path.is_file())
    copy = b"".join(path.read_bytes() for path in files)
    yield "first in the files", lambda _, key: copy.find(key)
    yield "last in the files", lambda _, key: copy.rfind(key)


def _by_column(kit: Toolkit, table: str, column: str) -> list[bytes]:
    sql = f"SELECT {_COLUMNS[table]} FROM {table} ORDER BY {column}"
    with kit.store.read() as shelves:
        keys = [key for (key,) in shelves.session.raw.execute(sql).fetchall()]
    return [key.encode() if isinstance(key, str) else bytes(key) for key in keys]


def _match(
    order: str, place: Callable[[str, bytes], int], one: str, other: str, rows: Rows
) -> Match:
    people = sorted(rows[one].keys() & rows[other].keys())
    first, second = (
        sorted(people, key=lambda person, table=table: place(table, rows[table][person]))
        for table in (one, other)
    )
    assert all(place(table, rows[table][each]) >= 0 for each in people for table in (one, other))
    right = max(
        sum(a == b for a, b in zip(first, way, strict=True)) for way in (second, second[::-1])
    )
    at = {person: number for number, person in enumerate(second)}
    squares = sum((number - at[person]) ** 2 for number, person in enumerate(first))
    count = len(people)
    alike = abs(1 - 6 * squares / (count * (count**2 - 1)))
    return Match((one, other), order, count, right, round(alike, 2))
