"""Who reads everything that is told of one survey, and knows the questionnaire: as equations.

People at each place are counted by which way they went through the items that routing ties
together; the answers to each item then divide the people of a way. Two snapshots are three kinds of
people: who stayed, who was withdrawn, who came later.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.disclosure import EVERYONE, Protected, SafeTable, SafeView
from app.core.expressions.tree import references
from app.core.questionnaire import Item, Kind
from app.core.tabulation import MISSING_WORDS, points_of
from tests.core.generated import NOT_ASKED, Answer, Made, Person, asked_in, limit_of
from tests.core.linear import Sum, Unknowns

ANY = "*"
Way = tuple[str, ...]
"""For each item of a set a class of answers: an option, ``x``, ``rest``, ``missing``, not asked."""


@dataclass(frozen=True)
class Told:
    """A snapshot as it is told. ``kinds`` are the kinds of people in it; ``fresh`` the items that
    are told anew here, so that their numbers say something of this snapshot."""

    safe: Protected
    kinds: tuple[str, ...]
    fresh: frozenset[str]
    people_fresh: bool = True


def sets_of(items: Sequence[Item]) -> list[list[Item]]:
    """The items that conditions tie together, in their order."""
    sets: list[set[str]] = []
    for item in items:
        tied = {item.path, *references(item.relevant)}
        touching = [each for each in sets if each & tied]
        sets = [each for each in sets if not each & tied] + [tied.union(*touching)]
    return [[item for item in items if item.path in each] for each in sets]


class ReaderOfAll:
    """The unknowns of one set of linked items, over all places and snapshots."""

    def __init__(
        self, made: Made, items: list[Item], people: Mapping[str, Sequence[Person]]
    ) -> None:
        self.made, self.items = made, items
        self.unknowns = Unknowns()
        self.read_by = {path: item for item in items for path in references(item.relevant)}
        self.leaves = [place for place, _ in made.places]
        self.kinds = tuple(people)
        self.ways: dict[tuple[str, str, Way], int] = {}
        self.cells: dict[tuple[str, str, str, str, str], int] = {}
        ways = list(self._ways())
        for kind, leaf in itertools.product(self.kinds, self.leaves):
            self._people_at(kind, leaf, ways, [p for p in people[kind] if p.place == leaf])

    def _class_of(self, item: Item, answer: Answer) -> str:
        if answer == NOT_ASKED:
            return NOT_ASKED
        if item.path not in self.read_by:
            return "asked"
        if answer in MISSING_WORDS:
            return "missing"
        if isinstance(answer, frozenset):
            return "x" if item.option_names[0] in answer else "rest"
        return answer

    def _examples(self, item: Item) -> dict[str, Answer]:
        """One answer for each class of those who are asked."""
        if item.path not in self.read_by:
            return {"asked": ANY}
        first, *others = item.option_names
        if item.kind is Kind.SELECT_MULTIPLE:
            found: dict[str, Answer] = {"x": frozenset((first,)), "missing": "skipped"}
            return {**found, "rest": frozenset(others[:1])} if others else found
        return {**{name: name for name in item.option_names}, "missing": "skipped"}

    def _ways(self) -> Iterator[Way]:
        def walk(rest: list[Item], so_far: dict[str, Answer], way: Way) -> Iterator[Way]:
            if not rest:
                yield way
                return
            item, *others = rest
            found: dict[str, Answer] = {NOT_ASKED: NOT_ASKED}
            if asked_in(item.relevant, so_far):
                found = self._examples(item)
            for name, answer in found.items():
                yield from walk(others, {**so_far, item.path: answer}, (*way, name))

        yield from walk(self.items, {}, ())

    def _people_at(self, kind: str, leaf: str, ways: list[Way], here: list[Person]) -> None:
        taken = Counter(
            tuple(self._class_of(item, p.answers[item.path]) for item in self.items) for p in here
        )
        for way in ways:
            self.ways[kind, leaf, way] = self.unknowns.new((kind, leaf, way), taken[way])
        for at, item in enumerate(self.items):
            for name in dict.fromkeys(way[at] for way in ways):
                if name != NOT_ASKED:
                    inside = [p for p in here if self._class_of(item, p.answers[item.path]) == name]
                    whole = {self.ways[kind, leaf, way]: 1.0 for way in ways if way[at] == name}
                    self._divide(kind, leaf, item, name, inside, whole)

    def _divide(
        self, kind: str, leaf: str, item: Item, name: str, inside: list[Person], whole: Sum
    ) -> None:
        """The answers of those who went one way; together they are all of those."""
        counted = Counter[str]()
        for person in inside:
            answer = person.answers[item.path]
            if isinstance(answer, frozenset):
                counted.update((*answer, ANY))
            else:
                counted[answer] += 1
        cells = self._cell_names(item, name)
        made = {}
        for cell in cells:
            made[cell] = self.unknowns.new((kind, leaf, item.path, cell), counted[cell])
            self.cells[kind, leaf, item.path, name, cell] = made[cell]
        if item.kind is Kind.SELECT_MULTIPLE and ANY in made:
            self._overlap(item, name, made)
            made = {cell: at for cell, at in made.items() if cell in (ANY, *MISSING_WORDS)}
        together: Sum = {**dict.fromkeys(made.values(), 1.0), **dict.fromkeys(whole, -1.0)}
        self.unknowns.hears(together, 0)

    def _cell_names(self, item: Item, name: str) -> tuple[str, ...]:
        points = points_of(item)
        if name == "missing":
            return MISSING_WORDS
        if item.kind is Kind.SELECT_MULTIPLE:
            inside = points[1:] if name == "rest" else points
            return (ANY, *inside, *(MISSING_WORDS if name == "asked" else ()))
        if name == "asked":
            return (*(points or (ANY,)), *MISSING_WORDS)
        return (name,)

    def _overlap(self, item: Item, name: str, made: Mapping[str, int]) -> None:
        """Everybody chose something; some items say how many."""
        chosen = [at for cell, at in made.items() if cell not in (ANY, *MISSING_WORDS)]
        for at in chosen:
            self.unknowns.hears({made[ANY]: 1.0, at: -1.0}, 0, float("inf"))
        if name == "x":
            self.unknowns.hears({made[ANY]: 1.0, made[item.option_names[0]]: -1.0}, 0)
        self.unknowns.hears({**dict.fromkeys(chosen, 1.0), made[ANY]: -1.0}, 0, float("inf"))
        limit = limit_of(item)
        if limit:
            sign, number = limit
            total = {**dict.fromkeys(chosen, -1.0), made[ANY]: float(number)}
            self.unknowns.hears(total, 0, 0 if sign == "=" else float("inf"))

    def is_ever_asked(self, item: Item) -> bool:
        """Whether any way leads to an item: that a contradiction asks nobody is no secret."""
        position = self.items.index(item)
        return any(way[position] != NOT_ASKED for _, _, way in self.ways)

    def leaves_in(self, view: str) -> list[str]:
        """The places that a view counts."""
        if view == EVERYONE:
            return self.leaves
        what, _, name = view.partition(":")
        column = 1 if what == "council" else 0
        return [pair[0] for pair in self.made.places if pair[column] == name]

    def people(self, view: str, kinds: Sequence[str]) -> Sum:
        """Everybody in a view."""
        leaves = set(self.leaves_in(view))
        return {
            at: 1.0 for (kind, leaf, _), at in self.ways.items() if kind in kinds and leaf in leaves
        }

    def asked(self, view: str, item: Item, kinds: Sequence[str]) -> Sum:
        """Those in a view who were asked an item."""
        position, leaves = self.items.index(item), set(self.leaves_in(view))
        return {
            at: 1.0
            for (kind, leaf, way), at in self.ways.items()
            if kind in kinds and leaf in leaves and way[position] != NOT_ASKED
        }

    def count(self, view: str, item: Item, names: Sequence[str], kinds: Sequence[str]) -> Sum:
        """Those in a view who gave one of these answers."""
        leaves = set(self.leaves_in(view))
        return {
            at: 1.0
            for (kind, leaf, path, _, cell), at in self.cells.items()
            if kind in kinds and leaf in leaves and path == item.path and cell in names
        }

    def hears(self, told: Told, rounded_to: int = 0) -> None:
        """Everything that a snapshot tells of these items."""
        for view in (told.safe.everyone, *told.safe.parts):
            if view.respondents is not None and told.people_fresh:
                self._hears(self.people(view.name, told.kinds), view.respondents, rounded_to)
            for item in self.items:
                table = view.table(item.path)
                if table is not None and item.path in told.fresh:
                    self._hears_table(told, view, item, table, rounded_to)

    def _hears_table(
        self, told: Told, view: SafeView, item: Item, table: SafeTable, rounded_to: int
    ) -> None:
        if table.n is not None:
            self._hears(self.asked(view.name, item, told.kinds), table.n, rounded_to)
        for names, count in table.counts:
            self._hears(self.count(view.name, item, names, told.kinds), count, rounded_to)
        named = {name for names, _ in table.counts for name in names} | set(table.withheld)
        empty = [word for word in MISSING_WORDS if word not in named]
        if view.respondents is not None:
            # What is not even named is known to be nobody.
            self.unknowns.hears(self.count(view.name, item, empty, told.kinds), 0)

    def _hears(self, total: Sum, number: int, rounded_to: int) -> None:
        # To 5, from 2 below until 2 above; to 10, from 5 below until 4 above.
        below, above = rounded_to // 2, max(0, rounded_to - 1) // 2
        # And whoever knows the method knows that nothing told is below the minimum.
        least = max(self.made.minimum, number - below)
        self.unknowns.hears(total, least if rounded_to else number, number + above)
