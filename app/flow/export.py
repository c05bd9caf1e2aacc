"""The tables that leave: whole for the host, coarsened for research (decision 9).

Rows come in a fresh random order with a fresh random key, the day only (DC11). What the method
sheet says is method_sheet.py; the file itself is written by exports/.
"""

from collections.abc import Iterator, Sequence
from random import Random

from app.core.codebook import Codebook, codebook_of
from app.core.coding import ExportTables, Table, members_of, row_of
from app.core.microdata import (
    LEAST_RESPONSES,
    WITHHELD,
    Coarsened,
    Exact,
    coarsen,
)
from app.core.problems import Problem, Refused
from app.core.response import Response
from app.flow.circumstances import (
    cells_of,
    circumstances_of,
    columns_of_circumstances,
    columns_of_members,
    names_of,
)
from app.flow.making_sense.sheet import sensed
from app.flow.method_sheet import Collected, method_lines
from app.flow.open_answers.exported import OwnWords, of_words, words_by_response
from app.flow.ports import Toolkit
from app.flow.records import Place, Stage, Survey, Version
from app.flow.shelves import Shelves
from app.flow.watching.sheet import watched

PURPOSES = ("research", "host")
_WITHHELD_CODE = -6
_Held = tuple[Place | None, int, Response, OwnWords]
_NO_WORDS: OwnWords = {}


def tables_for(toolkit: Toolkit, survey: Survey, purpose: str = "research") -> ExportTables:
    """All responses of a survey as tables, with their codebook and method sheet.

    ``host`` gives complete rows at any time. ``research`` coarsens circumstances that fewer than
    5 share and withholds own words, save what two persons released. The act is in the audit log.
    Raises Refused where the survey was never opened; for research also before the tabulation is
    frozen, and below 10 responses.
    """
    is_for_research = purpose != "host"
    with toolkit.store.read() as shelves:
        versions = shelves.surveys.versions(survey)
        _refuse_too_early(versions, survey, is_for_research)
        released = words_by_response(shelves, survey)
        held = [
            (place, number, response, released.get(response_id, _NO_WORDS))
            for response_id, place, number, response in shelves.responses.all(survey)
        ]
        collected = _collected(shelves, survey, versions)
    if is_for_research and len(held) < LEAST_RESPONSES:
        figures = (("count", str(len(held))), ("least", str(LEAST_RESPONSES)))
        raise Refused(Problem("too_few_responses", survey.slug, figures))
    # Nothing in a file may say in which order people came.
    Random(toolkit.secrets.random_bits(256)).shuffle(held)
    tables = _tables(toolkit, held, collected, is_for_research)
    with toolkit.store.write() as shelves:
        today = toolkit.clock.today(collected.council.time_zone)
        shelves.people.log(survey.council_id, today, "host", f"export {purpose}", survey.slug)
    return tables


def _refuse_too_early(versions: Sequence[Version], survey: Survey, is_for_research: bool) -> None:
    if not versions:
        raise Refused(Problem("never_opened", survey.slug))
    if is_for_research and any(version.stage is not Stage.FROZEN for version in versions):
        raise Refused(Problem("not_frozen", survey.slug))


def _collected(shelves: Shelves, survey: Survey, versions: tuple[Version, ...]) -> Collected:
    kept = shelves.plans.of_survey(survey)
    return Collected(
        council=shelves.people.council(survey.council_id),
        survey=survey,
        versions=versions,
        places=shelves.places.of_survey(survey),
        deliveries=shelves.returns.deliveries(survey.id),
        refusals=shelves.returns.refusals(survey.id),
        plan=kept.plan if kept else None,
        watched=watched(shelves, survey, versions),
        pretests=shelves.tries.pretests(survey),
        words=of_words(shelves, survey),
        sense=sensed(shelves, versions),
    )


def _tables(
    toolkit: Toolkit, held: Sequence[_Held], collected: Collected, is_for_research: bool
) -> ExportTables:
    versions = collected.versions
    source = versions[-1].questionnaire
    book = codebook_of(
        [(version.number, version.questionnaire) for version in versions],
        columns_of_circumstances(versions, collected.is_example),
        columns_of_members(),
    )
    names = names_of(collected.places)
    exact = [
        Exact(
            circumstances_of(response, names[place.id] if place else WITHHELD, number),
            place.kind if place else "",
        )
        for place, number, response, _ in held
    ]
    told = coarsen(exact, source.source) if is_for_research else _as_it_is(exact)
    keys = _keys(toolkit, len(held))
    return ExportTables(
        title=source.title.get(source.source) or collected.survey.slug,
        languages=source.languages,
        is_example=collected.is_example,
        data=_data(book, held, told, keys, collected, is_for_research),
        repeats=tuple(
            _members(table, book, held, keys, is_for_research) for table, _ in book.repeats
        ),
        method=method_lines(
            collected, [response for _, _, response, _ in held], told, is_for_research
        ),
    )


def _as_it_is(exact: Sequence[Exact]) -> Coarsened:
    return Coarsened(tuple(row.circumstances for row in exact), ())


def _keys(toolkit: Toolkit, count: int) -> tuple[str, ...]:
    """Random keys that no spreadsheet takes for numbers, each its own."""
    keys: dict[str, None] = {}
    while len(keys) < count:
        keys[f"r{toolkit.secrets.random_id()[:12]}"] = None
    return tuple(keys)


def _data(
    book: Codebook,
    held: Sequence[_Held],
    told: Coarsened,
    keys: Sequence[str],
    collected: Collected,
    is_for_research: bool,
) -> Table:
    waves = collected.waves()
    rows = []
    for (_, _, response, words), circumstances, key in zip(held, told.rows, keys, strict=True):
        withheld = _WITHHELD_CODE if is_for_research else None
        cells = cells_of(response, circumstances, key, waves, withheld)
        values = (value for value in response.values if not value.instance)
        rows.append(row_of(book.data, cells, values, is_for_research, _of(words, "")))
    return Table("data", book.data, tuple(rows))


def _members(
    name: str, book: Codebook, held: Sequence[_Held], keys: Sequence[str], is_for_research: bool
) -> Table:
    variables = dict(book.repeats)[name]
    paths = frozenset(variable.path for variable in variables if variable.path)
    rows = [
        row_of(
            variables, {"row": key, "member": member}, values, is_for_research, _of(words, member)
        )
        for (_, _, response, words), key in zip(held, keys, strict=True)
        for member, values in members_of(response, paths)
    ]
    return Table(name, variables, tuple(rows))


def _of(words: OwnWords, member: str) -> dict[str, str]:
    return {path: text for (path, instance), text in words.items() if instance == member}


def files_for(
    toolkit: Toolkit, survey: Survey, purpose: str = "research"
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each recording and photo, as the rows name them; for research none,
    since a voice or a kitchen is never microdata."""
    if purpose == "host":
        with toolkit.store.read() as shelves:
            yield from shelves.responses.attachments(survey)
