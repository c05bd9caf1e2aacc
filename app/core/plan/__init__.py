"""The plan of a survey: what a council says about it before a single question is written.

Start at nouns.py (what a plan holds), then answering.py (one step of the funnel filled in),
judging.py (what still misses before opening) and plain.py (how it is kept).
"""

from app.core.plan.answering import answered, decision_text
from app.core.plan.judging import advice_on_plan, plan_gates, unanswered
from app.core.plan.nouns import (
    FormType,
    Group,
    Level,
    Origin,
    Part,
    Phase,
    Plan,
    Rung,
    Side,
    Station,
    Step,
)
from app.core.plan.plain import plain_of, plan_from

__all__ = [
    "FormType",
    "Group",
    "Level",
    "Origin",
    "Part",
    "Phase",
    "Plan",
    "Rung",
    "Side",
    "Station",
    "Step",
    "advice_on_plan",
    "answered",
    "decision_text",
    "plain_of",
    "plan_from",
    "plan_gates",
    "unanswered",
]
