"""The heart of disclosure control: what is withheld cannot be worked out, by any arithmetic.

An attacker (attacker.py) who knows the survey, its routing and everything told bounds each
withheld number; the range must be at least as wide as the minimum (decision 9; DC03, DC04).
"""

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.disclosure import SafeTable, SafeView, View, protect
from app.core.expressions.tree import Call, Current, Expression, Literal, Number, Reference
from app.core.questionnaire import Item, Kind, Questionnaire
from app.core.tabulation import tables
from tests.builders import a_questionnaire, an_item
from tests.core.attacker import Attacker

pytestmark = pytest.mark.attack

MINIMUM = 5
Answer = str | frozenset[str]
History = tuple[object, ...]
"""Place first, then the answer to each item: an option, a set of options, or a missing word."""

_AMOUNTS = st.sampled_from([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 11, 23])
_SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def _is_asked(condition: Expression | None, so_far: dict[str, object]) -> bool:
    match condition:
        case None:
            return True
        case Call("=", (Reference(path), Literal(wanted))):
            return so_far[path] == wanted
        case Call("!=", (Reference(path), Literal(wanted))):
            return so_far[path] != wanted
        case Call("selected", (Reference(path), Literal(wanted))):
            return isinstance(so_far[path], frozenset) and wanted in so_far[path]
        case Call("starts-with", (Reference(path), Literal(wanted))):
            # A condition that the program cannot read, but an attacker can.
            return str(so_far[path]).startswith(wanted)
        case Call("and" | "or" as word, parts):
            together = all if word == "and" else any
            return together(_is_asked(part, so_far) for part in parts)
    raise AssertionError(condition)


def _histories(items: list[Item], places: tuple[str, ...]) -> Iterator[History]:
    def walk(rest: list[Item], so_far: dict[str, object]) -> Iterator[tuple[object, ...]]:
        if not rest:
            yield tuple(so_far.values())
            return
        item, *others = rest
        names = [option.name for option in item.options]
        answers: list[object] = ["not_asked"]
        if _is_asked(item.relevant, so_far):
            answers = [*names, "skipped"]
            if item.kind is Kind.SELECT_MULTIPLE:
                sizes = range(1, len(names) + 1) if item.constraint is None else (2,)
                answers = [frozenset(c) for n in sizes for c in itertools.combinations(names, n)]
                answers.append("skipped")
        for answer in answers:
            yield from walk(others, {**so_far, item.path: answer})

    for place in places:
        for history in walk(items, {}):
            yield (place, *history)


def _counted(
    people: Counter[History], items: list[Item], place: str | None
) -> dict[tuple[str, str], int]:
    counts: Counter[tuple[str, str]] = Counter()
    for history, number in people.items():
        if place in (None, history[0]):
            for item, answer in zip(items, history[1:], strict=True):
                chosen = answer if isinstance(answer, frozenset) else {answer}
                for name in chosen:
                    counts[item.path, str(name)] += number
                if answer not in ("skipped", "not_asked"):
                    counts[item.path, "*"] += number
    return dict(counts)


def _view(
    name: str,
    parent: str,
    questionnaire: Questionnaire,
    people: Counter[History],
    place: str | None,
) -> View:
    number = sum(n for history, n in people.items() if place in (None, history[0]))
    counts = _counted(people, list(questionnaire.items()), place)
    return View(name, parent, number, tables(questionnaire, counts, number), place != "")


def _attack(items: list[Item], places: tuple[str, ...], amounts: list[int]) -> None:
    questionnaire = a_questionnaire(*items)
    kinds = list(_histories(items, places))
    people = Counter(dict(zip(kinds, amounts, strict=True)))
    views = [_view("all", "", questionnaire, people, None)]
    parts = places if len(places) > 1 else ()
    views += [_view(f"place:{place}", "all", questionnaire, people, place) for place in parts]
    safe = protect(questionnaire, views, MINIMUM)
    told = {view.name: view for view in (safe.everyone, *safe.parts)}
    attacker = Attacker(kinds)
    for view in told.values():
        _listen(attacker, view, items)
    for view in views:
        _guess(attacker, view, told.get(view.name), items)


def _is_in(view: str, history: History) -> bool:
    return view == "all" or view == f"place:{history[0]}"


def _holds(answer: object, names: tuple[str, ...]) -> bool:
    return bool(set(names) & answer) if isinstance(answer, frozenset) else answer in names


def _listen(attacker: Attacker, view: SafeView, items: list[Item]) -> None:
    if view.respondents is None:
        return
    attacker.hears(lambda h: _is_in(view.name, h), view.respondents)
    for at, item in enumerate(items, 1):
        table = view.table(item.path)
        if table is None:
            continue
        if table.n is not None:
            attacker.hears(lambda h, a=at: _is_in(view.name, h) and h[a] != "not_asked", table.n)
        for names, count in table.counts:
            assert count >= MINIMUM
            attacker.hears(
                lambda h, a=at, names=names: _is_in(view.name, h) and _holds(h[a], names), count
            )


def _guess(attacker: Attacker, view: View, told: SafeView | None, items: list[Item]) -> None:
    if not attacker.rows or view.respondents == 0:
        return
    if told is None:
        _cannot_tell(attacker, view.name, lambda h: _is_in(view.name, h))
    for at, item in enumerate(items, 1):
        true = view.table(item.path)
        table = (told.table(item.path) if told else None) or SafeTable(
            item.path, None, (), tuple(name for name, _ in true.options)
        )
        universe = {option.name for option in item.options} | {"skipped"}
        for name in universe.intersection(table.withheld):
            _cannot_tell(
                attacker,
                f"{view.name} {item.path} {name}",
                lambda h, a=at, name=name: _is_in(view.name, h) and _holds(h[a], (name,)),
            )
        # A place says nothing of an item under a condition; a base that follows from what it does
        # say is a sum of large numbers.
        if view.name == "all" and table.n is None and item.relevant is not None:
            _cannot_tell(
                attacker,
                f"{view.name} {item.path} n",
                lambda h, a=at: _is_in(view.name, h) and h[a] != "not_asked",
            )


