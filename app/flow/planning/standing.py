"""Where each survey of a council stands on the line, and the one next thing to do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from app.core.languages import parse_language
from app.core.plan import plan_gates
from app.core.planning import Offer, gates
from app.core.slots import missing_slots, texts_of
from app.core.texts import Texts
from app.flow.planning.afterwards import next_afterwards
from app.flow.ports import Toolkit
from app.flow.prepare import check
from app.flow.records import Council, Stage, Survey
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
_NEARLY = "open_it"
_WordsIn = Callable[[str], frozenset[str]]
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
    today = toolkit.clock.today(council.time_zone)
    words_in = cache(lambda tag: frozenset(slot.path for slot in toolkit.words.slots(tag)))
    with toolkit.store.read() as shelves:
        found = [
            _standing(words_in, shelves, survey, today)
            for survey in shelves.surveys.all(council.id)
        ]
    # The whole check counts how long each language takes to hear: only for what is nearly ready.
    settled = (_settled(toolkit, each) if each.todo == _NEARLY else each for each in found)
    return tuple(sorted(settled, key=lambda each: (each.stage == Stage.FROZEN, each.survey.slug)))


def _standing(words_in: _WordsIn, shelves: Shelves, survey: Survey, today: str) -> Standing:
    version = shelves.surveys.version(survey)
    if version is None:
        return _of_draft(words_in, shelves, survey, today)
    has_places = bool(shelves.places.of_survey(survey))
    if version.stage is Stage.FROZEN:
        at = next_afterwards(shelves, survey, version)
    elif version.stage is Stage.OPEN and not has_places:
        at = ("places", "add_places")
    else:
        at = _UNDER_WAY[version.stage]
    title = version.questionnaire.title
    return Standing(survey, title, version.stage, *at, version.is_example)


def _of_draft(words_in: _WordsIn, shelves: Shelves, survey: Survey, today: str) -> Standing:
    draft, slots = shelves.surveys.draft(survey), shelves.surveys.slots(survey)
    said = {path for path, _ in texts_of(draft)}
    asked = {tag: said | words_in(tag) for tag in draft.languages}
    current = tuple(slot for slot in slots if slot.path in asked.get(slot.tag, ()))
    missing = tuple(
        (tag, path)
        for tag in draft.languages
        if parse_language(tag).has_text
        for path in missing_slots(draft, slots, tag)
    )
    kept = shelves.plans.of_survey(survey)
    beside = plan_gates(kept.plan, draft, draft.terms) if kept else ()
    offer = Offer(draft, draft.terms, current, missing, beside=beside)
    closed = {gate.identity for gate in gates(offer, today) if not gate.is_open}
    at = next((at[1:] for at in _AT_GATE if at[0] in closed), ("open", _NEARLY))
    if at[0] == "plan" and kept is None:
        # What a plan would have said is asked once more before opening.
        at = ("open", at[1])
    return Standing(survey, draft.title, "", *at, False)


def _settled(toolkit: Toolkit, standing: Standing) -> Standing:
    """What is to be done with a draft that has everything the quick look asks for."""
    checks = check(toolkit, standing.survey)
    with toolkit.store.read() as shelves:
        has_places = bool(shelves.places.of_survey(standing.survey))
    if any(not gate.is_open for gate in checks.gates):
        return replace(standing, station="checks", todo="look_at_checks")
    if not has_places:
        return replace(standing, station="places", todo="add_places")
    return replace(standing, station="open", todo=_NEARLY)
