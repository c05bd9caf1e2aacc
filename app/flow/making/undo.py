"""Taking steps back and doing them again: the last one first, whoever made it."""

import json
from dataclasses import dataclass, replace

from app.core.editing.operation import refuse
from app.core.editing.parts import Parts, parts_of, put_together
from app.core.questionnaire import Questionnaire
from app.core.slots import with_texts
from app.core.texts import Slot, SlotState
from app.core.translation import outdated_by
from app.flow.core_lock import refuse_changes_to_core
from app.flow.making.edit import as_json
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves
from app.flow.shelves.changes import DraftChange


@dataclass(frozen=True)
class Steps:
    """What can be taken back, and what can be done again, if anything."""

    undo: DraftChange | None
    redo: DraftChange | None
    past: tuple[DraftChange, ...]
    """All steps that stand, newest first."""


def steps_of(toolkit: Toolkit, survey: Survey) -> Steps:
    """The steps in which a draft was made, as far as they are kept."""
    with toolkit.store.read() as shelves:
        return _steps(shelves, survey)


def _steps(shelves: Shelves, survey: Survey) -> Steps:
    changes = shelves.changes.of_survey(survey)
    past = tuple(change for change in reversed(changes) if not change.is_undone)
    undone = [change for change in changes if change.is_undone]
    return Steps(past[0] if past else None, undone[0] if undone else None, past)


def undo(toolkit: Toolkit, survey: Survey, person: Person) -> DraftChange:
    """The last step is taken back, with the texts and states that it changed.

    Texts that were written anew since stay as they are. Raises Refused, and changes nothing then:
    ``nothing_to_undo``, ``changed_since`` where the same was changed in another way since, such as
    by a new import, ``core_is_locked`` where it has become part of a shared core since, and
    ``version_under_way``.
    """
    with toolkit.store.write() as shelves:
        change = _steps(shelves, survey).undo
        if change is None:
            raise refuse("nothing_to_undo", survey.slug)
        _turn(toolkit, shelves, survey, person, change, is_back=True)
    return change


def redo(toolkit: Toolkit, survey: Survey, person: Person) -> DraftChange:
    """The step that was taken back last is done again. Raises Refused as ``undo`` does, with
    ``nothing_to_redo``."""
    with toolkit.store.write() as shelves:
        change = _steps(shelves, survey).redo
        if change is None:
            raise refuse("nothing_to_redo", survey.slug)
        _turn(toolkit, shelves, survey, person, change, is_back=False)
    return change


def _turn(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    person: Person,
    change: DraftChange,
    is_back: bool,
) -> None:
    refuse_while_under_way(shelves, survey)
    draft = shelves.surveys.draft(survey)
    definition = _definition(draft, change, is_back)
    put = _slots(shelves, survey, draft.source, change, is_back)
    shelves.surveys.put_slots(survey, put)
    turned = with_texts(definition, shelves.surveys.slots(survey))
    refuse_changes_to_core(shelves, survey, draft, turned)
    shelves.surveys.replace_draft(survey, turned)
    moved = tuple((new, old) for old, new in change.moved) if is_back else change.moved
    shelves.changes.move_recordings(survey, moved)
    shelves.changes.set_undone(survey, change, is_back)
    today = toolkit.clock.today(shelves.people.council(person.council_id).time_zone)
    act = "undo" if is_back else "redo"
    shelves.people.log(
        person.council_id, today, person.name, act, f"{survey.slug} {change.subject}"
    )


def _definition(draft: Questionnaire, change: DraftChange, is_back: bool) -> Questionnaire:
    now: Parts = parts_of(draft)
    for name, before, after in change.parts:
        there, wanted = (after, before) if is_back else (before, after)
        if as_json(now, name) != there:
            raise refuse("changed_since", name)
        now.pop(name, None)
        if wanted:
            now[name] = json.loads(wanted)
    return put_together(now)


def _slots(
    shelves: Shelves, survey: Survey, source: str, change: DraftChange, is_back: bool
) -> tuple[Slot, ...]:
    kept = shelves.surveys.slots(survey)
    have = {(slot.path, slot.tag): slot for slot in kept}
    put: list[Slot] = []
    for before, after in change.slots:
        old = before or Slot(after.path, after.tag, "", SlotState.MISSING)
        there, wanted = (after, old) if is_back else (old, after)
        now = have.get((after.path, after.tag))
        # Somebody wrote this text anew since: theirs is newer than the step.
        if now is None or now.text == there.text:
            put.append(wanted)
        elif wanted.text and now.text:
            put.append(replace(now, state=SlotState.DRAFT, by="", day=""))
    return (*put, *outdated_by(put, kept, source))
