"""What verbs ask of the shelf of advice, changes and help, and of the one of learning sessions."""

from typing import Protocol

from app.core.advising.given import GivenAdvice
from app.core.advising.help import HelpPoint
from app.core.advising.session import LearningSession, Note
from app.core.changes import Change, FollowUp
from app.flow.records import Survey


class AdvisingShelf(Protocol):
    """Advice with its reply, what was done, who is told of it, and where people get help."""

    def put_advice(self, survey: Survey, advice: GivenAdvice) -> None:
        """Adds an advice, or puts it in the place of the one with its id."""

    def advices(self, survey: Survey) -> tuple[GivenAdvice, ...]:
        """Every advice of a survey, the newest first; what is not sent yet before all others."""

    def drop_advice(self, survey: Survey, advice_id: str) -> None: ...
    def put_change(self, survey: Survey, change: Change) -> None:
        """Adds a change, or puts it in the place of the one with its id."""

    def changes(self, survey: Survey) -> tuple[Change, ...]:
        """Every change of a survey, the newest first."""

    def drop_change(self, survey: Survey, change_id: str) -> None: ...
    def add_follow_up(self, survey: Survey, batch: FollowUp) -> None:
        """The batch stands, and its changes are in it."""

    def follow_ups(self, survey: Survey) -> tuple[FollowUp, ...]:
        """Every batch, oldest first."""

    def put_help(self, survey: Survey, point: HelpPoint) -> None:
        """Adds a help point, or puts it in the place of the one with its id."""

    def help_points(self, survey: Survey) -> tuple[HelpPoint, ...]: ...
    def drop_help(self, survey: Survey, point_id: str) -> None: ...


class SessionShelf(Protocol):
    """Learning sessions and their notes, which lie in no order that means anything."""

    def put(self, survey: Survey, session: LearningSession) -> None:
        """Adds a session, or puts it in the place of the one with its id."""

    def all(self, survey: Survey) -> tuple[LearningSession, ...]:
        """Every session of a survey, newest day first."""

    def behind(self, code: str) -> tuple[LearningSession, Survey] | None:
        """The session with a code, and its survey."""

    def drop(self, survey: Survey, session_id: str) -> None:
        """The session is gone, with its notes."""

    def put_note(self, survey: Survey, session: LearningSession, note: Note) -> None:
        """Adds a note, or puts it in the place of the one with its id."""

    def notes(self, session: LearningSession) -> tuple[Note, ...]: ...
    def drop_note(self, session: LearningSession, note_id: str) -> None: ...
