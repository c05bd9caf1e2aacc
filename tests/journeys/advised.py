"""Something came of a survey: advice, a change, help and a learning session, all in Dutch."""

from app.core.advising.given import GivenAdvice
from app.core.advising.help import PATHS, HelpPoint
from app.core.advising.session import LearningSession, Note, NoteKind
from app.core.changes import Change, ChangeState
from app.core.texts import Slot, SlotState
from app.flow.advising import add_note, keep_advice, keep_change, keep_help, keep_session
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey

_CASE = LearningSession(
    "", "", "", "Iemand vraagt geen hulp.", "Ans", ("Waarom niet?",), groups=(5, 3)
)


def advised(kit: Toolkit, survey: Survey, person: Person, day: str) -> dict[str, str]:
    """What the addresses of the station may name."""

    def said(path: str, text: str) -> tuple[Slot, ...]:
        return (Slot(path, "nl", text, SlotState.DRAFT),)

    asked = GivenAdvice("", "De gemeente", said("advice:text", "Hang lampen op."))
    advice = keep_advice(kit, person, survey, asked)
    text, why = said("change:text", "Meer licht."), said("change:reason", "Er is geen geld.")
    done = Change("", "", text, ChangeState.NOT_TAKEN_UP, why, day, "De gemeente")
    change = keep_change(kit, person, survey, done)
    texts = tuple(slot for path in PATHS for slot in said(path, "Bij het loket"))
    point = keep_help(kit, person, survey, HelpPoint("", "", texts, "020 123", ("nl",)))
    session = keep_session(kit, person, survey, _CASE)
    add_note(kit, person, survey, session.id, Note("", NoteKind.QUESTION, "Wie komt wel?"))
    return {
        "advice_id": advice.id,
        "change_id": change.id,
        "point_id": point.id,
        "session_id": session.id,
        "subject": change.id,
    }
