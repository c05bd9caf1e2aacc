"""Coding: a response becomes rows of codes, and codes become the words that stand for them.

A cell is a text, a number, or None where nothing belongs there. The columns are codebook.py's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.codebook import Holds, Variable
from app.core.missing import Missing
from app.core.response import Response, Value

Cell = str | int | float | None
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?\Z")
# Spreadsheets hold no more digits than these.
_EXACT_DIGITS = 15
_MISSING_WORDS = {
    Missing.NOT_ASKED: "not asked",
    Missing.SKIPPED: "skipped",
    Missing.DONT_KNOW: "don't know",
    Missing.REFUSED: "refused",
    Missing.STOPPED: "stopped",
}
WITHHELD_WORD = "withheld"
_NOTHING_RELEASED: Mapping[str, str] = {}


@dataclass(frozen=True)
class Table:
    """A table that leaves: ``name`` is ``data`` or the path of a repeating section."""

    name: str
    variables: tuple[Variable, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class ExportTables:
    """Everything that a file for others is made from. ``languages`` are the survey's, its source
    first. ``method`` are lines of what, of which, and a value."""

    title: str
    languages: tuple[str, ...]
    is_example: bool
    data: Table
    repeats: tuple[Table, ...]
    method: tuple[tuple[str, str, Cell], ...]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of the responses."""
        return self.data.rows

    def tables(self) -> tuple[Table, ...]:
        """The table of the responses, and those of repeating sections."""
        return (self.data, *self.repeats)


def number_of(written: str) -> int | float | None:
    """The number that a cell holds exactly, or None where the text must stay a text.

    >>> number_of("12"), number_of("3.5"), number_of("007"), number_of("1234567890123456")
    (12, 3.5, None, None)
    """
    if not _NUMBER.match(written) or len(written.strip("-0.").replace(".", "")) > _EXACT_DIGITS:
        return None
    return float(written) if "." in written else int(written)


def cell_of(variable: Variable, value: Value | None, is_for_research: bool = False) -> Cell:
    """What stands in an item's column for a value. None counts as not asked: the response's
    version does not have the item. For research, own words are withheld."""
    if value is None:
        return variable.missing_code(Missing.NOT_ASKED)
    if value.missing is not None:
        return variable.missing_code(value.missing)
    if variable.option:
        return _of_option(variable, value.values)
    if is_for_research and variable.is_own_words:
        return variable.withheld_code
    if variable.holds is Holds.CODES:
        return " ".join(value.values)
    text = value.values[0] if value.values else ""
    if variable.holds is Holds.NUMBER or variable.has_number_codes or variable.kind == "calculate":
        number = number_of(text)
        return text if number is None else number
    return text


def _of_option(variable: Variable, chosen: tuple[str, ...]) -> Cell:
    """Whether an option was chosen; of a ranking its place, from 1, or skipped without one."""
    is_chosen = variable.option in chosen
    if variable.holds is Holds.YES_NO:
        return int(is_chosen)
    unplaced = variable.missing_code(Missing.SKIPPED)
    return chosen.index(variable.option) + 1 if is_chosen else unplaced


def row_of(
    variables: Sequence[Variable],
    circumstances: Mapping[str, Cell],
    values: Iterable[Value],
    is_for_research: bool = False,
    released: Mapping[str, str] = _NOTHING_RELEASED,
) -> tuple[Cell, ...]:
    """One row: circumstances by the name of their column, items by the value at their path.
    ``released`` are own words by path that may stand in a row for research."""
    held = {value.path: value for value in values}
    return tuple(
        _cell(variable, held.get(variable.path), is_for_research, released)
        if variable.path
        else circumstances.get(variable.name)
        for variable in variables
    )


def _cell(
    variable: Variable, value: Value | None, is_for_research: bool, released: Mapping[str, str]
) -> Cell:
    cell = cell_of(variable, value, is_for_research)
    is_withheld = cell == variable.withheld_code and variable.is_own_words
    return released.get(variable.path, cell) if is_for_research and is_withheld else cell


def members_of(response: Response, paths: frozenset[str]) -> tuple[tuple[str, list[Value]], ...]:
    """The members that a repeating section was answered for, with their values, in order.

    ``paths`` are the items of that section. A member of whom nothing was asked is left out.
    """
    members: dict[str, list[Value]] = {}
    for value in response.values:
        if value.path in paths:
            members.setdefault(value.instance, []).append(value)
    asked = {
        instance: values
        for instance, values in members.items()
        if any(value.missing is not Missing.NOT_ASKED for value in values)
    }
    order = sorted(asked, key=lambda instance: [int(n) for n in instance.split(".") if n])
    return tuple((instance, asked[instance]) for instance in order)


def tally_of(table: Table) -> tuple[tuple[int, ...], ...]:
    """Per column how many rows hold a value, each missing value in the order of their codes, and
    how many are withheld (RD12)."""
    tallies = []
    for at, variable in enumerate(table.variables):
        counts = Counter(row[at] for row in table.rows if isinstance(row[at], int))
        codes = (*(variable.missing_code(each) for each in Missing), variable.withheld_code)
        missing = tuple(counts[code] for code in codes)
        tallies.append((len(table.rows) - sum(missing), *missing))
    return tuple(tallies)


def in_words(table: Table, tags: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table with words instead of codes, in the first of the languages that has
    them."""
    # Codes come back again and again, and the same word stands for each.
    known: list[dict[Cell, Cell]] = [{} for _ in table.variables]
    for row in table.rows:
        words: list[Cell] = []
        for variable, cell, memory in zip(table.variables, row, known, strict=True):
            if isinstance(cell, str) and not variable.codes:
                words.append(cell)
                continue
            if cell not in memory:
                memory[cell] = word_of(variable, cell, tags)
            words.append(memory[cell])
        yield tuple(words)


def word_of(variable: Variable, cell: Cell, tags: Sequence[str]) -> Cell:
    """What a person reads instead of a code, in the first of the languages that has it."""
    if isinstance(cell, int) and (word := missing_word(variable, cell)):
        return word
    if variable.holds is Holds.YES_NO:
        return {0: "no", 1: "yes"}.get(cell, cell) if isinstance(cell, int) else cell
    if cell is None or not variable.codes:
        return cell
    labels = {code: label.get(*tags) or code for code, label in variable.codes}
    if variable.holds is Holds.CODES:
        return "; ".join(labels.get(code, code) for code in str(cell).split(" "))
    return labels.get(str(cell), cell)


def missing_word(variable: Variable, code: int) -> str:
    """The word for a missing code of this column, or the empty text for any other number."""
    if code >= 0:
        return ""
    words = {variable.missing_code(missing): _MISSING_WORDS[missing] for missing in Missing}
    return {**words, variable.withheld_code: WITHHELD_WORD}.get(code, "")
