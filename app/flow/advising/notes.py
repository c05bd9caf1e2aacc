"""What is written in a learning session: questions, cards with advice, and what people take home.

By the council in the room, or by people in the room on their own phones (``write_question``), of
whom nothing is known.
"""

from dataclasses import replace

from app.core.advising.given import GivenAdvice
from app.core.advising.session import (
    LONGEST_NOTE,
    LearningSession,
    Note,
    NoteKind,
    NoteState,
    Step,
    choosing_troubles,
    note_troubles,
)
from app.core.problems import Problem, Refused
from app.core.texts import Slot, SlotState
from app.flow.advising.advices import keep_advice
from app.flow.advising.sessions import known_session
from app.flow.advising.texts import source_of
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

_ANSWERS = (NoteState.OPEN, NoteState.ANSWERED, NoteState.PARKED)


def session_at(toolkit: Toolkit, code: str) -> tuple[LearningSession, Survey]:
    """The session that a code in the room leads to, and the survey that it is about.

    Raises Refused: ``unknown_session``.
    """
    with toolkit.store.read() as shelves:
        return _behind(shelves, code)


def write_question(toolkit: Toolkit, code: str, text: str) -> None:
    """A question of somebody in the room is kept; of who wrote it, or when, nothing is.

    Raises Refused: ``unknown_session``, ``note_text``, ``too_many_notes``,
    ``questions_are_over``.
    """
    with toolkit.store.write() as shelves:
        session, survey = _behind(shelves, code)
        if session.step is not Step.CLARIFY:
            raise Refused(Problem("questions_are_over", "text"))
        note = Note(toolkit.secrets.random_id(), NoteKind.QUESTION, _plain(text))
        _put_new(shelves, survey, session, note)


def add_note(toolkit: Toolkit, person: Person, survey: Survey, session_id: str, note: Note) -> Note:
    """A note more is in the session, written down by somebody of the council.

    Raises Refused: ``unknown_session``, ``note_text``, ``too_many_notes``,
    ``questions_are_over``, ``no_advice_yet``, ``advice_is_over``, ``no_reflection_yet``,
    ``unknown_prompt``, ``owner_first``.
    """
    assert person.id
    with toolkit.store.write() as shelves:
        session = known_session(shelves, survey, session_id)
        made = replace(note, id=toolkit.secrets.random_id(), text=_plain(note.text))
        _put_new(shelves, survey, session, made)
    return made


def judge_question(
    toolkit: Toolkit, survey: Survey, session_id: str, note_id: str, state: NoteState
) -> None:
    """The question is open, answered or parked (LB03); what the reflection left open is too.

    Raises Refused: ``unknown_session``, ``unknown_note``.
    """
    with toolkit.store.write() as shelves:
        session, note = _known(shelves, survey, session_id, note_id)
        if note.kind is NoteKind.CARD or state not in _ANSWERS:
            raise Refused(Problem("unknown_note", note_id[:32]))
        shelves.sessions.put_note(survey, session, replace(note, state=state))


def take_along(toolkit: Toolkit, survey: Survey, session_id: str, note_id: str, owner: str) -> None:
    """Somebody takes an open question along (LB08); with an empty name nobody does any more.

    Raises Refused: ``unknown_session``, ``unknown_note``, ``note_text``.
    """
    with toolkit.store.write() as shelves:
        session, note = _known(shelves, survey, session_id, note_id)
        if len(owner) > LONGEST_NOTE:
            raise Refused(Problem("note_text", "owner", (("most", str(LONGEST_NOTE)),)))
        shelves.sessions.put_note(survey, session, replace(note, owner=_plain(owner)))


