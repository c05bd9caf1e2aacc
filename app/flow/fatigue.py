"""Whether places are asked too much, over all councils of this host (MV10, GO02)."""

from app.core.fatigue import AskedPlace, Asking, tiredness
from app.core.planning import Gate
from app.core.problems import Problem
from app.flow.records import Survey
from app.flow.shelves import Shelves


def askings(shelves: Shelves) -> tuple[Asking, ...]:
    """Every time that a survey asked at a place of this host; examples ask nobody anything."""
    return tuple(
        Asking(each.place, each.survey.id, each.first, each.last)
        for each in shelves.watching.everywhere()
        if each.first
    )


def fatigue_gate(shelves: Shelves, survey: Survey, today: str) -> Gate:
    """The soft check MV10: whether the places of this survey may be asked today."""
    asked = shelves.watching.asked_places(survey)
    return Gate("MV10", False, tiredness(asked, askings(shelves), survey.id, today))


def tired_place(
    shelves: Shelves, survey: Survey, name: str, kind: str, place_id: str, today: str
) -> tuple[Problem, ...]:
    """What speaks against asking at one more place of the survey, as it is registered.

    For whoever adds a place to a survey that is open already: the reason they write down is kept
    with ``add_in_spite`` (flow/watching).
    """
    wanted = AskedPlace(place_id, name, kind, shelves.watching.region(survey.council_id))
    return tiredness([wanted], askings(shelves), survey.id, today)
