"""A place is added to an open survey though it should rest: the written reason is kept (MV10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.fatigue import Explained
from app.core.places import RegisteredPlace
from app.core.problems import Problem, Refused
from app.flow.fatigue import tired_place
from app.flow.places import with_code
from app.flow.ports import Toolkit
from app.flow.records import Person, Stage, Survey
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Tired:
    """A place of the register that should rest, and why."""

    place: RegisteredPlace
    problems: tuple[Problem, ...]


def tired_of(
    toolkit: Toolkit, survey: Survey, places: Sequence[RegisteredPlace]
) -> tuple[Tired, ...]:
    """Those of the places that should rest, where adding them would ask people now.

    None for a survey that is not open, as opening it asks (MV10), and none for an example. Places
    that have a code already are not added.
    """
    with toolkit.store.read() as shelves:
        return _tired(shelves, survey, places, _today(toolkit, shelves, survey))


def add_in_spite(
    toolkit: Toolkit,
    person: Person,
    survey: Survey,
    places: Sequence[RegisteredPlace],
    reason: str,
) -> None:
    """The survey has codes at the places; for those that should rest the reason stands in the log
    and in the method sheet. Raises Refused for an empty reason, and adds nothing then."""
    said = " ".join(reason.split())
    with toolkit.store.write() as shelves:
        today = _today(toolkit, shelves, survey)
        tired = _tired(shelves, survey, places, today)
        if tired and not said:
            raise Refused(Problem("no_reason", tired[0].place.name))
        for place in places:
            with_code(toolkit, shelves, survey, place, person.name)
        for each in tired:
            shelves.watching.explain(survey, Explained(each.place.id, today, said))
            subject = f"{survey.slug} {each.place.name}: {said}"
            act = "add place in spite of"
            shelves.people.log(person.council_id, today, person.name, act, subject)


def _tired(
    shelves: Shelves, survey: Survey, places: Sequence[RegisteredPlace], today: str
) -> tuple[Tired, ...]:
    version = shelves.surveys.version(survey)
    if version is None or version.is_example or version.stage not in (Stage.OPEN, Stage.PAUSED):
        return ()
    known = {place.id for place in shelves.places.of_survey(survey)}
    judged = (
        Tired(each, tired_place(shelves, survey, each.name, each.kind, each.id, today))
        for each in places
        if each.id not in known
    )
    return tuple(each for each in judged if each.problems)


def _today(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