def choose_card(
    toolkit: Toolkit, survey: Survey, session_id: str, note_id: str, is_chosen: bool
) -> None:
    """The group chose a card, or laid it back; at most five stay chosen (LB04).

    Raises Refused: ``unknown_session``, ``unknown_note``, ``five_chosen``, ``advice_is_over``.
    """
    with toolkit.store.write() as shelves:
        session, card = _card(shelves, survey, session_id, note_id)
        if session.step is not Step.GROUPS:
            raise Refused(Problem("advice_is_over", "card"))
        problems = choosing_troubles(card, shelves.sessions.notes(session)) if is_chosen else ()
        if problems:
            raise Refused(*problems)
        state = NoteState.CHOSEN if is_chosen else NoteState.OPEN
        shelves.sessions.put_note(survey, session, replace(card, state=state))


def fill_card(toolkit: Toolkit, survey: Survey, session_id: str, filled: Note) -> None:
    """A chosen card says who, what, when, why and how, and beside which aspect it lies (LB05,
    LB06).

    Raises Refused: ``unknown_session``, ``unknown_note``, ``note_text``, ``unknown_aspect``.
    """
    with toolkit.store.write() as shelves:
        session, card = _card(shelves, survey, session_id, filled.id)
        if filled.aspect and filled.aspect not in session.aspects:
            raise Refused(Problem("unknown_aspect", "aspect"))
        kept = replace(
            card,
            text=_plain(filled.text),
            who=_plain(filled.who),
            when=_plain(filled.when),
            why=_plain(filled.why),
            how=_plain(filled.how),
            aspect=filled.aspect,
        )
        texts = (kept.text, kept.who, kept.when, kept.why, kept.how)
        if not kept.text or any(len(text) > LONGEST_NOTE for text in texts):
            raise Refused(Problem("note_text", "text", (("most", str(LONGEST_NOTE)),)))
        shelves.sessions.put_note(survey, session, kept)


def strike_note(toolkit: Toolkit, survey: Survey, session_id: str, note_id: str) -> None:
    """The note is gone. Raises Refused: ``unknown_session``, ``unknown_note``."""
    with toolkit.store.write() as shelves:
        session, note = _known(shelves, survey, session_id, note_id)
        shelves.sessions.drop_note(session, note.id)


def advice_from(
    toolkit: Toolkit, person: Person, survey: Survey, session_id: str, note_id: str
) -> GivenAdvice:
    """A chosen card is an advice that is not sent yet; whom it is for is who must do it.

    Raises Refused: ``unknown_session``, ``unknown_note``, and as ``keep_advice`` does.
    """
    with toolkit.store.read() as shelves:
        session, card = _card(shelves, survey, session_id, note_id)
    source = source_of(toolkit, survey)[0]
    text = Slot("advice:text", source, card.text, SlotState.CONFIRMED)
    findings = (session.finding,) if session.finding else ()
    made = GivenAdvice("", card.who, (text,), findings, card.who, card.when, card.why, card.how)
    return keep_advice(toolkit, person, survey, made)


def _put_new(shelves: Shelves, survey: Survey, session: LearningSession, note: Note) -> None:
    problems = note_troubles(session, note, shelves.sessions.notes(session))
    if problems:
        raise Refused(*problems)
    shelves.sessions.put_note(survey, session, note)


def _behind(shelves: Shelves, code: str) -> tuple[LearningSession, Survey]:
    found = shelves.sessions.behind(code.strip().upper()[:8])
    if found is None:
        raise Refused(Problem("unknown_session", code[:8]))
    return found


def _known(
    shelves: Shelves, survey: Survey, session_id: str, note_id: str
) -> tuple[LearningSession, Note]:
    session = known_session(shelves, survey, session_id)
    for note in shelves.sessions.notes(session):
        if note.id == note_id:
            return session, note
    raise Refused(Problem("unknown_note", note_id[:32]))


def _card(
    shelves: Shelves, survey: Survey, session_id: str, note_id: str
) -> tuple[LearningSession, Note]:
    session, note = _known(shelves, survey, session_id, note_id)
    if note.kind is not NoteKind.CARD:
        raise Refused(Problem("unknown_note", note_id[:32]))
    return session, note


def _plain(text: str) -> str:
    return " ".join(text.split())
