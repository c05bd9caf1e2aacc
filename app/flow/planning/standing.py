"""Where each survey of a council stands on the line, and the one next thing to do."""

from dataclasses import dataclass

from app.core.planning import Gate
from app.core.texts import Texts
from app.flow.ports import Toolkit
from app.flow.prepare import check
from app.flow.records import Council, Stage, Survey, Version
from app.flow.shelves import Shelves

# Which gate is worked on where, in the order of the line, and what there is to do.
_AT_GATE = (
    ("H1", "plan", "fill_plan"),
    ("H2", "plan", "fill_plan"),
    ("H4", "plan", "fill_plan"),
    ("IJ01", "plan", "fill_plan"),
    ("H6", "questions", "write_questions"),
    ("H3", "languages", "confirm_languages"),
    ("H5", "open", "look_at_ends"),
)
_UNDER_WAY = {
    Stage.OPEN: ("follow", "follow_it"),
    Stage.PAUSED: ("follow", "go_on_or_close"),
    Stage.CLOSED: ("follow", "wait_for_late_answers"),
}


@dataclass(frozen=True)
class Standing:
    """A survey with the station of its next thing to do. ``todo`` is a word such as
    ``write_questions``; ``stage`` is empty for a draft."""

    survey: Survey
    title: Texts
    stage: str
    station: str
    todo: str
    is_example: bool


def standings_of(toolkit: Toolkit, council: Council) -> tuple[Standing, ...]:
    """Every survey that the council takes part in; drafts and open ones before finished ones."""
    with toolkit.store.read() as shelves:
        surveys = shelves.surveys.all(council.id)
        seen = [(each, *_seen(shelves, each)) for each in surveys]
    found = [_standing(toolkit, *each) for each in seen]
    return tuple(sorted(found, key=lambda each: (each.stage == Stage.FROZEN, each.survey.slug)))


def _seen(shelves: Shelves, survey: Survey) -> tuple[Texts, Version | None, bool, bool, bool]:
    return (
        shelves.surveys.draft(survey).title,
        shelves.surveys.version(survey),
        bool(shelves.places.of_survey(survey)),
        bool(shelves.publications.all(survey)),
        shelves.plans.of_survey(survey) is not None,
    )


def _standing(
    toolkit: Toolkit,
    survey: Survey,
    title: Texts,
    version: Version | None,
    has_places: bool,
    is_published: bool,
    has_plan: bool,
) -> Standing:
    stage = version.stage if version else ""
    if version is None:
        station, todo = _of_draft(check(toolkit, survey).gates, has_places)
        if station == "plan" and not has_plan:
            # What a plan would have said is asked once more before opening.
            station = "open"
    elif version.stage is Stage.FROZEN:
        station, todo = "follow", "tell_everyone" if is_published else "publish_results"
    elif version.stage is Stage.OPEN and not has_places:
        station, todo = "places", "add_places"
    else:
        station, todo = _UNDER_WAY[version.stage]
    is_example = version is not None and version.is_example
    return Standing(survey, title, stage, station, todo, is_example)


def _of_draft(gates: tuple[Gate, ...], has_places: bool) -> tuple[str, str]:
    closed = {gate.identity for gate in gates if not gate.is_open}
    for identity, station, todo in _AT_GATE:
        if identity in closed:
            return station, todo
    if closed:
        return "checks", "look_at_checks"
    return ("open", "open_it") if has_places else ("places", "add_places")
