"""Planning: from a question at the kitchen table to the draft of a survey.

Start at plans.py (a plan is begun and filled step by step), then drafts.py (it becomes a survey).
Beside them: standing.py (what is to be done next), example.py and tours.py (to learn the way).
"""

from app.flow.planning.drafts import Wanted, make_draft, say_decision
from app.flow.planning.example import ExampleWords, example_of, make_example, remove_example
from app.flow.planning.plans import (
    begin,
    is_fixed,
    plan_of,
    plan_with,
    planned_places,
    plans_of,
    remove_plan,
    save_step,
    survey_of_plan,
)
from app.flow.planning.standing import Standing, standings_of
from app.flow.planning.tours import (
    STOPS,
    Tour,
    begin_tour,
    end_tour,
    knows_the_way,
    tour_of,
    walk,
)

__all__ = [
    "STOPS",
    "ExampleWords",
    "Standing",
    "Tour",
    "Wanted",
    "begin",
    "begin_tour",
    "end_tour",
    "example_of",
    "is_fixed",
    "knows_the_way",
    "make_draft",
    "make_example",
    "plan_of",
    "plan_with",
    "planned_places",
    "plans_of",
    "remove_example",
    "remove_plan",
    "save_step",
    "say_decision",
    "standings_of",
    "survey_of_plan",
    "tour_of",
    "walk",
]
