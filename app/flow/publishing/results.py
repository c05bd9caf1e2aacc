"""Everything that a page of results needs, as plain data; how it looks is the page's own.

All numbers come from the newest snapshot and all sentences stand beside it, so what is read here
changes only when the council publishes (decision 9).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.advising.help import HelpPoint
from app.core.changes import Change
from app.core.coverage import Measure
from app.core.disclosure import EVERYONE
from app.core.languages import fallbacks
from app.core.open_answers.quote import Quote
from app.core.open_answers.theme import ToldTheme
from app.core.plan import Plan
from app.core.questionnaire import Finding
from app.core.report_facts import (
    Knowledge,
    LeadFinding,
    ReadAlong,
    counts_in,
    findings_in,
    group_path,
    readers_in,
)
from app.core.return_report import ReturnReport, Said, is_shown, report_for
from app.core.texts import Slot, Texts
from app.flow.advising import changes_of, help_for
from app.flow.open_answers import released_quotes, told_themes
from app.flow.ports import Toolkit
from app.flow.publishing.snapshot import told_in
from app.flow.records import Council, Publication, PublishedFinding, Survey, Version
from app.flow.shelves import Shelves
from app.flow.watching.reach import GroupState, group_states


class Reached(StrEnum):
    """What is told of a group that was sought (IJ14). NOT_ENOUGH: too few to be told apart."""

    HEARD = "heard"
    NOT_ENOUGH = "not_enough"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SoughtGroup:
    """People whose view must not be missing. ``path`` is where the council's name for them stands;
    ``name`` is that name in the language of the plan."""

    path: str
    name: str
    reached: Reached


@dataclass(frozen=True)
class ToldFinding:
    """One finding that leads. ``path`` is the slot path of the council's sentence, empty where the
    survey's own ``sentence`` (which may be empty too) or its labels say it. ``number`` is None
    where it is withheld or where the finding rests on no number: then it is told in words."""

    path: str
    sentence: Texts
    number: PublishedFinding | None
    theme: ToldTheme | None = None
    quote: Quote | None = None
    knowledge: Knowledge | None = None


@dataclass(frozen=True)
class Results:
    """A publication with what the council says, and what was planned before anyone was asked.

    ``languages`` and ``modes`` are pairs of a value and how many answered in it, None where that
    is withheld; empty where it was not counted. ``places`` may be named. ``themes`` are those of
    open answers, also where no finding rests on one; ``changes`` are what became of it, newest
    first, and ``help`` where people get help now. ``plan`` is None where the survey came in as
    a file.
    """

    survey: Survey
    council: Council
    version: Version
    publication: Publication
    sentences: tuple[Slot, ...]
    findings: tuple[ToldFinding, ...]
    readers: tuple[ReadAlong, ...] = ()
    languages: tuple[tuple[str, int | None], ...] = ()
    modes: tuple[tuple[str, int | None], ...] = ()
    places: tuple[str, ...] = ()
    groups: tuple[SoughtGroup, ...] = ()
    themes: tuple[ToldTheme, ...] = ()
    changes: tuple[Change, ...] = ()
    help: tuple[HelpPoint, ...] = ()
    plan: Plan | None = None

    @property
    def source(self) -> str:
        """The language that the council writes in."""
        return self.version.questionnaire.source

    def said(self, path: str, tag: str) -> Said:
        """The council's sentence at a path of ``report_facts`` for a reader of a language.

        A draft is withheld unless the survey is an example: the source stands in for it. What is
        not there at all is empty, which counts as false.
        """
        found = {slot.tag: slot for slot in self.sentences if slot.path == path}
        for known in fallbacks(tag, self.source):
            slot = found.get(known)
            if slot and slot.text and is_shown(slot, self.source, self.version.is_example):
                return Said(slot.text, slot.tag)
        return Said("", tag)

    def report(self, tag: str) -> ReturnReport:
        """What happens next, the themes in words and the points, for a reader of a language."""
        return report_for(self.sentences, tag, self.source, self.version.is_example)


def results_of(toolkit: Toolkit, slug: str) -> Results | None:
    """The results of a survey as they are published; None before that."""
    with toolkit.store.read() as shelves:
        survey = shelves.surveys.find(slug)
        publication = shelves.publications.newest(survey) if survey else None
        if survey is None or publication is None:
            return None
        versions = shelves.surveys.versions(survey)
        version = next(each for each in versions if each.id == publication.version_id)
        sentences = shelves.publications.sentences(publication.id)
    return results_with(toolkit, survey, version, publication, sentences)


def results_with(
    toolkit: Toolkit,
    survey: Survey,
    version: Version,
    publication: Publication,
    sentences: tuple[Slot, ...],
) -> Results:
    """The same of any publication, also one that is only looked at before it is kept."""
    # What was taken back since is gone from the page at once, so these are asked each time.
    heard = Heard(
        released_quotes(toolkit, survey),
        told_themes(toolkit, survey),
        changes_of(toolkit, survey),
        help_for(toolkit, survey, None),
    )
    with toolkit.store.read() as shelves:
        return _results(shelves, survey, version, publication, sentences, heard)


@dataclass(frozen=True)
class Heard:
    """What people said in their own words, as far as it may be told now, and what came of it."""

    quotes: tuple[Quote, ...]
    themes: tuple[ToldTheme, ...]
    changes: tuple[Change, ...]
    help: tuple[HelpPoint, ...]


def _results(
    shelves: Shelves,
    survey: Survey,
    version: Version,
    publication: Publication,
    sentences: tuple[Slot, ...],
    heard: Heard,
) -> Results:
    kept = shelves.plans.of_survey(survey)
    told = _told(publication, sentences)
    return Results(
        survey=survey,
        council=shelves.people.council(survey.council_id),
        version=version,
        publication=publication,
        sentences=sentences,
        findings=tuple(_findings(version, publication, sentences, heard)),
        readers=readers_in(sentences),
        languages=counts_in(sentences, "language"),
        modes=counts_in(sentences, "mode"),
        places=tuple(_places(shelves, survey, publication)),
        groups=tuple(_group(state, told) for state in group_states(shelves, survey, version)),
        themes=heard.themes,
        changes=heard.changes,
        help=heard.help,
        plan=kept.plan if kept else None,
    )


def _findings(
    version: Version, publication: Publication, sentences: tuple[Slot, ...], heard: Heard
) -> Iterator[ToldFinding]:
    own = findings_in(sentences)
    quotes = {each.id: each for each in heard.quotes}
    themes = {each.id: each for each in heard.themes}
    for each in own:
        number = number_of(version, publication, each)
        theme, quote = themes.get(each.theme), quotes.get(each.quote)
        yield ToldFinding(each.path, Texts(), number, theme, quote, each.knowledge)
    if own:
        return
    given = {(each.item, each.options): each for each in version.questionnaire.findings}
    for found in publication.findings:
        author = given.get((found.item, found.options), Finding(found.item, ()))
        yield ToldFinding("", author.sentence, found)


def number_of(
    version: Version, publication: Publication, finding: LeadFinding
) -> PublishedFinding | None:
    """How many chose what a finding rests on, as published; None where that is not told."""
    told = told_in(version.questionnaire, publication.respondents, publication.cells)
    table = told.everyone.table(finding.item)
    count = table.count_of(finding.options) if table and finding.options else None
    if table is None or table.n is None or count is None:
        return None
    return PublishedFinding(finding.item, finding.options, count, table.n)


def _places(shelves: Shelves, survey: Survey, publication: Publication) -> Iterator[str]:
    """Places that the snapshot tells apart; whether people answered elsewhere is not told."""
    told = {
        cell.view.removeprefix("place:")
        for cell in publication.cells
        if cell.view.startswith("place:") and cell.count is not None
    }
    named = {place.name for place in shelves.places.of_survey(survey) if place.id in told}
    yield from sorted(named)


def _group(state: GroupState, told: frozenset[tuple[Measure, str]]) -> SoughtGroup:
    """What may be known of a group outside. Whether enough came of a group that is counted is only
    said where its number is told: else it would give a withheld number away."""
    group = state.group
    if group.measure is Measure.JUDGED:
        reached = Reached.HEARD if state.heard is not None else Reached.UNKNOWN
    else:
        is_told = (group.measure, group.value) in told
        reached = Reached.HEARD if is_told else Reached.NOT_ENOUGH
    return SoughtGroup(group_path(group.id), group.name, reached)


def _told(publication: Publication, sentences: tuple[Slot, ...]) -> frozenset[tuple[Measure, str]]:
    """In what groups are seen, with a number that is published."""
    found = {
        (Measure.ITEM, f"{cell.item}={cell.option}")
        for cell in publication.cells
        if cell.view == EVERYONE and cell.count is not None
    }
    found |= {
        (Measure.PLACE, cell.view.removeprefix("place:"))
        for cell in publication.cells
        if cell.view.startswith("place:") and cell.count is not None
    }
    for measure in (Measure.LANGUAGE, Measure.MODE):
        counts = counts_in(sentences, measure)
        found |= {(measure, value) for value, count in counts if count is not None}
    return frozenset(found)
