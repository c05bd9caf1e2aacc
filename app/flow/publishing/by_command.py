"""Publishing by command: numbers with the sentences of a report file, and the numbers as data.

What is shown after publishing is that snapshot, whatever happens to the data later (decision 9).
"""

from collections.abc import Mapping

from app.core.disclosure import BASE, EVERYONE
from app.core.questionnaire import Questionnaire
from app.core.return_report import read_report
from app.core.tabulation import MISSING_WORDS, points_of
from app.core.texts import Slot
from app.flow.ports import Toolkit
from app.flow.publishing.sentences import carried_over, counted, without_counts
from app.flow.publishing.snapshot import cells_of, frozen_version, next_publication, protected_now
from app.flow.records import Cell, Publication, Survey, Version
from app.flow.shelves import Shelves


def show(toolkit: Toolkit, survey: Survey) -> dict[str, object]:
    """The protected table of every item, as the outside contract words it.

    ``{"n": N, "items": {PATH: {"n": N, "options": {CODE: N}, "merged": {CODES: N}}}}``, None for
    what is withheld. Missing values that occur stand among the options; ``merged`` is there
    where options are only told together; ``rounded_to`` where the survey rounds. Once published
    it is the newest snapshot. Raises Refused ``not_frozen`` while answers may still come in.
    """
    with toolkit.store.read() as shelves:
        version = frozen_version(shelves, survey)
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
        version = frozen_version(shelves, survey)
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        slots: tuple[Slot, ...] = ()
        if report is not None:
            slots = read_report(report, version.questionnaire.languages, today)
        identity = toolkit.secrets.random_id()
        is_told = report is not None
        publication = next_publication(shelves, survey, version, identity, today, is_told)
        beside = _beside(shelves, survey, version, publication)
        shelves.publications.add(publication)
        shelves.publications.put_sentences(publication.id, (*slots, *beside))
        subject = f"{survey.slug} {publication.number}"
        shelves.people.log(council.id, today, "host", "publish", subject)
    return publication


def _beside(
    shelves: Shelves, survey: Survey, version: Version, made: Publication
) -> tuple[Slot, ...]:
    """What stays of the publication before that no report file holds, with counts of their own
    where the numbers are new."""
    newest = shelves.publications.newest(survey)
    if newest is None or newest.version_id != version.id:
        return counted(shelves, survey, version)
    carried = carried_over(shelves, newest)
    if made.cells == newest.cells:
        return carried
    return (*without_counts(carried), *counted(shelves, survey, version))


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
    step = {"rounded_to": questionnaire.rounding} if questionnaire.rounding else {}
    return {"n": respondents, **step, "items": items}
