"""Refuses a questionnaire that cannot be walked to its end, in sentences with their rows."""

from collections.abc import Mapping

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.routing import soundness
from app.exchange.sentences import telling


def refuse_unsound(
    questionnaire: Questionnaire, sheet: str = "", rows: Mapping[str, int] | None = None
) -> None:
    """Raises Refused with every problem of ``soundness``; ``rows`` says where an item stands."""
    problems = [_told(problem, sheet, rows or {}) for problem in soundness(questionnaire)]
    if problems:
        raise Refused(*problems)


def _told(problem: Problem, sheet: str, rows: Mapping[str, int]) -> Problem:
    paths = [path.strip() for path in problem.where.split(",") if path.strip()]
    known = [str(rows[path]) for path in paths if path in rows]
    places = [
        f"'{path}'" + (f" ({sheet}, row {rows[path]})" if path in rows else "") for path in paths
    ]
    figures = {"sheet": sheet, "row": ", ".join(known)} if known else {}
    return telling(
        problem.code, problem.where, at=" and ".join(places), **dict(problem.figures), **figures
    )
