"""A learning session is begun, led step by step, and put away (LB01-LB08)."""

from dataclasses import dataclass, replace

from app.core.advising.session import (
    LearningSession,
    Note,
    Step,
    after,
    open_questions,
    session_troubles,
)
from app.core.problems import Problem, Refused
from app.flow.advising.texts import noted, today_of
from app.flow.locksmith import Secrets
from app.flow.places import ALPHABET
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

CODE_SIGNS = 6
_BITS_PER_SIGN = 5


@dataclass(frozen=True)
class Sitting:
    """A session with everything that was written in it, in no order that means anything."""

    session: LearningSession
    notes: tuple[Note, ...]


def sittings_of(toolkit: Toolkit, survey: Survey) -> tuple[Sitting, ...]:
    """Every learning session of a survey, newest first."""
    with toolkit.store.read() as shelves:
        shelf = shelves.sessions
        return tuple(Sitting(each, shelf.notes(each)) for each in shelf.all(survey))


def sitting_with(toolkit: Toolkit, survey: Survey, session_id: str) -> Sitting:
    """One session of a survey. Raises Refused: ``unknown_session``."""
    with toolkit.store.read() as shelves:
        session = known_session(shelves, survey, session_id)
        return Sitting(session, shelves.sessions.notes(session))


def open_questions_of(toolkit: Toolkit, survey: Survey) -> tuple[tuple[LearningSession, Note], ...]:
    """What stayed unanswered in the sessions of a survey; who takes it along stands in the note
    (LB08)."""
    return tuple(
        (sitting.session, note)
        for sitting in sittings_of(toolkit, survey)
        for note in open_questions(sitting.notes)
    )


def keep_session(
    toolkit: Toolkit, person: Person, survey: Survey, session: LearningSession
) -> LearningSession:
    """The session stands as it was typed; without an id it is new, has a code and begins at its
    first step.

    Raises Refused: ``no_case``, ``no_case_owner``, ``no_learning_questions``,
    ``too_many_lines``, ``too_many_groups``, ``unknown_session``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        kept = replace(
            session,
            case=session.case.strip(),
            owner=" ".join(session.owner.split()),
            questions=_lines(session.questions),
            aspects=_lines(session.aspects),
        )
        if session.id:
            before = known_session(shelves, survey, session.id)
            kept = replace(kept, code=before.code, day=before.day, step=before.step)
        else:
            code = _new_code(shelves, toolkit.secrets)
            kept = replace(kept, id=toolkit.secrets.random_id(), code=code, day=today)
        problems = session_troubles(kept)
        if problems:
            raise Refused(*problems)
        shelves.sessions.put(survey, kept)
        noted(shelves, person, today, "write session", survey.slug)
    return kept


def go_on(toolkit: Toolkit, person: Person, survey: Survey, session_id: str) -> LearningSession:
    """The session is at its next step.

    Raises Refused: ``unknown_session``, ``questions_open``, ``question_without_owner``,
    ``session_is_over``.
    """
    with toolkit.store.write() as shelves:
        session = known_session(shelves, survey, session_id)
        step, problem = after(session, shelves.sessions.notes(session))
        if step is None:
            raise Refused(problem or Problem("session_is_over", "step"))
        return _move(toolkit, shelves, person, survey, session, step)


def go_back(toolkit: Toolkit, person: Person, survey: Survey, session_id: str) -> LearningSession:
    """The session is at the step before; nothing that was written is lost.

    Raises Refused: ``unknown_session``, ``first_step``.
    """
    with toolkit.store.write() as shelves:
        session = known_session(shelves, survey, session_id)
        at = tuple(Step).index(session.step)
        if at == 0:
            raise Refused(Problem("first_step", "step"))
        return _move(toolkit, shelves, person, survey, session, tuple(Step)[at - 1])


def drop_session(toolkit: Toolkit, person: Person, survey: Survey, session_id: str) -> None:
    """The session is gone with all its notes; advice that came from it stays.

    Raises Refused: ``unknown_session``.
    """
    with toolkit.store.write() as shelves:
        known_session(shelves, survey, session_id)
        shelves.sessions.drop(survey, session_id)
        noted(shelves, person, today_of(toolkit, shelves, survey), "drop session", survey.slug)


def known_session(shelves: Shelves, survey: Survey, session_id: str) -> LearningSession:
    """The session of a survey with an id. Raises Refused: ``unknown_session``."""
    for session in shelves.sessions.all(survey):
        if session.id == session_id:
            return session
    raise Refused(Problem("unknown_session", session_id[:32]))


def _move(
    toolkit: Toolkit,
    shelves: Shelves,
    person: Person,
    survey: Survey,
    session: LearningSession,
    step: Step,
) -> LearningSession:
    moved = replace(session, step=step)
    shelves.sessions.put(survey, moved)
    today = today_of(toolkit, shelves, survey)
    noted(shelves, person, today, "session step", f"{survey.slug} {step}")
    return moved


def _new_code(shelves: Shelves, secrets: Secrets) -> str:
    while True:
        bits = secrets.random_bits(CODE_SIGNS * _BITS_PER_SIGN)
        at = ((bits >> (_BITS_PER_SIGN * sign)) % len(ALPHABET) for sign in range(CODE_SIGNS))
        code = "".join(ALPHABET[index] for index in at)
        if shelves.sessions.behind(code) is None:
            return code


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    whole = (" ".join(line.split()) for line in lines)
    return tuple(dict.fromkeys(line for line in whole if line))
