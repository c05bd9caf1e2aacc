"""How much a place can bear: what it was asked before, and when it may be asked again (MV10, GO02).

People are tired of questions, not of councils, so the budget is that of the place: over all
councils of a host. Who asked is not told here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.problems import Problem

# GO02; judged, as no study gives them.
MOST_OPEN = 1
MOST_A_YEAR = 4
REST_DAYS = 56
YEAR_DAYS = 365


@dataclass(frozen=True)
class AskedPlace:
    """A place as people know it, whichever council wrote it down. ``region`` may be empty."""

    place_id: str
    name: str
    kind: str = ""
    region: str = ""

    def is_same_as(self, other: "AskedPlace") -> bool:
        """Whether the same people are met here: one register place, or in one region equal names
        of kinds that do not contradict each other.

        >>> here = AskedPlace("1", "Food bank North", "food_bank", "North")
        >>> here.is_same_as(AskedPlace("2", "food  bank north", "", "North"))
        True
        >>> here.is_same_as(AskedPlace("2", "Food bank North", "food_bank", "South"))
        False
        """
        if self.place_id == other.place_id:
            return True
        is_one_kind = not self.kind or not other.kind or self.kind == other.kind
        return is_one_kind and self._known_as == other._known_as

    @property
    def _known_as(self) -> tuple[str, str]:
        return self.region, " ".join(self.name.casefold().split())


@dataclass(frozen=True)
class Asking:
    """A survey asks at a place, or asked there. ``first`` is the ISO day of opening; ``last`` that
    of closing, empty while visits are still taken."""

    place: AskedPlace
    survey_id: str
    first: str
    last: str = ""

    @property
    def rests_until(self) -> str:
        """The first day on which the place has rested from this, or empty while it goes on."""
        return _later(self.last, REST_DAYS) if self.last else ""


def tiredness(
    places: Iterable[AskedPlace], askings: Iterable[Asking], survey_id: str, today: str
) -> tuple[Problem, ...]:
    """What speaks against asking at these places today; empty where nothing does.

    ``place_is_asked``: another survey is open there. ``place_rests``: another closed less than
    REST_DAYS ago. ``place_asked_often``: MOST_A_YEAR were opened there within a year, earlier
    versions of this one among them: the people are the same.
    """
    known = tuple(askings)
    found: list[Problem] = []
    for place in places:
        here = [asking for asking in known if asking.place.is_same_as(place)]
        found += _of_place(place.name, here, survey_id, today)
    return tuple(found)


def _of_place(name: str, here: list[Asking], survey_id: str, today: str) -> list[Problem]:
    found = []
    going_on = sorted(a.first for a in here if not a.last and a.survey_id != survey_id)
    if len(going_on) >= MOST_OPEN:
        found.append(Problem("place_is_asked", name, (("since", going_on[0]),)))
    # Rest is between surveys: one that was closed to mend a mistake goes on with the same people.
    rested = max((a.rests_until for a in here if a.survey_id != survey_id), default="")
    if today < rested:
        found.append(Problem("place_rests", name, (("until", rested),)))
    count = asked_within_a_year(here, today)
    if count >= MOST_A_YEAR:
        figures = (("count", str(count)), ("most", str(MOST_A_YEAR)))
        found.append(Problem("place_asked_often", name, figures))
    return found


def asked_within_a_year(here: Iterable[Asking], today: str) -> int:
    """How many times a survey was opened at one place in the year that ends today."""
    since = _later(today, -YEAR_DAYS)
    return len({(asking.survey_id, asking.first) for asking in here if asking.first > since})


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@dataclass(frozen=True)
class Explained:
    """The written reason with which a place was added to an open survey in spite of MV10."""

    place_id: str
    day: str
    reason: str
