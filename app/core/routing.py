"""Routing: which items are asked, given answers, and whether a questionnaire can be walked at all.

The same walk runs on the phone (app/web/static/js/walk.js). It is never stored; it is computed
from the answers each time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.core.canonical import bound
from app.core.expressions.evaluate import holds, written
from app.core.expressions.functions import takes
from app.core.expressions.scope import Scope
from app.core.expressions.tree import (
    Call,
    Column,
    Current,
    Expression,
    columns,
    depth,
    function_names,
    parts,
    references,
)
from app.core.problems import Problem
from app.core.questionnaire import (
    CHOICE_KINDS,
    FILE_KINDS,
    Item,
    Kind,
    Option,
    Questionnaire,
    Section,
)

Answers = Mapping[str, tuple[str, ...]]
_NOTHING: tuple[str, ...] = ()
_DEEPEST = 80


@dataclass(frozen=True)
class Route:
    """The way through a questionnaire for some answers.

    ``asked`` are the paths of items that are seen, in order, notes included. ``effective`` holds
    what counts as the answer to each item: what was not asked counts as empty, a calculation as
    its value. ``options`` holds the options that a choice filter leaves, by path.
    """

    asked: tuple[str, ...]
    effective: Answers
    options: Mapping[str, tuple[Option, ...]]


def walk(questionnaire: Questionnaire, answers: Answers, today: str) -> Route:
    """The route for these answers, by item path. ``today`` is an ISO day.

    An item is asked when its own condition and those of all sections above it hold. It always
    ends: every item is looked at once, after those that its conditions read.
    """
    steps = _steps(questionnaire)
    effective: dict[str, tuple[str, ...]] = {}
    options: dict[str, tuple[Option, ...]] = {}
    asked: set[str] = set()
    scope = Scope(effective, today=today, labels=labels_of(questionnaire))
    for step in _in_order_of_reading(steps):
        item = step.item
        effective[item.path] = _NOTHING
        if not all(holds(each, scope) for each in step.conditions):
            continue
        asked.add(item.path)
        given = answers.get(item.path, _NOTHING)
        if item.kind is Kind.CALCULATE:
            given = _calculated(item, scope)
        elif item.choice_filter is not None:
            options[item.path] = left = _left(item, scope)
            names = {option.name for option in left}
            given = tuple(value for value in given if value in names)
        effective[item.path] = given
    seen = (s.item.path for s in steps if s.item.kind is not Kind.CALCULATE)
    return Route(tuple(path for path in seen if path in asked), effective, options)


def _calculated(item: Item, scope: Scope) -> tuple[str, ...]:
    text = written(item.calculation, scope) if item.calculation is not None else ""
    return (text,) if text else _NOTHING


def _left(item: Item, scope: Scope) -> tuple[Option, ...]:
    return tuple(
        option
        for option in item.options
        if holds(item.choice_filter, replace(scope, option=option))
    )


@dataclass(frozen=True)
class _Step:
    item: Item
    conditions: tuple[Expression, ...]

    def reads(self) -> frozenset[str]:
        own = (self.item.calculation, self.item.choice_filter, *self.conditions)
        return frozenset().union(*(references(each) for each in own if each is not None))


def _steps(questionnaire: Questionnaire) -> tuple[_Step, ...]:
    return tuple(
        _Step(item, tuple(e for e in (*(s.relevant for s in above), item.relevant) if e))
        for item, above in questionnaire.items_with_sections()
    )


def _in_order_of_reading(steps: tuple[_Step, ...]) -> Iterable[_Step]:
    """The steps, each after all that it reads. Those in a cycle come last, in file order."""
    if not any(step.conditions or _computes(step.item) for step in steps):
        return steps
    order, _ = _sorted(steps)
    return order


def turns_of(questionnaire: Questionnaire) -> tuple[int, ...]:
    """The places of all items in the order in which a walk must look at them, counted from 0.

    Empty where that is the order of the file, as in nearly every questionnaire.
    """
    steps = _steps(questionnaire)
    places = {step.item.path: place for place, step in enumerate(steps)}
    looks_ahead = any(
        places[read] >= place
        for place, step in enumerate(steps)
        for read in step.reads() & places.keys()
    )
    if not looks_ahead:
        return ()
    return tuple(places[step.item.path] for step in _in_order_of_reading(steps))


def _computes(item: Item) -> bool:
    return item.calculation is not None or item.choice_filter is not None


def _sorted(steps: tuple[_Step, ...]) -> tuple[list[_Step], list[_Step]]:
    """All steps in order of reading, and those of them that wait for each other."""
    known = {step.item.path for step in steps}
    waiting = {step.item.path: set(step.reads() & known) for step in steps}
    readers: dict[str, list[str]] = {}
    for path, reads in waiting.items():
        for read in reads:
            readers.setdefault(read, []).append(path)
    by_path = {step.item.path: step for step in steps}
    ready = [path for path, reads in waiting.items() if not reads]
    order = []
    while ready:
        path = ready.pop()
        order.append(by_path[path])
        del waiting[path]
        for reader in readers.get(path, ()):
            waiting[reader].discard(path)
            if not waiting[reader]:
                ready.append(reader)
    stuck = [by_path[path] for path in waiting]
    return order + stuck, stuck


def labels_of(questionnaire: Questionnaire) -> Callable[[str, str], str]:
    """What jr:choice-name gives here: the label in the source language, so that what is stored
    does not depend on the language in which somebody answered; the name where there is none."""

    def label(path: str, name: str) -> str:
        item = questionnaire.item(path)
        found = (option for option in item.options if option.name == name) if item else ()
        return next((option.label.get(questionnaire.source) or name for option in found), "")

    return label


def repeats_above(questionnaire: Questionnaire) -> Mapping[str, tuple[Section, ...]]:
    """The repeating sections above each item, by item path, outermost first."""
    return {
        item.path: tuple(section for section in above if section.is_repeat)
        for item, above in questionnaire.items_with_sections()
    }


def soundness(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Everything that would keep a person from the end of the questionnaire (gate H6).

    None of them means that the walk ends, whatever is answered. Codes: ``no_items`` (nothing can
    ever be asked), ``double_path``, ``no_options``, ``not_a_number`` (a bound),
    ``unknown_reference``, ``no_purpose`` (a file is asked for, but not whether it may be used),
    ``bare_word`` (a column where there is no option), ``not_an_expression``
    and ``cycle``, which names the items that wait for each other.
    """
    steps = _steps(questionnaire)
    paths = [step.item.path for step in steps]
    can_be_asked = any(step.item.is_asked and not _is_never_met(step) for step in steps)
    problems = [] if can_be_asked else [Problem("no_items")]
    problems += [Problem("double_path", path) for n, path in enumerate(paths) if path in paths[:n]]
    known = frozenset(paths)
    purposes = frozenset(purpose.name for purpose in questionnaire.purposes)
    for step in steps:
        problems.extend(_of_item(step.item))
        # Consent comes before the file: without its own yes, nothing that came could be kept.
        if step.item.kind in FILE_KINDS and step.item.kind not in purposes:
            figures = (("purpose", str(step.item.kind)),)
            problems.append(Problem("no_purpose", step.item.path, figures))
        problems.extend(_of_expressions(step, known))
    _, stuck = _sorted(steps)
    if stuck:
        problems.append(Problem("cycle", ", ".join(_circle(stuck))))
    return tuple(problems)


