"""Trying a draft with people, before it opens: a log per language and per picture (SV22, SV16).

Until then the program says "not tested with people yet". The log holds numbers, a day and who
held the try; never who took part.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.core.pictures import pictures_in
from app.core.pretest import PictureTest, Pretest, tried
from app.core.problems import Problem, Refused
from app.core.texts import SlotState
from app.core.wording import Term
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

MOST_PEOPLE = 500
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Tries:
    """Everything that a survey was tried with, and the words that it has of its own."""

    pretests: tuple[Pretest, ...]
    pictures: tuple[PictureTest, ...]
    terms: tuple[Term, ...]


def tries_of(toolkit: Toolkit, survey: Survey) -> Tries:
    """What was written down of the tries of a survey."""
    with toolkit.store.read() as shelves:
        shelf = shelves.tries
        return Tries(shelf.pretests(survey), shelf.picture_tests(survey), shelf.terms(survey))


def note_pretest(toolkit: Toolkit, survey: Survey, person: Person, pretest: Pretest) -> None:
    """A try of one language with people is in the log; with people enough, the confirmed texts of
    that language are pretested.

    Raises Refused: ``language_not_offered``, ``no_name``, ``not_a_day``, ``day_to_come``,
    ``people_count``, ``text_too_long``.
    """
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        languages = shelves.surveys.draft(survey).languages
        problems = _wrong(pretest.held_by, pretest.day, today, pretest.people, pretest.assisted)
        if pretest.tag not in languages:
            have = (("have", ", ".join(languages)),)
            problems = (Problem("language_not_offered", pretest.tag, have), *problems)
        if len(pretest.changed) > LONGEST_TEXT:
            figures = (("most", str(LONGEST_TEXT)),)
            problems = (*problems, Problem("text_too_long", "changed", figures))
        if problems:
            raise Refused(*problems)
        name = " ".join(pretest.held_by.split())
        kept = replace(pretest, id=toolkit.secrets.random_id(), held_by=name)
        shelves.tries.add_pretest(survey, kept)
        _settle(shelves, survey, pretest.tag)
        subject = f"{survey.slug} {pretest.tag}"
        shelves.people.log(council.id, today, person.name, "pretest", subject)


def note_picture_test(toolkit: Toolkit, survey: Survey, person: Person, test: PictureTest) -> None:
    """People said what they see in a picture, and it is in the log.

    Raises Refused: ``unknown_picture``, ``no_name``, ``not_a_day``, ``day_to_come``,
    ``people_count``.
    """
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        names = {name for _, name in pictures_in(shelves.surveys.draft(survey))}
        problems = _wrong(test.held_by, test.day, today, test.people, test.right)
        if test.picture not in names:
            problems = (Problem("unknown_picture", test.picture), *problems)
        if problems:
            raise Refused(*problems)
        name = " ".join(test.held_by.split())
        kept = replace(test, id=toolkit.secrets.random_id(), held_by=name)
        shelves.tries.add_picture_test(survey, kept)
        subject = f"{survey.slug} {test.picture}"
        shelves.people.log(council.id, today, person.name, "test picture", subject)


def strike_try(toolkit: Toolkit, survey: Survey, person: Person, try_id: str) -> None:
    """A try that was written down by mistake is gone, and with it what only it allowed.

    Raises Refused: ``unknown_try``.
    """
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        if not shelves.tries.strike(survey, try_id):
            raise Refused(Problem("unknown_try", try_id[:32]))
        for tag in shelves.surveys.draft(survey).languages:
            _settle(shelves, survey, tag)
        shelves.people.log(council.id, today, person.name, "strike a try", survey.slug)


def put_terms(toolkit: Toolkit, survey: Survey, person: Person, terms: Iterable[Term]) -> None:
    """The survey has these words of its own, and no others (PL06, MV15).

    Raises Refused: ``language_not_offered``, ``term_twice``, ``text_too_long``.
    """
    terms = tuple(term for term in terms if term.word.strip())
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        languages = shelves.surveys.draft(survey).languages
        problems = tuple(_wrong_terms(terms, languages))
        if problems:
            raise Refused(*problems)
        shelves.tries.put_terms(survey, terms)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, person.name, "own words", survey.slug)


def _wrong_terms(terms: tuple[Term, ...], languages: tuple[str, ...]) -> Iterable[Problem]:
    seen = set()
    for term in terms:
        if term.tag not in languages:
            yield Problem("language_not_offered", term.tag, (("have", ", ".join(languages)),))
        place = (term.tag, term.word.lower())
        if place in seen:
            yield Problem("term_twice", term.word)
        seen.add(place)
        if len(term.word) > 100 or len(term.meaning) > LONGEST_TEXT:
            yield Problem("text_too_long", term.word[:40], (("most", str(LONGEST_TEXT)),))


def _wrong(held_by: str, day: str, today: str, people: int, part: int) -> tuple[Problem, ...]:
    problems = [] if held_by.strip() else [Problem("no_name", "held_by")]
    if not _is_day(day):
        problems.append(Problem("not_a_day", "day", (("value", day[:40]),)))
    elif day > today:
        problems.append(Problem("day_to_come", "day"))
    if not (1 <= people <= MOST_PEOPLE and 0 <= part <= people):
        problems.append(Problem("people_count", "people", (("most", str(MOST_PEOPLE)),)))
    return tuple(problems)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _settle(shelves: Shelves, survey: Survey, tag: str) -> None:
    """Confirmed texts of a language are pretested where people enough tried it, else not."""
    is_enough = tried(shelves.tries.pretests(survey), tag).is_enough
    before, after = SlotState.PRETESTED, SlotState.CONFIRMED
    if is_enough:
        before, after = after, before
    changed = [
        replace(slot, state=after)
        for slot in shelves.surveys.slots(survey, tag)
        if slot.state is before
    ]
    shelves.surveys.put_slots(survey, changed)
