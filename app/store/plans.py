"""Plans of councils."""

import json
from typing import Any

from sqlalchemy import ColumnElement, select

from app.core.plan import plain_of, plan_from
from app.flow.records import KeptPlan, Survey
from app.store.session import Session
from app.store.tables import plans as tables


class PlanShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, plan: KeptPlan) -> None:
        """The plan is kept as it is now."""
        row = {
            "id": plan.id,
            "council_id": plan.council_id,
            "survey_id": plan.survey_id or None,
            "day": plan.day,
            "saved_by": plan.by,
            "content": json.dumps(plain_of(plan.plan), ensure_ascii=False),
        }
        adding = self._session.insert(tables.plans).values(row)
        changed = ("survey_id", "day", "saved_by", "content")
        self._session.run(
            adding.on_conflict_do_update(
                index_elements=["id"], set_={name: adding.excluded[name] for name in changed}
            )
        )

    def find(self, plan_id: str, council_id: str) -> KeptPlan | None:
        """The plan with an id, if the council owns it."""
        plans = tables.plans.c
        return self._one((plans.id == plan_id) & (plans.council_id == council_id))

    def of_survey(self, survey: Survey) -> KeptPlan | None:
        """The plan of a survey."""
        return self._one(tables.plans.c.survey_id == survey.id)

    def all(self, council_id: str) -> tuple[KeptPlan, ...]:
        """The plans of a council, the one that was saved last first."""
        plans = tables.plans.c
        wanted = select(tables.plans).where(plans.council_id == council_id)
        rows = self._session.run(wanted.order_by(plans.day.desc(), plans.id))
        return tuple(_kept(row) for row in rows)

    def remove(self, plan_id: str) -> None:
        """The plan is gone."""
        self._session.run(tables.plans.delete().where(tables.plans.c.id == plan_id))

    def _one(self, where: ColumnElement[bool]) -> KeptPlan | None:
        row = self._session.run(select(tables.plans).where(where)).one_or_none()
        return None if row is None else _kept(row)


def _kept(row: Any) -> KeptPlan:
    return KeptPlan(
        id=row.id,
        council_id=row.council_id,
        survey_id=row.survey_id or "",
        day=row.day,
        by=row.saved_by,
        plan=plan_from(json.loads(row.content)),
    )
