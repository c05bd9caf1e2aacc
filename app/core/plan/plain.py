"""A plan as plain values, for the store, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

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
)

_WORDS = {"origin": Origin, "phase": Phase, "rung": Rung, "form": FormType}


def plain_of(plan: Plan) -> dict[str, Any]:
    """Plain values that ``plan_from`` reads back to an equal plan. What is empty is left out.

    >>> plan_from(plain_of(Plan(question="Which lamps?", rung=Rung.ADVISE))).rung.value
    'advise'
    """
    plain = {each.name: getattr(plan, each.name) for each in fields(plan)}
    plain["groups"] = [[group.name, group.trusted] for group in plan.groups]
    plain["team"] = [[part.station, part.side, part.level] for part in plan.team]
    # No ways at all is something that was said; they are kept even then.
    return {name: value for name, value in plain.items() if value or name == "ways"}


def plan_from(plain: Mapping[str, Any]) -> Plan:
    """The plan that the plain values hold."""
    known: dict[str, Any] = dict(plain)
    for name, words in _WORDS.items():
        if name in known:
            known[name] = words(known[name])
    known["groups"] = tuple(Group(*each) for each in known.get("groups", ()))
    known["team"] = tuple(
        Part(Station(station), Side(side), Level(level))
        for station, side, level in known.get("team", ())
    )
    for name in ("places", "ways"):
        if name in known:
            known[name] = tuple(known[name])
    return Plan(**known)
