"""Where people can get help now: kept by the council, the same for everybody (IJ07)."""

from dataclasses import replace

from app.core.advising.help import MOST_POINTS, HelpPoint, help_troubles
from app.core.advising.slots import settled
from app.core.problems import Problem, Refused
from app.flow.advising.texts import languages_of, noted, today_of
from app.flow.ports import Toolkit
from app.flow.records import Person, Place, Survey


def help_for(toolkit: Toolkit, survey: Survey, place: Place | None) -> tuple[HelpPoint, ...]:
    """Help near a place, then help for all places; without a place, everything there is.

    What somebody answered is not asked here and plays no part.
    """
    points = help_points_of(toolkit, survey)
    if place is None:
        return points
    here = tuple(point for point in points if point.place_id == place.id)
    return (*here, *(point for point in points if not point.place_id))


def help_points_of(toolkit: Toolkit, survey: Survey) -> tuple[HelpPoint, ...]:
    """Every help point of a survey, those for all places first."""
    with toolkit.store.read() as shelves:
        return shelves.advising.help_points(survey)


def keep_help(toolkit: Toolkit, person: Person, survey: Survey, point: HelpPoint) -> HelpPoint:
    """The help point stands as it was typed, and residents see it from now on; without an id it
    is new.

    Raises Refused: ``source_text_needed``, ``text_too_long``, ``help_phone``, ``line_too_long``,
    ``unknown_place``, ``unknown_help``, ``too_many_points``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        source = languages_of(shelves, survey)[0]
        known = {each.id: each for each in shelves.advising.help_points(survey)}
        before = known.get(point.id)
        texts = settled(point.texts, before.texts if before else (), source, person.name, today)
        kept = replace(
            point,
            id=point.id or toolkit.secrets.random_id(),
            texts=texts,
            phone=" ".join(point.phone.split()),
        )
        problems = list(help_troubles(kept, source))
        if point.id and before is None:
            problems.append(Problem("unknown_help", point.id[:32]))
        if not point.id and len(known) >= MOST_POINTS:
            problems.append(Problem("too_many_points", "", (("most", str(MOST_POINTS)),)))
        places = {place.id for place in shelves.places.of_survey(survey)}
        if point.place_id and point.place_id not in places:
            problems.append(Problem("unknown_place", "place"))
        if problems:
            raise Refused(*problems)
        shelves.advising.put_help(survey, kept)
        noted(shelves, person, today, "write help", survey.slug)
    return kept


def drop_help(toolkit: Toolkit, person: Person, survey: Survey, point_id: str) -> None:
    """The help point is gone. Raises Refused: ``unknown_help``."""
    with toolkit.store.write() as shelves:
        if point_id not in {each.id for each in shelves.advising.help_points(survey)}:
            raise Refused(Problem("unknown_help", point_id[:32]))
        shelves.advising.drop_help(survey, point_id)
        noted(shelves, person, today_of(toolkit, shelves, survey), "drop help", survey.slug)
