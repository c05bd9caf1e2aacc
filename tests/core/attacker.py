"""An attacker who knows the method and reads everything that is told: bounds what is withheld.

Independent of the program: people are counted by their whole history of answers at each place,
everything told is an equation over those counts, and a small simplex finds the least and the
most that a withheld number could be.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

_NOTHING = 1e-7


@dataclass
class Attacker:
    """``kinds`` are the histories that people can have; ``told`` equations over their counts."""

    kinds: Sequence[tuple[object, ...]]
    rows: list[list[float]] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)
    _start: tuple[list[list[float]], list[int]] | None = None

    def hears(self, counts: Callable[[tuple[object, ...]], bool], number: int) -> None:
        """It is told how many people have a history for which ``counts`` is true."""
        self.rows.append([float(counts(kind)) for kind in self.kinds])
        self.sums.append(float(number))

    def range_of(self, counts: Callable[[tuple[object, ...]], bool]) -> tuple[float, float]:
        """The least and the most people of whom ``counts`` could be true."""
        goal = [float(counts(kind)) for kind in self.kinds]
        least = self._best([-value for value in goal])
        return -least, self._best(goal)

    def _best(self, goal: list[float]) -> float:
        if self._start is None:
            self._start = _feasible(self.rows, self.sums)
        table, basis = [row[:] for row in self._start[0]], list(self._start[1])
        return _maximum(table, basis, goal)


def _pivot(table: list[list[float]], basis: list[int], row: int, column: int) -> None:
    by = table[row][column]
    table[row] = [value / by for value in table[row]]
    for other, line in enumerate(table):
        factor = line[column]
        if other != row and abs(factor) > _NOTHING:
            table[other] = [a - factor * b for a, b in zip(line, table[row], strict=True)]
    basis[row] = column


def _maximum(table: list[list[float]], basis: list[int], goal: list[float]) -> float:
    """The largest value of the goal, by Bland's rule, from a feasible table."""
    while True:
        price = goal[:]
        for row, column in enumerate(basis):
            weight = goal[column]
            if weight:
                price = [p - weight * value for p, value in zip(price, table[row], strict=False)]
        entering = next((c for c, value in enumerate(price) if value > _NOTHING), None)
        if entering is None:
            return sum(goal[c] * table[r][-1] for r, c in enumerate(basis))
        ratios = [
            (line[-1] / line[entering], basis[row], row)
            for row, line in enumerate(table)
            if line[entering] > _NOTHING
        ]
        if not ratios:
            return float("inf")
        _pivot(table, basis, min(ratios)[2], entering)


def _feasible(
    rows: Iterable[Sequence[float]], sums: Iterable[float]
) -> tuple[list[list[float]], list[int]]:
    """A table with a feasible basis of real columns; equations that say nothing new are gone."""
    lines = [list(row) for row in rows]
    width, height = len(lines[0]), len(lines)
    table = [
        [*line, *(float(r == s) for s in range(height)), total]
        for (r, line), total in zip(enumerate(lines), sums, strict=True)
    ]
    basis = list(range(width, width + height))
    left = _maximum(table, basis, [0.0] * width + [-1.0] * height)
    assert left > -1e-5, "what is told contradicts itself"
    for row in range(height):
        if basis[row] >= width:
            real = next((c for c in range(width) if abs(table[row][c]) > _NOTHING), None)
            if real is not None:
                _pivot(table, basis, row, real)
    kept = [row for row in range(height) if basis[row] < width]
    return [[*table[row][:width], table[row][-1]] for row in kept], [basis[row] for row in kept]
