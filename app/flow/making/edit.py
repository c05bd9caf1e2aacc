"""Changing a draft: safe when two people do it, and each step can be taken back.

Different items are changed side by side. Whoever changes what somebody else changed since it was
read is told so, and nothing is lost: what stands there stays, what was typed is still theirs.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.core.editing.operation import Edited, Operation, Taken, applied
from app.core.editing.parts import parts_of, stamp
from app.core.editing.renaming import inserts_with, slot_with, turn_of
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.side_by_side import mark
from app.core.texts import Slot, SlotState
from app.flow.core_lock import refuse_changes_to_core
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves
from app.flow.shelves.changes import DraftChange
from app.flow.texts_kept import slots_after

MOST_STEPS = 50
_OF_TEXTS = ("item", "section", "option", "finding", "consent", "title", "intro", "happens_next")


@dataclass(frozen=True)
class Changed:
    """What a change left behind. ``where`` is what it was about, as it is called now; ``stamp`` is
    what a form about it carries next; without ``is_other`` nothing had to change. ``step`` is the
    number of the step, for a form that goes on."""

    questionnaire: Questionnaire
    where: str
    stamp: str
    is_other: bool
    step: int = 0


def edit(
    toolkit: Toolkit,
    survey: Survey,
    person: Person,
    operation: Operation,
    read_as: str = "",
    joins: int = 0,
) -> Changed:
    """The draft is changed, its texts have their states, and the step can be taken back.

    ``read_as`` is the stamp of what the person had before their eyes. ``joins`` is the number of
    the step that this one continues, as when a form saves itself while somebody types: where that
    is still the newest, the two are one step. Raises Refused, and changes nothing then:
    ``changed_since`` where somebody else changed it meanwhile, ``version_under_way`` while people
    answer, ``core_is_locked`` in the shared core, and what the operation itself raises.
    """
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        before = shelves.surveys.draft(survey)
        if read_as and read_as != stamp(before, operation.where):
            raise Refused(Problem("changed_since", operation.where))
        kept = shelves.surveys.slots(survey)
        edited = applied(before, operation, _taken(kept))
        after, step = edited.questionnaire, joins
        if after != before:
            refuse_changes_to_core(shelves, survey, before, after)
            step = _keep(toolkit, shelves, survey, person, operation.act, before, edited, joins)
        return Changed(after, edited.where, stamp(after, edited.where), after != before, step)


def _taken(kept: Iterable[Slot]) -> Taken:
    paths = (slot.path for slot in kept if slot.path.partition(":")[0] in _OF_TEXTS)
    return Taken(frozenset(path.rpartition(":")[0] for path in paths))


def _keep(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    person: Person,
    act: str,
    before: Questionnaire,
    edited: Edited,
    joins: int,
) -> int:
    after, kept = edited.questionnaire, shelves.surveys.slots(survey)
    shelves.surveys.replace_draft(survey, after)
    moved = _moved(edited, kept)
    put = _slots_to_put(after, kept, moved)
    shelves.surveys.put_slots(survey, put)
    today = toolkit.clock.today(shelves.people.council(person.council_id).time_zone)
    for name, marks in _writers(shelves, survey, person, edited, kept, put).items():
        shelves.translations.put_writers(survey, marks, name, today)
    heard = {recording.path for recording in shelves.sounds.recordings(survey)}
    turned = tuple(pair for pair in _places(edited, heard) if pair[0] != pair[1])
    shelves.changes.move_recordings(survey, turned)
    had = {(slot.path, slot.tag): slot for slot in kept}
    change = DraftChange(
        person.name,
        today,
        act,
        edited.where,
        parts=differing(before, after),
        slots=tuple((had.get((slot.path, slot.tag)), slot) for slot in put),
        moved=turned,
    )
    last = _continued(shelves, survey, change, joins)
    if last is not None:
        shelves.changes.replace(survey, joined(last, change))
        return last.number
    shown = act.replace("_", " ")
    subject = f"{survey.slug} {edited.where}"
    shelves.people.log(person.council_id, today, person.name, shown, subject)
    return shelves.changes.add(survey, change, MOST_STEPS)


def _continued(
    shelves: Shelves, survey: Survey, change: DraftChange, joins: int
) -> DraftChange | None:
    """The step that a change continues: the newest one, by the same person, of the same thing."""
    last = shelves.changes.of_survey(survey)[-1:] if joins else ()
    for step in last:
        same = (step.person, step.act, step.subject) == (change.person, change.act, change.subject)
        if step.number == joins and same and not step.is_undone and not change.moved:
            return step
    return None


def joined(first: DraftChange, then: DraftChange) -> DraftChange:
    """Two steps as one: from what stood before the first to what stands after the second."""
    parts = {name: (before, after) for name, before, after in first.parts}
    for name, before, after in then.parts:
        parts[name] = (parts[name][0] if name in parts else before, after)
    slots = {(new.path, new.tag): (old, new) for old, new in first.slots}
    for old, new in then.slots:
        place = (new.path, new.tag)
        slots[place] = (slots[place][0] if place in slots else old, new)
    return replace(
        first,
        day=then.day,
        parts=tuple((name, *sides) for name, sides in parts.items()),
        slots=tuple(slots.values()),
    )


def differing(before: Questionnaire, after: Questionnaire) -> tuple[tuple[str, str, str], ...]:
    """The parts that are others now: name, before and after as JSON, empty for no part."""
    old, new = parts_of(before), parts_of(after)
    names = dict.fromkeys((*old, *new))
    return tuple(
        (name, as_json(old, name), as_json(new, name))
        for name in names
        if old.get(name) != new.get(name)
    )


def as_json(parts: dict[str, object], name: str) -> str:
    """A part as JSON that equals itself; the empty text where there is none."""
    return json.dumps(parts[name], sort_keys=True, ensure_ascii=False) if name in parts else ""


def _moved(edited: Edited, kept: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The kept slots as they stand after the move: under other paths, with their states."""
    turn, shifts, copies = turn_of(edited.renames), dict(edited.shifts), dict(edited.copies)
    if not edited.renames and not shifts:
        copied = (replace(slot, path=copies[slot.path]) for slot in kept if slot.path in copies)
        return (*kept, *copied)
    standing: dict[tuple[str, str], Slot] = {}
    leaving: dict[tuple[str, str], Slot] = {}
    for slot in kept:
        path = shifts.get(slot.path) or slot_with(slot.path, turn)
        here = replace(slot, path=path, text=inserts_with(slot.text, turn))
        if path == slot.path:
            standing.setdefault((path, slot.tag), here)
        else:
            leaving[path, slot.tag] = here
    return tuple({**standing, **leaving}.values())


