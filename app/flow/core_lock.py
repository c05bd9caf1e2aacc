"""Keeps the shared core of a survey as it is, wherever its draft is changed (together.py)."""

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.shared_core import changed_in_core
from app.flow.records import Survey
from app.flow.shelves import Shelves


def refuse_changes_to_core(
    shelves: Shelves, survey: Survey, before: Questionnaire, after: Questionnaire
) -> None:
    """The change leaves the shared core as it is. Raises Refused (``core_is_locked``), one
    problem for each part that would change."""
    core = shelves.partners.core(survey)
    if core is None:
        return
    changed = changed_in_core(shelves.surveys.draft(core), before, after)
    if changed:
        raise Refused(
            *(Problem("core_is_locked", name, (("core", core.slug),)) for name in changed)
        )
