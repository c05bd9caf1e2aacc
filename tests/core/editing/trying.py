"""Tries operations on a questionnaire: what it is afterwards, or why one is refused."""

import pytest

from app.core.editing.operation import Operation, applied
from app.core.problems import Refused
from app.core.questionnaire import Questionnaire


def after(questionnaire: Questionnaire, *operations: Operation) -> Questionnaire:
    """The questionnaire after these operations."""
    for operation in operations:
        questionnaire = applied(questionnaire, operation).questionnaire
    return questionnaire


def codes(questionnaire: Questionnaire, operation: Operation) -> list[str]:
    """The reasons for which an operation is refused."""
    with pytest.raises(Refused) as refused:
        applied(questionnaire, operation)
    return [problem.code for problem in refused.value.problems]
