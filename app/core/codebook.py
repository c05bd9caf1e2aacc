"""The codebook: every column of the exported tables, what it holds, and who was asked (RD02).

An item is a column named by its path; each option of a select multiple is a 0/1 column
``path/option``, of a ranking a column with its place, 1 for the first (skipped without one). A
missing value is a negative number in every column, so a number in a column of codes or text is
always a missing value. How a response becomes a row is coding.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.answers import wide_codes
from app.core.asked_if import EVERYONE, who_was_asked, written_out
from app.core.expressions.tree import function_names, references
from app.core.missing import Missing
from app.core.questionnaire import NUMBER_KINDS, OWN_KINDS, Item, Kind, Questionnaire, Section
from app.core.texts import Texts

# A select multiple with more options than this has no column per option: the column of its codes
# holds everything, and a workbook has 16,384 columns in all.
MOST_OPTION_COLUMNS = 200
_WITHHELD = -6
_WHOLE = re.compile(r"(0|-?[1-9][0-9]{0,14})\Z")
# Calculations that read the clock would tell the day that the circumstances do not tell.
_CLOCK = frozenset(("today", "now"))


class Holds(StrEnum):
    """What the cells of a column are."""

    CODE = "code"
    CODES = "codes"
    YES_NO = "0/1"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    DAY_AND_TIME = "day and time"
    TEXT = "text"
    FILE = "file"
    KEY = "key"


@dataclass(frozen=True)
class Variable:
    """One column. ``path`` is the item's path, empty for the circumstances of a response.

    ``option`` is set for the column of one option: 0/1, or its place in a ranking. ``codes`` are
    the codes of a closed item with their labels; ``has_number_codes`` where they are written as
    numbers. ``missing`` are the missing values that can occur, ``is_wide`` where they have the
    wide codes. ``is_own_words`` marks what a person may be known by, and calculations that repeat
    it. ``versions`` are those that hold the item, ``earlier`` the labels of older versions that
    were worded otherwise.
    """

    name: str
    holds: Holds
    label: Texts
    path: str = ""
    option: str = ""
    kind: str = ""
    hint: Texts = Texts()
    codes: tuple[tuple[str, Texts], ...] = ()
    has_number_codes: bool = False
    asked: str = EVERYONE
    filtered_by: str = ""
    missing: tuple[Missing, ...] = ()
    is_wide: bool = False
    is_own_words: bool = False
    versions: tuple[int, ...] = ()
    earlier: tuple[tuple[int, Texts], ...] = ()

    def missing_code(self, missing: Missing) -> int:
        """The code of a missing value in this column."""
        return missing.wide if self.is_wide else int(missing)

    @property
    def withheld_code(self) -> int:
        """The code for a value that is withheld to protect people; it continues the range."""
        return _WITHHELD - 9990 if self.is_wide else _WITHHELD


@dataclass(frozen=True)
class Codebook:
    """The columns of the table of responses, and of a table per repeating section, by its path."""

    data: tuple[Variable, ...]
    repeats: tuple[tuple[str, tuple[Variable, ...]], ...] = ()

    def tables(self) -> Iterator[tuple[str, tuple[Variable, ...]]]:
        """Name and columns of every table; that of the responses is called ``data``."""
        yield "data", self.data
        yield from self.repeats


def codebook_of(
    versions: Sequence[tuple[int, Questionnaire]],
    circumstances: Sequence[Variable] = (),
    of_members: Sequence[Variable] = (),
) -> Codebook:
    """The codebook of all versions of a survey; ``versions`` are numbers and questionnaires.

    An item that several versions hold is one column, worded as in the newest of them. Columns of
    ``circumstances`` go first in the table of responses, ``of_members`` in those of repeats. A
    name that is taken gets underscores, so that every column has its own; an item keeps the name
    that its author gave it (RD13), and a circumstance gives way.
    """
    merged: dict[tuple[str, str], Variable] = {}
    for number, questionnaire in sorted(versions, key=lambda pair: -pair[0]):
        for table, variable in _of_items(number, questionnaire):
            key = (table, variable.path)
            merged[key] = _merged(merged[key], variable) if key in merged else variable
    items = tuple(variable for (table, _), variable in merged.items() if not table)
    tables: dict[str, list[Variable]] = {"": []}
    for each in circumstances:
        tables[""].append(replace(each, name=_free(each.name, (*items, *tables[""]))))
    for (table, _), variable in merged.items():
        columns = tables.setdefault(table, list(of_members))
        for each in (variable, *_of_options(variable)):
            columns.append(replace(each, name=_free(each.name, columns)))
    data = tuple(tables.pop(""))
    return Codebook(data, tuple((path, tuple(columns)) for path, columns in tables.items()))


def _free(name: str, taken: Sequence[Variable]) -> str:
    names = {variable.name for variable in taken}
    while name in names:
        name += "_"
    return name


def _of_items(number: int, questionnaire: Questionnaire) -> Iterator[tuple[str, Variable]]:
    own_words = _own_words(questionnaire)
    for item, above in questionnaire.items_with_sections():
        if item.kind is not Kind.NOTE:
            yield _repeat_of(above), _variable(number, item, above, item.path in own_words)


def _repeat_of(above: Sequence[Section]) -> str:
    return next((section.path for section in reversed(above) if section.is_repeat), "")


def _variable(number: int, item: Item, above: Sequence[Section], is_own_words: bool) -> Variable:
    conditions = (*(each for section in above for each in section.conditions), item.relevant)
    codes = tuple((option.name, option.label) for option in item.options)
    if item.kind is Kind.VOTE:
        codes = tuple((name, Texts.of({"en": name})) for name in item.option_names)
    return Variable(
        name=item.path,
        holds=_holds(item),
        label=item.label,
        path=item.path,
        kind=str(item.kind),
        hint=item.hint,
        codes=codes,
        has_number_codes=_are_numbers(codes),
        asked=who_was_asked(conditions),
        filtered_by=written_out(item.choice_filter) if item.choice_filter else "",
        missing=tuple(Missing) if item.is_asked else (Missing.NOT_ASKED,),
        is_wide=wide_codes(item) or item.kind is Kind.CALCULATE,
        is_own_words=is_own_words,
        versions=(number,),
    )


def _holds(item: Item) -> Holds:
    if item.kind in NUMBER_KINDS:
        return Holds.NUMBER
    kinds = {
        Kind.SELECT_ONE: Holds.CODE,
        Kind.SELECT_MULTIPLE: Holds.CODES,
        Kind.RANK: Holds.CODES,
        Kind.VOTE: Holds.CODE,
        Kind.DATE: Holds.DAY,
        Kind.TIME: Holds.TIME,
        Kind.DATE_TIME: Holds.DAY_AND_TIME,
        Kind.VOICE: Holds.FILE,
        Kind.PHOTO: Holds.FILE,
    }
    return kinds.get(item.kind, Holds.TEXT)


def _are_numbers(codes: Sequence[tuple[str, Texts]]) -> bool:
    """Whether the codes can be written as numbers: ``01`` cannot, nor a missing code."""
    whole = all(_WHOLE.match(code) for code, _ in codes)
    return bool(codes) and whole and not any(_WITHHELD <= int(code) < 0 for code, _ in codes)


def _own_words(questionnaire: Questionnaire) -> frozenset[str]:
    """The items whose values may be told to the host only: texts, coarse places, recordings and
    photos, and calculations that read one of these, the clock, or another such calculation.

    A place that somebody typed tells with the circumstances who that is, so it never leaves for
    research (decision 9)."""
    items = tuple(questionnaire.items())
    found = {item.path for item in items if item.kind in OWN_KINDS}
    found |= {item.path for item in items if function_names(item.calculation) & _CLOCK}
    calculated = [item for item in items if item.calculation is not None]
    while True:
        more = {item.path for item in calculated if references(item.calculation) & found} - found
        if not more:
            return frozenset(found)
        found |= more


def _merged(newer: Variable, older: Variable) -> Variable:
    have = {code for code, _ in newer.codes}
    codes = (*newer.codes, *(pair for pair in older.codes if pair[0] not in have))
    reworded = ((older.versions[0], older.label),) if older.label != newer.label else ()
    return replace(
        newer,
        codes=codes,
        has_number_codes=_are_numbers(codes),
        missing=max(newer.missing, older.missing, key=len),
        is_wide=newer.is_wide or older.is_wide,
        is_own_words=newer.is_own_words or older.is_own_words,
        versions=(*older.versions, *newer.versions),
        earlier=(*reworded, *newer.earlier),
    )


def _of_options(variable: Variable) -> Iterator[Variable]:
    if variable.holds is Holds.CODES and len(variable.codes) <= MOST_OPTION_COLUMNS:
        for code, label in variable.codes:
            yield replace(
                variable,
                name=f"{variable.path}/{code}",
                holds=Holds.NUMBER if variable.kind == Kind.RANK else Holds.YES_NO,
                label=label,
                option=code,
                codes=(),
                earlier=(),
            )
