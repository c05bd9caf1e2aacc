"""The outreach log: visits that were made and that are planned, without anybody's name (KS01)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.core.outreach import Method, State, Visit, troubles
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Went:
    """What is written down of a visit: by which method, at which place of the survey or none, on
    which ISO day, how many people were spoken to, how many cards were handed out."""

    method: str
    place_id: str = ""
    day: str = ""
    spoken: int = 0
    handed: int = 0


@dataclass(frozen=True)
class Own:
    """What one person did for a survey, as numbers (IJ12)."""

    visits: int
    spoken: int
    handed: int


def log_visit(toolkit: Toolkit, person: Person, survey: Survey, went: Went) -> Visit:
    """A visit of this person is in the log; without a day it was today.

    Raises Refused for what cannot be, such as a day to come.
    """
    return _keep(toolkit, person, survey, went, State.DONE)


def plan_visit(toolkit: Toolkit, person: Person, survey: Survey, went: Went) -> Visit:
    """A visit is planned for a day, for whoever goes then. Raises Refused for a day gone by."""
    planned = replace(went, spoken=0, handed=0)
    return _keep(toolkit, person, survey, planned, State.PLANNED)


def made_visit(
    toolkit: Toolkit, person: Person, survey: Survey, visit_id: str, spoken: int, handed: int = 0
) -> Visit:
    """A planned visit was made today, by this person. Raises Refused where it is not planned."""
    return _change(toolkit, person, survey, visit_id, State.DONE, (spoken, handed))


def drop_visit(toolkit: Toolkit, person: Person, survey: Survey, visit_id: str) -> Visit:
    """A planned visit is not made. Raises Refused where it is not planned."""
    return _change(toolkit, person, survey, visit_id, State.DROPPED)


def own_visits(shelves: Shelves, survey: Survey, person: Person) -> tuple[Visit, ...]:
    """What this person did, newest first."""
    mine = (
        visit
        for visit in shelves.watching.visits(survey)
        if visit.person_id == person.id and visit.state is State.DONE
    )
    return tuple(reversed(tuple(mine)))


def counted(visits: Iterable[Visit]) -> Own:
    """Visits as numbers."""
    known = tuple(visits)
    return Own(len(known), sum(v.spoken for v in known), sum(v.handed for v in known))


def _keep(toolkit: Toolkit, person: Person, survey: Survey, went: Went, state: State) -> Visit:
    if went.method not in tuple(Method):
        raise Refused(Problem("visit_method", "method"))
    with toolkit.store.write() as shelves:
        today = _today(toolkit, shelves, survey)
        visit = Visit(
            id=toolkit.secrets.random_id(),
            council_id=survey.council_id,
            survey_id=survey.id,
            place_id=went.place_id,
            person_id=person.id if state is State.DONE else "",
            method=Method(went.method),
            day=went.day or today,
            state=state,
            spoken=went.spoken,
            handed=went.handed,
        )
        _refuse(shelves, survey, visit, today)
        shelves.watching.put_visit(visit)
        act = "log visit" if state is State.DONE else "plan visit"
        subject = f"{survey.slug} {visit.method} {visit.day}"
        shelves.people.log(person.council_id, today, person.name, act, subject)
    return visit


def _refuse(shelves: Shelves, survey: Survey, visit: Visit, today: str) -> None:
    problems = list(troubles(visit, today))
    places = {place.id for place in shelves.places.of_survey(survey)}
    if visit.place_id and visit.place_id not in places:
        problems.append(Problem("visit_place", "place"))
    if problems:
        raise Refused(*problems)


def _change(
    toolkit: Toolkit,
    person: Person,
    survey: Survey,
    visit_id: str,
    state: State,
    numbers: tuple[int, int] = (0, 0),
) -> Visit:
    with toolkit.store.write() as shelves:
        today = _today(toolkit, shelves, survey)
        planned = [
            visit
            for visit in shelves.watching.visits(survey)
            if visit.id == visit_id and visit.state is State.PLANNED
        ]
        if not planned:
            raise Refused(Problem("visit_not_planned", visit_id[:40]))
        (visit,) = planned
        if state is State.DONE:
            visit = replace(visit, person_id=person.id, day=today)
            visit = replace(visit, spoken=numbers[0], handed=numbers[1])
        visit = replace(visit, state=state)
        _refuse(shelves, survey, visit, today)
        shelves.watching.put_visit(visit)
        act = "log visit" if state is State.DONE else "drop visit"
        subject = f"{survey.slug} {visit.method} {visit.day}"
        shelves.people.log(person.council_id, today, person.name, act, subject)
    return visit


def _today(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
