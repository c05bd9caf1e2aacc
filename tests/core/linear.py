"""An attacker with a solver: the least and the most that each withheld number could be.

What is told is a set of equations over what people answered; a linear programme (HiGHS) finds the
range of every number that is not told. Points that were found on the way show a wide range
without another solve, and only the narrow ones are solved to the end. A point in whole numbers
shows the range for whole people as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

_NEAR = 1e-6
Sum = Mapping[int, float]
"""A sum of unknowns: the number of an unknown, and how often it counts."""


@dataclass
class Unknowns:
    """Numbers that nobody told, none below 0, and what is known of their sums."""

    names: list[object] = field(default_factory=list)
    truth: list[float] = field(default_factory=list)
    known: list[tuple[Sum, float, float]] = field(default_factory=list)

    def new(self, name: object, true: float) -> int:
        """One more unknown, with what it truly is: only to check the equations."""
        self.names.append(name)
        self.truth.append(true)
        return len(self.names) - 1

    def hears(self, total: Sum, least: float, most: float | None = None) -> None:
        """The attacker knows a sum, or within which numbers it lies."""
        self.known.append((total, least, least if most is None else most))

    def size_of(self, total: Sum) -> float:
        """What a sum truly is."""
        return sum(self.truth[at] * weight for at, weight in total.items())


@dataclass
class Range:
    """What was found of one withheld number; ``whole`` is how wide it is for whole people."""

    name: object
    least: float
    most: float
    whole: float
    is_exact: bool = False

    @property
    def width(self) -> float:
        """How far apart the least and the most are."""
        return self.most - self.least


@dataclass
class Work:
    """How much solving was done, for the figures."""

    solved: int = 0
    in_whole_numbers: int = 0


class Attack:
    """The solver for one set of linked tables."""

    def __init__(self, unknowns: Unknowns, work: Work) -> None:
        self.work, self.width = work, len(unknowns.names)
        same = [known for known in unknowns.known if known[1] == known[2]]
        between = [known for known in unknowns.known if known[1] != known[2]]
        self.equal = self._matrix([total for total, _, _ in same])
        self.sums = np.array([least for _, least, _ in same])
        both = self._matrix([total for total, _, _ in between])
        self.inside = (both, [least for _, least, _ in between], [most for _, _, most in between])
        self.truth = np.array(unknowns.truth, dtype=float)

    def _matrix(self, sums: Sequence[Sum]) -> csr_array:
        rows = [row for row, total in enumerate(sums) for _ in total]
        columns = [at for total in sums for at in total]
        weights = [weight for total in sums for weight in total.values()]
        return csr_array((weights, (rows, columns)), shape=(len(sums), self.width))

    def is_consistent(self) -> bool:
        """Whether what really is fits what the attacker believes."""
        both, least, most = self.inside
        told = both @ self.truth
        return bool(
            np.allclose(self.equal @ self.truth, self.sums)
            and np.all(told >= np.array(least) - _NEAR)
            and np.all(told <= np.array(most) + _NEAR)
        )

    def _best(self, goal: np.ndarray) -> np.ndarray:
        """A point where the goal is largest."""
        self.work.solved += 1
        both, least, most = self.inside
        finite = [np.isfinite(np.array(limit, dtype=float)) for limit in (most, least)]
        above, below = both[finite[0]], both[finite[1]]
        limits = (np.array(most)[finite[0]], -np.array(least)[finite[1]]) if least else ()
        upper = csr_array(_stacked(above, -1 * below)) if least else None
        found = linprog(
            -goal,
            A_ub=upper,
            b_ub=np.concatenate(limits) if least else None,
            A_eq=self.equal if self.sums.size else None,
            b_eq=self.sums if self.sums.size else None,
            bounds=(0, 1_000_000),
            method="highs-ds",
        )
        assert found.status == 0, found.message
        point: np.ndarray = found.x
        return point

    def _best_whole(self, goal: np.ndarray) -> np.ndarray:
        """The same in whole numbers."""
        self.work.in_whole_numbers += 1
        both, least, most = self.inside
        rules = [LinearConstraint(self.equal, self.sums, self.sums)] if self.sums.size else []
        rules += [LinearConstraint(both, least, most)] if least else []
        whole = np.ones(self.width)
        found = milp(-goal, constraints=rules, integrality=whole, bounds=Bounds(0, 1_000_000))
        assert found.status == 0, found.message
        point: np.ndarray = found.x
        return point

    def ranges(self, targets: Iterable[tuple[object, Sum]], bound: float, seed: int) -> list[Range]:
        """The ranges of all targets: exact for the narrowest, at least so wide for the others."""
        named = list(targets)
        goals = self._matrix([total for _, total in named])
        value = goals @ self.truth
        seen = _Seen(value.copy(), value.copy(), value.copy(), value.copy())
        random = np.random.default_rng(seed)
        for _ in range(min(16, len(named))):
            weights = random.standard_normal(len(named)) ** 3
            seen.take(goals, self._best(goals.T @ weights))
        exact = np.zeros(len(named), dtype=bool)
        while not exact.all():
            width = seen.most - seen.least
            at = int(np.argmin(np.where(exact, np.inf, width)))
            wide = width[exact & (width >= bound - _NEAR)]
            if width[at] >= bound - _NEAR and wide.size and width[at] >= wide.min():
                break
            row = goals[[at]].toarray()[0]
            for goal in (row, -row):
                seen.take(goals, self._best(goal))
            exact[at] = True
        for at in np.flatnonzero(seen.whole_most - seen.whole_least < bound - _NEAR):
            if seen.most[at] - seen.least[at] >= bound - _NEAR:
                row = goals[[at]].toarray()[0]
                for goal in (row, -row):
                    seen.take(goals, self._best_whole(goal))
        return [
            Range(
                name,
                float(seen.least[at]),
                float(seen.most[at]),
                float(seen.whole_most[at] - seen.whole_least[at]),
                bool(exact[at]),
            )
            for at, (name, _) in enumerate(named)
        ]


@dataclass
class _Seen:
    """The least and the most that points had for each target, all points and whole ones."""

    least: np.ndarray
    most: np.ndarray
    whole_least: np.ndarray
    whole_most: np.ndarray

    def take(self, goals: csr_array, point: np.ndarray) -> None:
        value = goals @ point
        self.least = np.minimum(self.least, value)
        self.most = np.maximum(self.most, value)
        if np.all(np.abs(point - np.round(point)) < _NEAR):
            value = np.round(value)
            self.whole_least = np.minimum(self.whole_least, value)
            self.whole_most = np.maximum(self.whole_most, value)


def _stacked(above: csr_array, below: csr_array) -> csr_array:
    from scipy.sparse import vstack

    return vstack((above, below))
