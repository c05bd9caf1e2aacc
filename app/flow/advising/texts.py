"""What advice, changes and help say in many languages: who confirmed it, and the source."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.core.advising.slots import confirmed, long_texts, settled
from app.core.problems import Problem, Refused
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

Slots = tuple[Slot, ...]


def languages_of(shelves: Shelves, survey: Survey) -> tuple[str, ...]:
    """The languages of a survey, its source first: of the newest version, else of the draft."""
    version = shelves.surveys.version(survey)
    asked = version.questionnaire if version else shelves.surveys.draft(survey)
    return asked.languages


def source_of(toolkit: Toolkit, survey: Survey) -> tuple[str, ...]:
    """The languages of a survey, its source first."""
    with toolkit.store.read() as shelves:
        return languages_of(shelves, survey)


def texts_of(toolkit: Toolkit, survey: Survey, subject: str) -> Slots:
    """Every text of an advice, a change or a help point. Raises Refused: ``unknown_subject``."""
    with toolkit.store.read() as shelves:
        shelf = shelves.advising
        found = {each.id: each.slots for each in shelf.changes(survey)}
        found |= {each.id: each.texts for each in shelf.advices(survey)}
        found |= {each.id: each.texts for each in shelf.help_points(survey)}
    if subject not in found:
        raise Refused(Problem("unknown_subject", subject[:32]))
    return found[subject]


def translate(
    toolkit: Toolkit, person: Person, survey: Survey, subject: str, typed: Iterable[Slot]
) -> None:
    """What was typed stands as drafts of translations; texts in the source language stay. Texts
    in languages that the survey does not have are left out.

    Raises Refused: ``unknown_subject``, ``text_too_long``.
    """
    typed = tuple(typed)
    problems = long_texts(typed)
    if problems:
        raise Refused(*problems)
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        source, *others = languages_of(shelves, survey)
        wanted = [slot for slot in typed if slot.tag in others]

        def made(before: Slots) -> Slots:
            paths = {slot.path for slot in before if slot.tag == source}
            fitting = [slot for slot in wanted if slot.path in paths]
            return settled(fitting, before, source, person.name, today)

        _change_texts(shelves, survey, subject, made)
        noted(shelves, person, today, "translate what came of it", survey.slug)


def confirm_texts(toolkit: Toolkit, person: Person, survey: Survey, subject: str, tag: str) -> None:
    """What an advice, a change or a help point says in one language is confirmed by this person.

    Raises Refused: ``unknown_subject``, ``nothing_to_confirm``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)

        def made(before: Slots) -> Slots:
            if not any(slot.tag == tag and slot.text for slot in before):
                raise Refused(Problem("nothing_to_confirm", tag[:20]))
            return confirmed(before, tag, person.name, today)

        _change_texts(shelves, survey, subject, made)
        noted(shelves, person, today, "confirm texts", f"{survey.slug} {tag}")


def _change_texts(
    shelves: Shelves, survey: Survey, subject: str, made: Callable[[Slots], Slots]
) -> None:
    shelf = shelves.advising
    for change in shelf.changes(survey):
        if change.id == subject:
            slots = made(change.slots)
            text = tuple(slot for slot in slots if slot.path == "change:text")
            reason = tuple(slot for slot in slots if slot.path == "change:reason")
            return shelf.put_change(survey, replace(change, text=text, reason=reason))
    for advice in shelf.advices(survey):
        if advice.id == subject:
            return shelf.put_advice(survey, replace(advice, texts=made(advice.texts)))
    for point in shelf.help_points(survey):
        if point.id == subject:
            return shelf.put_help(survey, replace(point, texts=made(point.texts)))
    raise Refused(Problem("unknown_subject", subject[:32]))


def today_of(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    """The day at the council that leads the survey."""
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)


def noted(shelves: Shelves, person: Person, today: str, act: str, subject: str) -> None:
    """The log of the person's council says what was done; never what a text says."""
    shelves.people.log(person.council_id, today, person.name, act, subject)
