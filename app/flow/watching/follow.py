"""What a council may see of its survey while it runs (decision 9), in one piece for its page."""

from dataclasses import dataclass
from datetime import date

from app.core.coverage import PlaceTotal
from app.core.outreach import State, Visit
from app.core.pausing import Pause
from app.core.plan import Group as PlannedGroup
from app.core.waves import Comparison, compare
from app.flow.ports import Toolkit
from app.flow.records import Person, Place, Stage, Survey, Version
from app.flow.watching.outreach import Own, counted, own_visits
from app.flow.watching.reach import GroupState, group_states, planned_groups


@dataclass(frozen=True)
class Following:
    """How a survey goes. ``version`` is None before opening. ``closing_day`` is empty where it
    does not close by itself; ``planned_closing`` is what its plan says. ``days_left`` are those
    until the promised day, below 0 when it has passed. ``totals`` are of the last night, none
    before the first one and none once the tabulation is frozen. ``unseen`` are groups of the plan
    that nobody watches for yet. ``made`` are the visits of everybody, newest first."""

    survey: Survey
    version: Version | None
    places: tuple[Place, ...]
    closing_day: str
    planned_closing: str
    days_left: int
    totals: tuple[PlaceTotal, ...]
    groups: tuple[GroupState, ...]
    unseen: tuple[PlannedGroup, ...]
    planned: tuple[Visit, ...]
    made: tuple[Visit, ...]
    pauses: tuple[Pause, ...]
    today: str

    @property
    def is_running(self) -> bool:
        """Whether it is open or paused."""
        return self.version is not None and self.version.stage in (Stage.OPEN, Stage.PAUSED)

    @property
    def total_day(self) -> str:
        """The day whose night the totals are of, or empty."""
        return max((total.day for total in self.totals), default="")

    def place_name(self, place_id: str) -> str:
        """What a place is called, or empty."""
        return next((place.name for place in self.places if place.id == place_id), "")


def following(toolkit: Toolkit, survey: Survey) -> Following:
    """How a survey goes now, without counting anything that came in."""
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        watching = shelves.watching
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        visits = watching.visits(survey)
        kept = shelves.plans.of_survey(survey)
        is_frozen = version is not None and version.stage is Stage.FROZEN
        return Following(
            survey=survey,
            version=version,
            places=shelves.places.of_survey(survey),
            closing_day=watching.closing_day(version) if version else "",
            planned_closing=kept.plan.closing_date if kept else "",
            days_left=_days_until(version, today),
            totals=watching.totals(version) if version and not is_frozen else (),
            groups=group_states(shelves, survey, version),
            unseen=planned_groups(shelves, survey),
            planned=tuple(visit for visit in visits if visit.state is State.PLANNED),
            made=tuple(v for v in reversed(visits) if v.state is State.DONE),
            pauses=watching.pauses(version) if version else (),
            today=today,
        )


def _days_until(version: Version | None, today: str) -> int:
    if version is None or not version.terms.promise_date:
        return 0
    promised = date.fromisoformat(version.terms.promise_date)
    return (promised - date.fromisoformat(today)).days


@dataclass(frozen=True)
class Errand:
    """A survey for who goes out for it: what they did themselves, and what is planned."""

    survey: Survey
    title: str
    places: tuple[Place, ...]
    mine: tuple[Visit, ...]
    own: Own
    planned: tuple[Visit, ...]
    today: str

    def place_name(self, place_id: str) -> str:
        """What a place is called, or empty."""
        return next((place.name for place in self.places if place.id == place_id), "")


def errands_of(toolkit: Toolkit, person: Person) -> tuple[Errand, ...]:
    """Every running survey of a person's council, with that person's own visits only (IJ12)."""
    found = []
    with toolkit.store.read() as shelves:
        for survey in shelves.surveys.all(person.council_id):
            version = shelves.surveys.version(survey)
            if version is None or version.stage not in (Stage.OPEN, Stage.PAUSED):
                continue
            council = shelves.people.council(survey.council_id)
            mine = own_visits(shelves, survey, person)
            planned = (v for v in shelves.watching.visits(survey) if v.state is State.PLANNED)
            found.append(
                Errand(
                    survey=survey,
                    title=version.questionnaire.title.get(version.questionnaire.source),
                    places=shelves.places.of_survey(survey),
                    mine=mine,
                    own=counted(mine),
                    planned=tuple(planned),
                    today=toolkit.clock.today(council.time_zone),
                )
            )
    return tuple(found)


def next_wave(toolkit: Toolkit, survey: Survey) -> Comparison | None:
    """What a repeat of the draft as it is now would have in common with the newest wave (MV08);
    None while that wave still takes answers, or before there is one."""
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        if version is None or version.stage is not Stage.FROZEN:
            return None
        return compare(version.questionnaire, shelves.surveys.draft(survey))
