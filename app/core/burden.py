"""How long a questionnaire takes by eye, counted from its texts at slow reading speed (SV01).

What the figure is for: the promise "about 3 minutes", and the phone's one bit for answers that
came in less than a third of that time.
"""

from app.core.languages import fallbacks
from app.core.questionnaire import UNSEEN_KINDS, Item, Kind, Questionnaire
from app.core.texts import Texts

# Judged starting values (SV01): signs per second of slow reading, seconds to choose and to type,
# and the factor by which phones are slower.
_SIGNS_PER_SECOND = 15
_TO_CHOOSE = 3
_TO_TYPE = 20
_ON_A_PHONE = 1.4


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
    return signs / _SIGNS_PER_SECOND + _to_answer(item)


def _to_answer(item: Item) -> int:
    if item.kind in (Kind.TEXT, Kind.VOICE, Kind.PHOTO):
        return _TO_TYPE
    if item.kind is Kind.RANK:
        return _TO_CHOOSE * len(item.options)
    return _TO_CHOOSE if item.is_asked else 0
