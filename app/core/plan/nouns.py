"""What a plan holds: the question, the decision, the people, and how they hear of it again."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """One screen of the funnel, in the order of asking (IJ01)."""

    QUESTION = "question"
    DECISION = "decision"
    ORIGIN = "origin"
    GROUPS = "groups"
    PLACES = "places"
    TRUST = "trust"
    LIMITS = "limits"
    RUNG = "rung"
    RESULT = "result"
    FORM = "form"
    DATES = "dates"
    TEAM = "team"
    RESPONSIBLE = "responsible"


class Origin(StrEnum):
    """Who put the topic on the agenda (IJ02)."""

    MUNICIPALITY = "municipality"
    COUNCIL = "council"
    RESIDENTS = "residents"


class Phase(StrEnum):
    """The phase of the policy that residents take part in, as the law names them (GO01)."""

    PREPARING = "preparing"
    CARRYING_OUT = "carrying_out"
    EVALUATING = "evaluating"


class Rung(StrEnum):
    """A rung of the ladder of participation, lowest first (KA12)."""

    INFORM = "inform"
    CONSULT = "consult"
    ADVISE = "advise"
    CO_PRODUCE = "co_produce"
    CO_DECIDE = "co_decide"


class FormType(StrEnum):
    """How people are asked (IJ04); exports carry the word."""

    OWN_PHONE = "own_phone"
    FLASH_POLL = "flash_poll"
    STAND = "stand"
    CONVERSATION = "conversation"
    FOCUS_GROUP = "focus_group"


class Station(StrEnum):
    """A part of the work in which people can take part (KS11)."""

    PREPARATION = "preparation"
    QUESTIONS = "questions"
    FIELDWORK = "fieldwork"
    PRESENTATION = "presentation"
    PRODUCTS = "products"


class Side(StrEnum):
    """The three who carry a survey together (KS12)."""

    RESIDENT = "resident"
    PROFESSIONAL = "professional"
    RESEARCHER = "researcher"


class Level(StrEnum):
    """How much somebody has a say in a part of the work (KS11), lowest first."""

    INFORMED = "informed"
    THOUGHT_ALONG = "thought_along"
    WORKED_ALONG = "worked_along"
    DECIDED = "decided"


@dataclass(frozen=True)
class Group:
    """People whose perspective must not be missing (IJ14), and whom they trust (KA04)."""

    name: str
    trusted: str = ""


@dataclass(frozen=True)
class Part:
    """Who takes part in which part of the work, and how much; never anybody's name."""

    station: Station
    side: Side
    level: Level


@dataclass(frozen=True)
class Plan:
    """A plan, filled as far as it is. Empty means: not said yet.

    ``places`` are names of where people gather. Dates are ISO days: from when until when people
    are asked, and by which day all of them hear the results. ``cannot_change`` is for residents
    (IJ17); ``intended`` is the result that the council wants, said before asking (MV01).
    """

    question: str = ""
    decision: str = ""
    decider: str = ""
    decision_date: str = ""
    origin: Origin | None = None
    phase: Phase | None = None
    groups: tuple[Group, ...] = ()
    places: tuple[str, ...] = ()
    cannot_change: str = ""
    rung: Rung | None = None
    intended: str = ""
    form: FormType | None = None
    opening_date: str = ""
    closing_date: str = ""
    promise_date: str = ""
    ways: tuple[str, ...] = ("ticket", "place")
    team: tuple[Part, ...] = ()
    controller: str = ""
    contact: str = ""

    def part(self, station: Station, side: Side) -> Level | None:
        """How much one side takes part in one part of the work."""
        for part in self.team:
            if (part.station, part.side) == (station, side):
                return part.level
        return None
