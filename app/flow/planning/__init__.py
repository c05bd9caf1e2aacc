"""Planning: from a question at the kitchen table to the draft of a survey.

Start at plans.py (a plan is begun and filled step by step), then drafts.py (it becomes a survey).
"""

from app.flow.planning.drafts import Wanted, make_draft, say_decision
from app.flow.planning.plans import (
    begin,
    is_fixed,
    plan_of,
    plan_with,
    plans_of,
    remove_plan,
    save_step,
)

__all__ = [
    "Wanted",
    "begin",
    "is_fixed",
    "make_draft",
    "plan_of",
    "plan_with",
    "plans_of",
    "remove_plan",
    "save_step",
    "say_decision",
]
