"""Refuses a questionnaire that cannot be walked to its end, in sentences with their rows."""

from collections.abc import Mapping

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.routing import soundness


def refuse_unsound(questionnaire: Questionnaire, rows: Mapping[str, str] | None = None) -> None:
    """Raises Refused with every problem of ``soundness``; ``rows`` says where an item stands."""
    problems = [_told(problem, rows or {}) for problem in soundness(questionnaire)]
    if problems:
        raise Refused(*problems)


def _told(problem: Problem, rows: Mapping[str, str]) -> Problem:
    paths = [path.strip() for path in problem.where.split(",") if path.strip()]
    places = [f"'{path}'" + (f" ({rows[path]})" if path in rows else "") for path in paths]
    where = " and ".join(places)
    sentences = {
        "no_items": "There is no question that can be asked here.",
        "cycle": f"The conditions of {where} read each other, so that none of them can be decided. "
        "Take one of them out.",
        "double_path": f"The name of {where} is used twice.",
        "no_options": f"{where} has no options to choose from.",
        "unknown_reference": f"{where} reads an item that is not there.",
        "no_purpose": f"{where} asks for a file that needs its own yes. Add its purpose (voice or "
        "photo) to the purposes of the survey.",
    }
    what = sentences.get(problem.code, f"{where}: {problem.code.replace('_', ' ')}.")
    return Problem(problem.code, problem.where, (*problem.figures, ("what", what)))
