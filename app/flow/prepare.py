"""Preparing a survey: taking it in, checking it, and having a language confirmed.

Interface words of the resident's pages are slots of every survey too (decision 1), so a
language is only confirmed when a person has seen those as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.core.advice import Advice
from app.core.burden import Budget
from app.core.languages import parse_language
from app.core.pictures import Picture, pictures_in
from app.core.planning import (
    Gate,
    Offer,
    advice_on_time,
    filled,
    gates,
    missing_texts,
)
from app.core.problems import Problem, Refused
from app.core.questionnaire import WAYS, Questionnaire, Terms
from app.core.slots import texts_of
from app.core.texts import Slot, SlotState
from app.core.translation import SURE
from app.flow.carriers import CARRIED
from app.flow.core_lock import refuse_changes_to_core
from app.flow.findings import findings_on
from app.flow.interface_words import interface_words
from app.flow.ports import Toolkit
from app.flow.recordings import Raw, cleaned, keep
from app.flow.records import Council, Stage, Survey
from app.flow.shelves import Shelves
from app.flow.soft_checks import beside_advice, beside_gates, keep_second_looks
from app.flow.sounds import hearing_of
from app.flow.texts_kept import changed_slots, slots_after

NOTHING_GIVEN = Terms(ways=())
_UNDER_WAY = (Stage.OPEN, Stage.PAUSED, Stage.CLOSED)


@dataclass(frozen=True)
class Checks:
    """What stands between a draft and opening it."""

    gates: tuple[Gate, ...]
    advice: tuple[Advice, ...]
    budgets: tuple[Budget, ...] = ()

    @property
    def may_open(self) -> bool:
        """Whether every hard gate is open."""
        return all(gate.is_open for gate in self.gates if gate.is_hard)


def take_in(
    toolkit: Toolkit,
    council: Council,
    questionnaire: Questionnaire,
    slug: str | None = None,
    recordings: Sequence[Raw] = (),
    pictures: Iterable[Picture] = (),
) -> Survey:
    """The questionnaire is kept whole as the draft of a survey, with its recordings and pictures.

    Without a slug of the caller's own, a taken slug gets a number, so that no draft is lost.
    With one, the draft of that survey is replaced; texts that did not change keep their state.
    ``pictures`` are the council's own that the questionnaire names; those of its versions stay.
    Raises Refused while a version of that survey is being answered, for recordings that are no
    sound, and for another core than the shared one; nothing is kept then.
    """
    sounds = cleaned(toolkit, recordings)
    with toolkit.store.write() as shelves:
        before = shelves.surveys.find(slug, council.id) if slug else None
        if before is not None:
            was = shelves.surveys.draft(before)
            refuse_changes_to_core(shelves, before, was, questionnaire)
        survey, draft = put_draft(toolkit, shelves, council, questionnaire, slug)
        keep(toolkit, shelves, survey, sounds)
        _keep_pictures(shelves, survey, draft, pictures)
    return survey


def put_draft(
    toolkit: Toolkit,
    shelves: Shelves,
    council: Council,
    questionnaire: Questionnaire,
    slug: str | None = None,
) -> tuple[Survey, Questionnaire]:
    """The questionnaire is the draft of a survey, with its slots, for a verb that does more in
    the same transaction. The rest is as ``take_in`` says."""
    survey = shelves.surveys.find(slug) if slug else None
    name = slug or _free_slug(shelves, questionnaire.slug)
    draft = replace(questionnaire, slug=name)
    if survey is None:
        survey = Survey(toolkit.secrets.random_id(), council.id, name)
        shelves.surveys.add(survey, draft)
    else:
        if survey.council_id != council.id:
            raise Refused(Problem("slug_taken", survey.slug))
        refuse_while_under_way(shelves, survey)
        shelves.surveys.replace_draft(survey, draft)
    words = interface_words(toolkit, shelves, council.id, draft.languages)
    kept = shelves.surveys.slots(survey)
    shelves.surveys.put_slots(survey, slots_after(draft, kept, words))
    return survey, draft


def _keep_pictures(
    shelves: Shelves, survey: Survey, draft: Questionnaire, pictures: Iterable[Picture]
) -> None:
    versions = (version.questionnaire for version in shelves.surveys.versions(survey))
    used = {name for each in (draft, *versions) for _, name in pictures_in(each)}
    shelves.pictures.keep_only(survey, used)
    shelves.pictures.put(survey, (picture for picture in pictures if picture.name in used))


def refuse_while_under_way(shelves: Shelves, survey: Survey) -> None:
    """The draft may be changed. Raises Refused, code ``version_under_way``, while people answer
    a version of it."""
    version = shelves.surveys.version(survey)
    if version is not None and version.stage in _UNDER_WAY:
        raise Refused(Problem("version_under_way", survey.slug))


def _free_slug(shelves: Shelves, wanted: str) -> str:
    taken = {survey.slug for survey in shelves.surveys.all()}
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted[:56]}-{number}"
    return slug


def offer_of(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, given: Terms = NOTHING_GIVEN
) -> Offer:
    """The draft as it would open now, with today's interface words."""
    draft = shelves.surveys.draft(survey)
    kept = {(slot.path, slot.tag): slot for slot in shelves.surveys.slots(survey)}
    fresh = interface_words(toolkit, shelves, survey.council_id, draft.languages)
    for slot in changed_slots(fresh, kept):
        kept[slot.path, slot.tag] = slot
    recordings = shelves.sounds.recordings(survey)
    recorded = {(each.path, each.tag) for each in recordings}
    expected = {path for path, texts in texts_of(draft) if texts}
    words = {tag: {s.path for s in toolkit.words.slots(tag)} for tag in draft.languages}
    current = tuple(
        slot
        for place, slot in kept.items()
        if slot.tag in words
        and (slot.path in expected or slot.path in words[slot.tag] or place in recorded)
    )
    missing = tuple(
        (tag, path)
        for tag in draft.languages
        if parse_language(tag).has_text
        for path in (*sorted(expected), *sorted(words[tag]))
        if (path, tag) not in kept or not kept[path, tag].text
    )
    terms = filled(draft.terms, given)
    council = shelves.people.council(survey.council_id)
    hearing = hearing_of(toolkit, draft, terms, council, current, recordings)
    key = shelves.return_keys.key(survey)
    return Offer(
        draft,
        terms,
        current,
        missing,
        hearing.unheard(),
        hearing.budgets(),
        carried=tuple(way for way in WAYS if way not in CARRIED or toolkit.carriers.can(way)),
        has_return_key=key is not None and key[1],
        beside=beside_gates(toolkit, shelves, survey, draft, terms),
    )


