"""The told numbers of a publication as open data: what everybody may know, and no more."""

import csv
import io
import json

from app.core.disclosure import EVERYONE
from app.core.questionnaire import Item
from app.flow.publishing.results import Results
from app.flow.records import BASE, Cell

_COLUMNS = ("question", "question_text", "answer", "answer_text", "people")
# What begins like this is a formula to a spreadsheet.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def numbers_json(results: Results) -> bytes:
    """``{"survey", "day", "people", "questions": {PATH: {"text", "people", "answers": {CODE:
    {"text", "people"}}}}}``; null is a number that is withheld. ``rounded_to`` is there where the
    survey rounds."""
    questions: dict[str, dict[str, object]] = {}
    answers: dict[str, dict[str, object]] = {}
    for cell in _cells(results):
        item = results.version.questionnaire.item(cell.item)
        if cell.option == BASE:
            answers[cell.item] = {}
            questions[cell.item] = {
                "text": _question(results, item),
                "people": cell.count,
                "answers": answers[cell.item],
            }
        elif cell.item in answers:
            told = {"text": _answer(results, item, cell.option), "people": cell.count}
            answers[cell.item][cell.option] = told
    step = results.version.questionnaire.rounding
    plain = {
        "survey": results.survey.slug,
        "day": results.publication.day,
        "people": results.publication.respondents,
        **({"rounded_to": step} if step else {}),
        "questions": questions,
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def numbers_csv(results: Results) -> bytes:
    """A row for each told or withheld number; a withheld one is empty. UTF-8 with a mark, so that
    spreadsheets read it."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for cell in _cells(results):
        item = results.version.questionnaire.item(cell.item)
        is_base = cell.option == BASE
        rows.writerow(
            [
                _plain(cell.item),
                _plain(_question(results, item)),
                "" if is_base else _plain(cell.option),
                "" if is_base else _plain(_answer(results, item, cell.option)),
                "" if cell.count is None else cell.count,
            ]
        )
    return "\ufeff".encode() + out.getvalue().encode()


def _cells(results: Results) -> tuple[Cell, ...]:
    return tuple(each for each in results.publication.cells if each.view == EVERYONE and each.item)


def _question(results: Results, item: Item | None) -> str:
    return item.label.get(results.source) if item else ""


def _answer(results: Results, item: Item | None, option: str) -> str:
    labels = {each.name: each.label.get(results.source) for each in item.options} if item else {}
    return " / ".join(labels.get(name, name) or name for name in option.split("+"))


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text
