"""What a translation is worth when texts change: which slots must be looked at once more (LA10).

A translation is tied to the text it was made from. When that text changes, whoever confirmed the
translation confirmed something else.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.core.languages import parse_language
from app.core.texts import Slot, SlotState

SURE = (SlotState.CONFIRMED, SlotState.PRETESTED)


def outdated_by(changed: Iterable[Slot], kept: Iterable[Slot], source: str) -> tuple[Slot, ...]:
    """The kept slots that a change makes outdated: translations of a text that is another now.

    ``changed`` are the slots that are about to be put, of any language, and ``kept`` what stands
    there now; ``source`` is the tag that translations are made from. A changed text makes the
    same text in easy words outdated too, whatever its language (PL17). Only confirmed and pretested
    slots become outdated, and none that is itself among the changed ones. Put them as well.

    >>> old = [Slot("title", "nl", "Plein", SlotState.DRAFT),
    ...        Slot("title", "ar", "ساحة", SlotState.CONFIRMED, "A. Tester", "2026-11-20")]
    >>> [(s.tag, s.state.value) for s in
    ...  outdated_by([Slot("title", "nl", "Markt", SlotState.DRAFT)], old, "nl")]
    [('ar', 'outdated')]
    """
    kept = tuple(kept)
    said = {(slot.path, slot.tag): slot.text for slot in kept}
    fresh = {(slot.path, slot.tag): slot.text for slot in changed}
    is_other = {place for place, text in fresh.items() if said.get(place, "") != text}

    def lost_its_text(slot: Slot) -> bool:
        if slot.tag != source and (slot.path, source) in is_other:
            return True
        language = parse_language(slot.tag)
        return language.is_easy and (slot.path, language.base) in is_other

    return tuple(
        replace(slot, state=SlotState.OUTDATED, by="", day="")
        for slot in kept
        if slot.state in SURE and (slot.path, slot.tag) not in fresh and lost_its_text(slot)
    )
