"""The method sheet: how the answers came to be, filled in by the program (RD11).

In English, for researchers and the host. With counts for research only what the coarsened rows
themselves tell, so that nothing withheld can be worked out from totals (DC03).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.coding import Cell
from app.core.microdata import KEYS, LEAST_HOLDERS, WITHHELD, Coarsened
from app.core.plan import Plan
from app.core.planning import ends_of
from app.core.pretest import Pretest, tried
from app.core.response import Response
from app.flow.making_sense.sheet import Sensed, sensed_lines
from app.flow.open_answers.exported import OfWords, lines_of_words
from app.flow.records import Council, Place, Survey, Version
from app.flow.watching.sheet import Watched, watched_lines

MethodLine = tuple[str, str, Cell]
_EXAMPLE = "EXAMPLE: this survey was opened to show the program. Nothing here is real."
# RD09: an open link that people find and choose themselves allows no other claim.
_LIMITS = (
    "People chose by themselves to answer. They do not stand for all residents: no margin of "
    "error can be given, and the answers are not representative. There are no weights."
)
_NOTES = (
    (
        "how it was asked",
        "An open survey, behind codes on posters and cards at the places. One item at a time, "
        "nothing is required, answers can be looked over before sending.",
    ),
    (
        "missing values",
        "Negative numbers, always: -5 not asked, -4 skipped, -3 don't know, -2 refused, -1 stopped "
        "before. Columns that can hold negative numbers have -9995 to -9991 instead. A withdrawn "
        "response is gone and has no code.",
    ),
    (
        "double answers",
        "Anyone with the link can answer more than once, and one phone may be shared. Answers that "
        "came with a submission key are stored once; without JavaScript there is no key, and a "
        "repeated sending can be stored twice.",
    ),
    (
        "time",
        "Only the day is kept, in the council's time zone. Rows are in random order, with random "
        "keys that are new in every file.",
    ),
    (
        "rankings",
        "Published results count first places only; this file has the place of every option.",
    ),
    ("flags", "Flagged responses are in the file. Judge with and without them."),
    (
        "documents delivered",
        "How often the questionnaire was fetched, people and programs alike; what a cache in "
        "between served is not known.",
    ),
)
_RESEARCH_NOTE = (
    f"Every combination of place, language, level, mode, day, listened and version in this file "
    f"is held by at least {LEAST_HOLDERS} responses; what was rarer is coarsened or withheld (-6). "
    "A language may have become 'other': another one than the survey was written in. People's own "
    "words are withheld until two persons have released them; recordings, photos and places that "
    "people typed are never in this file. The other answers are as given and "
    "can single somebody out when joined with other sources: do not join them."
)
_HOST_NOTE = (
    "Complete rows, for the host only. Do not pass this file on: people can be recognised in it. "
    "Make one for research instead."
)


@dataclass(frozen=True)
class Collected:
    """What belongs to the answers of a survey besides the answers. ``versions`` oldest first."""

    council: Council
    survey: Survey
    versions: tuple[Version, ...]
    places: tuple[Place, ...]
    deliveries: tuple[tuple[str, str, int], ...]
    refusals: int
    plan: Plan | None = None
    watched: Watched = Watched()
    pretests: tuple[Pretest, ...] = ()
    words: OfWords = OfWords()
    sense: Sensed = Sensed()

    @property
    def is_example(self) -> bool:
        """Whether any version was opened as an example; that stays so for good."""
        return any(version.is_example for version in self.versions)

    def waves(self) -> dict[str, int]:
        """The number of the wave by the number of the version, as text."""
        order = list(dict.fromkeys(version.wave_id for version in self.versions))
        return {str(v.number): order.index(v.wave_id) + 1 for v in self.versions}


def method_lines(
    collected: Collected, responses: Sequence[Response], told: Coarsened, is_for_research: bool
) -> tuple[MethodLine, ...]:
    """Every line of the method sheet: what, of which, and the value."""
    return (
        *((("example", "", _EXAMPLE),) if collected.is_example else ()),
        *_of_survey(collected, is_for_research),
        *_of_plan(collected.plan),
        *_of_pretests(collected),
        *(line for version in collected.versions for line in _of_version(version)),
        ("responses", "all", len(responses)),
        *_of_circumstances(told),
        *_of_responses(responses),
        *_of_deliveries(collected, is_for_research),
        *watched_lines(collected.watched, is_for_research),
        *sensed_lines(collected.sense),
        ("refusals", "all: said no to answering, or to being 16 or older", collected.refusals),
        *lines_of_words(collected.words),
        *_of_coarsening(told, is_for_research),
        ("limits", "", _LIMITS),
        *((what, "", text) for what, text in _NOTES),
    )


def _of_survey(collected: Collected, is_for_research: bool) -> Iterator[MethodLine]:
    newest = collected.versions[-1].questionnaire
    yield "survey", "title", newest.title.get(newest.source)
    yield "survey", "short name", collected.survey.slug
    yield "survey", "council", collected.council.name
    yield "survey", "time zone", collected.council.time_zone
    if is_for_research:
        yield "file", "for research", _RESEARCH_NOTE
    else:
        yield "file", "for the host", _HOST_NOTE


def _of_plan(plan: Plan | None) -> Iterator[MethodLine]:
    """What was planned before anyone was asked (IJ02, IJ04, GO01, KA12, KS11, MV01)."""
    if plan is None:
        yield "plan", "", "none: the survey came in as a file"
        return
    said = (
        ("what the council wants to know", plan.question),
        ("rung of the ladder of participation", plan.rung),
        ("who put it on the agenda", plan.origin),
        ("phase of the policy", plan.phase),
        ("who decides", plan.decider),
        ("day of the decision", plan.decision_date),
        ("what it cannot change", plan.cannot_change),
        ("intended result, said before asking", plan.intended),
        ("way of asking", plan.form),
        ("groups that must not be missing", ", ".join(group.name for group in plan.groups)),
    )
    for what, value in said:
        yield "plan", what, str(value or "not said")
    for part in plan.team:
        yield "who takes part", f"{part.station}: {part.side}", str(part.level)


def _of_pretests(collected: Collected) -> Iterator[MethodLine]:
    """With whom each language was tried before (SV22); numbers and days only."""
    for tag in collected.versions[-1].questionnaire.languages:
        found = tried(collected.pretests, tag)
        days = [each.day for each in collected.pretests if each.tag == tag]
        said = f"{found.people} people, {found.assisted} of them helped"
        # Beside the language, so that no cell of the sheet is a rare language by itself (DC07).
        tested = f"{said}; {max(days)}" if days else "not tested with people"
        yield "tried with people", f"version in {tag}", tested


def _of_version(version: Version) -> Iterator[MethodLine]:
    what = f"version {version.number}"
    terms, questionnaire = version.terms, version.questionnaire
    yield what, "fingerprint", version.fingerprint
    yield what, "opened", version.opened_day
    yield what, "closed", version.closed_day or "not yet"
    yield what, "no late answers from", version.frozen_day or "not yet"
    yield what, "languages", ", ".join(questionnaire.languages)
    yield what, "items", sum(item.is_asked for item in questionnaire.items())
    yield what, "results promised by", terms.promise_date
    yield what, "ways of telling the results", ", ".join(terms.ways)
    yield what, "responsible", terms.controller
    yield what, "contact", terms.contact
    yield what, "decision", terms.decision.get(questionnaire.source, *terms.decision.tags())
    for kind, days in ends_of(terms).items():
        yield what, f"days after closing that {kind.replace('_', ' ')} is kept", days
    for check, reason in version.overrides:
        yield what, f"opened in spite of check {check}, because", reason


def _of_circumstances(told: Coarsened) -> Iterator[MethodLine]:
    """Counts of what the rows tell; each is a sum of groups that are large enough."""
    for key in KEYS:
        counts = Counter(getattr(row, key) for row in told.rows)
        for value, count in sorted(counts.items()):
            yield f"responses by {key}", value if value != WITHHELD else "not told", count


def _of_responses(responses: Sequence[Response]) -> Iterator[MethodLine]:
    flags = ("helped", "is_part", "too_fast", "in_burst")
    for flag in flags:
        yield "responses with", flag, sum(getattr(response, flag) for response in responses)
    purposes = dict.fromkeys(name for each in responses for name, _ in each.consent.choices)
    for purpose in sorted(purposes):
        agreed = sum(response.consent.allows(purpose) for response in responses)
        yield "consent given", purpose, agreed
    whom = Counter(response.for_whom or "not said" for response in responses)
    for answer, count in sorted(whom.items()):
        yield "answered for", answer, count


def _of_deliveries(collected: Collected, is_for_research: bool) -> Iterator[MethodLine]:
    yield "documents delivered", "all", sum(count for _, _, count in collected.deliveries)
    if is_for_research:
        return
    by_place: Counter[str] = Counter()
    for place_id, _, count in collected.deliveries:
        by_place[place_id] += count
    for place in sorted(collected.places, key=lambda each: each.name):
        yield "documents delivered", place.name, by_place[place.id]


def _of_coarsening(told: Coarsened, is_for_research: bool) -> Iterable[MethodLine]:
    if not is_for_research:
        return ()
    lines = [(f"coarsened: {key}", f"to {became}", count) for key, became, count in told.changes]
    return lines or [("coarsened", "", "nothing: no combination was rare")]
