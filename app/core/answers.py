"""Answers: what came in with a form, made canonical and checked against the questionnaire.

The fields are those of the outside contract: ``answer.PATH`` and ``missing.PATH``. A missing
answer is never a problem (SV07); a wrong one is, with its reason, and nothing is dropped silently.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.core.digits import canonical_day, canonical_number
from app.core.expressions.evaluate import holds
from app.core.expressions.scope import Scope
from app.core.missing import Missing
from app.core.problems import Problem
from app.core.questionnaire import NUMBER_KINDS, Item, Kind, Questionnaire, Section
from app.core.response import Value
from app.core.routing import Route, repeats_above, walk

LONGEST_TEXT = 4000
MOST_MEMBERS = 50
_INDEX = re.compile(r"\[(\d{1,4})\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_WORDS = {Missing.DONT_KNOW.word: Missing.DONT_KNOW, Missing.REFUSED.word: Missing.REFUSED}


@dataclass(frozen=True)
class Reading:
    """What a form holds. ``values`` has one value for every item that can be answered, and one
    for every calculation with a result; ``problems`` are at item paths with their indices."""

    values: tuple[Value, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Sent:
    """What was sent, by path and instance, and the problems met on the way."""

    values: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    missing: dict[tuple[str, str], Missing] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_answers(
    questionnaire: Questionnaire,
    fields: Sequence[tuple[str, str]],
    today: str,
    is_part: bool = False,
) -> Reading:
    """The values of a response, and every problem of its fields.

    With both an answer and a missing value the missing value wins: an explicit refusal is the
    safer reading. Answers that routing did not ask for are NOT_ASKED, never a problem. With
    ``is_part`` what follows the last answered item is STOPPED. Other fields are left alone.
    Problem codes: ``unknown_item``, ``unknown_option``, ``too_many_values``, ``not_a_number``,
    ``not_whole``, ``out_of_range``, ``not_a_day``, ``too_long``, ``constraint``,
    ``too_many_members``.
    """
    items = tuple(questionnaire.items())
    repeats = repeats_above(questionnaire)
    depths = {path: len(above) for path, above in repeats.items()}
    sent = _sent({item.path: item for item in items}, depths, fields)
    problems = list(sent.problems)
    values: list[Value] = []
    for instance in _instances(sent, depths):
        readings = {item.path: _canonical(item, _typed(sent, item, instance)) for item in items}
        answers = {path: found.values for path, found in readings.items() if found.values}
        route = walk(questionnaire, answers, today)
        asked = frozenset(route.asked)
        for item in items:
            if depths[item.path] != _depth(instance):
                continue
            missing = sent.missing.get((item.path, instance))
            settled = _settled(item, readings[item.path], missing, route, item.path in asked, today)
            if settled.problem:
                place = at_instance(item.path, instance, repeats[item.path])
                problems.append(_placed(settled.problem, item, place))
            if item.is_asked or settled.values:
                absent = None if settled.values else settled.missing
                values.append(Value(item.path, settled.values, absent, instance))
    return Reading(tuple(_stopped(values) if is_part else values), tuple(problems))


@dataclass(frozen=True)
class _Found:
    """What one item holds, or why it holds nothing."""

    values: tuple[str, ...] = ()
    problem: str = ""
    missing: Missing = Missing.SKIPPED


def _sent(
    by_path: Mapping[str, Item], depths: Mapping[str, int], fields: Iterable[tuple[str, str]]
) -> _Sent:
    sent = _Sent()
    for name, typed in fields:
        kind, _, indexed = name.partition(".")
        if kind not in ("answer", "missing") or not typed.strip():
            continue
        path, indices = _INDEX.sub("", indexed), _INDEX.findall(indexed)
        item, key = by_path.get(path), (path, ".".join(indices))
        if item is None or not item.is_asked or len(indices) != depths[path]:
            sent.problems.append(Problem("unknown_item", indexed[:200]))
        elif not all(1 <= int(index) <= MOST_MEMBERS for index in indices):
            sent.problems.append(Problem("too_many_members", indexed[:200]))
        elif kind == "answer":
            sent.values[key] = (*sent.values.get(key, ()), typed)
        elif typed in _WORDS:
            sent.missing[key] = _WORDS[typed]
        else:
            sent.problems.append(Problem("unknown_option", indexed))
    return sent


def _depth(instance: str) -> int:
    return len(instance.split(".")) if instance else 0


def _instances(sent: _Sent, depths: Mapping[str, int]) -> list[str]:
    """All instances to be read: outside repeats, the first of each depth, and those sent."""
    first = {".".join(["1"] * depth) for depth in depths.values()}
    given = {instance for _, instance in (*sent.values, *sent.missing)}
    return sorted({"", *first, *given}, key=lambda text: [int(n) for n in text.split(".") if n])


def _typed(sent: _Sent, item: Item, instance: str) -> tuple[str, ...]:
    """What was sent for an item as seen from an instance: its own, those above it, or the first
    of those below."""
    parts = instance.split(".") if instance else []
    for depth in range(len(parts), -1, -1):
        found = sent.values.get((item.path, ".".join(parts[:depth])))
        if found is not None:
            return found
    below = (*parts, "1")
    return sent.values.get((item.path, ".".join(below)), ())


def _canonical(item: Item, typed: tuple[str, ...]) -> _Found:
    """The values in the form in which they are stored, or the code of what is wrong."""
    if not typed:
        return _Found()
    if item.kind is Kind.SELECT_MULTIPLE:
        return _chosen(item, tuple(dict.fromkeys(typed)))
    if len(typed) > 1:
        return _Found(problem="too_many_values")
    if item.kind is Kind.SELECT_ONE:
        return _chosen(item, typed)
    if item.kind in NUMBER_KINDS:
        return _number(item, typed[0])
    if item.kind is Kind.DATE:
        day = canonical_day(typed[0])
        return _Found((day,)) if day else _Found(problem="not_a_day")
    return _text(typed[0])


def _chosen(item: Item, names: tuple[str, ...]) -> _Found:
    order = [option.name for option in item.options]
    if not set(names) <= set(order):
        return _Found(problem="unknown_option")
    return _Found(tuple(sorted(names, key=order.index)))


def _number(item: Item, typed: str) -> _Found:
    number = canonical_number(typed, whole=item.kind is Kind.INTEGER)
    if number is None:
        decimal = canonical_number(typed, whole=False)
        return _Found(problem="not_whole" if decimal else "not_a_number")
    return _Found((number,)) if _in_range(item, Decimal(number)) else _Found(problem="out_of_range")


def _in_range(item: Item, number: Decimal) -> bool:
    start, end = (Decimal(text) if text else None for text in (item.start, item.end))
    if start is not None and end is not None and start > end:
        start, end = end, start
    if (start is not None and number < start) or (end is not None and number > end):
        return False
    step = Decimal(item.step) if item.step else Decimal(0)
    return not step or start is None or (number - start) % abs(step) == 0


def _text(typed: str) -> _Found:
    text = unicodedata.normalize("NFC", _CONTROL.sub("", typed.replace("\r\n", "\n"))).strip()
    if len(text) > LONGEST_TEXT:
        return _Found(problem="too_long")
    return _Found((text,)) if text else _Found()


def _settled(
    item: Item, found: _Found, missing: Missing | None, route: Route, asked: bool, today: str
) -> _Found:
    """What is stored for an item, now that the route is known."""
    if item.kind is Kind.CALCULATE:
        return _Found(route.effective[item.path])
    if not asked:
        return _Found(missing=Missing.NOT_ASKED)
    if missing is not None:
        return _Found(missing=missing)
    left = route.options.get(item.path)
    if left is not None and not set(found.values) <= {option.name for option in left}:
        return _Found(problem="unknown_option")
    if found.values and item.constraint is not None:
        scope = Scope(answers=route.effective, current=found.values, today=today)
        if not holds(item.constraint, scope):
            return _Found(problem="constraint")
    return found


def _placed(code: str, item: Item, place: str) -> Problem:
    figures = (("most", str(LONGEST_TEXT)), ("start", item.start), ("end", item.end))
    return Problem(code, place, tuple(f for f in figures if f[1]))


def at_instance(path: str, instance: str, repeats: tuple[Section, ...]) -> str:
    """The path as a form writes it, each index behind its own repeating section.

    >>> at_instance("home/member/age", "2", (Section("home/member", (), is_repeat=True),))
    'home/member[2]/age'
    """
    indices = instance.split(".") if instance else []
    for section, index in reversed(list(zip(repeats, indices, strict=True))):
        path = f"{section.path}[{index}]{path.removeprefix(section.path)}"
    return path


def _stopped(values: list[Value]) -> Iterator[Value]:
    """Skipped values behind the last answer, in the order of asking, become STOPPED."""
    last = max((n for n, value in enumerate(values) if value.missing in _SAID), default=-1)
    for n, value in enumerate(values):
        is_behind = n > last and value.missing is Missing.SKIPPED
        yield replace(value, missing=Missing.STOPPED) if is_behind else value


_SAID = (None, Missing.DONT_KNOW, Missing.REFUSED)


def wide_codes(item: Item) -> bool:
    """Whether the item can hold negative numbers, so that its missing codes must be wide ones.

    A number without a start of its own may be negative: a constraint is not read for this.
    """
    if item.kind not in NUMBER_KINDS:
        return False
    return min(Decimal(item.start or "-1"), Decimal(item.end or "0")) < 0
