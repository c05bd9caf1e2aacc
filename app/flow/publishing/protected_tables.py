"""The numbers of a frozen survey as its council reads them: protected, with the reasons why."""

from dataclasses import dataclass

from app.core.disclosure import EVERYONE, SafeView
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.publishing.snapshot import protected_now, told_in
from app.flow.records import Stage, Survey, Version


@dataclass(frozen=True)
class Part:
    """A council or place with its tables; ``tables`` of None: nothing may be told of it."""

    name: str
    is_council: bool
    view: SafeView | None


@dataclass(frozen=True)
class Shown:
    """The protected tables of a version. ``is_fixed`` says that they were published and stay;
    ``parts`` are all councils (where there are several) and places, those withheld included."""

    version: Version
    everyone: SafeView
    parts: tuple[Part, ...]
    is_fixed: bool
    minimum: int
    rounded_to: int = 0


def protected_tables(toolkit: Toolkit, survey: Survey) -> Shown:
    """Everything that may be told of a survey, as tables: everyone, its councils, its places.

    Once published it is the newest snapshot. Raises Refused ``not_frozen`` while answers may
    still come in.
    """
    with toolkit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        if version is None or version.stage is not Stage.FROZEN:
            raise Refused(Problem("not_frozen", survey.slug))
        newest = shelves.publications.newest(survey)
        is_fixed = newest is not None and newest.version_id == version.id
        if newest is not None and is_fixed:
            safe = told_in(version.questionnaire, newest.respondents, newest.cells)
        else:
            safe = protected_now(shelves, survey, version)
        places = shelves.places.of_survey(survey)
        owners = dict.fromkeys(place.council_id for place in places)
        councils = [shelves.people.council(owner) for owner in owners]
    named = [(f"council:{each.id}", each.name, True) for each in councils if len(councils) > 1]
    named += [(f"place:{place.id}", place.name, False) for place in places]
    parts = tuple(Part(name, is_council, safe.part(view)) for view, name, is_council in named)
    assert safe.everyone.name == EVERYONE
    step = version.questionnaire.rounding
    return Shown(version, safe.everyone, parts, is_fixed, safe.minimum, step)
