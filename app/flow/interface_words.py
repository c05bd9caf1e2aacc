"""The program's own words as slots of a survey, with what people of the council said of them.

A speaker who confirmed the interface words of a language for one survey need not do so for the
next: the same words keep the name and the day of who confirmed them (H3). A word that the program
says otherwise since is a draft again.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.shelves import Shelves


def interface_words(
    toolkit: Toolkit, shelves: Shelves, council_id: str, tags: Iterable[str]
) -> tuple[Slot, ...]:
    """Every interface word that these languages have; confirmed where somebody of the council
    confirmed the same words in another survey, else a draft."""
    tags = tuple(tags)
    known = {
        (slot.path, slot.tag, slot.text): slot
        for slot in shelves.surveys.confirmed_words(council_id, tags)
    }
    return tuple(
        _as_known(slot, known.get((slot.path, slot.tag, slot.text)))
        for tag in tags
        for slot in toolkit.words.slots(tag)
        if slot.state is not SlotState.MISSING
    )


def _as_known(slot: Slot, known: Slot | None) -> Slot:
    return replace(slot, state=known.state, by=known.by, day=known.day) if known else slot