def _cannot_tell(attacker: Attacker, what: str, counts: object) -> None:
    least, most = attacker.range_of(counts)  # type: ignore[arg-type]
    assert most - least >= MINIMUM - 1e-4, f"{what} lies between {least} and {most}"


@st.composite
def _amounts(draw: st.DrawFn, items: list[Item], places: tuple[str, ...]) -> list[int]:
    number = len(list(_histories(items, places)))
    return draw(st.lists(_AMOUNTS, min_size=number, max_size=number))


_ONE = an_item("one", options=("a", "b", "c"))
_SCALE = an_item("one", options=("1", "2", "3", "4"), is_ordered=True)
_MANY = an_item("many", Kind.SELECT_MULTIPLE, ("x", "y", "z"))
_TWO_OF = an_item(
    "many",
    Kind.SELECT_MULTIPLE,
    ("w", "x", "y", "z"),
    constraint=Call("=", (Call("count-selected", (Current(),)), Number(2.0))),
)
_CONDITIONS = (
    Call("=", (Reference("one"), Literal("a"))),
    Call("!=", (Reference("one"), Literal("a"))),
    Call("starts-with", (Reference("one"), Literal("a"))),
)


@_SLOW
@given(_amounts([_ONE], ("hall", "choir", "library", "")))
def test_no_withheld_cell_follows_from_places_and_everyone(amounts: list[int]) -> None:
    """DC03: across views, with some who answered at no place."""
    _attack([_ONE], ("hall", "choir", "library", ""), amounts)


@_SLOW
@given(_amounts([_SCALE], ("hall", "choir", "library")))
def test_no_withheld_point_of_a_scale_follows(amounts: list[int]) -> None:
    _attack([_SCALE], ("hall", "choir", "library"), amounts)


@_SLOW
@given(_amounts([_MANY], ("hall", "choir")))
def test_no_withheld_option_follows_though_options_overlap(amounts: list[int]) -> None:
    _attack([_MANY], ("hall", "choir"), amounts)


@_SLOW
@given(st.data(), st.sampled_from(_CONDITIONS))
def test_no_withheld_cell_follows_from_who_was_asked(data: st.DataObject, when: Expression) -> None:
    """Routing ties the base of one item to the answers of another."""
    items = [_ONE, an_item("two", options=("d", "e", "f"), relevant=when)]
    _attack(items, ("hall",), data.draw(_amounts(items, ("hall",))))


@_SLOW
@given(st.data(), st.sampled_from(_CONDITIONS), st.sampled_from(("d", "e")))
def test_no_withheld_cell_follows_through_a_chain_of_routing(
    data: st.DataObject, when: Expression, then: str
) -> None:
    items = [
        _ONE,
        an_item("two", options=("d", "e"), relevant=when),
        an_item("three", options=("g", "h"), relevant=Call("=", (Reference("two"), Literal(then)))),
    ]
    _attack(items, ("hall",), data.draw(_amounts(items, ("hall",))))


@_SLOW
@given(st.data())
def test_no_withheld_cell_follows_where_both_branches_are_asked(data: st.DataObject) -> None:
    items = [
        an_item("one", options=("a", "b")),
        an_item("two", options=("d", "e"), relevant=_CONDITIONS[0]),
        an_item("three", options=("g", "h"), relevant=Call("=", (Reference("one"), Literal("b")))),
    ]
    _attack(items, ("hall", "choir"), data.draw(_amounts(items, ("hall", "choir"))))


@_SLOW
@given(st.data())
def test_no_withheld_cell_follows_from_an_overlapping_condition(data: st.DataObject) -> None:
    chose = Call("selected", (Reference("many"), Literal("x")))
    items = [_MANY, an_item("two", options=("d", "e"), relevant=chose)]
    _attack(items, ("hall",), data.draw(_amounts(items, ("hall",))))


@_SLOW
@given(_amounts([_TWO_OF], ("hall", "choir")))
def test_no_withheld_option_follows_though_each_chose_exactly_two(amounts: list[int]) -> None:
    """A constraint on the number of choices gives the counts a known sum."""
    _attack([_TWO_OF], ("hall", "choir"), amounts)


@_SLOW
@given(st.data(), st.sampled_from(("and", "or")))
def test_no_withheld_cell_follows_from_two_conditions_at_once(
    data: st.DataObject, word: str
) -> None:
    both = (_CONDITIONS[0], Call("=", (Reference("two"), Literal("d"))))
    items = [
        an_item("one", options=("a", "b")),
        an_item("two", options=("d", "e")),
        an_item("three", options=("g", "h"), relevant=Call(word, both)),
    ]
    _attack(items, ("hall",), data.draw(_amounts(items, ("hall",))))


@_SLOW
@given(_amounts([_ONE], ("hall", "choir", "library")))
def test_the_tables_add_up_to_their_base_always(amounts: list[int]) -> None:
    """Options, missing values and those not asked are everyone, in every view."""
    kinds = list(_histories([_ONE], ("hall", "choir", "library")))
    people = Counter(dict(zip(kinds, amounts, strict=True)))
    for place in (None, "hall", "choir"):
        view = _view("v", "", a_questionnaire(_ONE), people, place)
        assert all(table.adds_up for table in view.tables)
