"""Surveys that nobody made, with people who answer them: every kind of item, routing and place."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.disclosure import EVERYONE, View
from app.core.expressions.tree import Call, Current, Expression, Literal, Number, Reference
from app.core.questionnaire import Item, Kind, Questionnaire, Section
from app.core.tabulation import MISSING_WORDS, points_of, tables
from tests.builders import a_questionnaire, an_item, an_option

NOT_ASKED = "not_asked"
Answer = str | frozenset[str]
_ANY = "*"


@dataclass(frozen=True)
class Person:
    """Where somebody answered, and what: an option, several, a missing word or not asked."""

    place: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Made:
    """A survey with its people. ``places`` are pairs of a place and its council; ``before`` and
    ``after`` are the people of two snapshots, the same where there is one."""

    questionnaire: Questionnaire
    places: tuple[tuple[str, str], ...]
    minimum: int
    before: tuple[Person, ...]
    after: tuple[Person, ...]
    rounding: int = 0
    asked: tuple[Item, ...] = field(default=())


def asked_in(condition: Expression | None, answers: Mapping[str, Answer]) -> bool:
    """Whether a condition of the few forms made here holds; apart from the program's own way."""
    match condition:
        case None:
            return True
        case Call("=", (Reference(path), Literal(wanted))):
            return answers[path] == wanted
        case Call("!=", (Reference(path), Literal(wanted))):
            return answers[path] != wanted
        case Call("selected", (Reference(path), Literal(wanted))):
            answer = answers[path]
            return wanted in answer if isinstance(answer, frozenset) else answer == wanted
        case Call("starts-with", (Reference(path), Literal(wanted))):
            # A condition that the program cannot read, but an attacker can.
            return answers[path] == wanted
        case Call("and" | "or" as word, parts):
            return (all if word == "and" else any)(asked_in(part, answers) for part in parts)
    raise AssertionError(condition)


def limit_of(item: Item) -> tuple[str, int] | None:
    """How many may be chosen: ``=`` or ``<=`` and the number; None where nothing says so."""
    match item.constraint:
        case Call("=" | "<=" as sign, (Call("count-selected", _), Number(value))):
            return sign, int(value)
    return None


