"""The one next thing once no answers come in: from reading words to saying what was done."""

from app.flow.records import Survey, Version
from app.flow.shelves import Shelves

Next = tuple[str, str]


def next_afterwards(shelves: Shelves, survey: Survey, version: Version) -> Next:
    """The station of the next thing to do with a frozen survey, and what there is to do."""
    if shelves.publications.all(survey):
        return _once_published(shelves, survey, version)
    if not shelves.themes.all(survey) and _has_words(shelves, survey):
        return "answers", "read_answers"
    if not shelves.sense.findings(version):
        return "sense", "make_sense"
    return "publish", "publish_results"


def _has_words(shelves: Shelves, survey: Survey) -> bool:
    """Whether there is something to read: what nobody opened yet counts too."""
    return shelves.open_answers.has_new(survey) or bool(shelves.open_answers.all(survey))


def _once_published(shelves: Shelves, survey: Survey, version: Version) -> Next:
    waits = any(
        state in ("waiting", "in_flight") for _, state, _, _ in shelves.outbox.counts(survey)
    )
    told = {place for place, *_ in shelves.returns.confirmations(survey)}
    is_left = "place" in version.terms.ways and any(
        place.id not in told for place in shelves.places.of_survey(survey)
    )
    if waits or is_left:
        return "return", "tell_everyone"
    is_said = bool(shelves.advising.changes(survey))
    return "advice", "say_more" if is_said else "say_what_was_done"
