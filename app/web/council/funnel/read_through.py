"""A plan in words, step by step: to read through on a page, and to print."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.plan import Level, Plan, Side, Station, Step
from app.web.council.funnel.screens import SCREENS, WAYS
from app.web.language import Reader
from app.web.language import marked as _
from app.words import format_day

STATIONS = (
    (Station.PREPARATION, _("Preparing")),
    (Station.QUESTIONS, _("Making the questions")),
    (Station.FIELDWORK, _("Asking people")),
    (Station.PRESENTATION, _("Telling the results")),
    (Station.PRODUCTS, _("Reports and leaflets")),
)
SIDES = (
    (Side.RESIDENT, _("Residents")),
    (Side.PROFESSIONAL, _("Professionals")),
    (Side.RESEARCHER, _("Researchers")),
)
LEVELS = (
    (Level.INFORMED, _("Hear about it")),
    (Level.THOUGHT_ALONG, _("Think along")),
    (Level.WORKED_ALONG, _("Work along")),
    (Level.DECIDED, _("Decide")),
)


@dataclass(frozen=True)
class Told:
    """One step of a plan in words; ``lines`` are empty where nothing was said."""

    step: Step
    question: str
    lines: tuple[str, ...]


def told(plan: Plan, reader: Reader) -> tuple[Told, ...]:
    """Every step of the plan, in the order of the funnel."""
    return tuple(
        Told(step, _plain(reader, SCREENS[step].question), tuple(_lines(plan, step, reader)))
        for step in Step
    )


def _plain(reader: Reader, sentence: str) -> str:
    return reader.speaker.text(sentence)


def _lines(plan: Plan, step: Step, reader: Reader) -> Iterator[str]:
    if step is Step.TEAM:
        yield from _team(plan, reader)
    elif step is Step.GROUPS:
        yield from (group.name for group in plan.groups)
    elif step is Step.TRUST:
        yield from (f"{group.name}: {group.trusted}" for group in plan.groups if group.trusted)
    elif step is Step.PLACES:
        yield from plan.places
    elif step is Step.DATES:
        yield from _dates(plan, reader)
    elif step is Step.DECISION:
        day = format_day(plan.decision_date, reader.tag) if plan.decision_date else ""
        yield from (said for said in (plan.decision, plan.decider, day) if said)
    else:
        yield from _simple(plan, step, reader)


def _simple(plan: Plan, step: Step, reader: Reader) -> Iterator[str]:
    for field in SCREENS[step].fields:
        value = getattr(plan, field.name)
        if value:
            known = dict(field.options)
            yield _plain(reader, known[value]) if known else value


def _dates(plan: Plan, reader: Reader) -> Iterator[str]:
    for field in SCREENS[Step.DATES].fields[:3]:
        day = getattr(plan, field.name)
        if day:
            yield f"{_plain(reader, field.label)}: {format_day(day, reader.tag)}"
    if plan.promise_date:
        yield from (_plain(reader, sentence) for way, sentence in WAYS if way in plan.ways)


def _team(plan: Plan, reader: Reader) -> Iterator[str]:
    sides, levels = dict(SIDES), dict(LEVELS)
    for station, sentence in STATIONS:
        parts = [
            f"{_plain(reader, sides[part.side])}: {_plain(reader, levels[part.level]).lower()}"
            for part in plan.team
            if part.station is station
        ]
        if parts:
            yield f"{_plain(reader, sentence)}. {', '.join(parts)}"
