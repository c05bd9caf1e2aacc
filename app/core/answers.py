"""Answers: what came in with a form, made canonical and checked against the questionnaire.

The fields are those of the outside contract: ``answer.PATH`` and ``missing.PATH``. A missing
answer is never a problem (SV07); a wrong one is, with its reason, and nothing is dropped silently.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.core.canonical import LONGEST_TEXT, Found, bound, canonical, visible
from app.core.expressions.evaluate import holds
from app.core.expressions.scope import Scope
from app.core.expressions.tree import references
from app.core.missing import Missing
from app.core.problems import Problem
from app.core.questionnaire import NUMBER_KINDS, Item, Kind, Questionnaire, Section
from app.core.response import Value
from app.core.routing import Route, labels_of, repeats_above, walk

__all__ = ["LONGEST_TEXT", "MOST_MEMBERS", "Reading", "at_instance", "read_answers", "wide_codes"]

MOST_MEMBERS = 50
_MOST_INSTANCES = 200
_MOST_PROBLEMS = 100
_LONGEST_PLACE = 200
_INDEX = re.compile(r"\[([1-9][0-9]{0,3})\]")
_WORDS = {Missing.DONT_KNOW.word: Missing.DONT_KNOW, Missing.REFUSED.word: Missing.REFUSED}
_Key = tuple[str, str]
_Repeats = Mapping[str, tuple[Section, ...]]


@dataclass(frozen=True)
class Reading:
    """What a form holds. ``values`` has one value for every item that can be answered and every
    calculation, once per instance, in the order of asking; a calculation without a result is
    NOT_ASKED. ``problems`` are at item paths with their indices."""

    values: tuple[Value, ...]
    problems: tuple[Problem, ...]


def read_answers(
    questionnaire: Questionnaire,
    fields: Sequence[tuple[str, str]],
    today: str,
    is_part: bool = False,
) -> Reading:
    """The values of a response, and every problem of its fields (the first 100).

    With both an answer and a missing value the missing value wins: an explicit refusal is the
    safer reading. Answers that routing did not ask for are NOT_ASKED, never a problem. With
    ``is_part`` what follows the last answered item is STOPPED. Other fields are left alone.
    Problem codes are those of canonical.py, and ``unknown_item``, ``too_many_members``,
    ``constraint`` and ``unknown_option`` for what a choice filter left out.
    """
    repeats = repeats_above(questionnaire)
    sent = _sent(questionnaire, repeats, fields)
    views = _Views(questionnaire, repeats, sent, today)
    problems = list(sent.problems)
    values: list[tuple[Item, Value]] = []
    for item, instance in _places(questionnaire.children, "", sent.members(repeats)):
        value, code = views.settled(item, instance)
        values.append((item, value))
        if code:
            problems.append(
                _placed(code, item, at_instance(item.path, instance, repeats[item.path]))
            )
    kept = _stopped(values) if is_part else (value for _, value in values)
    return Reading(tuple(kept), tuple(problems[:_MOST_PROBLEMS]))


@dataclass(frozen=True)
class _Sent:
    """What was sent, by path and instance, and the problems met on the way."""

    typed: dict[_Key, list[str]] = field(default_factory=dict)
    missing: dict[_Key, Missing] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, place: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(code, visible(place[:_LONGEST_PLACE])))

    def members(self, repeats: _Repeats) -> Mapping[_Key, set[int]]:
        """The members of a repeat that were sent, by its path and the instance around it."""
        found: dict[_Key, set[int]] = {}
        for path, instance in (*self.typed, *self.missing):
            indices = instance.split(".") if instance else []
            for depth, section in enumerate(repeats[path]):
                around = ".".join(indices[:depth])
                found.setdefault((section.path, around), set()).add(int(indices[depth]))
        return found


def _sent(
    questionnaire: Questionnaire, repeats: _Repeats, fields: Iterable[tuple[str, str]]
) -> _Sent:
    sent = _Sent()
    by_path = {item.path: item for item in questionnaire.items()}
    instances: set[_Key] = set()
    for name, typed in fields:
        kind, _, place = name.partition(".")
        if kind not in ("answer", "missing") or not typed.strip():
            continue
        path, indices = _INDEX.sub("", place), _INDEX.findall(place)
        item, instance = by_path.get(path), ".".join(indices)
        if item is None or not item.is_asked or not _is_at(place, path, indices, repeats[path]):
            sent.refuse("unknown_item", place)
            continue
        if repeats[path]:
            instances.add((repeats[path][-1].path, instance))
        if len(instances) > _MOST_INSTANCES or any(int(n) > MOST_MEMBERS for n in indices):
            sent.refuse("too_many_members", place)
        elif kind == "answer":
            sent.typed.setdefault((path, instance), []).append(typed)
        elif typed in _WORDS:
            sent.missing[path, instance] = _WORDS[typed]
        else:
            sent.refuse("unknown_option", place)
    return sent


def _is_at(place: str, path: str, indices: list[str], repeats: tuple[Section, ...]) -> bool:
    """Whether every index stands behind its own repeating section."""
    return len(indices) == len(repeats) and at_instance(path, ".".join(indices), repeats) == place


def _places(
    children: Iterable[Item | Section], instance: str, members: Mapping[_Key, set[int]]
) -> Iterator[tuple[Item, str]]:
    """Every item that holds a value, with its instance, in the order of asking. A repeat has a
    first member, and the others that were sent."""
    for child in children:
        if isinstance(child, Item):
            if child.is_asked or child.kind is Kind.CALCULATE:
                yield child, instance
        elif not child.is_repeat:
            yield from _places(child.children, instance, members)
        else:
            for member in sorted({1} | members.get((child.path, instance), set())):
                inside = f"{instance}.{member}" if instance else str(member)
                yield from _places(child.children, inside, members)


class _Views:
    """The questionnaire as one member of a repeat sees it: its own answers, and the first of all
    others. One walk for each view that is needed."""

    def __init__(
        self, questionnaire: Questionnaire, repeats: _Repeats, sent: _Sent, today: str
    ) -> None:
        self._questionnaire = questionnaire
        self._repeats = repeats
        self._sent = sent
        self._today = today
        self._labels = labels_of(questionnaire)
        by_path = {item.path: item for item in questionnaire.items()}
        self._found = {key: canonical(by_path[key[0]], typed) for key, typed in sent.typed.items()}
        self._routes: dict[_Key, tuple[Route, frozenset[str]]] = {}

    def settled(self, item: Item, instance: str) -> tuple[Value, str]:
        """The value of an item, now that the route is known, and the code of its problem."""
        route, asked = self._route(item.path, instance)
        if item.kind is Kind.CALCULATE:
            result = route.effective[item.path]
            return Value(item.path, result, None if result else Missing.NOT_ASKED, instance), ""
        if item.path not in asked:
            return Value(item.path, (), Missing.NOT_ASKED, instance), ""
        key = (item.path, instance)
        if key in self._sent.missing:
            return Value(item.path, (), self._sent.missing[key], instance), ""
        found = self._checked(item, self._found.get(key, Found()), route)
        missing = None if found.values else Missing.SKIPPED
        return Value(item.path, found.values, missing, instance), found.problem

    def _checked(self, item: Item, found: Found, route: Route) -> Found:
        left = route.options.get(item.path)
        if left is not None and not set(found.values) <= {option.name for option in left}:
            return Found(problem="unknown_option")
        if found.values and item.constraint is not None:
            scope = Scope(route.effective, found.values, None, self._today, self._labels)
            if not holds(item.constraint, scope):
                return Found(problem="constraint")
        return found

    def _route(self, path: str, instance: str) -> tuple[Route, frozenset[str]]:
        repeats = self._repeats[path]
        is_first = all(index == "1" for index in instance.split(".")) or not instance
        view = ("", "") if is_first else (repeats[-1].path, instance)
        if view not in self._routes:
            seen = () if is_first else tuple(zip(repeats, instance.split("."), strict=True))
            route = walk(self._questionnaire, self._answers(seen), self._today)
            self._routes[view] = route, frozenset(route.asked)
        return self._routes[view]

    def _answers(self, seen: tuple[tuple[Section, str], ...]) -> dict[str, tuple[str, ...]]:
        members = {section.path: index for section, index in seen}
        answers = {}
        for (path, instance), found in self._found.items():
            mine = ".".join(members.get(section.path, "1") for section in self._repeats[path])
            if instance == mine and (path, instance) not in self._sent.missing:
                answers[path] = found.values
        return answers


def _placed(code: str, item: Item, place: str) -> Problem:
    if code == "too_long":
        return Problem(code, place, (("most", str(LONGEST_TEXT)),))
    if code == "out_of_range":
        figures = (("start", item.start), ("end", item.end), ("step", item.step))
        return Problem(code, place, tuple(figure for figure in figures if figure[1]))
    return Problem(code, place)


def at_instance(path: str, instance: str, repeats: tuple[Section, ...]) -> str:
    """The path as a form writes it, each index behind its own repeating section.

    >>> at_instance("home/member/age", "2", (Section("home/member", (), is_repeat=True),))
    'home/member[2]/age'
    """
    indices = instance.split(".") if instance else []
    for section, index in reversed(list(zip(repeats, indices, strict=True))):
        path = f"{section.path}[{index}]{path.removeprefix(section.path)}"
    return path


def _stopped(values: list[tuple[Item, Value]]) -> Iterator[Value]:
    """Skipped values behind the last answer, in the order of asking, become STOPPED."""
    said = (None, Missing.DONT_KNOW, Missing.REFUSED)
    answered = (n for n, (item, v) in enumerate(values) if item.is_asked and v.missing in said)
    last = max(answered, default=-1)
    for n, (_, value) in enumerate(values):
        is_behind = n > last and value.missing is Missing.SKIPPED
        yield replace(value, missing=Missing.STOPPED) if is_behind else value


def wide_codes(item: Item) -> bool:
    """Whether the item can hold negative numbers, so that its missing codes must be wide ones.

    Bounds or a constraint of its own may forbid the narrow codes as answers. A constraint that
    reads other items proves nothing, and a calculation may be anything.
    """
    if item.kind is Kind.CALCULATE:
        return True
    if item.kind not in NUMBER_KINDS:
        return False
    start, end = bound(item.start), bound(item.end)
    if start is not None:
        return start < 0 or (end is not None and end < 0)
    if item.constraint is None or references(item.constraint):
        return True
    return any(
        holds(item.constraint, Scope(current=(str(int(missing)),), today="2026-01-01"))
        for missing in Missing
    )