def _of_item(item: Item) -> Iterator[Problem]:
    if item.kind in CHOICE_KINDS and not item.options:
        yield Problem("no_options", item.path)
    for limit in (item.start, item.end, item.step):
        if limit and bound(limit) is None:
            yield Problem("not_a_number", item.path, (("value", limit),))


def _of_expressions(step: _Step, known: frozenset[str]) -> Iterator[Problem]:
    item = step.item
    others = (item.constraint, item.required, item.calculation, *step.conditions)
    everywhere = tuple(each for each in (*others, item.choice_filter) if each is not None)
    if any(depth(each) > _DEEPEST or not _is_callable(each) for each in everywhere):
        yield Problem("not_an_expression", item.path)
    read = frozenset().union(*(references(each) for each in everywhere))
    for name in sorted(read - known):
        yield Problem("unknown_reference", item.path, (("name", name),))
    for name in sorted(frozenset().union(*(columns(each) for each in others))):
        yield Problem("bare_word", item.path, (("name", name),))


def _is_callable(expression: Expression) -> bool:
    calls = (part for part in parts(expression) if isinstance(part, Call))
    return all(takes(call.name, len(call.arguments)) for call in calls)


def _is_never_met(step: _Step) -> bool:
    """Whether a condition is plainly false: it reads nothing, and does not hold."""
    return any(
        depth(each) <= _DEEPEST
        and not references(each)
        and not any(isinstance(part, (Current, Column)) for part in parts(each))
        and "today" not in function_names(each)
        and not holds(each, Scope())
        for each in step.conditions
    )


def _circle(stuck: list[_Step]) -> list[str]:
    """The items of a cycle alone, without those that only wait for it."""
    left = {step.item.path: step.reads() for step in stuck}
    while True:
        read = frozenset().union(*left.values())
        outside = [path for path in left if path not in read]
        if not outside:
            return list(left)
        for path in outside:
            del left[path]
