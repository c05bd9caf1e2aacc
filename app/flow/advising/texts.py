"""What advice, changes and help say in many languages: who confirmed it, and the source."""

from dataclasses import replace

from app.core.advising.slots import confirmed
from app.core.problems import Problem, Refused
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves


def languages_of(shelves: Shelves, survey: Survey) -> tuple[str, ...]:
    """The languages of a survey, its source first: of the newest version, else of the draft."""
    version = shelves.surveys.version(survey)
    asked = version.questionnaire if version else shelves.surveys.draft(survey)
    return asked.languages


def source_of(toolkit: Toolkit, survey: Survey) -> tuple[str, ...]:
    """The languages of a survey, its source first."""
    with toolkit.store.read() as shelves:
        return languages_of(shelves, survey)


def confirm_texts(toolkit: Toolkit, person: Person, survey: Survey, subject: str, tag: str) -> None:
    """What an advice, a change or a help point says in one language is confirmed by this person.

    Raises Refused: ``unknown_subject``, ``nothing_to_confirm``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        shelf = shelves.advising
        for change in shelf.changes(survey):
            if change.id == subject:
                text = _confirmed(change.text, tag, person, today)
                reason = confirmed(change.reason, tag, person.name, today)
                shelf.put_change(survey, replace(change, text=text, reason=reason))
                break
        else:
            _confirm_other(shelves, person, survey, subject, tag, today)
        noted(shelves, person, today, "confirm texts", f"{survey.slug} {tag}")


def _confirm_other(
    shelves: Shelves, person: Person, survey: Survey, subject: str, tag: str, today: str
) -> None:
    shelf = shelves.advising
    for advice in shelf.advices(survey):
        if advice.id == subject:
            texts = _confirmed(advice.texts, tag, person, today)
            return shelf.put_advice(survey, replace(advice, texts=texts))
    for point in shelf.help_points(survey):
        if point.id == subject:
            texts = _confirmed(point.texts, tag, person, today)
            return shelf.put_help(survey, replace(point, texts=texts))
    raise Refused(Problem("unknown_subject", subject[:32]))


def _confirmed(slots: tuple[Slot, ...], tag: str, person: Person, today: str) -> tuple[Slot, ...]:
    if not any(slot.tag == tag and slot.text for slot in slots):
        raise Refused(Problem("nothing_to_confirm", tag[:20]))
    return confirmed(slots, tag, person.name, today)


def today_of(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    """The day at the council that leads the survey."""
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)


def noted(shelves: Shelves, person: Person, today: str, act: str, subject: str) -> None:
    """The log of the person's council says what was done; never what a text says."""
    shelves.people.log(person.council_id, today, person.name, act, subject)
