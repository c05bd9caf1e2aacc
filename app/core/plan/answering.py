"""One step of the funnel filled in: what somebody typed becomes part of the plan.

Half-filled is fine. Only what cannot be kept is refused: no day, no word of the list, too long.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from app.core.plan.nouns import (
    FormType,
    Group,
    Level,
    Origin,
    Part,
    Phase,
    Plan,
    Rung,
    Side,
    Station,
    Step,
)
from app.core.problems import Problem, Refused
from app.core.questionnaire import WAYS

LONGEST_TEXT = 600
LONGEST_NAME = 120
MOST_GROUPS = 12
MOST_PLACES = 60
Given = Mapping[str, Sequence[str]]
_Word = TypeVar("_Word", bound=StrEnum)


def answered(plan: Plan, step: Step, given: Given) -> Plan:
    """The plan with what was given for one step; the other steps are as they were.

    Raises Refused with everything that cannot be kept: ``text_too_long``, ``too_many``,
    ``not_a_day``, ``unknown_word``, ``closes_before_opening``, ``promised_before_closing``.
    """
    reading = _Reading(given)
    changed = replace(plan, **_READERS[step](plan, reading))
    if reading.problems:
        raise Refused(*reading.problems)
    return changed


def decision_text(plan: Plan, by: str, stays: str) -> str:
    """What residents read about the decision (H4), from the sentences of the plan.

    ``by`` is a sentence with ``{decider}``; ``stays`` one with ``{limits}``.

    >>> plan = Plan(decision="Which lamps come first", decider="The council", cannot_change="rents")
    >>> decision_text(plan, "{decider} decides.", "This stays as it is: {limits}.")
    'Which lamps come first. The council decides. This stays as it is: rents.'
    """
    who, limits = plan.decider.rstrip(" .!?"), plan.cannot_change.rstrip(" .!?")
    parts = (
        _ended(plan.decision),
        by.format(decider=who) if who else "",
        stays.format(limits=limits) if limits else "",
    )
    return " ".join(part for part in parts if part)


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…" else f"{text}."


@dataclass
class _Reading:
    """What was typed, read field by field; problems pile up so that all are said at once."""

    given: Given
    problems: list[Problem] = field(default_factory=list)

    def all(self, name: str, longest: int = LONGEST_NAME) -> tuple[str, ...]:
        """Every value of a field, without spaces around it."""
        found = tuple(" ".join(value.split()) for value in self.given.get(name, ()))
        if any(len(value) > longest for value in found):
            self.problems.append(Problem("text_too_long", name, (("most", str(longest)),)))
        return found

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """The one value of a field, or nothing."""
        return next(iter(self.all(name, longest)), "")

    def listed(self, name: str, most: int) -> tuple[str, ...]:
        """Every value that is not empty, each once."""
        found = tuple(dict.fromkeys(value for value in self.all(name) if value))
        if len(found) > most:
            self.problems.append(Problem("too_many", name, (("most", str(most)),)))
        return found

    def word(self, name: str, words: type[_Word]) -> _Word | None:
        """One word of a list, or None where nothing was chosen."""
        chosen = self.text(name)
        if not chosen:
            return None
        if chosen not in set(words):
            self.problems.append(Problem("unknown_word", name, (("value", chosen[:40]),)))
            return None
        return words(chosen)

    def day(self, name: str) -> str:
        """An ISO day, or nothing."""
        said = self.text(name)
        try:
            is_day = not said or date.fromisoformat(said).isoformat() == said
        except ValueError:
            is_day = False
        if not is_day:
            self.problems.append(Problem("not_a_day", name, (("value", said[:40]),)))
        return said if is_day else ""


def _texts(*names: str) -> Callable[[Plan, _Reading], dict[str, Any]]:
    return lambda plan, reading: {name: reading.text(name) for name in names}  # noqa: ARG005


def _decision(plan: Plan, reading: _Reading) -> dict[str, Any]:  # noqa: ARG001
    return {
        "decision": reading.text("decision"),
        "decider": reading.text("decider", LONGEST_NAME),
        "decision_date": reading.day("decision_date"),
    }


def _origin(plan: Plan, reading: _Reading) -> dict[str, Any]:  # noqa: ARG001
    return {"origin": reading.word("origin", Origin), "phase": reading.word("phase", Phase)}


def _groups(plan: Plan, reading: _Reading) -> dict[str, Any]:
    known = {group.name: group for group in plan.groups}
    names = reading.listed("group", MOST_GROUPS)
    return {"groups": tuple(known.get(name, Group(name)) for name in names)}


def _trust(plan: Plan, reading: _Reading) -> dict[str, Any]:
    # By name, not by place in the list: somebody else may have changed the groups meanwhile.
    trusted = dict(zip(reading.all("group"), reading.all("trusted", LONGEST_TEXT), strict=False))
    return {
        "groups": tuple(
            replace(group, trusted=trusted.get(group.name, group.trusted)) for group in plan.groups
        )
    }


def _places(plan: Plan, reading: _Reading) -> dict[str, Any]:  # noqa: ARG001
    return {"places": reading.listed("place", MOST_PLACES)}


def _dates(plan: Plan, reading: _Reading) -> dict[str, Any]:  # noqa: ARG001
    names = ("opening_date", "closing_date", "promise_date")
    opens, closes, promised = (reading.day(name) for name in names)
    if opens and closes and closes < opens:
        reading.problems.append(Problem("closes_before_opening", "closing_date"))
    if closes and promised and promised < closes:
        reading.problems.append(Problem("promised_before_closing", "promise_date"))
    ways = tuple(way for way in WAYS if way in reading.all("ways"))
    days = {"opening_date": opens, "closing_date": closes, "promise_date": promised}
    return {**days, "ways": ways}


def _team(plan: Plan, reading: _Reading) -> dict[str, Any]:  # noqa: ARG001
    parts = []
    for station in Station:
        for side in Side:
            level = reading.word(f"{station}.{side}", Level)
            if level is not None:
                parts.append(Part(station, side, level))
    return {"team": tuple(parts)}


_READERS: dict[Step, Callable[[Plan, _Reading], dict[str, Any]]] = {
    Step.QUESTION: _texts("question"),
    Step.DECISION: _decision,
    Step.ORIGIN: _origin,
    Step.GROUPS: _groups,
    Step.PLACES: _places,
    Step.TRUST: _trust,
    Step.LIMITS: _texts("cannot_change"),
    Step.RUNG: lambda plan, reading: {"rung": reading.word("rung", Rung)},  # noqa: ARG005
    Step.RESULT: _texts("intended"),
    Step.FORM: lambda plan, reading: {"form": reading.word("form", FormType)},  # noqa: ARG005
    Step.DATES: _dates,
    Step.TEAM: _team,
    Step.RESPONSIBLE: _texts("controller", "contact"),
}
