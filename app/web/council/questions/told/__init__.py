"""What became of a file that came in, in words for volunteers: each note and refusal by its code.

The border says the same in English for the host, and scripts read that (app/exchange/sentences).
"""

from collections.abc import Mapping

from markupsafe import Markup

from app.core.problems import Problem
from app.core.told import Told
from app.flow.ports import FileNote
from app.web.council.door import Visit
from app.web.council.questions.told.files import FILES
from app.web.council.questions.told.formulas import FORMULAS
from app.web.council.questions.told.rows import ROWS
from app.web.council.questions.told.sheets import SHEETS
from app.web.council.questions.told.survey_file import SHAPES, SURVEY_FILE
from app.web.language import marked as _

NOTES: Mapping[str, str] = {
    **FILES,
    **SHEETS,
    **ROWS,
    **{f"why_{code}": sentence for code, sentence in FORMULAS.items()},
}
REFUSALS: Mapping[str, str] = {**FILES, **SHEETS, **SURVEY_FILE}
_ROW = _("Row {row} of {sheet}:")
_ALL = _("All of {sheet}:")
_FORMULA = _("{where}: we cannot read this formula: {expression}")
_SOME_FORMULA = _("{where}: we cannot read the formula here.")


def note(visit: Visit, each: FileNote) -> Markup:
    """Where it is, and what became of it."""
    at = visit.say(_ROW if each.row else _ALL, row=each.row, sheet=each.sheet)
    return at + " " + told(visit, each.told)


def told(visit: Visit, what: Told) -> Markup:
    """The sentence of a code; what it tells in turn is said in it."""
    figures = {
        name: told(visit, figure) if isinstance(figure, Told) else figure
        for name, figure in what.figures
    }
    return visit.say(NOTES[what.code], **figures)


def refusal(visit: Visit, problem: Problem) -> Markup:
    """Why a file cannot be taken in, with its row where that is known."""
    figures: dict[str, object] = {"where": problem.where, **dict(problem.figures)}
    if {"sheet", "row"} <= set(figures):
        return visit.say(_ROW, **figures) + " " + _refused(visit, problem.code, figures)
    return _refused(visit, problem.code, figures)


def _refused(visit: Visit, code: str, figures: dict[str, object]) -> Markup:
    if code in FORMULAS and ("expression" in figures or code not in REFUSALS):
        sentence = _FORMULA if "expression" in figures else _SOME_FORMULA
        return visit.say(sentence, **figures) + " " + formula(visit, code, figures)
    if code not in REFUSALS:
        # A reason that nobody gave words here is said as the host reads it.
        return Markup('<span lang="en">{}</span>').format(figures.get("what", code))
    shape = str(figures.get("expected", ""))
    figures["shape"] = visit.say(SHAPES[shape]) if shape in SHAPES else shape
    return visit.say(REFUSALS[code], **figures)


def formula(visit: Visit, code: str, figures: Mapping[str, object]) -> Markup:
    """Why a formula cannot be read."""
    return visit.say(FORMULAS[code], at=figures.get("at") or figures.get("name", ""))
