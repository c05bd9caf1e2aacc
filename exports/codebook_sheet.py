"""The codebook as rows: one per column of every table, each followed by one per code (RD02)."""

from collections.abc import Iterator, Sequence

from app.core.codebook import Holds, Variable
from app.core.coding import Cell, ExportTables, missing_word, number_of, tally_of
from app.core.missing import Missing

_HOLDS = {
    Holds.CODE: "code",
    Holds.CODES: "codes, separated by spaces",
    Holds.YES_NO: "0 = no, 1 = yes",
    Holds.NUMBER: "number",
    Holds.DAY: "day, YYYY-MM-DD; a week in the form YYYY-Wnn where days were coarsened",
    Holds.TIME: "time, HH:MM",
    Holds.DAY_AND_TIME: "day and time, YYYY-MM-DDTHH:MM",
    Holds.TEXT: "text",
    Holds.FILE: "name of a file",
    Holds.KEY: "key",
}
_FIXED = (
    *("variable", "code", "table", "holds", "kind", "asked", "options filtered by"),
    *("missing codes", "versions", "earlier wording", "label"),
)
_TALLY = ("n given", *(f"n {missing.word.replace('_', ' ')}" for missing in Missing), "n withheld")


def codebook_rows(tables: ExportTables) -> tuple[list[str], Iterator[Sequence[Cell]]]:
    """The headings, and all rows. Texts in every language stand in ``text::TAG`` and
    ``hint::TAG``; rows without a code are columns, rows with one are their codes."""
    texts = [f"text::{tag}" for tag in tables.languages]
    hints = [f"hint::{tag}" for tag in tables.languages]
    return [*_FIXED, *_TALLY, *texts, *hints], _rows(tables)


def _rows(tables: ExportTables) -> Iterator[Sequence[Cell]]:
    for table in tables.tables():
        for variable, tally in zip(table.variables, tally_of(table), strict=True):
            yield _of_variable(variable, table.name, tally, tables.languages)
            for code, label in variable.codes:
                shown = number_of(code) if variable.has_number_codes else code
                texts = [label.get(tag) for tag in tables.languages]
                own = label.get(*tables.languages, "en")
                before: list[Cell] = [variable.name, shown, table.name]
                before += [None] * (len(_FIXED) - len(before) - 1)
                yield (*before, own, *[None] * len(_TALLY), *texts, *[None] * len(texts))


def _of_variable(
    variable: Variable, table: str, tally: Sequence[int], languages: Sequence[str]
) -> Sequence[Cell]:
    is_item = bool(variable.path)
    codes = [variable.missing_code(each) for each in variable.missing]
    if tally[-1]:
        codes.append(variable.withheld_code)
    return (
        variable.name,
        None,
        table,
        _HOLDS[variable.holds],
        variable.kind or None,
        variable.asked if is_item else None,
        variable.filtered_by or None,
        "; ".join(f"{missing_word(variable, code)} = {code}" for code in codes) or None,
        ", ".join(str(number) for number in variable.versions) or None,
        _reworded(variable, languages),
        variable.label.get(*languages, "en"),
        *(tally if is_item else [None] * len(tally)),
        *(variable.label.get(tag) for tag in languages),
        *(variable.hint.get(tag) for tag in languages),
    )


def _reworded(variable: Variable, languages: Sequence[str]) -> str | None:
    wordings = (f"version {number}: {texts.get(*languages)}" for number, texts in variable.earlier)
    return "\n".join(wordings) or None
