"""The protected numbers of a frozen survey, as tables and as the cells that a snapshot keeps, and
when one snapshot may follow another.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from app.core.disclosure import (
    BASE,
    EVERYONE,
    MINIMUM,
    Protected,
    SafeTable,
    SafeView,
    View,
    protect,
    renewed,
    rounded,
    with_reasons,
)
from app.core.problems import Problem, Refused
from app.core.publication import FEWEST_ADDED, findings, may_be_renewed
from app.core.questionnaire import Item, Kind, Questionnaire, Section
from app.core.tabulation import MISSING_WORDS, points_of, tables
from app.flow.records import Cell, Publication, PublishedFinding, Stage, Survey, Version
from app.flow.shelves import Shelves

_JOINT = "+"


def protected_now(shelves: Shelves, survey: Survey, version: Version) -> Protected:
    """Everyone, each council and each place, protected as one publication.

    These are the only splits there are (decision 9, DC05, DC07): nobody can ask for another. Where
    the survey asks for it, the numbers are rounded after that (DC06).
    """
    asked = version.questionnaire
    return rounded(protect(asked, _views(shelves, survey, version)), asked.rounding)


def _views(shelves: Shelves, survey: Survey, version: Version) -> tuple[View, ...]:
    sizes = shelves.responses.sizes(version)
    by_place = shelves.responses.tabulate_by_place(version)
    owners = {place.id: place.council_id for place in shelves.places.of_survey(survey)}
    councils = sorted(set(owners.values()))
    places = sorted({*owners, *sizes})

    def view(name: str, parent: str, inside: Collection[str]) -> View:
        counts = Counter[tuple[str, str]]()
        for place in inside:
            counts.update(by_place.get(place, {}))
        people = sum(sizes.get(place, 0) for place in inside)
        made = tables(version.questionnaire, counts, people)
        return View(name, parent, people, made, may_be_told=inside != [""])

    views = [view(EVERYONE, "", places)]
    if len(councils) > 1:
        for council in councils:
            own = [place for place in places if owners.get(place) == council]
            views.append(view(f"council:{council}", EVERYONE, own))
    for place in places:
        parent = f"council:{owners[place]}" if len(councils) > 1 and place in owners else EVERYONE
        views.append(view(f"place:{place}", parent, [place]))
    return tuple(views)


def cells_of(safe: Protected) -> Iterator[Cell]:
    """What a snapshot keeps of protected numbers; ``told_in`` makes the tables of it again."""
    for table in safe.everyone.tables:
        yield from _cells(EVERYONE, table)
    for view in safe.parts:
        yield Cell(view.name, "", BASE, view.respondents)
        for table in view.tables:
            yield from _cells(view.name, table)


def _cells(view: str, table: SafeTable) -> Iterator[Cell]:
    yield Cell(view, table.item, BASE, table.n)
    told = {_JOINT.join(group): count for group, count in table.counts}
    for name in dict.fromkeys((*told, *table.withheld)):
        yield Cell(view, table.item, name, told.get(name))


def told_in(
    questionnaire: Questionnaire, respondents: int | None, cells: Iterable[Cell]
) -> Protected:
    """The protected tables that the cells of a snapshot were made of, with their reasons."""
    people: dict[str, int | None] = {EVERYONE: respondents}
    found: dict[str, dict[str, dict[str, int | None]]] = {EVERYONE: {}}
    for cell in cells:
        if not cell.item:
            people[cell.view] = cell.count
            found.setdefault(cell.view, {})
        else:
            found.setdefault(cell.view, {}).setdefault(cell.item, {})[cell.option] = cell.count
    asked = {item.path: (item, above) for item, above in questionnaire.items_with_sections()}
    everyone, *parts = (
        SafeView(
            name,
            people.get(name),
            tuple(
                _table(*asked[path], counts, respondents is None) for path, counts in inside.items()
            ),
        )
        for name, inside in found.items()
    )
    return Protected(MINIMUM, everyone, tuple(parts))


def _table(
    item: Item, above: tuple[Section, ...], counts: dict[str, int | None], is_small: bool
) -> SafeTable:
    known = {*points_of(item), *MISSING_WORDS, *(name for name, n in counts.items() if n is None)}
    shown = tuple(
        ((name,) if name in known else tuple(name.split(_JOINT)), count)
        for name, count in counts.items()
        if name != BASE and count is not None
    )
    withheld = tuple(name for name, count in counts.items() if name != BASE and count is None)
    is_additive = item.kind is not Kind.SELECT_MULTIPLE
    table = SafeTable(item.path, counts.get(BASE), shown, withheld, is_additive)
    return with_reasons(table, item, above, is_small)


def frozen_version(shelves: Shelves, survey: Survey) -> Version:
    """The newest version, whose tabulation is fixed. Raises Refused ``not_frozen``."""
    version = shelves.surveys.version(survey)
    if version is None or version.stage is not Stage.FROZEN:
        raise Refused(Problem("not_frozen", survey.slug))
    return version


def next_publication(
    shelves: Shelves, survey: Survey, version: Version, identity: str, today: str, is_told: bool
) -> Publication:
    """The publication that comes next; ``is_told`` where the council has something to say, so that
    numbers which must stay may do so. Raises Refused: ``too_little_changed``, and
    ``too_few_responses``."""
    newest = shelves.publications.newest(survey)
    number = 1 if newest is None else newest.number + 1
    keys = (identity, survey.id, survey.council_id, version.id, number, today)
    is_same = newest is not None and newest.version_id == version.id
    if newest and is_same:
        safe = _renewed(shelves, survey, version, newest)
        if safe is None and not is_told:
            least = (("least", str(FEWEST_ADDED)),)
            raise Refused(Problem("too_little_changed", survey.slug, least))
        if safe is None:
            return Publication(*keys, newest.respondents, newest.cells, newest.findings)
    else:
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


def may_renew(shelves: Shelves, survey: Survey, version: Version, newest: Publication) -> bool:
    """Whether so much was added, or taken back, that any number may follow (decision 9)."""
    return _renewed(shelves, survey, version, newest) is not None


def _renewed(
    shelves: Shelves, survey: Survey, version: Version, newest: Publication
) -> Protected | None:
    """New numbers in the form of the newest ones, or None where they must stay (DC05)."""
    copies = [each for each in shelves.publications.all(survey) if each.cells == newest.cells]
    if len(copies) > 1:
        # Withdrawals are counted since the newest publication, and its numbers are older.
        return None
    removed = shelves.publications.removed_since(survey)
    now = sum(shelves.responses.sizes(version).values())
    if not may_be_renewed(now + removed - (newest.respondents or 0), removed):
        return None
    asked, step = version.questionnaire, version.questionnaire.rounding
    earlier = told_in(asked, newest.respondents, newest.cells)
    found = renewed(asked, earlier, _views(shelves, survey, version), step)
    return None if found is None else rounded(found, step)
