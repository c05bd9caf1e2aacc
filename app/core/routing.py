"""Routing: which items are asked, given answers, and whether a questionnaire can be walked at all.

The same walk runs on the phone (app/web/static/js/walk.js). It is never stored; it is computed
from the answers each time. In which order items are looked at is reading_order.py; the walk of
all members of repeats is members.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.canonical import bound
from app.core.expressions.evaluate import holds
from app.core.expressions.functions import takes
from app.core.expressions.scope import Scope
from app.core.expressions.tree import (
    COUNT_MEMBERS,
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
from app.core.members import repeats_above, walk_of_members
from app.core.problems import Problem
from app.core.questionnaire import CHOICE_KINDS, FILE_KINDS, Item, Kind, Option, Questionnaire
from app.core.reading_order import Step, circle, sorted_steps, steps_of, turns_of

__all__ = ["Route", "soundness", "turns_of", "walk"]

Answers = Mapping[str, tuple[str, ...]]
_DEEPEST = 80
# What reads no answer and still does not stay as it is.
_CHANGING = frozenset(("today", "position", COUNT_MEMBERS))


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
    """The route for these answers, by item path, with one member in every repeat. ``today`` is an
    ISO day.

    An item is asked when its own condition and those of all sections above it hold. It always
    ends: every item is looked at once, after those that its conditions read.
    """
    first = {
        path: ".".join("1" for _ in repeats)
        for path, repeats in repeats_above(questionnaire).items()
    }
    given = {(path, first[path]): values for path, values in answers.items() if path in first}
    found = walk_of_members(questionnaire, given, {}, today)
    return Route(
        asked=tuple(
            item.path
            for item in questionnaire.items()
            if item.kind is not Kind.CALCULATE and (item.path, first[item.path]) in found.asked
        ),
        effective={path: found.effective[path, instance] for path, instance in first.items()},
        options={path: left for (path, at), left in found.options.items() if at == first[path]},
    )


def soundness(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Everything that would keep a person from the end of the questionnaire (gate H6).

    None of them means that the walk ends, whatever is answered. Codes: ``no_items`` (nothing can
    ever be asked), ``double_path``, ``no_options``, ``not_a_number`` (a bound),
    ``unknown_reference``, ``no_purpose`` (a file is asked for, but not whether it may be used),
    ``bare_word`` (a column where there is no option), ``not_an_expression``
    and ``cycle``, which names the items that wait for each other.
    """
    steps = steps_of(questionnaire)
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
    _, stuck = sorted_steps(steps)
    if stuck:
        problems.append(Problem("cycle", ", ".join(circle(stuck))))
    return tuple(problems)


def _of_item(item: Item) -> Iterator[Problem]:
    if item.kind in CHOICE_KINDS and not item.options:
        yield Problem("no_options", item.path)
    for limit in (item.start, item.end, item.step):
        if limit and bound(limit) is None:
            yield Problem("not_a_number", item.path, (("value", limit),))


def _of_expressions(step: Step, known: frozenset[str]) -> Iterator[Problem]:
    item = step.item
    others = (item.constraint, item.required, item.calculation, *(e for e, _ in step.conditions))
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


def _is_never_met(step: Step) -> bool:
    """Whether a condition is plainly false: it reads nothing, and does not hold."""
    return any(
        depth(each) <= _DEEPEST
        and not references(each)
        and not any(isinstance(part, (Current, Column)) for part in parts(each))
        and not function_names(each) & _CHANGING
        and not holds(each, Scope())
        for each, _ in step.conditions
    )