def a_survey(seed: int) -> Made:
    """One survey of a thousand; the same number makes the same one."""
    draw = random.Random(seed)
    items = _items(draw)
    children: list[Item | Section] = list(items)
    if draw.random() < 0.15:
        children.append(Section("house", (an_item("house/child"),), is_repeat=True))
    questionnaire = a_questionnaire(*children)
    places = _places(draw)
    sizes = _sizes(draw, [place for place, _ in places])
    tastes = {item.path: _taste(draw, item) for item in items}
    before = tuple(_people(draw, items, sizes, tastes))
    after = before
    if draw.random() < 0.3 and len(before) >= 20:
        gone = draw.choice((0, 0, 10, len(before) // 4))
        kept = before[gone if gone >= 10 else 0 :]
        share = draw.choice((0.1, 0.5, 1.0))
        more = {
            place: round(number * share) + draw.choice((0, 3)) for place, number in sizes.items()
        }
        after = (*kept, *_people(draw, items, more, tastes))
    minimum = 5 if draw.random() < 0.15 else 10
    rounding = draw.choice((0, 0, 0, 0, 5, 10))
    return Made(questionnaire, places, minimum, before, after, rounding, tuple(items))


def _items(draw: random.Random) -> list[Item]:
    items: list[Item] = []
    for number in range(draw.choice((1, 2, 3, 3, 4, 5, 6, 8, 12))):
        condition = _condition(draw, items) if items and draw.random() < 0.45 else None
        items.append(_item(draw, f"q{number}", condition))
    return items


def _item(draw: random.Random, path: str, relevant: Expression | None) -> Item:
    names = tuple(f"{path}o{at}" for at in range(draw.choice((2, 2, 3, 3, 4, 5, 7, 9))))
    kind = draw.choice(
        (Kind.SELECT_ONE,) * 5
        + (Kind.SELECT_MULTIPLE,) * 3
        + (Kind.RANK, Kind.VOTE, Kind.RANGE, Kind.INTEGER, Kind.TEXT)
    )
    if kind is Kind.SELECT_MULTIPLE:
        most = draw.randint(1, min(3, len(names) - 1))
        limit = Call(draw.choice(("=", "<=")), (Call("count-selected", (Current(),)), Number(most)))
        return an_item(
            path, kind, names, relevant=relevant, constraint=draw.choice((None, None, limit))
        )
    if kind is Kind.RANGE:
        labels = (an_option("1"), an_option("5"))
        bounds = {"start": "1", "end": "5", "step": "1"}
        return Item(path, kind, options=labels, relevant=relevant, **bounds)
    if kind is Kind.SELECT_ONE and draw.random() < 0.3:
        grouped = tuple(an_option(name, group=draw.choice(("", "g", "h"))) for name in names)
        return Item(path, kind, options=grouped, relevant=relevant)
    return an_item(path, kind, names, relevant=relevant, is_ordered=draw.random() < 0.35)


def _condition(draw: random.Random, items: Sequence[Item]) -> Expression | None:
    # Long histories would make the programme large, and say nothing new.
    fit = [each for each in items if _is_source(each)][-4:]
    if not fit:
        return None
    first = _atom(draw, draw.choice(fit))
    if len(fit) > 1 and draw.random() < 0.25:
        one, other = draw.sample(fit, 2)
        return Call(draw.choice(("and", "or")), (_atom(draw, one), _atom(draw, other)))
    return first


def _is_source(item: Item) -> bool:
    return item.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE) and len(item.options) <= 5


def _atom(draw: random.Random, item: Item) -> Expression:
    # One option of an item leads on, whoever asks: so that few histories are enough.
    name = item.options[0].name if item.kind is Kind.SELECT_MULTIPLE else ""
    if name:
        return Call("selected", (Reference(item.path), Literal(name)))
    wanted = draw.choice(item.option_names)
    word = draw.choice(("=", "=", "!=", "starts-with", "selected"))
    return Call(word, (Reference(item.path), Literal(wanted)))


def _places(draw: random.Random) -> tuple[tuple[str, str], ...]:
    number = draw.choice((0, 0, 1, 2, 3, 4, 6, 9, 12))
    councils = draw.choice((1, 1, 2, 3))
    made = [(f"p{at}", f"c{draw.randrange(councils)}") for at in range(number)]
    if not made or draw.random() < 0.3:
        made.append(("", ""))
    return tuple(made)


def _sizes(draw: random.Random, places: Sequence[str]) -> dict[str, int]:
    total = draw.choice((0, 4, 9, 12, 30, 49, 60, 100, 200, 400, 1000, 3000))
    weights = [draw.random() ** 3 + 0.01 for _ in places]
    sizes = {
        place: int(total * weight / sum(weights))
        for place, weight in zip(places, weights, strict=True)
    }
    for place in places:
        if draw.random() < 0.15:
            sizes[place] = draw.choice((0, 1, 3, 9, 10, 11))
    return sizes


@dataclass(frozen=True)
class _Taste:
    """How people answer one item: weights of its points and of the missing values."""

    points: Mapping[str, float]
    missing: Mapping[str, float]


def _taste(draw: random.Random, item: Item) -> _Taste:
    power = draw.choice((0.5, 1, 3, 8))
    points = points_of(item) or (_ANY,)
    lost = draw.choice((0.0, 0.0, 0.01, 0.05, 0.3))
    words = draw.sample(MISSING_WORDS, draw.choice((1, 1, 2, 4)))
    return _Taste(
        {name: draw.random() ** power + 1e-4 for name in points},
        dict.fromkeys(words, lost / len(words)) if lost else {},
    )


def _people(
    draw: random.Random,
    items: Sequence[Item],
    sizes: Mapping[str, int],
    tastes: Mapping[str, _Taste],
) -> Iterable[Person]:
    for place, number in sizes.items():
        # A place has people of its own kind: some answers are rare there.
        bent = {
            path: {
                name: weight * draw.choice((1, 1, 1, 0.05)) for name, weight in taste.points.items()
            }
            for path, taste in tastes.items()
        }
        for _ in range(number):
            answers: dict[str, Answer] = {}
            for item in items:
                taste = tastes[item.path]
                answers[item.path] = _answer(draw, item, bent[item.path], taste.missing, answers)
            yield Person(place, answers)


def _answer(
    draw: random.Random,
    item: Item,
    points: Mapping[str, float],
    missing: Mapping[str, float],
    answers: Mapping[str, Answer],
) -> Answer:
    if not asked_in(item.relevant, answers):
        return NOT_ASKED
    if missing and draw.random() < sum(missing.values()):
        return draw.choices(list(missing), list(missing.values()))[0]
    names, weights = list(points), list(points.values())
    if item.kind is not Kind.SELECT_MULTIPLE:
        return draw.choices(names, weights)[0]
    limit = limit_of(item)
    most = limit[1] if limit else draw.choice((1, 2, 3, len(names)))
    number = most if limit and limit[0] == "=" else draw.randint(1, min(most, len(names)))
    chosen: set[str] = set()
    while len(chosen) < number:
        chosen.add(draw.choices(names, [0 if n in chosen else w for n, w in points.items()])[0])
    return frozenset(chosen)


def counts_of(people: Iterable[Person], items: Iterable[Item]) -> Counter[tuple[str, str]]:
    """What the store would count of these people."""
    asked = list(items)
    counts: Counter[tuple[str, str]] = Counter()
    for person in people:
        for item in asked:
            answer = person.answers[item.path]
            for name in answer if isinstance(answer, frozenset) else (answer,):
                counts[item.path, name] += 1
            if answer not in MISSING_WORDS and answer != NOT_ASKED and answer != _ANY:
                counts[item.path, _ANY] += 1
    return counts


def views_of(made: Made, people: Sequence[Person]) -> tuple[View, ...]:
    """The views of a publication: everyone, councils where there are several, places."""
    councils = sorted({council for _, council in made.places if council})
    at: dict[str, list[Person]] = {place: [] for place, _ in made.places}
    for person in people:
        at[person.place].append(person)

    def view(name: str, parent: str, places: Iterable[str], may: bool = True) -> View:
        inside = [person for place in places for person in at[place]]
        counts = counts_of(inside, made.asked)
        made_tables = tables(made.questionnaire, counts, len(inside))
        return View(name, parent, len(inside), made_tables, may)

    views = [view(EVERYONE, "", [place for place, _ in made.places])]
    if len(councils) > 1:
        for council in councils:
            own = [place for place, owner in made.places if owner == council]
            views.append(view(f"council:{council}", EVERYONE, own))
    for place, council in made.places:
        parent = f"council:{council}" if len(councils) > 1 and council else EVERYONE
        views.append(view(f"place:{place}", parent, [place], bool(place)))
    return tuple(views)