def check(toolkit: Toolkit, survey: Survey) -> Checks:
    """What is still missing before this survey may open, and what would make it better."""
    with toolkit.store.read() as shelves:
        council = shelves.people.council(survey.council_id)
        offer = offer_of(toolkit, shelves, survey)
        found = findings_on(toolkit, shelves, survey, offer.questionnaire)
        beside = beside_advice(shelves, survey, offer.questionnaire)
    today = toolkit.clock.today(council.time_zone)
    said = (*found, *advice_on_time(offer.budgets), *beside)
    return Checks(gates(offer, today), said, offer.budgets)


def review(toolkit: Toolkit, survey: Survey, tag: str, by: str, day: str = "") -> int:
    """Every slot of one language is confirmed by a named person; returns how many.

    In easy words, what somebody else confirmed stays theirs, and this person is the second one who
    says that it asks the same as the normal words (PL17). Raises Refused for a language that the
    survey does not have, an empty name, or texts that are missing: nobody can confirm what is not
    there.
    """
    with toolkit.store.write() as shelves:
        return review_in(toolkit, shelves, survey, tag, by, day)


def review_in(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    tag: str,
    by: str,
    day: str = "",
    only_open: bool = False,
) -> int:
    """The same inside a transaction that is open already. With ``only_open`` what somebody else
    confirmed stays theirs in every language."""
    name = " ".join(by.split())
    council = shelves.people.council(survey.council_id)
    today = toolkit.clock.today(council.time_zone)
    offer = offer_of(toolkit, shelves, survey)
    if tag not in offer.questionnaire.languages:
        have = ", ".join(offer.questionnaire.languages)
        raise Refused(Problem("language_not_offered", tag, (("have", have),)))
    if not name:
        raise Refused(Problem("no_name", "by"))
    missing = missing_texts(offer, tag)
    if missing:
        raise Refused(*missing)
    keeps = only_open or parse_language(tag).is_easy
    looked_at = tuple(slot for slot in offer.slots if slot.tag == tag)
    confirmed = tuple(
        replace(slot, state=_sure(slot), by=name, day=day or today)
        for slot in looked_at
        if not (keeps and slot.state in SURE and slot.by != name)
    )
    keep_second_looks(shelves, survey, offer.questionnaire, tag, name, day or today)
    shelves.surveys.put_slots(survey, confirmed)
    shelves.people.log(council.id, today, name, "review", f"{survey.slug} {tag}")
    return len(looked_at)


def _sure(slot: Slot) -> SlotState:
    """A text that was tried with people stays so when somebody reads it once more."""
    return slot.state if slot.state is SlotState.PRETESTED else SlotState.CONFIRMED


def survey_with(toolkit: Toolkit, slug: str) -> Survey:
    """The survey with a slug. Raises Refused where there is none."""
    with toolkit.store.read() as shelves:
        survey = shelves.surveys.find(slug)
    if survey is None:
        raise Refused(Problem("unknown_survey", slug))
    return survey
