"""Surveys: who takes part, the draft and its slots with their history.

A draft's texts are in its slots; the definition beside them holds everything else.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select

from app.core.questionnaire import Questionnaire, Terms
from app.core.slots import with_texts
from app.core.texts import Slot, SlotState
from app.flow.records import Survey
from app.store.removal import remove_survey
from app.store.session import Statement
from app.store.tables import surveys as tables
from app.store.versions import VersionShelf, as_json, from_json

_SURE = (SlotState.CONFIRMED.value, SlotState.PRETESTED.value)
_BY_ID = Statement("SELECT id, council_id, slug FROM surveys WHERE id = ?")
_SLOT = tables.slots.c
_IS_WORD = _SLOT.path.startswith("words:")
_KEPT = select(_SLOT.path, _SLOT.tag, _SLOT.text, _SLOT.state, _SLOT.confirmed_by, _SLOT.day)


class SurveyShelf(VersionShelf):
    """Implements flow's port of the same name."""

    def add(self, survey: Survey, draft: Questionnaire) -> None:
        """The survey is there with its draft; its lead council takes part."""
        row = {"id": survey.id, "council_id": survey.council_id, "slug": survey.slug}
        self._session.run(tables.surveys.insert().values(row))
        self.take_part(survey, survey.council_id)
        owner = {"survey_id": survey.id, "council_id": survey.council_id}
        self._session.run(
            tables.survey_drafts.insert().values({**owner, "definition": as_json(draft)})
        )

    def take_part(self, survey: Survey, council_id: str) -> None:
        """The council takes part in the survey; saying so twice changes nothing."""
        adding = self._session.insert(tables.survey_councils).values(
            survey_id=survey.id, council_id=council_id
        )
        self._session.run(adding.on_conflict_do_nothing())

    def remove(self, survey: Survey) -> None:
        """The survey is gone, with every row that hangs on it."""
        remove_survey(self._session, survey.id)

    def replace_draft(self, survey: Survey, draft: Questionnaire) -> None:
        """The draft is another one; slots are left as they are."""
        where = tables.survey_drafts.c.survey_id == survey.id
        self._session.run(
            tables.survey_drafts.update().where(where).values(definition=as_json(draft))
        )

    def set_terms(self, survey: Survey, terms: Terms) -> None:
        """The draft has these terms."""
        self.replace_draft(survey, replace(self._definition(survey), terms=terms))

    def draft(self, survey: Survey) -> Questionnaire:
        """The draft with the texts of its slots; as it came in while it has no slots."""
        definition = self._definition(survey)
        # The program's own words are nine slots in ten, and no part of a draft.
        own = self._slots(_KEPT.where(_SLOT.survey_id == survey.id, ~_IS_WORD))
        return with_texts(definition, own) if own else definition

    def _definition(self, survey: Survey) -> Questionnaire:
        drafts = tables.survey_drafts.c
        found = self._session.run(select(drafts.definition).where(drafts.survey_id == survey.id))
        return from_json(found.scalar_one())

    def find(self, slug: str, council_id: str | None = None) -> Survey | None:
        """The survey with a slug; with a council, only if that takes part."""
        wanted = select(tables.surveys).where(tables.surveys.c.slug == slug)
        row = self._session.run(_for(wanted, council_id)).one_or_none()
        return None if row is None else Survey(*row)

    def by_id(self, survey_id: str) -> Survey | None:
        """The survey with an id."""
        row = self._session.fast(_BY_ID, survey_id).fetchone()
        return None if row is None else Survey(*row)

    def all(self, council_id: str | None = None) -> tuple[Survey, ...]:
        """All surveys by slug; with a council, those that it takes part in."""
        wanted = select(tables.surveys).order_by(tables.surveys.c.slug)
        return tuple(Survey(*row) for row in self._session.run(_for(wanted, council_id)))

    def slots(self, survey: Survey, tag: str | None = None) -> tuple[Slot, ...]:
        """The slots of a survey, or those of one language, by path and tag."""
        wanted = _KEPT.where(_SLOT.survey_id == survey.id).order_by(_SLOT.path, _SLOT.tag)
        return self._slots(wanted if tag is None else wanted.where(_SLOT.tag == tag))

    def _slots(self, wanted: Select[Any]) -> tuple[Slot, ...]:
        return tuple(
            Slot(path, of, text, SlotState(state), by, day)
            for path, of, text, state, by, day in self._session.run(wanted)
        )

    def confirmed_words(self, council_id: str, tags: Iterable[str]) -> tuple[Slot, ...]:
        """Interface words in these languages that were confirmed for a survey of the council,
        each text once, as it was confirmed last."""
        wanted = (
            _KEPT.where(_SLOT.council_id == council_id, _SLOT.tag.in_(tuple(tags)))
            .where(_IS_WORD, _SLOT.state.in_(_SURE))
            .distinct()
            .order_by(_SLOT.day, _SLOT.confirmed_by)
        )
        found = {(each.path, each.tag, each.text): each for each in self._slots(wanted)}
        return tuple(found.values())

    def put_slots(self, survey: Survey, slots: Iterable[Slot]) -> None:
        """The slots are there, and each that changed has one entry more in its history."""
        kept = {(slot.path, slot.tag): slot for slot in self.slots(survey)}
        wanted = {(slot.path, slot.tag): slot for slot in slots}
        changed = [slot for place, slot in wanted.items() if kept.get(place) != slot]
        if not changed:
            return
        owner = {"survey_id": survey.id, "council_id": survey.council_id}
        rows = [
            {
                **owner,
                "path": slot.path,
                "tag": slot.tag,
                "text": slot.text,
                "state": slot.state.value,
                "confirmed_by": slot.by,
                "day": slot.day,
            }
            for slot in changed
        ]
        adding = self._session.insert(tables.slots)
        said = ("text", "state", "confirmed_by", "day")
        self._session.run(
            adding.on_conflict_do_update(
                index_elements=["survey_id", "path", "tag"],
                set_={name: adding.excluded[name] for name in said},
            ),
            rows,
        )
        numbers = self._change_numbers(survey)
        self._session.run(
            tables.slot_changes.insert(),
            [{**row, "number": numbers.get((row["path"], row["tag"]), 0) + 1} for row in rows],
        )

    def _change_numbers(self, survey: Survey) -> dict[tuple[str, str], int]:
        changes = tables.slot_changes.c
        rows = self._session.run(
            select(changes.path, changes.tag, func.max(changes.number))
            .where(changes.survey_id == survey.id)
            .group_by(changes.path, changes.tag)
        )
        return {(path, tag): number for path, tag, number in rows}

    def slot_history(self, survey: Survey, path: str, tag: str) -> tuple[Slot, ...]:
        """What stood in one slot, oldest first; the last is what stands there now."""
        changes = tables.slot_changes.c
        rows = self._session.run(
            select(changes.text, changes.state, changes.confirmed_by, changes.day)
            .where(changes.survey_id == survey.id, changes.path == path, changes.tag == tag)
            .order_by(changes.number)
        )
        return tuple(
            Slot(path, tag, text, SlotState(state), by, day) for text, state, by, day in rows
        )


def _for(wanted: Select[Any], council_id: str | None) -> Select[Any]:
    if council_id is None:
        return wanted
    part = tables.survey_councils.c
    taking = select(part.survey_id).where(part.council_id == council_id)
    return wanted.where(tables.surveys.c.id.in_(taking))
