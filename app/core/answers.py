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
from app.core.members import MOST_INSTANCES, MOST_MEMBERS, Walked, repeats_above, walk_of_members
from app.core.missing import Missing
from app.core.problems import Problem
from app.core.questionnaire import NUMBER_KINDS, Item, Kind, Questionnaire, Section
from app.core.response import Value

__all__ = ["LONGEST_TEXT", "MOST_MEMBERS", "Reading", "at_instance", "read_answers", "wide_codes"]

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
    by_path = {item.path: item for item in questionnaire.items()}
    found = {key: canonical(by_path[key[0]], typed) for key, typed in sent.typed.items()}
    given = {key: each.values for key, each in found.items() if key not in sent.missing}
    walked = walk_of_members(questionnaire, given, sent.members(repeats), today)
    settling = _Settling(walked, found, sent)
    problems = list(sent.problems)
    values: list[tuple[Item, Value]] = []
    for item, instance in _places(questionnaire.children, "", walked):
        value, code = settling.settled(item, instance)
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
        if len(instances) > MOST_INSTANCES or any(int(n) > MOST_MEMBERS for n in indices):
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
    children: Iterable[Item | Section], instance: str, walked: Walked
) -> Iterator[tuple[Item, str]]:
    """Every item that holds a value, with its instance, in the order of asking. A repeat has a
    first member, the others that were sent, and as many as its count says."""
    for child in children:
        if isinstance(child, Item):
            if child.is_asked or child.kind is Kind.CALCULATE:
                yield child, instance
        elif not child.is_repeat:
            yield from _places(child.children, instance, walked)
        else:
            for member in walked.members(child, instance):
                inside = f"{instance}.{member}" if instance else str(member)
                yield from _places(child.children, inside, walked)


class _Settling:
    """Values and problems, now that it is known what is asked of whom."""

    def __init__(self, walked: Walked, found: Mapping[_Key, Found], sent: _Sent) -> None:
        self._walked = walked
        self._found = found
        self._missing = sent.missing

    def settled(self, item: Item, instance: str) -> tuple[Value, str]:
        """The value of an item and the code of its problem."""
        key = (item.path, instance)
        if item.kind is Kind.CALCULATE:
            result = self._walked.effective[key]
            return Value(item.path, result, None if result else Missing.NOT_ASKED, instance), ""
        if key not in self._walked.asked:
            return Value(item.path, (), Missing.NOT_ASKED, instance), ""
        if key in self._missing:
            return Value(item.path, (), self._missing[key], instance), ""
        found = self._checked(item, self._found.get(key, Found()), key)
        missing = None if found.values else Missing.SKIPPED
        return Value(item.path, found.values, missing, instance), found.problem

    def _checked(self, item: Item, found: Found, key: _Key) -> Found:
        left = self._walked.options.get(key)
        if left is not None and not set(found.values) <= {option.name for option in left}:
            return Found(problem="unknown_option")
        if found.values and item.constraint is not None:
            scope = replace(self._walked.scope(key), current=found.values)
            if not holds(item.constraint, scope):
                return Found(problem="constraint")
        return found


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
