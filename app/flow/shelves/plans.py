"""What verbs ask of the shelf of plans."""

from typing import Protocol

from app.flow.records import KeptPlan, Survey


class PlanShelf(Protocol):
    """Plans of councils."""

    def put(self, plan: KeptPlan) -> None:
        """Adds a plan, or puts it in the place of the one with its id."""

    def find(self, plan_id: str, council_id: str) -> KeptPlan | None:
        """By id, only if the council owns it."""

    def of_survey(self, survey: Survey) -> KeptPlan | None: ...
    def all(self, council_id: str) -> tuple[KeptPlan, ...]:
        """The plans of a council, the one that was saved last first."""

    def remove(self, plan_id: str) -> None: ...
