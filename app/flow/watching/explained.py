"""A place is added to an open survey though it should rest: the written reason is kept (MV10)."""

from app.core.fatigue import Explained
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Person, Place, Survey


def explain_place(
    toolkit: Toolkit, person: Person, survey: Survey, place: Place, reason: str
) -> None:
    """The reason stands in the log and in the method sheet. Raises Refused for an empty one."""
    said = " ".join(reason.split())
    if not said:
        raise Refused(Problem("no_reason", place.name))
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        shelves.watching.explain(survey, Explained(place.id, today, said))
        subject = f"{survey.slug} {place.name}: {said}"
        shelves.people.log(person.council_id, today, person.name, "add place in spite of", subject)
