"""What stands in the fields of a screen: the plan's own words, or what was just typed."""

from collections.abc import Mapping, Sequence

from app.core.plan import Plan, Side, Station, Step

Typed = Mapping[str, Sequence[str]]
_SPARE = 3
_LEAST = 4


def typed_of(plan: Plan, step: Step) -> dict[str, list[str]]:
    """What the fields of one step hold now, as a form would send it."""
    if step is Step.GROUPS:
        return {"group": [group.name for group in plan.groups]}
    if step is Step.TRUST:
        return {
            "group": [group.name for group in plan.groups],
            "trusted": [group.trusted for group in plan.groups],
        }
    if step is Step.PLACES:
        return {"place": list(plan.places)}
    if step is Step.TEAM:
        return {f"{part.station}.{part.side}": [part.level] for part in plan.team}
    return {
        name: list(value) if isinstance(value, tuple) else [str(value or "")]
        for name, value in vars(plan).items()
        if not isinstance(value, tuple) or name == "ways"
    }


def with_spare(values: Sequence[str]) -> list[str]:
    """The values of a list, with empty fields below to add to them."""
    filled = [value for value in values if value]
    return filled + [""] * max(_SPARE, _LEAST - len(filled))


def names_of(step: Step) -> tuple[str, ...]:
    """The names of the fields that a step sends."""
    if step is Step.TEAM:
        return tuple(f"{station}.{side}" for station in Station for side in Side)
    return {
        Step.QUESTION: ("question",),
        Step.DECISION: ("decision", "decider", "decision_date"),
        Step.ORIGIN: ("origin", "phase"),
        Step.GROUPS: ("group",),
        Step.PLACES: ("place",),
        Step.TRUST: ("group", "trusted"),
        Step.LIMITS: ("cannot_change",),
        Step.RUNG: ("rung",),
        Step.RESULT: ("intended",),
        Step.FORM: ("form",),
        Step.DATES: ("opening_date", "closing_date", "promise_date", "ways"),
        Step.RESPONSIBLE: ("controller", "contact"),
    }[step]
