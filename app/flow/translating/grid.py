"""Looking at languages: how far each one is, and one of them text by text beside its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.core.languages import parse_language
from app.core.meaning import Meaning, MeaningCheck, first_hands, firsts_of, meanings
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.report_facts import DRAFTS, is_drafted
from app.core.reviewing import Note
from app.core.side_by_side import WORDS, Completeness, Pair, beside_of, completeness, mark, pairs
from app.core.slots import with_texts
from app.core.texts import Slot, SlotState
from app.core.translation import SURE
from app.flow.interface_words import interface_words
from app.flow.ports import Toolkit
from app.flow.records import Recording, Survey
from app.flow.shelves import Shelves
from app.flow.sounds import hearing_of


@dataclass(frozen=True)
class Looked:
    """One question in easy words: both texts, who may not be the second person, and the look of
    the one who was, where it still counts."""

    meaning: Meaning
    firsts: frozenset[str]
    check: MeaningCheck | None


@dataclass(frozen=True)
class Grid:
    """One language of a draft, text by text. ``beside_tag`` is empty for the source. Notes and
    recordings are found by slot path, second looks at easy words by item."""

    tag: str
    beside_tag: str
    pairs: tuple[Pair, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    looked: Mapping[str, Looked] = field(default_factory=dict)

    @property
    def seen(self) -> str:
        """A mark over everything that a person reads and hears of this language."""
        return mark(*(pair.seen for pair in self.pairs))

    def pair(self, path: str) -> Pair:
        """The pair of a slot path. Raises Refused where there is none."""
        for each in self.pairs:
            if each.path == path:
                return each
        raise Refused(Problem("unknown_slot", path[:200]))


def grid(toolkit: Toolkit, survey: Survey, tag: str) -> Grid:
    """One language beside the one it is made from. Raises Refused for a language that the survey
    does not have."""
    with toolkit.store.read() as shelves:
        return grid_in(toolkit, shelves, survey, tag)


def grid_in(toolkit: Toolkit, shelves: Shelves, survey: Survey, tag: str) -> Grid:
    """The same inside a transaction that is open already."""
    draft = shelves.surveys.draft(survey)
    if tag not in draft.languages:
        have = ", ".join(draft.languages)
        raise Refused(Problem("language_not_offered", tag, (("have", have),)))
    kept = _of_now(shelves, survey, shelves.surveys.slots(survey))
    recordings = {each.path: each for each in shelves.sounds.recordings(survey) if each.tag == tag}
    heard = {path: each.digest for path, each in recordings.items()}
    beside = beside_of(tag, draft.languages)
    words = _words(toolkit, shelves, survey, kept, tag)
    # The program's words stand beside those that the readers of the source know.
    slots = (*(each for each in kept if not _is_word(each) or each.tag == beside), *words)
    found = pairs(draft, slots, tag, heard)
    if not parse_language(tag).has_text:
        found = (*found, *_only_heard(toolkit, shelves, survey, draft, slots, tag, found, heard))
    return Grid(
        tag,
        beside,
        found,
        {note.path: note for note in shelves.translations.notes(survey, tag)},
        recordings,
        _looked(shelves, survey, draft, kept, tag),
    )


def _of_now(shelves: Shelves, survey: Survey, kept: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots without what was said of the results of earlier versions."""
    version = shelves.surveys.version(survey)
    number = version.number if version else 0
    return tuple(
        slot for slot in kept if not slot.path.startswith(DRAFTS) or is_drafted(slot.path, number)
    )


def _is_word(slot: Slot) -> bool:
    return slot.path.startswith(WORDS)


