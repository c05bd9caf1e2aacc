"""How long a questionnaire takes, by eye and by ear, counted from its texts and sounds (SV01).

What the figures are for: the promise "about 3 minutes", the phone's one bit for answers that came
in less than a third of that time, and the check that nobody is asked to bear more than that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.languages import fallbacks
from app.core.questionnaire import UNSEEN_KINDS, Item, Kind, Questionnaire
from app.core.texts import Texts

# Judged starting values (SV01): signs per second of slow reading, seconds to choose and to type,
# and the factor by which phones are slower.
_SIGNS_PER_SECOND = 15
_TO_CHOOSE = 3
_TO_TYPE = 20
_ON_A_PHONE = 1.4
_SIGNS_HEARD_PER_SECOND = 12
_BETWEEN_SOUNDS = 0.5
_TO_LEAVE = 10
# What a survey should take, and more than which it needs a written reason (SV01).
GOAL_BY_EYE, GOAL_BY_EAR = 180, 360
CAP_BY_EYE, CAP_BY_EAR = 300, 480


@dataclass(frozen=True)
class Piece:
    """One text on the way from the first tap to the ticket: its length in signs, and how long its
    recording plays where there is one."""

    signs: int
    seconds: float | None = None


@dataclass(frozen=True)
class Budget:
    """Seconds from the first tap to the ticket in one language, consent and notice included."""

    tag: str
    by_eye: int
    by_ear: int

    @property
    def is_within_goal(self) -> bool:
        """Whether it takes no longer than a short survey should."""
        return self.by_eye <= GOAL_BY_EYE and self.by_ear <= GOAL_BY_EAR

    @property
    def is_within_cap(self) -> bool:
        """Whether it takes no longer than people can be asked to bear without a reason."""
        return self.by_eye <= CAP_BY_EYE and self.by_ear <= CAP_BY_EAR


def budget_of(questionnaire: Questionnaire, tag: str, pieces: Iterable[Piece]) -> Budget:
    """The time that one language takes whoever reads, or hears, everything once."""
    pieces = tuple(pieces)
    acts = sum(_to_act(item) for item in questionnaire.items() if item.is_asked)
    acts += _TO_CHOOSE * len(questionnaire.purposes) + _TO_LEAVE
    read = sum(piece.signs for piece in pieces) / _SIGNS_PER_SECOND
    heard = sum(
        _BETWEEN_SOUNDS
        + (piece.signs / _SIGNS_HEARD_PER_SECOND if piece.seconds is None else piece.seconds)
        for piece in pieces
    )
    by_eye, by_ear = _ON_A_PHONE * (read + acts), heard + _ON_A_PHONE * acts
    return Budget(tag, round(by_eye), round(by_ear))


def seconds_by_eye(questionnaire: Questionnaire, tag: str) -> int:
    """Seconds from the first question to the last, in one language; the notice not counted."""
    order = fallbacks(tag, questionnaire.source)
    items = [item for item in questionnaire.items() if item.kind not in UNSEEN_KINDS]
    total = sum(_seconds(item, order) for item in items)
    return round(total * _ON_A_PHONE)


def minutes_to_say(seconds: int) -> int:
    """Whole minutes to promise, rounded up.

    >>> [minutes_to_say(seconds) for seconds in (0, 60, 61)]
    [1, 1, 2]
    """
    return max(1, -(-seconds // 60))


def _seconds(item: Item, order: tuple[str, ...]) -> float:
    read: list[Texts] = [item.label, item.hint, *(option.label for option in item.options)]
    signs = sum(len(texts.get(*order)) for texts in read)
    act = _to_act(item) if item.is_asked else 0
    return signs / _SIGNS_PER_SECOND + act


def _to_act(item: Item) -> int:
    if item.kind in (Kind.TEXT, Kind.VOICE, Kind.PHOTO):
        return _TO_TYPE
    return _TO_CHOOSE * len(item.options) if item.kind is Kind.RANK else _TO_CHOOSE
