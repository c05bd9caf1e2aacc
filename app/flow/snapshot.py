"""The protected numbers of a frozen survey, as tables and as the cells that a snapshot keeps."""

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
    with_reasons,
)
from app.core.questionnaire import Item, Kind, Questionnaire, Section
from app.core.tabulation import MISSING_WORDS, points_of, tables
from app.flow.records import Cell, Survey, Version
from app.flow.shelves import Shelves

_JOINT = "+"


def protected_now(shelves: Shelves, survey: Survey, version: Version) -> Protected:
    """Everyone, each council and each place, protected as one publication.

    These are the only splits there are (decision 9, DC05, DC07): nobody can ask for another.
    """
    return protect(version.questionnaire, _views(shelves, survey, version))


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
