"""What people said while they read the results together, and how many of whom did (KS11, KS15).

Nobody who said something is named: only who wrote it down.
"""

from collections.abc import Iterable

from app.core.problems import Problem, Refused
from app.core.report_facts import Knowledge, ReadAlong
from app.core.sense import MOST_REMARKS, Prompt, Remark, readers_troubles, remark_troubles
from app.flow.ports import Toolkit
from app.flow.publishing.snapshot import frozen_version
from app.flow.records import Person, Survey


def write_remark(
    toolkit: Toolkit, person: Person, survey: Survey, prompt: str, knowledge: str, text: str
) -> Remark:
    """What was said to a prompt is kept, with the kind of knowledge it comes from (KA10).

    Raises Refused: ``not_frozen``, ``no_remark``, ``remark_too_long``, ``too_many_remarks``,
    ``unknown_prompt`` and ``unknown_knowledge``.
    """
    text = text.replace("\r\n", "\n").strip()
    problems = list(remark_troubles(text))
    if prompt not in tuple(Prompt):
        problems.append(Problem("unknown_prompt", "prompt"))
    if knowledge not in tuple(Knowledge):
        problems.append(Problem("unknown_knowledge", "knowledge"))
    if problems:
        raise Refused(*problems)
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        if len(shelves.sense.remarks(version)) >= MOST_REMARKS:
            raise Refused(Problem("too_many_remarks", "text", (("most", str(MOST_REMARKS)),)))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        key = toolkit.secrets.random_id()
        remark = Remark(key, Prompt(prompt), Knowledge(knowledge), text, person.name, today)
        shelves.sense.add_remark(survey, version, remark)
        shelves.people.log(person.council_id, today, person.name, "write remark", survey.slug)
    return remark


def remove_remark(toolkit: Toolkit, person: Person, survey: Survey, remark_id: str) -> None:
    """The remark is gone. Raises Refused: ``not_frozen``, ``unknown_remark``."""
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        if not shelves.sense.remove_remark(version, remark_id):
            raise Refused(Problem("unknown_remark", remark_id[:40]))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(person.council_id, today, person.name, "remove remark", survey.slug)


def count_readers(
    toolkit: Toolkit, person: Person, survey: Survey, readers: Iterable[ReadAlong]
) -> None:
    """So many people of each side read along, with so much say; a zero is nobody.

    Raises Refused: ``not_frozen``, ``readers_number``.
    """
    readers = tuple(readers)
    problems = readers_troubles(readers)
    if problems:
        raise Refused(*problems)
    with toolkit.store.write() as shelves:
        version = frozen_version(shelves, survey)
        there = [each for each in readers if each.people]
        shelves.sense.put_readers(survey, version, there)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(person.council_id, today, person.name, "count readers", survey.slug)
