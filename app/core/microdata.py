"""Microdata for research: circumstances that few people share are coarsened (decision 9).

A response's circumstances are what somebody may know of a person from outside: place, language,
level, mode, day, whether audio was played, and the version. Every combination of them that is
released is held by at least five responses; those five cannot be told apart by them, also not by
elimination from known totals, because what is withheld is held by five as well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

LEAST_HOLDERS = 5
LEAST_RESPONSES = 10
WITHHELD = ""
OTHER_LANGUAGE = "other"

_Ladder = tuple[str, ...]
_Released = tuple[str, ...]
KEYS = ("place", "language", "level", "mode", "day", "listened", "version")
# What is given up first. A step raises one key of the rows that are still too rare.
_STEPS = (
    *("day", "day", "place", "language", "place"),
    *("listened", "level", "mode", "version", "language"),
)


@dataclass(frozen=True)
class Circumstances:
    """The keys of one response, as text; ``WITHHELD`` where a key is not told.

    ``day`` is an ISO day, or an ISO week such as ``2026-W48``; ``place`` a name, or ``kind: `` and
    a kind of place; ``language`` a base tag or ``other``: another language than the survey's own.
    """

    place: str
    language: str
    level: str
    mode: str
    day: str
    listened: str
    version: str


@dataclass(frozen=True)
class Exact:
    """The circumstances of one response before anything is coarsened, and its kind of place."""

    circumstances: Circumstances
    place_kind: str = ""


@dataclass(frozen=True)
class Coarsened:
    """``rows`` in the order of the input. ``changes`` are key, what it became, and how many rows:
    ``("day", "week", 12)``."""

    rows: tuple[Circumstances, ...]
    changes: tuple[tuple[str, str, int], ...]


def week_of(day: str) -> str:
    """The ISO week of an ISO day.

    >>> week_of("2026-11-23")
    '2026-W48'
    """
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"


def coarsen(rows: Sequence[Exact], source: str, least: int = LEAST_HOLDERS) -> Coarsened:
    """Circumstances of which every combination is held by at least ``least`` rows.

    Fewer rows than that in all have everything withheld. ``source`` is the survey's own language.
    The same rows in the same order give the same result.
    """
    search = _Search([_ladders(row, source) for row in rows], least)
    search.climb()
    search.join_the_last()
    search.come_down()
    released = tuple(Circumstances(*search.released(row)) for row in range(len(rows)))
    return Coarsened(released, _changes(rows, released))


def _ladders(row: Exact, source: str) -> tuple[_Ladder, ...]:
    """For every key its exact value and what it may become, step by step."""
    exact = row.circumstances
    kind = f"kind: {row.place_kind}" if row.place_kind else WITHHELD
    other = exact.language if exact.language == source else OTHER_LANGUAGE
    above = {"place": (kind,), "language": (other,), "day": (week_of(exact.day),)}
    return tuple((getattr(exact, key), *above.get(key, ()), WITHHELD) for key in KEYS)


class _Search:
    """How high every row stands on each of its ladders, and which rows look alike by that."""

    def __init__(self, ladders: Sequence[tuple[_Ladder, ...]], least: int) -> None:
        self._ladders = ladders
        self._least = least
        self._heights = [[0] * len(KEYS) for _ in ladders]
        # Rows in a dictionary without values: in order, and quick to take one out.
        self._holders: dict[_Released, dict[int, None]] = {}
        for row in range(len(ladders)):
            self._holders.setdefault(self.released(row), {})[row] = None

    def released(self, row: int) -> _Released:
        """The values of a row at its present heights."""
        pairs = zip(self._ladders[row], self._heights[row], strict=True)
        return tuple(ladder[height] for ladder, height in pairs)

    def _move(self, row: int, key: int, height: int) -> None:
        old = self.released(row)
        self._heights[row][key] = height
        del self._holders[old][row]
        if not self._holders[old]:
            del self._holders[old]
        self._holders.setdefault(self.released(row), {})[row] = None

    def climb(self) -> None:
        """Raises rare rows key by key until they are rare no more, or everything is withheld."""
        for step in _STEPS:
            key = KEYS.index(step)
            rare = [rows for rows in self._holders.values() if len(rows) < self._least]
            for row in [row for rows in rare for row in rows]:
                top = len(self._ladders[row][key]) - 1
                self._move(row, key, min(self._heights[row][key] + 1, top))

    def join_the_last(self) -> None:
        """Where a few rows are left with everything withheld, others join them in that: the
        few would be found among known totals if they stood alone."""
        nothing = (WITHHELD,) * len(KEYS)
        left = list(self._holders.get(nothing, ()))
        others = [list(rows) for told, rows in self._holders.items() if told != nothing]
        if not left or len(left) >= self._least or not others:
            return
        wanted = self._least - len(left)
        able = [rows for rows in others if len(rows) >= self._least + wanted]
        if able:
            joining = max(able, key=lambda rows: (self._likeness(rows[0], left[0]), len(rows)))
            joining = joining[:wanted]
        else:
            joining = min(others, key=len)
        for row in joining:
            for key, ladder in enumerate(self._ladders[row]):
                self._move(row, key, len(ladder) - 1)

    def _likeness(self, row: int, other: int) -> int:
        pairs = zip(self._ladders[row], self._ladders[other], strict=True)
        return sum(one[0] == two[0] for one, two in pairs)

    def come_down(self) -> None:
        """Gives back what was coarsened without need, until nothing more can be given back."""
        moved = True
        while moved:
            moved = False
            for step in dict.fromkeys(reversed(_STEPS)):
                for told in list(self._holders):
                    moved |= self._lower(KEYS.index(step), told)

    def _lower(self, key: int, told: _Released) -> bool:
        """Lowers one key of as many rows that look like this as may be, or of none."""
        rows = self._holders.get(told, {})
        moving = {
            value: found
            for value, found in self._finer(key, rows).items()
            if len(found) + len(self._holders.get((*told[:key], value, *told[key + 1 :]), ()))
            >= self._least
        }
        staying = len(rows) - sum(len(found) for found in moving.values())
        # The smallest groups stay behind where those that must stay would be too few.
        for value in sorted(moving, key=lambda each: (len(moving[each]), each)):
            if staying == 0 or staying >= self._least:
                break
            staying += len(moving.pop(value))
        for value, found in moving.items():
            for row in found:
                self._move(row, key, self._ladders[row][key].index(value))
        return bool(moving)

    def _finer(self, key: int, rows: Iterable[int]) -> dict[str, list[int]]:
        """The rows that can be told more exactly in this key, by what would be told."""
        finer = defaultdict(list)
        for row in rows:
            ladder, height = self._ladders[row][key], self._heights[row][key]
            below = [value for value in ladder[:height] if value != ladder[height]]
            if below:
                finer[below[-1]].append(row)
        return finer


def _changes(
    exact: Sequence[Exact], released: Sequence[Circumstances]
) -> tuple[tuple[str, str, int], ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for before, after in zip(exact, released, strict=True):
        for key in KEYS:
            told = getattr(after, key)
            if told != getattr(before.circumstances, key):
                counts[key, _became(key, told)] += 1
    return tuple((key, became, count) for (key, became), count in sorted(counts.items()))


def _became(key: str, told: str) -> str:
    if told == WITHHELD:
        return "withheld"
    names: Mapping[str, str] = {"day": "week", "place": "kind of place", "language": "other"}
    return names[key]
