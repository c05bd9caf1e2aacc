"""Delivering: what stands behind a place's code, and the document that goes out from there.

Documents are made at opening; a program release that has none yet makes one and keeps it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.languages import parse_language
from app.core.pictures import Picture
from app.core.places import CodeState
from app.core.problems import Problem, Refused
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.records import Council, Document, Place, Sound, Stage, Survey, Version
from app.flow.shelves import Shelves
from app.flow.sounds import add_voices


@dataclass(frozen=True)
class Spot:
    """What stands behind a place's code at this moment. ``version`` is None before opening;
    ``today`` is the council's ISO day."""

    place: Place
    survey: Survey
    council: Council
    version: Version | None
    today: str

    @property
    def takes_visits(self) -> bool:
        """Whether somebody may begin now: closing ends visits with the end of that day, and a
        code that was switched off takes none (QR09)."""
        if self.version is None or self.place.state is not CodeState.ON:
            return False
        is_last_day = self.version.stage is Stage.CLOSED and self.version.closed_day == self.today
        return self.version.stage is Stage.OPEN or is_last_day


def spot_of(toolkit: Toolkit, code: str) -> Spot:
    """What stands behind a code, in any case. Raises Refused with ``unknown_code``."""
    with toolkit.store.read() as shelves:
        return spot_in(toolkit, shelves, code)


def spot_in(toolkit: Toolkit, shelves: Shelves, code: str) -> Spot:
    """The same inside a transaction that is open already."""
    place = shelves.places.by_code(code.upper())
    survey = shelves.surveys.by_id(place.survey_id) if place else None
    if place is None or survey is None:
        raise Refused(Problem("unknown_code", code[:20]))
    council = shelves.people.council(survey.council_id)
    today = toolkit.clock.today(council.time_zone)
    return Spot(place, survey, council, shelves.surveys.version(survey), today)


def deliver(
    toolkit: Toolkit, code: str, choose: Callable[[Sequence[str]], str]
) -> tuple[Spot, Document | None]:
    """The document of a place in the language that ``choose`` picks from those offered.

    No document where nobody may begin now. Raises Refused with ``unknown_code``.
    """
    with toolkit.store.read() as shelves:
        spot = spot_in(toolkit, shelves, code)
        if spot.version is None or not spot.takes_visits:
            return spot, None
        tag = choose(spot.version.questionnaire.languages)
        found = shelves.surveys.document(spot.version.id, tag, toolkit.renderer.release)
    return spot, found or _rendered(toolkit, spot, spot.version, tag)


def _rendered(toolkit: Toolkit, spot: Spot, version: Version, tag: str) -> Document:
    slots = words_for(toolkit, spot.survey, tag, version.questionnaire.source)
    add_voices(toolkit, version, spot.council, slots, tag)
    sounds = sounds_for(toolkit, version, tag)
    document = toolkit.renderer.document(version, spot.council, slots, tag, sounds)
    with toolkit.store.write() as shelves:
        shelves.surveys.put_document(document)
    return document


def words_for(toolkit: Toolkit, survey: Survey, tag: str, source: str = "") -> tuple[Slot, ...]:
    """The words of a survey in one language: as they were opened, and for sentences that are
    newer than that, today's drafts. With those of ``source`` where the language has no text."""
    with toolkit.store.read() as shelves:
        opened = shelves.surveys.slots(survey, tag)
    have = {slot.path for slot in opened}
    words = (*opened, *(slot for slot in toolkit.words.slots(tag) if slot.path not in have))
    if source and not parse_language(tag).has_text:
        return (*words, *words_for(toolkit, survey, source))
    return words


def sounds_for(toolkit: Toolkit, version: Version, tag: str) -> tuple[Sound, ...]:
    """What can be heard of a version in one language."""
    with toolkit.store.read() as shelves:
        return shelves.sounds.sounds(version.id, tag)


def has_results(toolkit: Toolkit, survey: Survey) -> bool:
    """Whether a publication of the survey can be seen."""
    with toolkit.store.read() as shelves:
        return shelves.publications.newest(survey) is not None


def document_behind(toolkit: Toolkit, fingerprint: str, tag: str) -> Document | None:
    """The bytes behind a fingerprinted address of this program release."""
    with toolkit.store.read() as shelves:
        return shelves.surveys.document_by_fingerprint(fingerprint, tag, toolkit.renderer.release)


@dataclass(frozen=True)
class Found:
    """An open version found by its fingerprint."""

    survey: Survey
    council: Council
    version: Version


def version_behind(toolkit: Toolkit, fingerprint: str) -> Found | None:
    """The version behind a fingerprinted address, or None."""
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version_by_fingerprint(fingerprint)
        survey = shelves.surveys.by_id(version.survey_id) if version else None
        if version is None or survey is None:
            return None
        return Found(survey, shelves.people.council(version.council_id), version)


def picture_behind(toolkit: Toolkit, name: str) -> Picture | None:
    """A council's own picture or logo by its name; names are made of bytes, so any survey's will
    do."""
    with toolkit.store.read() as shelves:
        return shelves.pictures.find(name) or shelves.looks.find_logo(name)
