"""Neutral links: what a carrier reads in a message tells no topic (decision 12).

The short name of a survey often is its topic, so a message leads to a code that the host's
secrets make of it and that is stored nowhere.
"""

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Survey

# Without signs that are taken for each other.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_LONG = 8


def link_code(toolkit: Toolkit, survey: Survey) -> str:
    """The code that leads to the results of a survey and says nothing about it."""
    number = int.from_bytes(toolkit.secrets.hash("link", survey.id, "results"), "big")
    signs = ""
    for _ in range(_LONG):
        number, rest = divmod(number, len(_SIGNS))
        signs += _SIGNS[rest]
    return signs


def slug_behind(toolkit: Toolkit, code: str) -> str:
    """The short name of the survey that a code leads to. Raises Refused (``unknown_survey``)."""
    with toolkit.store.read() as shelves:
        surveys = shelves.surveys.all()
    for survey in surveys:
        if link_code(toolkit, survey) == code.lower():
            return survey.slug
    raise Refused(Problem("unknown_survey", code[:20]))
