"""What becomes of the slots of a survey when its questionnaire is another one.

A text that stays keeps its state; what changed must be looked at once more (LA10).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.core.questionnaire import Questionnaire
from app.core.report_facts import DRAFTS, REPORT
from app.core.slots import texts_of
from app.core.texts import Slot, SlotState
from app.core.translation import SURE, outdated_by

# Interface words, and what is said of the results: no texts of a questionnaire.
_BESIDE = ("words:", DRAFTS, REPORT)
_LOOKED_AT = (*SURE, SlotState.OUTDATED)


def slots_after(
    questionnaire: Questionnaire, kept: Iterable[Slot], words: Iterable[Slot] = ()
) -> tuple[Slot, ...]:
    """The slots to put for this questionnaire: new and changed texts, texts that no language has
    any more, translations that a change makes outdated, and interface words that are new."""
    kept = tuple(kept)
    fresh = (*_text_slots(questionnaire), *_left_out(questionnaire, kept), *words)
    changed = changed_slots(fresh, {(slot.path, slot.tag): slot for slot in kept})
    return (*changed, *outdated_by(changed, kept, questionnaire.source))


def changed_slots(fresh: Iterable[Slot], kept: Mapping[tuple[str, str], Slot]) -> tuple[Slot, ...]:
    """The slots whose text is new. A text that somebody confirmed and that changed since is
    outdated until it is confirmed again (LA10)."""
    changed = []
    for slot in fresh:
        old = kept.get((slot.path, slot.tag))
        if old is None or old.text != slot.text:
            was_sure = old is not None and old.state in _LOOKED_AT
            # An interface word that somebody confirmed elsewhere as it is now stays so.
            is_doubtful = was_sure and slot.text and slot.state not in SURE
            changed.append(replace(slot, state=SlotState.OUTDATED) if is_doubtful else slot)
    return tuple(changed)


def _text_slots(questionnaire: Questionnaire) -> tuple[Slot, ...]:
    return tuple(
        Slot(path, tag, text, SlotState.DRAFT)
        for path, texts in texts_of(questionnaire)
        for tag, text in texts
    )


def _left_out(questionnaire: Questionnaire, kept: Iterable[Slot]) -> tuple[Slot, ...]:
    """Texts that the survey had and that no language of it has now, such as a hint that was taken
    away: they are empty, so that they do not come back from their slots."""
    own = {path for path, _ in texts_of(questionnaire)}
    return tuple(
        Slot(slot.path, slot.tag, "", SlotState.MISSING)
        for slot in kept
        if slot.text and slot.path not in own and not slot.path.startswith(_BESIDE)
    )