def _words(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, kept: tuple[Slot, ...], tag: str
) -> tuple[Slot, ...]:
    """The program's words of today in one language; what changed since somebody confirmed it is
    outdated (LA10), and what was confirmed for another survey of the council counts here."""
    had = {slot.path: slot for slot in kept if slot.tag == tag and _is_word(slot)}
    found = interface_words(toolkit, shelves, survey.council_id, (tag,))
    known = {slot.path: slot for slot in found}

    def now(fresh: Slot) -> Slot:
        fresh = known.get(fresh.path, fresh)
        old = had.get(fresh.path)
        if old is None or old.text == fresh.text:
            return old or fresh
        was_sure = old.state in (*SURE, SlotState.OUTDATED)
        return replace(fresh, state=SlotState.OUTDATED) if was_sure else fresh

    return tuple(now(slot) for slot in toolkit.words.slots(tag))


def _only_heard(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    draft: Questionnaire,
    slots: tuple[Slot, ...],
    tag: str,
    found: tuple[Pair, ...],
    heard: Mapping[str, str],
) -> tuple[Pair, ...]:
    """What a language without text needs a recording of, beside texts and words: points of the
    notice and places of the document, with what the source says there."""
    council = shelves.people.council(survey.council_id)
    whole = with_texts(draft, slots)
    here, source = (
        toolkit.renderer.spoken(whole, draft.terms, council.name, slots, at)
        for at in (tag, draft.source)
    )
    said = {each.key: each.text for each in source}
    have = {pair.path for pair in found}
    kept = {slot.path: slot for slot in slots if slot.tag == tag}
    return tuple(
        Pair(
            path := each.slots[0],
            path.split(":", 1)[0],
            "",
            0,
            said.get(each.key, each.text),
            kept.get(path) or Slot(path, tag, "", SlotState.MISSING),
            heard.get(path, ""),
        )
        for each in here
        if each.slots and not have.intersection(each.slots)
    )


def _looked(
    shelves: Shelves, survey: Survey, draft: Questionnaire, kept: tuple[Slot, ...], tag: str
) -> dict[str, Looked]:
    checks = {
        (each.item, each.tag, each.seen): each for each in shelves.translations.checks(survey)
    }
    hands = first_hands(kept, shelves.translations.writers(survey))
    found = {}
    for each in meanings(draft, tag):
        firsts = firsts_of(each, hands)
        check = checks.get((each.item, tag, each.seen))
        counts = check is not None and check.by not in firsts
        found[each.item] = Looked(each, firsts, check if counts else None)
    return found


def overview(toolkit: Toolkit, survey: Survey) -> tuple[Completeness, ...]:
    """How far every language of the draft is, in the order of the survey."""
    with toolkit.store.read() as shelves:
        draft, kept = shelves.surveys.draft(survey), shelves.surveys.slots(survey)
        recordings = shelves.sounds.recordings(survey)
        words = {tag: _words(toolkit, shelves, survey, kept, tag) for tag in draft.languages}
        silent = _silent(toolkit, shelves, survey, draft, kept, recordings)
    texts = tuple(slot for slot in kept if not _is_word(slot))
    return tuple(
        completeness(
            draft,
            (*texts, *(slot for slot in words[tag] if slot.text)),
            tag,
            sum(each.tag == tag for each in recordings),
            sum(not slot.text for slot in words[tag] if parse_language(tag).has_text),
            sum(at == tag for at in silent),
        )
        for tag in draft.languages
    )


def _silent(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    draft: Questionnaire,
    kept: tuple[Slot, ...],
    recordings: tuple[Recording, ...],
) -> tuple[str, ...]:
    """The tag of a language without text for each thing that must be heard in it and is not."""
    spoken = tuple(tag for tag in draft.languages if not parse_language(tag).has_text)
    if not spoken:
        return ()
    # Only these are walked through: what has a text needs no recording.
    part = replace(draft, languages=tuple(dict.fromkeys((draft.source, *spoken))))
    council = shelves.people.council(survey.council_id)
    hearing = hearing_of(toolkit, part, draft.terms, council, kept, recordings)
    return tuple(tag for tag, _ in hearing.unheard())
