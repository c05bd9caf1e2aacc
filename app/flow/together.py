"""Councils together: asking one to take part in a survey, and surveys with a shared core.

The lead council edits; the others see, and have their own places and prints (IJ19). A council
that takes part may also make a survey of its own from the core, with questions added (IJ06).
"""

from dataclasses import dataclass, replace

from app.core.pictures import pictures_in
from app.core.problems import Problem, Refused
from app.core.shared_core import differs_from_core, own_survey, renewed
from app.flow.ports import Toolkit
from app.flow.prepare import put_draft
from app.flow.records import Council, Person, Survey
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Together:
    """Who makes a survey: the lead council first; who was asked; who could still be asked, each
    with its region; the surveys of other councils with its core; and its own core, with what
    differs from it."""

    councils: tuple[Council, ...]
    asked: tuple[Council, ...]
    others: tuple[tuple[Council, str], ...]
    made_from: tuple[Survey, ...]
    core: Survey | None
    differing: tuple[str, ...]


def together_of(toolkit: Toolkit, survey: Survey) -> Together:
    """How councils make this survey together, at this moment."""
    with toolkit.store.read() as shelves:
        councils = shelves.partners.councils_of(survey)
        asked = shelves.partners.asked(survey)
        others = tuple(
            (each, shelves.people.region(each.id))
            for each in shelves.people.councils()
            if each not in councils and each not in asked
        )
        core = shelves.partners.core(survey)
        differing = (
            differs_from_core(shelves.surveys.draft(core), shelves.surveys.draft(survey))
            if core
            else ()
        )
        made_from = shelves.partners.made_from(survey)
    return Together(councils, asked, others, made_from, core, differing)


def region_of(toolkit: Toolkit, council: Council) -> str:
    """The name of the region of a council; empty where it belongs to none."""
    with toolkit.store.read() as shelves:
        return shelves.people.region(council.id)


def requests_to(toolkit: Toolkit, council: Council) -> tuple[tuple[Survey, Council, str], ...]:
    """What a council is asked: the survey, its lead council, and who asked."""
    with toolkit.store.read() as shelves:
        return tuple(
            (survey, shelves.people.council(survey.council_id), asked_by)
            for survey, asked_by in shelves.partners.requests(council.id)
        )


def ask_council(toolkit: Toolkit, by: Person, survey: Survey, slug: str) -> Council:
    """Another council of this host is asked to take part; its coordinator answers.

    Raises Refused: ``not_the_lead``, ``unknown_council``, ``takes_part_already``.
    """
    with toolkit.store.write() as shelves:
        _refuse_other_than_lead(survey, by)
        asked = next((each for each in shelves.people.councils() if each.slug == slug), None)
        if asked is None:
            raise Refused(Problem("unknown_council", slug))
        if asked in shelves.partners.councils_of(survey):
            raise Refused(Problem("takes_part_already", asked.name))
        today = _today(toolkit, shelves, by)
        shelves.partners.ask(survey, asked.id, by.name, today)
        act = "ask council"
        shelves.people.log(by.council_id, today, by.name, act, f"{survey.slug} {asked.slug}")
    return asked


def withdraw_request(toolkit: Toolkit, by: Person, survey: Survey, slug: str) -> None:
    """The council is not asked any more. Raises Refused: ``not_the_lead``, ``not_asked``."""
    with toolkit.store.write() as shelves:
        _refuse_other_than_lead(survey, by)
        asked = next((each for each in shelves.partners.asked(survey) if each.slug == slug), None)
        if asked is None or not shelves.partners.end_request(survey, asked.id):
            raise Refused(Problem("not_asked", slug))
        today, act = _today(toolkit, shelves, by), "withdraw request"
        shelves.people.log(by.council_id, today, by.name, act, f"{survey.slug} {asked.slug}")


def answer_request(
    toolkit: Toolkit, council: Council, by: Person, survey: Survey, is_yes: bool
) -> None:
    """The council takes part, or the request is gone; both councils' logs say so.

    Raises Refused (``not_asked``).
    """
    with toolkit.store.write() as shelves:
        if not shelves.partners.end_request(survey, council.id):
            raise Refused(Problem("not_asked", survey.slug))
        if is_yes:
            shelves.surveys.take_part(survey, council.id)
        act = "take part" if is_yes else "do not take part"
        today = _today(toolkit, shelves, by)
        shelves.people.log(council.id, today, by.name, act, survey.slug)
        lead_act = f"council: {act}"
        shelves.people.log(survey.council_id, today, council.name, lead_act, survey.slug)


def make_own(toolkit: Toolkit, council: Council, by: Person, core: Survey) -> Survey:
    """The council has a survey of its own with the questions of the core, their states and
    pictures; to those it adds its own. Recordings are not copied.

    Raises Refused: ``not_a_partner`` where the council takes no part or leads itself,
    ``has_own_already``.
    """
    with toolkit.store.write() as shelves:
        if core.council_id == council.id or council not in shelves.partners.councils_of(core):
            raise Refused(Problem("not_a_partner", core.slug))
        mine = {each.council_id for each in shelves.partners.made_from(core)}
        if council.id in mine:
            raise Refused(Problem("has_own_already", core.slug))
        taken = {each.slug for each in shelves.surveys.all()}
        slug = _free(f"{core.slug[:40]}-{council.slug[:18]}", taken)
        draft = own_survey(shelves.surveys.draft(core), slug)
        survey, _ = put_draft(toolkit, shelves, council, draft, slug)
        copied = {(slot.path, slot.tag): slot for slot in shelves.surveys.slots(core)}
        here = shelves.surveys.slots(survey)
        kept = (copied.get((slot.path, slot.tag), slot) for slot in here)
        shelves.surveys.put_slots(survey, kept)
        found = (shelves.pictures.find(name) for _, name in pictures_in(draft))
        shelves.pictures.put(survey, (picture for picture in found if picture is not None))
        today = _today(toolkit, shelves, by)
        shelves.partners.set_core(survey, core, today)
        shelves.people.log(council.id, today, by.name, "make from core", f"{slug} {core.slug}")
    return survey


def take_over_core(toolkit: Toolkit, by: Person, survey: Survey) -> None:
    """The core's questions stand in the survey as they are in the core now.

    Raises Refused: ``no_core``, and ``version_under_way`` while people answer.
    """
    with toolkit.store.write() as shelves:
        core = shelves.partners.core(survey)
        if core is None:
            raise Refused(Problem("no_core", survey.slug))
        own = shelves.surveys.draft(survey)
        draft = renewed(shelves.surveys.draft(core), own)
        council = shelves.people.council(survey.council_id)
        put_draft(toolkit, shelves, council, replace(draft, slug=own.slug), own.slug)
        today = _today(toolkit, shelves, by)
        shelves.people.log(council.id, today, by.name, "take over core", survey.slug)


def _refuse_other_than_lead(survey: Survey, by: Person) -> None:
    if survey.council_id != by.council_id:
        raise Refused(Problem("not_the_lead", survey.slug))


def _free(wanted: str, taken: set[str]) -> str:
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted[:56]}-{number}"
    return slug


def _today(toolkit: Toolkit, shelves: Shelves, by: Person) -> str:
    return toolkit.clock.today(shelves.people.council(by.council_id).time_zone)
