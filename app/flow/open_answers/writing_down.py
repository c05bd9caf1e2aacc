"""Recordings and photos become words by people who listen and look, never by a program (SV21)."""

from app.core.open_answers.answer import Came
from app.core.problems import Problem, Refused
from app.flow.open_answers.reading import known_answer, refuse_while_open
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey

LONGEST_TRANSCRIPT = 5000


def write_down(toolkit: Toolkit, survey: Survey, person: Person, answer_id: str, text: str) -> None:
    """What somebody heard or saw is the open answer's text from now on, and in the log.

    Raises Refused: ``not_closed``, ``unknown_answer``, ``nothing_written_down``,
    ``transcript_too_long``.
    """
    text = text.strip()
    if not text:
        raise Refused(Problem("nothing_written_down", "text"))
    if len(text) > LONGEST_TRANSCRIPT:
        figures = (("most", str(LONGEST_TRANSCRIPT)),)
        raise Refused(Problem("transcript_too_long", "text", figures))
    with toolkit.store.write() as shelves:
        refuse_while_open(shelves, survey)
        if known_answer(shelves, survey, answer_id).came is Came.TEXT:
            raise Refused(Problem("unknown_answer"))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.open_answers.put_transcript(survey, answer_id, text, person.name, today)
        shelves.people.log(survey.council_id, today, person.name, "write down", survey.slug)


def delete_file(toolkit: Toolkit, survey: Survey, person: Person, answer_id: str) -> None:
    """The recording or photo is gone, and what was written down of it stays.

    Raises Refused: ``unknown_answer``, ``not_written_down_yet`` while nobody wrote it down.
    """
    with toolkit.store.write() as shelves:
        answer = known_answer(shelves, survey, answer_id)
        if not answer.has_file:
            raise Refused(Problem("unknown_answer"))
        if not answer.text:
            raise Refused(Problem("not_written_down_yet"))
        shelves.open_answers.drop_file(survey, answer_id)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(survey.council_id, today, person.name, "delete recording", survey.slug)
    toolkit.store.forget()
