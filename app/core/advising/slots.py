"""Texts of advice, changes and help: which of them a reader gets, and what may be said."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.languages import fallbacks
from app.core.problems import Problem
from app.core.texts import Slot, SlotState

LONGEST_TEXT = 1000
SOURCE_NEEDED = "source_text_needed"
_CONFIRMED = (SlotState.CONFIRMED, SlotState.PRETESTED)


def text_in(slots: Iterable[Slot], tag: str, path: str = "") -> str:
    """What stands in one language, or the empty string; of one path where it is given."""
    return next((s.text for s in slots if s.tag == tag and path in ("", s.path)), "")


def shown_to(
    slots: Iterable[Slot], path: str, tag: str, source: str, shows_drafts: bool = False
) -> Slot | None:
    """The text of a path that a reader of a language sees; None where there is none at all.

    The source language is what the council itself said and is always shown. A draft in another
    language is shown only with ``shows_drafts`` (an example); the source stands in for it.
    """
    found = {slot.tag: slot for slot in slots if slot.path == path and slot.text}
    for known in fallbacks(tag, source):
        slot = found.get(known)
        if slot and (shows_drafts or slot.tag == source or slot.state in _CONFIRMED):
            return slot
    return None


def long_texts(slots: Iterable[Slot]) -> tuple[Problem, ...]:
    """A problem for each text that is longer than a text may be."""
    figures = (("most", str(LONGEST_TEXT)),)
    return tuple(
        Problem("text_too_long", slot.path, figures)
        for slot in slots
        if len(slot.text) > LONGEST_TEXT
    )


def drafts_in(slots: Iterable[Slot], source: str) -> tuple[str, ...]:
    """The languages in which a text still waits for a person who confirms it."""
    waiting = (s.tag for s in slots if s.tag != source and s.text and s.state not in _CONFIRMED)
    return tuple(dict.fromkeys(waiting))


def settled(
    typed: Iterable[Slot], before: Iterable[Slot], source: str, by: str, day: str
) -> tuple[Slot, ...]:
    """What was typed, as it is kept: by path and language, empty texts left out.

    In the source language it is the person's own word, and confirmed. A translation that stayed
    the same keeps its state, and is outdated where its source text became another; a new one is a
    draft until somebody confirms it. Languages that were not typed stay as they were.
    """
    texts = {(s.path, s.tag): " ".join(s.text.split()) for s in typed}
    known = {(s.path, s.tag): s for s in before}
    changed = {
        path
        for (path, tag), text in texts.items()
        if tag == source and (path, tag) in known and known[path, tag].text != text
    }
    kept = []
    for path, tag in dict.fromkeys((*texts, *known)):
        old = known.get((path, tag))
        text = texts.get((path, tag), old.text if old else "")
        if not text:
            continue
        if old is not None and old.text == text:
            is_stale = path in changed and old.state in _CONFIRMED and tag != source
            kept.append(replace(old, state=SlotState.OUTDATED) if is_stale else old)
        elif tag == source:
            kept.append(Slot(path, tag, text, SlotState.CONFIRMED, by, day))
        else:
            kept.append(Slot(path, tag, text, SlotState.DRAFT))
    return tuple(sorted(kept, key=lambda slot: (slot.path, slot.tag)))


def confirmed(slots: Iterable[Slot], tag: str, by: str, day: str) -> tuple[Slot, ...]:
    """The same texts, of which those in one language are confirmed by a named person."""
    return tuple(
        replace(slot, state=SlotState.CONFIRMED, by=by, day=day)
        if slot.tag == tag and slot.state not in _CONFIRMED
        else slot
        for slot in slots
    )
