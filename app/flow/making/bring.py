"""Bringing a survey in from a file: it becomes a draft of its own, with a report of its rows."""

from app.flow.ports import Brought, Toolkit
from app.flow.prepare import put_draft
from app.flow.records import Council, Person, Survey


def bring(
    toolkit: Toolkit, council: Council, person: Person, name: str, content: bytes
) -> tuple[Survey, Brought]:
    """The survey in the file is a new draft of the council; also what was read in another way, and
    what could not come along.

    Raises Refused with every reason where the file cannot be taken in; nothing is kept then.
    """
    brought = toolkit.files.read(name, content)
    with toolkit.store.write() as shelves:
        survey, _draft = put_draft(toolkit, shelves, council, brought.questionnaire)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "bring a survey", survey.slug)
    return survey, brought
