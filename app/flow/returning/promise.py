"""What a survey promised to those who answered, and whether that is kept."""

from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.promise import PromiseState, promise_on
from app.core.return_report import Said
from app.flow.ports import Toolkit
from app.flow.records import Council, Survey, Version
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Promise:
    """What a survey promised, and whether it is kept. ``version`` is its newest;
    ``is_published`` says that the results of that one are there, ``has_earlier`` that there are
    only those of an earlier one: a ticket does not know to which of them it belongs."""

    survey: Survey
    council: Council
    version: Version
    is_published: bool
    has_earlier: bool = False


def promise_of(toolkit: Toolkit, slug: str) -> Promise:
    """What an opened survey promised. Raises Refused with ``unknown_survey``."""
    with toolkit.store.read() as shelves:
        return promise_in(shelves, slug)


def promise_in(shelves: Shelves, slug: str) -> Promise:
    """The same within a transaction."""
    survey = shelves.surveys.find(slug)
    version = shelves.surveys.version(survey) if survey else None
    if survey is None or version is None:
        raise Refused(Problem("unknown_survey", slug[:60]))
    council = shelves.people.council(survey.council_id)
    newest = shelves.publications.newest(survey)
    is_published = newest is not None and newest.version_id == version.id
    return Promise(survey, council, version, is_published, bool(newest) and not is_published)


def promise_state(toolkit: Toolkit, slug: str) -> PromiseState:
    """How the promise of a survey stands today, and where it is late, why.

    Raises Refused with ``unknown_survey``.
    """
    promise = promise_of(toolkit, slug)
    with toolkit.store.read() as shelves:
        said = shelves.outbox.state(promise.survey)
    # It was written once, in one language, by who knows; the page says which language that is.
    reason = Said(said.reason, said.language)
    today = toolkit.clock.today(promise.council.time_zone)
    return promise_on(promise.version.terms.promise_date, today, promise.is_published, reason)


def first_day(toolkit: Toolkit, survey: Survey) -> str:
    """The ISO day on which results of the newest published version first came; empty before."""
    with toolkit.store.read() as shelves:
        newest = shelves.publications.newest(survey)
        if newest is None:
            return ""
        same = [e for e in shelves.publications.all(survey) if e.version_id == newest.version_id]
        return min(each.day for each in same)


def refuse_unless_published(shelves: Shelves, survey: Survey) -> None:
    """Nothing happens where the results of the newest version are there. Raises Refused
    ``not_published``."""
    if not promise_in(shelves, survey.slug).is_published:
        raise Refused(Problem("not_published", survey.slug))
