"""A generated or real survey under attack: what is told, and the range of all that is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.core.disclosure import EVERYONE, Protected, SafeTable, View, linked, protect, renewed
from app.core.disclosure.rounding import rounded
from app.core.publication import may_be_renewed
from app.core.questionnaire import Item
from app.core.tabulation import MISSING_WORDS, points_of
from tests.core.generated import Made, Person, views_of
from tests.core.linear import Attack, Range, Sum, Work
from tests.core.reader_of_all import ReaderOfAll, Told, sets_of


@dataclass
class Figures:
    """What an attack found, over all surveys; printed by the long one."""

    surveys: int = 0
    told: int = 0
    hidden: int = 0
    snapshots: int = 0
    narrowest: dict[int, float] = field(default_factory=dict)
    work: Work = field(default_factory=Work)
    narrow: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.surveys} surveys ({self.snapshots} with a second snapshot), {self.told} numbers"
            f" told, {self.hidden} withheld, {self.work.solved} linear programmes,"
            f" {self.work.in_whole_numbers} in whole numbers; narrowest interval by minimum"
            f" {self.narrowest}, too narrow: {len(self.narrow)}"
        )


def attack(made: Made, name: str, figures: Figures) -> None:
    """The attacker reads all that would be published of a survey and bounds the rest."""
    views = views_of(made, made.before)
    safe = protect(made.questionnaire, views, made.minimum)
    asked = frozenset(item.path for item in made.asked)
    figures.surveys += 1
    _nothing_small_is_told(safe, name, figures)
    people: dict[str, Sequence[Person]] = {"stayed": made.before}
    snapshots = [Told(rounded(safe, made.rounding), ("stayed",), asked)]
    later = _later(made, safe)
    if later is not None:
        figures.snapshots += 1
        _nothing_small_is_told(later, name, figures)
        stayed, came = set(map(id, made.before)), set(map(id, made.after))
        people = {
            "stayed": [person for person in made.before if id(person) in came],
            "withdrawn": [person for person in made.before if id(person) not in came],
            "came": [person for person in made.after if id(person) not in stayed],
        }
        if not people["withdrawn"]:
            del people["withdrawn"]
        fresh = frozenset(
            path
            for path in asked
            if later.everyone.table(path) != snapshots[0].safe.everyone.table(path)
        )
        first = tuple(kind for kind in people if kind != "came")
        second = tuple(kind for kind in people if kind != "withdrawn")
        snapshots = [
            Told(snapshots[0].safe, first, asked),
            Told(rounded(later, made.rounding), second, fresh),
        ]
    if safe.everyone.respondents is None:
        return
    for number, items in enumerate(sets_of(made.asked)):
        _attack_set(made, items, people, snapshots, views, f"{name} set {number}", figures)


def _later(made: Made, safe: Protected) -> Protected | None:
    """What the program would tell as the second snapshot, if it would."""
    if made.after is made.before or safe.everyone.respondents is None:
        return None
    before, after = set(map(id, made.before)), set(map(id, made.after))
    if not may_be_renewed(len(after - before), len(before - after)):
        return None
    views = views_of(made, made.after)
    told = rounded(safe, made.rounding)
    return renewed(made.questionnaire, told, views, made.rounding)


def _nothing_small_is_told(safe: Protected, name: str, figures: Figures) -> None:
    for view in (safe.everyone, *safe.parts):
        for table in view.tables:
            for group, count in table.counts:
                figures.told += 1
                if count < safe.minimum:
                    figures.narrow.append(f"{name}: {view.name} {table.item} {group} is {count}")


def _attack_set(
    made: Made,
    items: list[Item],
    people: dict[str, Sequence[Person]],
    snapshots: list[Told],
    views: Sequence[View],
    name: str,
    figures: Figures,
) -> None:
    reader = ReaderOfAll(made, items, people)
    for told in snapshots:
        reader.hears(told, made.rounding)
    solver = Attack(reader.unknowns, figures.work)
    assert solver.is_consistent(), f"{name}: the attacker believes what is not so"
    wanted = [pair for told in snapshots for pair in _hidden(reader, told, views)]
    figures.hidden += len(wanted)
    for found in solver.ranges(wanted, made.minimum, seed=len(wanted)):
        if _is_a_sum_of_told(found, made.minimum):
            continue
        width = round(min(found.width, found.whole), 4)
        if width < made.minimum and _follows_unrounded(made, items, people, views, found.name):
            continue
        figures.narrowest[made.minimum] = min(figures.narrowest.get(made.minimum, width), width)
        if width < made.minimum:
            figures.narrow.append(
                f"{name}: {found.name} lies between {found.least:g} and {found.most:g}"
                f" ({found.whole:g} in whole numbers)"
            )


def _is_a_sum_of_told(found: Range, minimum: int) -> bool:
    """How many were asked at a place follows from what the place tells, and is a large number."""
    is_base = isinstance(found.name, tuple) and found.name[-1] == "n"
    return is_base and found.is_exact and found.least >= minimum


def _follows_unrounded(
    made: Made,
    items: list[Item],
    people: dict[str, Sequence[Person]],
    views: Sequence[View],
    name: object,
) -> bool:
    """Whether, but for rounding, a number would follow as a sum of told groups: rounding does not
    turn a number that is large and told by others into a secret."""
    if not made.rounding or len(people) > 1:
        return False
    plain = replace(made, rounding=0)
    safe = protect(made.questionnaire, views, made.minimum)
    told = Told(safe, tuple(people), frozenset(item.path for item in made.asked))
    reader = ReaderOfAll(plain, items, people)
    reader.hears(told)
    wanted = [pair for pair in _hidden(reader, told, views) if pair[0] == name]
    (found,) = Attack(reader.unknowns, Work()).ranges(wanted, made.minimum, seed=0)
    return _is_a_sum_of_told(found, made.minimum)


def _hidden(reader: ReaderOfAll, told: Told, views: Sequence[View]) -> Iterator[tuple[object, Sum]]:
    """Every number that is not told: of people, of asked, of answers and of missing values."""
    seen: set[tuple[str, ...]] = set()
    inside = {view.name: tuple(sorted(reader.leaves_in(view.name))) for view in views}
    for view in views:
        if inside[view.name] in seen:
            continue
        seen.add(inside[view.name])
        same = [name for name in inside if inside[name] == inside[view.name]]
        shown = [each for each in (told.safe.everyone, *told.safe.parts) if each.name in same]
        at = ("+".join(told.kinds), view.name)
        if not shown:
            yield (*at, "people"), reader.people(view.name, told.kinds)
        for item in filter(reader.is_ever_asked, reader.items):
            found = [each.table(item.path) for each in shown]
            table = next((each for each in found if each is not None), None)
            if table is None or item.path not in told.fresh:
                everyone = told.safe.everyone.table(item.path)
                table = _nothing(item, everyone)
            for name in table.withheld:
                total = reader.count(view.name, item, (name,), told.kinds)
                yield (*at, item.path, name), total
            if table.n is None and item.relevant is not None:
                yield (*at, item.path, "n"), reader.asked(view.name, item, told.kinds)


def _nothing(item: Item, everyone: SafeTable | None) -> SafeTable:
    """A table of which nothing is told; a missing value that nobody anywhere has is no secret."""
    named: set[str] = set()
    if everyone is not None:
        named = {name for names, _ in everyone.counts for name in names} | set(everyone.withheld)
    missing = tuple(word for word in MISSING_WORDS if word in named)
    return SafeTable(item.path, None, (), (*points_of(item), *missing))


__all__ = ["EVERYONE", "Figures", "attack", "linked"]
