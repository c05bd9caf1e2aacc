"""The calendar over all councils of a host: who asks where and when, never what (GO02).

Of another council's survey only the place and the days are told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.fatigue import (
    MOST_A_YEAR,
    AskedPlace,
    Asking,
    asked_within_a_year,
    tiredness,
)
from app.core.problems import Problem
from app.flow.fatigue import askings
from app.flow.ports import Toolkit
from app.flow.records import Council, Survey, Version
from app.flow.shelves import Shelves
from app.flow.shelves.watching import SurveyAt


class Where(StrEnum):
    """How a month looks for a place; the first that holds is told."""

    OPEN = "open"
    PLANNED = "planned"
    RETURN = "return"
    REST = "rest"
    FREE = ""


@dataclass(frozen=True)
class Entry:
    """A survey at a place. ``title`` is empty for another council's. ``first`` is empty while it
    is being made, ``last`` while it is open; ``promise`` is the day that residents were told.
    ``planned`` are the first and the last day by the plan of a survey that never opened."""

    title: str
    slug: str
    is_own: bool
    first: str
    last: str
    promise: str
    rests_until: str
    planned: tuple[str, str] = ("", "")

    def in_month(self, month: str) -> Where:
        """How a month, such as ``2026-11``, looks because of this survey."""
        if not self.first:
            begin, end = self.planned
            is_planned = bool(begin) and begin[:7] <= month <= (end or begin)[:7]
            return Where.PLANNED if is_planned else Where.FREE
        if self.first[:7] <= month and (not self.last or month <= self.last[:7]):
            return Where.OPEN
        if self.promise[:7] == month:
            return Where.RETURN
        if self.last and self.last[:7] <= month <= self.rests_until[:7]:
            return Where.REST
        return Where.FREE


@dataclass(frozen=True)
class PlaceLine:
    """A place over the year. ``names`` has one name for each way that councils wrote it;
    ``problems`` is why it should not be asked today, and ``left`` how many openings are left."""

    name: str
    is_own: bool
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    left: int

    def months(self, today: str) -> tuple[tuple[str, Where], ...]:
        """Each month of the year of ``today`` and how it looks. An open survey is not known to
        last beyond this month."""
        found = []
        for number in range(1, 13):
            month = f"{today[:4]}-{number:02}"
            seen = {_until_now(entry, month, today) for entry in self.entries}
            order = (Where.OPEN, Where.PLANNED, Where.RETURN, Where.REST)
            found.append((month, next((where for where in order if where in seen), Where.FREE)))
        return tuple(found)


@dataclass(frozen=True)
class Calendar:
    """Every place of the host. ``open_now`` and ``this_year`` count the council's own surveys."""

    lines: tuple[PlaceLine, ...]
    open_now: int
    this_year: int
    today: str


def calendar_of(toolkit: Toolkit, council: Council) -> Calendar:
    """The calendar as this council may see it: its own places first, then those of others."""
    with toolkit.store.read() as shelves:
        today = toolkit.clock.today(council.time_zone)
        everywhere = shelves.watching.everywhere()
        surveys = shelves.surveys.all(council.id)
        own = {survey.id: _draft_title(shelves, survey) for survey in surveys}
        asked = askings(shelves)
        told = _Told(own, _versions(shelves, everywhere), _planned(shelves, everywhere))
    lines = [
        _line(group, told, asked, today)
        for group in _by_place(each for each in everywhere if told.shows(each))
    ]
    mine = {(each.survey.id, each.first, each.last) for each in everywhere if each.survey.id in own}
    return Calendar(
        lines=tuple(sorted(lines, key=lambda line: (not line.is_own, line.name.casefold()))),
        open_now=sum(1 for _, first, last in mine if first and not last),
        this_year=sum(1 for _, first, _ in mine if first[:4] == today[:4]),
        today=today,
    )


@dataclass(frozen=True)
class _Told:
    """What entries are made of: titles of the council's own surveys that never opened, versions
    by id, and planned days by survey."""

    own: dict[str, str]
    versions: dict[str, Version]
    planned: dict[str, tuple[str, str]]

    def shows(self, each: SurveyAt) -> bool:
        """Of other councils nothing is shown that has no days."""
        return bool(each.first or each.survey.id in self.own or self.planned.get(each.survey.id))


def _planned(shelves: Shelves, everywhere: Iterable[SurveyAt]) -> dict[str, tuple[str, str]]:
    found = {}
    for survey in {each.survey.id: each.survey for each in everywhere if not each.first}.values():
        kept = shelves.plans.of_survey(survey)
        if kept and kept.plan.opening_date:
            found[survey.id] = kept.plan.opening_date, kept.plan.closing_date
    return found


def _versions(shelves: Shelves, everywhere: Iterable[SurveyAt]) -> dict[str, Version]:
    surveys = {each.survey.id: each.survey for each in everywhere if each.first}
    return {v.id: v for survey in surveys.values() for v in shelves.surveys.versions(survey)}


def _by_place(everywhere: Iterable[SurveyAt]) -> list[list[SurveyAt]]:
    groups: list[list[SurveyAt]] = []
    for each in everywhere:
        for group in groups:
            if group[0].place.is_same_as(each.place):
                group.append(each)
                break
        else:
            groups.append([each])
    return groups


def _line(group: list[SurveyAt], told: _Told, asked: tuple[Asking, ...], today: str) -> PlaceLine:
    mine = [each for each in group if each.survey.id in told.own]
    place = (mine or group)[0].place
    problems = tiredness([place], asked, "", today)
    return PlaceLine(
        name=place.name,
        is_own=bool(mine),
        entries=tuple(_entries(group, told)),
        problems=problems,
        left=max(0, MOST_A_YEAR - _within_a_year(place, asked, today)),
    )


def _entries(group: list[SurveyAt], told: _Told) -> Iterator[Entry]:
    for each in sorted(group, key=lambda at: (at.first or "9", at.survey.slug)):
        version = told.versions.get(each.version_id)
        is_own = each.survey.id in told.own
        title = _title(version) if version and is_own else told.own.get(each.survey.id, "")
        resting = Asking(each.place, each.survey.id, each.first, each.last).rests_until
        yield Entry(
            title=title or (each.survey.slug if is_own else ""),
            slug=each.survey.slug if is_own else "",
            is_own=is_own,
            first=each.first,
            last=each.last,
            promise=version.terms.promise_date if version else "",
            rests_until=resting,
            planned=("", "") if each.first else told.planned.get(each.survey.id, ("", "")),
        )


def _draft_title(shelves: Shelves, survey: Survey) -> str:
    if shelves.surveys.version(survey) is not None:
        return ""
    draft = shelves.surveys.draft(survey)
    return draft.title.get(draft.source)


def _title(version: Version) -> str:
    return version.questionnaire.title.get(version.questionnaire.source)


def _within_a_year(place: AskedPlace, asked: tuple[Asking, ...], today: str) -> int:
    return asked_within_a_year([each for each in asked if each.place.is_same_as(place)], today)


def _until_now(entry: Entry, month: str, today: str) -> Where:
    where = entry.in_month(month)
    if where is Where.OPEN and not entry.last and month > today[:7]:
        return Where.RETURN if entry.promise[:7] == month else Where.FREE
    return where
