"""What the border says in English, for the host: one sentence per code, in tables.

Scripts read these sentences (``survey import --json``), so they stay as they are. The workspace
says the same in its own words, by the same codes (app/web/council/questions/told).
"""

from app.core.problems import Problem
from app.core.told import Told
from app.exchange.sentences.files import FILES
from app.exchange.sentences.rows import ROWS
from app.exchange.sentences.sheets import SHEETS
from app.exchange.sentences.survey_file import FORMS, sentence

__all__ = ["FORMS", "SENTENCES", "in_english", "said", "sentence", "telling"]

SENTENCES = {**FILES, **SHEETS, **ROWS}
Figure = str | int | Told


def said(code: str, **figures: Figure) -> Told:
    """What a code tells, with its figures."""
    kept = ((name, f if isinstance(f, Told) else str(f)) for name, f in figures.items())
    return Told(code, tuple(kept))


def in_english(told: Told) -> str:
    """The sentence for the host.

    >>> in_english(said("type_missing"))
    'The row has a name and a label but no type, so it cannot be asked. Add a type.'
    """
    figures = {name: in_english(f) if isinstance(f, Told) else f for name, f in told.figures}
    return SENTENCES[told.code].format(**figures)


def telling(code: str, where: str, **figures: str | int) -> Problem:
    """A problem with its figures and, as the figure ``what``, its sentence for the host."""
    told = said(code, **figures)
    plain = tuple((name, str(figure)) for name, figure in figures.items())
    return Problem(code, where, (*plain, ("what", in_english(told))))
