"""How much of real questionnaires is taken in: one line per workbook of a folder.

    python -m bench.corpus_import DIR

``census`` counts the questions of a workbook straight from its raw sheets and shares no code
with the importer, so that the importer cannot flatter itself.
"""

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from app.core.problems import Refused
from app.core.questionnaire import Item
from app.exchange import Imported, read_survey

_CHOICE = re.compile(
    r"(?:select[ _]one|select1|select[ _]multiple|select all that apply|rank)"
    r"(?:[ _]from)?\s+(?!file)(\S+)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(r"select[ _](?:one|multiple)[ _](?:from[ _]file|external)", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(begin|end)[ _]?(group|repeat|lgroup|score|rank|kobomatrix)?\b|note\b|calculate"
    r"|start|today|device|sub\w*[ _]?id|sim|phone|username|email|audit|caseid|imei|uri"
    r"|hidden|background|text audit|audio audit|comments|speed|sensor|xml|csv|instance",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """One row of the survey sheet that a person can answer. ``options`` are the names in its
    list, each once; empty for other kinds and for lists that lie outside the workbook."""

    row: int
    name: str
    type: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Census:
    """The questions of one workbook, in the order of its rows."""

    questions: tuple[Question, ...]


def census(path: Path) -> Census:
    """The questions of a workbook: not metadata, notes, calculations, nor rows that are read-only,
    hidden, switched off, or only the head of a grid."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    sheets = {name.strip().lower(): name for name in book.sheet_names}
    survey = _rows(book, sheets.get("survey", book.sheet_names[0]))
    choices = _rows(book, sheets["choices"]) if "choices" in sheets else []
    lists: dict[str, list[str]] = {}
    for _, row in choices:
        name = row.get("name") or row.get("value", "")
        if name:
            lists.setdefault(row.get("list_name", ""), []).append(name)
    found = []
    hidden: list[bool] = []
    for number, row in survey:
        kind = row.get("type", "")
        edge = kind.lower()
        if edge.startswith("begin"):
            hidden.append(_cannot_be_answered(row))
        elif re.match(r"end[ _]?(group|repeat)", edge) and hidden:
            hidden.pop()
        if not kind or any(hidden) or _UNSEEN.match(kind) or _cannot_be_answered(row):
            continue
        choice = None if _OUTSIDE.match(kind) else _CHOICE.match(kind)
        options = tuple(dict.fromkeys(lists.get(choice.group(1), ()))) if choice else ()
        found.append(Question(number, row.get("name", ""), kind, options))
    return Census(tuple(found))


def _rows(book: CalamineWorkbook, name: str) -> list[tuple[int, dict[str, str]]]:
    raw = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    numbered = [(number, [_text(cell) for cell in row]) for number, row in enumerate(raw, 1)]
    numbered = [(number, row) for number, row in numbered if any(row)]
    if not numbered:
        return []
    heads = [head.lower().replace(" ", "_") for head in numbered[0][1]]
    rows = []
    for number, cells in numbered[1:]:
        row: dict[str, str] = {}
        for head, cell in zip(heads, cells, strict=False):
            if cell:
                row.setdefault(head, cell)
        rows.append((number, row))
    return rows


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _cannot_be_answered(row: dict[str, str]) -> bool:
    words = row.get("appearance", "").lower().split()
    readonly = row.get("readonly") or row.get("read_only") or ""
    switched_off = row.get("disabled", "")
    return (
        readonly.lower() in ("yes", "true", "true()", "1")
        or switched_off.lower() in ("yes", "true", "1")
        or "hidden" in words
        or words == ["label"]
    )


@dataclass(frozen=True)
class Line:
    """One workbook: how many of its questions are asked with their own options."""

    file: str
    questions: int
    asked: int
    repairs: int
    losses: int
    refused: str = ""
    missing: tuple[Question, ...] = ()


def measure(path: Path) -> Line:
    """Imports a workbook and compares it with its census."""
    questions = census(path).questions
    try:
        imported = read_survey(path.name, path.read_bytes())
    except Refused as refusal:
        return Line(path.name, len(questions), 0, 0, 0, str(refusal), questions)
    missing = not_asked(questions, imported)
    asked = len(questions) - len(missing)
    return Line(
        path.name,
        len(questions),
        asked,
        len(imported.repairs),
        len(imported.losses),
        missing=missing,
    )


def not_asked(questions: tuple[Question, ...], imported: Imported) -> tuple[Question, ...]:
    """The questions without an item of their name that offers all their options."""
    return unmatched(
        questions, [_key(item) for item in imported.questionnaire.items() if item.is_asked]
    )


def unmatched(
    questions: tuple[Question, ...], keys: list[tuple[str, frozenset[str]]]
) -> tuple[Question, ...]:
    """The questions that fit none of the pairs of a name and its options, each used once."""
    left = list(keys)
    missing = []
    for question in questions:
        fits = [key for key in left if _fits(question, key)]
        if fits:
            left.remove(next((key for key in fits if key[0] == question.name), fits[0]))
        else:
            missing.append(question)
    return tuple(missing)


def _key(item: Item) -> tuple[str, frozenset[str]]:
    return item.name, frozenset(" ".join(option.name.split()) for option in item.options)


def _fits(question: Question, key: tuple[str, frozenset[str]]) -> bool:
    """A repair may have replaced a name's illegal signs, or put a number behind it."""
    name, options = key
    legal = re.sub(r"[^\w.-]+", "_", question.name).strip("_")
    names = (name, name.strip("_"), re.sub(r"_\d+\Z", "", name))
    return (question.name in names or legal in names) and set(question.options) <= options


def table(lines: list[Line]) -> str:
    """The lines as text, with a sum below."""
    rows = [f"{'asked':>6} {'of':>6} {'repairs':>8} {'losses':>7}  workbook"]
    for line in lines:
        note = f"  REFUSED: {line.refused}" if line.refused else ""
        rows.append(
            f"{line.asked:>6} {line.questions:>6} {line.repairs:>8} {line.losses:>7}  "
            f"{line.file}{note}"
        )
    asked, questions = sum(x.asked for x in lines), sum(x.questions for x in lines)
    taken = sum(not line.refused for line in lines)
    rows.append(f"{asked:>6} {questions:>6} of {len(lines)} workbooks, {taken} taken in")
    return "\n".join(rows)


def main() -> None:
    """Prints the table for the folder on the command line; -v lists what is not asked."""
    folder = Path(next(word for word in sys.argv[1:] if not word.startswith("-")))
    lines = [measure(path) for path in sorted(folder.iterdir()) if path.suffix in (".xls", ".xlsx")]
    print(table(lines))
    if "-v" in sys.argv:
        for line in lines:
            for question in line.missing:
                print(f"{line.file}, row {question.row}: {question.type} {question.name}")


if __name__ == "__main__":
    main()
