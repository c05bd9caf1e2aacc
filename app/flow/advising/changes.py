"""You said, we did: changes are written down, and people who agreed to it hear of them (IJ10)."""

from dataclasses import replace

from app.core.advising.slots import settled
from app.core.changes import Change, FollowUp, change_troubles
from app.core.problems import Problem, Refused
from app.flow.advising.texts import languages_of, noted, today_of
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves


def changes_of(toolkit: Toolkit, survey: Survey) -> tuple[Change, ...]:
    """Every change of a survey, the newest first. Everybody may see them."""
    with toolkit.store.read() as shelves:
        return shelves.advising.changes(survey)


def first_results_day(toolkit: Toolkit, survey: Survey) -> str:
    """The ISO day of the first results; empty where there are none. Quick is counted from it."""
    with toolkit.store.read() as shelves:
        return _first_day(shelves, survey)


def keep_change(toolkit: Toolkit, person: Person, survey: Survey, change: Change) -> Change:
    """The change stands as it was typed, in the place of the one with its id; without an id it is
    new. Slots of languages that it does not bring stay as they were.

    Raises Refused: ``source_text_needed``, ``text_too_long``, ``no_reason``, ``not_a_day``,
    ``day_to_come``, ``no_due_day``, ``no_owner``, ``not_quick``, ``not_a_link``,
    ``unknown_change``, ``unknown_advice``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        source = languages_of(shelves, survey)[0]
        before = _known(shelves, survey, change.id) if change.id else None
        kept = replace(
            change,
            id=change.id or toolkit.secrets.random_id(),
            text=settled(change.text, before.text if before else (), source, person.name, today),
            reason=settled(
                change.reason, before.reason if before else (), source, person.name, today
            ),
            owner=" ".join(change.owner.split()),
            follow_up=before.follow_up if before else "",
        )
        problems = list(change_troubles(kept, source, today, _first_day(shelves, survey)))
        if kept.advice and kept.advice not in {a.id for a in shelves.advising.advices(survey)}:
            problems.append(Problem("unknown_advice", "advice"))
        if problems:
            raise Refused(*problems)
        shelves.advising.put_change(survey, kept)
        noted(shelves, person, today, "write change", survey.slug)
    return kept


def drop_change(toolkit: Toolkit, person: Person, survey: Survey, change_id: str) -> None:
    """A change that nobody was told of yet is gone.

    Raises Refused: ``unknown_change``, ``change_was_told``.
    """
    with toolkit.store.write() as shelves:
        if _known(shelves, survey, change_id).follow_up:
            raise Refused(Problem("change_was_told", "change"))
        shelves.advising.drop_change(survey, change_id)
        noted(shelves, person, today_of(toolkit, shelves, survey), "drop change", survey.slug)


def prepare_follow_up(toolkit: Toolkit, person: Person, survey: Survey) -> FollowUp:
    """Every change that is in no batch yet is in a new one, ready for the sender. It tells that
    there is news and where; it holds no address.

    Raises Refused: ``not_published``, ``no_news``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        if not _first_day(shelves, survey):
            raise Refused(Problem("not_published", survey.slug))
        news = tuple(c.id for c in shelves.advising.changes(survey) if not c.follow_up)
        if not news:
            raise Refused(Problem("no_news", survey.slug))
        batch = FollowUp(toolkit.secrets.random_id(), today, person.name, news)
        shelves.advising.add_follow_up(survey, batch)
        noted(shelves, person, today, "prepare follow-up", survey.slug)
    return batch


def follow_ups(toolkit: Toolkit, survey: Survey) -> tuple[FollowUp, ...]:
    """Every batch of changes that was prepared, oldest first; whether it was sent is the
    sender's to know."""
    with toolkit.store.read() as shelves:
        return shelves.advising.follow_ups(survey)


def _known(shelves: Shelves, survey: Survey, change_id: str) -> Change:
    for change in shelves.advising.changes(survey):
        if change.id == change_id:
            return change
    raise Refused(Problem("unknown_change", change_id[:32]))


def _first_day(shelves: Shelves, survey: Survey) -> str:
    return min((each.day for each in shelves.publications.all(survey)), default="")
