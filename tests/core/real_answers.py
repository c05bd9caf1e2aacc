"""Answer sets of real people, read as a survey: columns become items, one column the place.

What a column is follows from what stands in it, so that an answer set nobody has seen yet is
read as well. An empty field is a skipped item, unless an earlier answer decided who was asked.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.expressions.tree import Call, Expression, Literal, Reference
from app.core.questionnaire import Item, Kind
from tests.builders import a_questionnaire, an_item
from tests.core.generated import NOT_ASKED, Answer, Made, Person

_MOST_OPTIONS = 14
_FEWEST_NOT_ASKED = 5
_ANY = "*"
_SKIPPED = "skipped"
_TICKS = ({"Yes", "No"}, {"Y", "N"}, {"1", "0"})


@dataclass(frozen=True)
class _Column:
    """An item with the answer of each row; ``""`` where the field was empty."""

    item: Item
    answers: tuple[Answer, ...]


def read(file: Path, place: str, most_items: int | None = None) -> Made:
    """The answer set as a survey, split by the column whose heading begins with ``place``."""
    heads, rows = _rows(file)
    at = next(number for number, head in enumerate(heads) if head.startswith(place))
    names = {value: f"p{number}" for number, value in enumerate(sorted({r[at] for r in rows}))}
    names[""] = ""
    columns = [each for each in _columns(heads, rows) if each.item.path != f"q{at}"]
    items, answers = _routed(columns[:most_items])
    people = tuple(
        Person(names[row[at]], {item.path: answers[item.path][number] for item in items})
        for number, row in enumerate(rows)
    )
    places = tuple((names[value], "c0" if value else "") for value in {r[at]: 0 for r in rows})
    return Made(a_questionnaire(*items), places, 10, people, people, 0, tuple(items))


def splits(file: Path) -> tuple[str, ...]:
    """The headings of columns that could be a place: two to thirty different words."""
    heads, rows = _rows(file)
    kinds = [len({row[at] for row in rows} - {""}) for at in range(len(heads))]
    return tuple(head for head, number in zip(heads, kinds, strict=True) if 2 < number <= 30)


def _rows(file: Path) -> tuple[list[str], list[list[str]]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        heads, *rows = csv.reader(opened)
    return heads, [[field.strip() for field in row] for row in rows if any(row)]


def _columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[_Column]:
    at = 0
    while at < len(heads):
        together = _together(heads, rows, at)
        if len(together) > 1:
            yield _several(at, [[row[column] for row in rows] for column in together])
        else:
            column = [row[at] for row in rows]
            if len(set(column)) < len(rows):
                yield _single(at, column)
        at = together[-1] + 1


def _together(heads: Sequence[str], rows: Sequence[Sequence[str]], at: int) -> list[int]:
    """The columns of one item with several answers: the same heading, and only ticks in them."""
    found = [at]
    stem = heads[at].split("[")[0].split(" - ")[0]
    for other in range(at, len(heads)):
        values = {row[other] for row in rows} - {""}
        is_tick = len(values) <= 1 or values in _TICKS
        if not is_tick or heads[other].split("[")[0].split(" - ")[0] != stem:
            break
        if other > at:
            found.append(other)
    return found


def _several(at: int, columns: Sequence[Sequence[str]]) -> _Column:
    names = [f"q{at}o{number}" for number in range(len(columns))]
    answers = tuple(
        frozenset(
            name
            for name, field in zip(names, fields, strict=True)
            if field not in ("", "No", "N", "0")
        )
        or ""
        for fields in zip(*columns, strict=True)
    )
    return _Column(an_item(f"q{at}", Kind.SELECT_MULTIPLE, tuple(names)), answers)


def _single(at: int, column: Sequence[str]) -> _Column:
    values = sorted(set(column) - {""})
    parts = sorted({part for value in values for part in value.split(", ")})
    path = f"q{at}"
    if len(values) <= _MOST_OPTIONS:
        names = {value: f"{path}o{number}" for number, value in enumerate(values)}
        is_scale = all(value.replace(".", "").isdigit() for value in values)
        item = an_item(path, options=tuple(names.values()), is_ordered=is_scale)
        return _Column(item, tuple(names.get(value, "") for value in column))
    if len(parts) <= 2 * _MOST_OPTIONS:
        names = {part: f"{path}o{number}" for number, part in enumerate(parts)}
        chosen = tuple(
            frozenset(names[part] for part in value.split(", ")) if value else ""
            for value in column
        )
        return _Column(an_item(path, Kind.SELECT_MULTIPLE, tuple(names.values())), chosen)
    return _Column(an_item(path, Kind.TEXT), tuple(_ANY if value else "" for value in column))


def _routed(columns: Sequence[_Column]) -> tuple[list[Item], dict[str, tuple[Answer, ...]]]:
    """Where all with one earlier answer left an item empty, that answer decided who was asked."""
    items: list[Item] = []
    answers: dict[str, tuple[Answer, ...]] = {}
    sources: list[_Column] = []
    for column in columns:
        relevant, asked = _condition(column, sources)
        path = column.item.path
        answers[path] = tuple(
            answer or (_SKIPPED if is_asked else NOT_ASKED)
            for answer, is_asked in zip(column.answers, asked, strict=True)
        )
        items.append(Item(**{**vars(column.item), "relevant": relevant}))
        if column.item.kind is Kind.SELECT_ONE and len(column.item.options) == 2 and not relevant:
            sources.append(column)
    return items, answers


def _condition(
    column: _Column, sources: Sequence[_Column]
) -> tuple[Expression | None, tuple[bool, ...]]:
    for source in sources:
        for name in source.item.option_names:
            asked = tuple(answer == name for answer in source.answers)
            others = [a for a, is_asked in zip(column.answers, asked, strict=True) if not is_asked]
            if len(others) >= _FEWEST_NOT_ASKED and not any(others):
                return Call("=", (Reference(source.item.path), Literal(name))), asked
    return None, (True,) * len(column.answers)
