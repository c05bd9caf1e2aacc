"""What stands beside the numbers of a publication: the council's sentences, and the facts."""

from collections.abc import Iterator

from app.core.disclosure import MINIMUM, may_follow, nearest, protect_counts
from app.core.languages import parse_language
from app.core.publication import FEWEST_ADDED
from app.core.report_facts import (
    COUNTS,
    counts_in,
    drafted,
    facts_of,
    group_path,
    is_from_file,
)
from app.core.response import Mode
from app.core.sense import leading
from app.core.texts import Slot, SlotState
from app.flow.records import Publication, Survey, Version
from app.flow.shelves import Shelves


def said_in_workspace(shelves: Shelves, survey: Survey, version: Version) -> tuple[Slot, ...]:
    """Everything that the council has written for a version, as it would be published now: its
    sentences in all languages, which findings lead and what they rest on, who read along."""
    found = shelves.sense.findings(version)
    leads = leading(found)
    left_out = {each.rests.path for each in found if not each.leads}
    offered = version.questionnaire.languages
    sentences = tuple(
        slot
        for slot in drafted(shelves.surveys.slots(survey), version.number)
        if slot.path not in left_out and slot.tag in offered
    )
    facts = facts_of(leads, shelves.sense.readers(version))
    return (*sentences, *facts, *_names(shelves, survey, version, sentences))


def _names(
    shelves: Shelves, survey: Survey, version: Version, sentences: tuple[Slot, ...]
) -> Iterator[Slot]:
    """Names of groups that were sought and that nobody wrote for residents yet."""
    have = {slot.path for slot in sentences if slot.tag == version.questionnaire.source}
    for group in shelves.watching.groups(survey):
        if group_path(group.id) not in have:
            source = version.questionnaire.source
            yield Slot(group_path(group.id), source, group.name, SlotState.DRAFT)


def counted(shelves: Shelves, survey: Survey, version: Version) -> tuple[Slot, ...]:
    """How many answered in which language and in which way, as far as that may be told.

    Everything that was offered is counted, so that a rare language is not betrayed by its name.
    Where the difference with what was told before would tell of a few people, nothing is.
    """
    languages = {parse_language(tag).base: 0 for tag in version.questionnaire.languages}
    for tag, count in shelves.watching.count_by(version, "language").items():
        base = parse_language(tag).base
        languages[base] = languages.get(base, 0) + count
    modes = {mode.value: 0 for mode in Mode}
    modes |= shelves.watching.count_by(version, "mode")
    before = [
        shelves.publications.sentences(each.id)
        for each in shelves.publications.all(survey)
        if each.version_id == version.id
    ]
    told: list[tuple[str, str, int | None]] = []
    for what, counts in (("language", languages), ("mode", modes)):
        step = version.questionnaire.rounding
        protected = protect_counts(counts, MINIMUM)
        now = {name: n if n is None else nearest(n, step) for name, n in protected.items()}
        if all(may_follow(now, dict(counts_in(slots, what)), FEWEST_ADDED) for slots in before):
            told += [(what, name, count) for name, count in now.items()]
    return facts_of((), (), told)


def carried_over(shelves: Shelves, newest: Publication) -> tuple[Slot, ...]:
    """What a publication said that no report file can hold, for one that follows by a file."""
    slots = shelves.publications.sentences(newest.id)
    return tuple(slot for slot in slots if not is_from_file(slot.path))


def without_counts(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots but for the counts, which belong to their own snapshot."""
    return tuple(slot for slot in slots if not slot.path.startswith(COUNTS))


def counts_of(shelves: Shelves, publication: Publication) -> tuple[Slot, ...]:
    """The counts that were published beside a snapshot."""
    slots = shelves.publications.sentences(publication.id)
    return tuple(slot for slot in slots if slot.path.startswith(COUNTS))
