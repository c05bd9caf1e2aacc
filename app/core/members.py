"""The walk of all members of repeats at once: everyone's own answers, and those of the others.

A member's conditions read that member's own answers; of a repeat that they do not stand in, the
first member's. An instance is the numbers of the members, outermost repeat first: ``2.1``. ADR 024.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.core.expressions.evaluate import evaluate, holds, written
from app.core.expressions.scope import Scope
from app.core.expressions.tree import Expression
from app.core.expressions.values import number_of
from app.core.questionnaire import Item, Kind, Option, Questionnaire, Section
from app.core.reading_order import Step, conditions_of, in_order_of_reading, steps_of

MOST_MEMBERS = 50
MOST_INSTANCES = 200
Key = tuple[str, str]
Values = tuple[str, ...]
_NOTHING: Values = ()


@dataclass(frozen=True)
class Walked:
    """What is asked of whom. Keys are item path and instance; ``effective`` holds what counts as
    the answer, ``options`` what choice filters leave. ``scope`` is what expressions of an item see
    there."""

    asked: frozenset[Key]
    effective: Mapping[Key, Values]
    options: Mapping[Key, tuple[Option, ...]]
    scope: Callable[[Key], Scope]
    members: Callable[[Section, str], tuple[int, ...]]


def walk_of_members(
    questionnaire: Questionnaire,
    answers: Mapping[Key, Values],
    sent: Mapping[Key, set[int]],
    today: str,
) -> Walked:
    """The walk for these answers. ``sent`` are the members of a repeat that were sent, by its path
    and the instance around it; a repeat has a first member always, and as many as its count says.
    """
    walker = _Walker(questionnaire, answers, sent, today)
    walker.run()
    return Walked(
        frozenset(walker.asked), walker.effective, walker.options, walker.scope, walker.members
    )


@dataclass(frozen=True)
class _Seen(Mapping[str, Values]):
    """The answers as one member sees them: its own, and the first of all others."""

    effective: Mapping[Key, Values]
    repeats: Mapping[str, tuple[Section, ...]]
    own: tuple[Section, ...]
    instance: str

    def __getitem__(self, path: str) -> Values:
        return self.effective[path, self._instance_of(path)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.repeats)

    def __len__(self) -> int:
        return len(self.repeats)

    def _instance_of(self, path: str) -> str:
        repeats = self.repeats[path]
        if not repeats:
            return ""
        mine = self.instance.split(".")[: shared(repeats, self.own)] if self.instance else []
        return ".".join((*mine, *("1" for _ in repeats[len(mine) :])))


@dataclass
class _Walker:
    questionnaire: Questionnaire
    answers: Mapping[Key, Values]
    sent: Mapping[Key, set[int]]
    today: str
    effective: dict[Key, Values] = field(default_factory=dict)
    options: dict[Key, tuple[Option, ...]] = field(default_factory=dict)
    asked: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.labels = labels_of(self.questionnaire)
        self.repeats = repeats_above(self.questionnaire)
        self._around = {
            section.path: above[: place + 1]
            for _, above in self.questionnaire.items_with_sections()
            for place, section in enumerate(above)
        }
        self._scopes: dict[Key, Scope] = {}
        self._members: dict[Key, tuple[int, ...]] = {}
        self._made = 0
        self._counted: set[str] = set()

    def run(self) -> None:
        for step in in_order_of_reading(steps_of(self.questionnaire)):
            for instance in self._instances(step.repeats):
                self._look(step, instance)

    def _look(self, step: Step, instance: str) -> None:
        item, key = step.item, (step.item.path, instance)
        self.effective[key] = _NOTHING
        if not self._hold(step.conditions, step.repeats, instance):
            return
        self.asked.add(key)
        given = self.answers.get(key, _NOTHING)
        if item.kind is Kind.CALCULATE:
            given = _calculated(item, self.scope(key))
        elif item.choice_filter is not None:
            self.options[key] = left = _left(item, self.scope(key))
            names = {option.name for option in left}
            given = tuple(value for value in given if value in names)
        self.effective[key] = given

    def _hold(
        self,
        conditions: tuple[tuple[Expression, int], ...],
        repeats: tuple[Section, ...],
        instance: str,
    ) -> bool:
        return all(
            holds(condition, self._scope(repeats[:depth], _first(instance, depth)))
            for condition, depth in conditions
        )

    def scope(self, key: Key) -> Scope:
        path, instance = key
        return self._scope(self.repeats[path], instance)

    def _scope(self, repeats: tuple[Section, ...], instance: str) -> Scope:
        key = (repeats[-1].path if repeats else "", instance)
        if key not in self._scopes:
            self._scopes[key] = Scope(
                _Seen(self.effective, self.repeats, repeats, instance),
                today=self.today,
                labels=self.labels,
                member=int(instance.rpartition(".")[2] or 1),
                members=lambda path: self._of_members(path, repeats, instance),
            )
        return self._scopes[key]

    def members(self, section: Section, around: str) -> tuple[int, ...]:
        key = (section.path, around)
        if key not in self._members:
            most = 0
            if section.count is not None:
                outer = tuple(s for s in self._around[section.path][:-1] if s.is_repeat)
                count = number_of(evaluate(section.count, self._scope(outer, around)))
                left = min(MOST_MEMBERS, MOST_INSTANCES - self._made)
                most = int(min(max(count, 0), left)) if count == count else 0
            found = {1} | self.sent.get(key, set()) | set(range(1, most + 1))
            self._members[key] = tuple(sorted(found))
            self._made += len(found)
        return self._members[key]

    def _instances(self, repeats: tuple[Section, ...], within: str = "") -> list[str]:
        """The instances of what stands in these repeats, inside an instance of the outer ones."""
        found = [within]
        for section in repeats[len(within.split(".")) if within else 0 :]:
            found = [
                f"{around}.{member}" if around else str(member)
                for around in found
                for member in self.members(section, around)
            ]
        return found

    def _of_members(
        self, path: str, own: tuple[Section, ...], instance: str
    ) -> tuple[str | None, ...]:
        is_item = path in self.repeats
        above = self.repeats.get(path) or tuple(
            section for section in self._around.get(path, ()) if section.is_repeat
        )
        if not above:
            return (" ".join(self.effective.get((path, ""), _NOTHING)),) if is_item else ()
        depth = min(shared(above, own), len(above) - 1)
        answers: list[str | None] = []
        for around in self._instances(above[:-1], _first(instance, depth)):
            members = self.members(above[-1], around)
            for member in range(1, members[-1] + 1):
                inside = f"{around}.{member}" if around else str(member)
                is_there = member in members
                answers.append(self._answer(path, is_item, above, inside) if is_there else None)
        return tuple(answers)

    def _answer(
        self, path: str, is_item: bool, above: tuple[Section, ...], instance: str
    ) -> str | None:
        if is_item:
            is_asked = (path, instance) in self.asked
            return " ".join(self.effective[path, instance]) if is_asked else None
        if path in self._counted:
            return None
        self._counted.add(path)
        holding = self._hold(conditions_of(self._around[path]), above, instance)
        self._counted.remove(path)
        return "" if holding else None


def _first(instance: str, depth: int) -> str:
    return ".".join(instance.split(".")[:depth])


def shared(one: tuple[Section, ...], other: tuple[Section, ...]) -> int:
    """How many repeats two chains have in common, from the outside."""
    pairs = zip(one, other, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a.path != b.path), min(len(one), len(other))
    )


def _calculated(item: Item, scope: Scope) -> Values:
    text = written(item.calculation, scope) if item.calculation is not None else ""
    return (text,) if text else _NOTHING


def _left(item: Item, scope: Scope) -> tuple[Option, ...]:
    return tuple(
        option
        for option in item.options
        if holds(item.choice_filter, replace(scope, option=option))
    )


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
