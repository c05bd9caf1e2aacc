"""Gates as a short list: what each is about, whether it is ready, what to do and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from app.core.planning import Gate
from app.core.problems import Problem
from app.web.council.checks.words import REASONS
from app.web.council.door import Visit
from app.web.council.funnel.words import REASONS as OF_PLANS
from app.web.language import marked as _
from app.words import format_day
from app.words.names import name_in

# What a gate is about, and the station where it is opened.
GATES = {
    "H1": (_("The promise to tell everybody"), "open#promise"),
    "H2": (_("Who is responsible"), "open#responsible"),
    "H3": (_("All languages ready and confirmed"), "languages"),
    "H4": (_("What is decided with the answers"), "open#decision"),
    "H5": (_("When the answers are deleted"), "open#ends"),
    "H6": (_("The way through the questions"), "questions"),
    "SV01": (_("Time that it takes"), "questions"),
    "SV02": (_("Number of questions"), "questions"),
    "SV22": (_("Tried with people"), "checks/people"),
    "KA07": (_("No words of the office"), "questions"),
    "IJ01": (_("The plan"), "plan"),
    "KA04": (_("Somebody they trust"), "plan"),
    "IJ04": (_("A short flash poll"), "plan"),
    "MV10": (_("Rest for the places"), "places"),
    "PL17": (_("Easy words that ask the same"), "languages"),
}
OTHER = (_("Another check"), "checks")
_WORDS = {**OF_PLANS, **REASONS}


@dataclass(frozen=True)
class SaidGate:
    """One line of the list. ``reasons`` are what to do; ``address`` is where."""

    identity: str
    name: Markup
    is_open: bool
    is_hard: bool
    reasons: Sequence[Markup]
    address: str


def said_gates(
    visit: Visit, slug: str, gates: Iterable[Gate], tags: Sequence[str]
) -> list[SaidGate]:
    """Every gate in words, in their order."""
    found = []
    for gate in gates:
        name, station = GATES.get(gate.identity, OTHER)
        found.append(
            SaidGate(
                gate.identity,
                visit.say(name),
                gate.is_open,
                gate.is_hard,
                reasons_of(visit, gate.problems, tags),
                f"/council/surveys/{slug}/{station}",
            )
        )
    return found


def reasons_of(visit: Visit, problems: Iterable[Problem], tags: Sequence[str]) -> list[Markup]:
    """Problems as sentences, with languages and days as people say them."""
    return visit.reasons([_readable(visit, problem, tags) for problem in problems], _WORDS)


def language_said(visit: Visit, tag: str) -> str:
    """What a language is called here, and that it is in easy words."""
    name = name_in(tag, visit.reader.tag)
    if not tag.endswith("-simple"):
        return name
    return str(visit.reader.speaker.text(_("{language}, easy words"))).replace("{language}", name)


def _readable(visit: Visit, problem: Problem, tags: Sequence[str]) -> Problem:
    figures = tuple(
        (name, format_day(value, visit.reader.tag) if name == "until" and value else value)
        for name, value in problem.figures
    )
    where = language_said(visit, problem.where) if problem.where in tags else problem.where
    return replace(problem, where=where, figures=figures)
