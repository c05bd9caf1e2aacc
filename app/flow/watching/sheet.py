"""What the method sheet says of how people were reached, and of whom we did not hear (IJ14).

For research nothing is told per place: with the rows it could point at somebody.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.coverage import Measure
from app.core.fatigue import Explained
from app.core.outreach import State, Visit
from app.core.pausing import Pause
from app.flow.records import Survey, Version
from app.flow.shelves import Shelves
from app.flow.watching.reach import GroupState, group_states

_Line = tuple[str, str, str | int]
_SEEN_IN = {
    Measure.LANGUAGE: "answers in the language",
    Measure.PLACE: "answers at one place",
    Measure.MODE: "answers by mode",
    Measure.ITEM: "answers to one item",
    Measure.JUDGED: "nothing that is counted: somebody of the council says so",
}


@dataclass(frozen=True)
class Watched:
    """What was watched of a survey. ``groups`` are pairs of a version's number and a state;
    ``places`` pairs of a place's name and why it was added in spite of MV10."""

    groups: tuple[tuple[int, GroupState], ...] = ()
    visits: tuple[Visit, ...] = ()
    pauses: tuple[tuple[int, Pause], ...] = ()
    places: tuple[tuple[str, Explained], ...] = ()


def watched(shelves: Shelves, survey: Survey, versions: tuple[Version, ...]) -> Watched:
    """Everything that was watched of a survey."""
    names = {place.id: place.name for place in shelves.places.of_survey(survey)}
    return Watched(
        groups=tuple(
            (version.number, state)
            for version in versions
            for state in group_states(shelves, survey, version)
        ),
        visits=shelves.watching.visits(survey),
        pauses=tuple((v.number, pause) for v in versions for pause in shelves.watching.pauses(v)),
        places=tuple(
            (names.get(each.place_id, ""), each) for each in shelves.watching.explained(survey)
        ),
    )


def watched_lines(known: Watched, is_for_research: bool) -> Iterator[_Line]:
    """The lines of the method sheet: gaps first, then how people were met."""
    yield from _groups(known)
    yield from _visits(known.visits)
    for number, pause in known.pauses:
        ended = f" until {pause.until}" if pause.until else ", not ended"
        yield f"version {number}", "paused", f"{pause.reason}, from {pause.day}{ended}"
    for name, explained in known.places:
        where = "a place" if is_for_research else name
        yield "places", f"{where}: added in spite of check MV10, because", explained.reason


def _groups(known: Watched) -> Iterator[_Line]:
    for number, state in known.groups:
        group = state.group
        seen = _SEEN_IN[group.measure]
        late = ", chosen after opening" if state.is_late else ""
        how = f"seen in {seen}{late}; reached through {group.channel or 'nobody'}"
        if state.heard is None:
            yield f"version {number}: not heard", group.name, how
        else:
            by = f", said by {state.heard.by}" if state.heard.by else ""
            yield f"version {number}: heard", group.name, f"{how}{by}"


def _visits(visits: tuple[Visit, ...]) -> Iterator[_Line]:
    made = [visit for visit in visits if visit.state is State.DONE]
    times: Counter[str] = Counter(visit.method.value for visit in made)
    spoken: Counter[str] = Counter()
    for visit in made:
        spoken[visit.method.value] += visit.spoken
    for method in sorted(times):
        name = method.replace("_", " ")
        yield "outreach", f"{name}: visits made", times[method]
        yield "outreach", f"{name}: people spoken to", spoken[method]
    unmade = sum(visit.state is not State.DONE for visit in visits)
    if unmade:
        yield "outreach", "planned and not made", unmade
