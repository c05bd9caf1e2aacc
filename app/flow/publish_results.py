"""Publishing: counts become tables, tables are protected, and a fixed snapshot is kept.

What is shown after publishing is that snapshot, whatever happens to the data later (decision 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.disclosure import BASE, EVERYONE, MINIMUM
from app.core.problems import Problem, Refused
from app.core.publication import FEWEST_ADDED, findings, may_be_renewed
from app.core.questionnaire import Questionnaire
from app.core.return_report import read_report
from app.core.tabulation import MISSING_WORDS, points_of
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.records import (
    Cell,
    Council,
    Publication,
    PublishedFinding,
    Stage,
    Survey,
    Version,
)
from app.flow.shelves import Shelves
from app.flow.snapshot import cells_of, protected_now


@dataclass(frozen=True)
class Published:
    """A publication with everything its page needs. ``sentences`` are the council's own."""

    survey: Survey
    council: Council
    version: Version
    publication: Publication
    sentences: tuple[Slot, ...]


def show(toolkit: Toolkit, survey: Survey) -> dict[str, object]:
    """The protected table of every item, as the outside contract words it.

    ``{"n": N, "items": {PATH: {"n": N, "options": {CODE: N}, "merged": {CODES: N}}}}``, None for
    what is withheld. Missing values that occur stand among the options; ``merged`` is there
    where options are only told together. Once published it is the newest snapshot. Raises
    Refused ``not_frozen`` while answers may still come in.
    """
    with toolkit.store.read() as shelves:
        version = _frozen(shelves, survey)
        newest = shelves.publications.newest(survey)
        if newest is not None and newest.version_id == version.id:
            return _contract(version.questionnaire, newest.respondents, newest.cells)
        safe = protected_now(shelves, survey, version)
    return _contract(version.questionnaire, safe.everyone.respondents, tuple(cells_of(safe)))


def publish(
    toolkit: Toolkit, survey: Survey, report: Mapping[str, object] | None = None
) -> Publication:
    """A new publication is kept, with the council's sentences of ``report`` (return_report.py).

    Where one is there already and too little was added or withdrawn for new numbers, the numbers
    stay and only a report makes a new publication. Raises Refused: ``not_frozen``,
    ``too_few_responses``, ``too_little_changed``, or the problems of the report.
    """
    with toolkit.store.write() as shelves:
        version = _frozen(shelves, survey)
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        slots: tuple[Slot, ...] = ()
        if report is not None:
            slots = read_report(report, version.questionnaire.languages, today)
        identity = toolkit.secrets.random_id()
        publication = _next(shelves, survey, version, identity, today, report is not None)
        shelves.publications.add(publication)
        shelves.publications.put_sentences(publication.id, slots)
        subject = f"{survey.slug} {publication.number}"
        shelves.people.log(council.id, today, "host", "publish", subject)
    return publication


def published(toolkit: Toolkit, slug: str) -> Published | None:
    """The newest publication of a survey with its sentences, or None where there is none."""
    with toolkit.store.read() as shelves:
        survey = shelves.surveys.find(slug)
        publication = shelves.publications.newest(survey) if survey else None
        if survey is None or publication is None:
            return None
        versions = shelves.surveys.versions(survey)
        version = next(each for each in versions if each.id == publication.version_id)
        council = shelves.people.council(survey.council_id)
        sentences = shelves.publications.sentences(publication.id)
        return Published(survey, council, version, publication, sentences)


def _frozen(shelves: Shelves, survey: Survey) -> Version:
    version = shelves.surveys.version(survey)
    if version is None or version.stage is not Stage.FROZEN:
        raise Refused(Problem("not_frozen", survey.slug))
    return version


def _next(
    shelves: Shelves, survey: Survey, version: Version, identity: str, today: str, is_told: bool
) -> Publication:
    """The publication that comes next; ``is_told`` where the council has something to say."""
    newest = shelves.publications.newest(survey)
    number = 1 if newest is None else newest.number + 1
    keys = (identity, survey.id, survey.council_id, version.id, number, today)
    is_same = newest is not None and newest.version_id == version.id
    if newest and is_same and not _may_be_renewed(shelves, survey, version, newest):
        if not is_told:
            least = (("least", str(FEWEST_ADDED)),)
            raise Refused(Problem("too_little_changed", survey.slug, least))
        return Publication(*keys, newest.respondents, newest.cells, newest.findings)
    safe = protected_now(shelves, survey, version)
    if safe.everyone.respondents is None:
        count = sum(shelves.responses.sizes(version).values())
        figures = (("count", str(count)), ("least", str(MINIMUM)))
        raise Refused(Problem("too_few_responses", survey.slug, figures))
    found = tuple(
        PublishedFinding(each.item, each.options, each.count, each.base)
        for each in findings(version.questionnaire, safe.everyone)
    )
    return Publication(*keys, safe.everyone.respondents, tuple(cells_of(safe)), found)


def _may_be_renewed(
    shelves: Shelves, survey: Survey, version: Version, newest: Publication
) -> bool:
    copies = [each for each in shelves.publications.all(survey) if each.cells == newest.cells]
    if len(copies) > 1:
        # Withdrawals are counted since the newest publication, and its numbers are older.
        return False
    removed = shelves.publications.removed_since(survey)
    now = sum(shelves.responses.sizes(version).values())
    return may_be_renewed(now + removed - (newest.respondents or 0), removed)


def _contract(
    questionnaire: Questionnaire, respondents: int | None, cells: tuple[Cell, ...]
) -> dict[str, object]:
    items: dict[str, object] = {}
    found: dict[str, dict[str, int | None]] = {}
    for cell in cells:
        if cell.view == EVERYONE:
            found.setdefault(cell.item, {})[cell.option] = cell.count
    for item in questionnaire.items():
        if item.is_asked:
            counts = found.get(item.path, {BASE: None})
            base, points = counts.pop(BASE), points_of(item)
            names = (*points, *MISSING_WORDS) if points else ()
            options = {name: counts.get(name) for name in names if name in counts}
            merged = {name: count for name, count in counts.items() if name not in names}
            items[item.path] = {"n": base, "options": options}
            if points and merged:
                items[item.path] = {"n": base, "options": options, "merged": merged}
    return {"n": respondents, "items": items}
