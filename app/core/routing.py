"""Routing: which items are asked, given answers, and whether a questionnaire can be walked at all.

The same walk runs on the phone (app/web/static/js/walk.js). It is never stored; it is computed
from the answers each time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.core.expressions.evaluate import holds, written
from app.core.expressions.scope import Scope
from app.core.expressions.tree import Expression, references
from app.core.problems import Problem
from app.core.questionnaire import CHOICE_KINDS, Item, Kind, Option, Questionnaire, Section

Answers = Mapping[str, tuple[str, ...]]
_NOTHING: tuple[str, ...] = ()


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
    scope = Scope(answers=effective, today=today)
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


def soundness(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Everything that would keep a person from the end of the questionnaire (gate H6).

    Codes: ``no_items``, ``double_path``, ``no_options``, ``unknown_reference``, ``cycle``. None
    of them means that the walk ends, whatever is answered.
    """
    steps = _steps(questionnaire)
    problems = [Problem("no_items")] if not any(s.item.is_asked for s in steps) else []
    seen: set[str] = set()
    for step in steps:
        path = step.item.path
        if path in seen:
            problems.append(Problem("double_path", path))
        seen.add(path)
        if step.item.kind in CHOICE_KINDS and not step.item.options:
            problems.append(Problem("no_options", path))
    for step in steps:
        for read in sorted(_all_references(step) - seen):
            problems.append(Problem("unknown_reference", step.item.path, (("name", read),)))
    _, stuck = _sorted(steps)
    if stuck:
        problems.append(Problem("cycle", ", ".join(step.item.path for step in stuck)))
    return tuple(problems)


def _all_references(step: _Step) -> frozenset[str]:
    return step.reads() | references(step.item.constraint) | references(step.item.required)


def repeats_above(questionnaire: Questionnaire) -> Mapping[str, tuple[Section, ...]]:
    """The repeating sections above each item, by item path, outermost first."""
    return {
        item.path: tuple(section for section in above if section.is_repeat)
        for item, above in questionnaire.items_with_sections()
    }
