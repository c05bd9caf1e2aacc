"""What verbs ask of the shelf of surveys."""

from collections.abc import Iterable
from typing import Protocol

from app.core.questionnaire import Questionnaire, Terms
from app.core.texts import Slot
from app.flow.records import (
    Document,
    Stage,
    Survey,
    Version,
)


class SurveyShelf(Protocol):
    """Surveys, their slots and versions."""

    def add(self, survey: Survey, draft: Questionnaire) -> None: ...
    def remove(self, survey: Survey) -> None:
        """Deletes a survey whole, with its answers, its codes, and places that are only its own.
        Only for examples: what people really answered ends by its dates."""

    def replace_draft(self, survey: Survey, draft: Questionnaire) -> None: ...
    def find(self, slug: str, council_id: str | None = None) -> Survey | None:
        """By slug (slugs are unique on a host); with a council, only if the council takes part."""

    def by_id(self, survey_id: str) -> Survey | None: ...
    def all(self, council_id: str | None = None) -> tuple[Survey, ...]: ...
    def take_part(self, survey: Survey, council_id: str) -> None:
        """A council more takes part; the lead council does from the start."""

    def draft(self, survey: Survey) -> Questionnaire:
        """The questionnaire as imported; texts come from its slots."""

    def set_terms(self, survey: Survey, terms: Terms) -> None: ...
    def slots(self, survey: Survey, tag: str | None = None) -> tuple[Slot, ...]: ...
    def confirmed_words(self, council_id: str, tags: Iterable[str]) -> tuple[Slot, ...]:
        """Interface words in these languages that were confirmed for a survey of the council,
        each text once, as it was confirmed last."""

    def put_slots(self, survey: Survey, slots: Iterable[Slot]) -> None:
        """Adds or replaces slots; each change of text or state is kept in the slot's history."""

    def slot_history(self, survey: Survey, path: str, tag: str) -> tuple[Slot, ...]:
        """What stood in one slot, oldest first; the last is what stands there now."""

    def add_version(self, version: Version) -> None: ...
    def versions(self, survey: Survey) -> tuple[Version, ...]: ...
    def version(self, survey: Survey) -> Version | None:
        """The newest version of a survey."""

    def version_by_fingerprint(self, fingerprint: str) -> Version | None:
        """The version with this fingerprint; the newest where two are equal."""

    def set_stage(self, version: Version, stage: Stage, day: str, reason: str = "") -> None: ...
    def open_versions(self) -> tuple[Version, ...]:
        """All versions that are open, paused or closed but not frozen, of all surveys."""

    def put_document(self, document: Document) -> None: ...
    def document(self, version_id: str, tag: str, release: str) -> Document | None: ...
    def document_by_fingerprint(
        self, fingerprint: str, tag: str, release: str
    ) -> Document | None: ...