def _slots_to_put(
    after: Questionnaire, kept: tuple[Slot, ...], moved: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    wanted = {(slot.path, slot.tag): slot for slot in moved}
    wanted |= {(slot.path, slot.tag): slot for slot in slots_after(after, moved)}
    for slot in kept:
        wanted.setdefault((slot.path, slot.tag), Slot(slot.path, slot.tag, "", SlotState.MISSING))
    have = {(slot.path, slot.tag): slot for slot in kept}
    return tuple(slot for place, slot in wanted.items() if have.get(place) != slot)


def _writers(
    shelves: Shelves,
    survey: Survey,
    person: Person,
    edited: Edited,
    kept: tuple[Slot, ...],
    put: tuple[Slot, ...],
) -> dict[str, dict[tuple[str, str], str]]:
    """Marks over the texts that are put, by who wrote them (PL17): the person, but for what only
    moved or was copied, which stays with its writer."""
    known, turn, shifts = (
        shelves.translations.writers(survey),
        turn_of(edited.renames),
        dict(edited.shifts),
    )
    came: dict[tuple[str, str], Slot] = {}
    for slot in kept:
        path = shifts.get(slot.path) or slot_with(slot.path, turn)
        came[path, slot.tag] = slot
        came.update({(copy, slot.tag): slot for old, copy in edited.copies if old == slot.path})
    found: dict[str, dict[tuple[str, str], str]] = {}
    for slot in put:
        was = came.get((slot.path, slot.tag))
        name = person.name
        if was is not None and inserts_with(was.text, turn) == slot.text:
            seen, by = known.get((was.path, was.tag), ("", ""))
            name = by if seen == mark(was.text) else ""
        if name and slot.text:
            found.setdefault(name, {})[slot.path, slot.tag] = mark(slot.text)
    return found


def _places(edited: Edited, paths: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Where recordings go. What stood where another one goes to changes places with it, so that
    taking the step back finds it again."""
    turn, shifts = turn_of(edited.renames), dict(edited.shifts)
    found = {path: shifts.get(path) or slot_with(path, turn) for path in paths}
    if shifts:
        first, last = next(iter(shifts.values())), next(reversed(shifts))
        if first in found:
            found[first] = last
    return tuple(found.items())
