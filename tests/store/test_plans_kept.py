"""Plans are kept whole, and seen by their own council only."""

from dataclasses import replace

from app.core.plan import Plan
from app.flow.records import KeptPlan
from tests.builders import a_council, a_plan, an_id
from tests.store.conftest import Standing


def _plan(standing: Standing, **changes: object) -> KeptPlan:
    council = standing.survey.council_id
    kept = KeptPlan(an_id(), council, "", "2026-11-23", "Person", a_plan())
    return replace(kept, **changes)  # type: ignore[arg-type]


def test_a_plan_is_kept_and_changed_and_found_by_its_survey(standing: Standing) -> None:
    kept = _plan(standing)
    changed = replace(kept, survey_id=standing.survey.id, plan=Plan("Another question?"))
    with standing.kit.store.write() as shelves:
        shelves.plans.put(kept)
        assert shelves.plans.find(kept.id, kept.council_id) == kept
        assert shelves.plans.of_survey(standing.survey) is None
        shelves.plans.put(changed)
    with standing.kit.store.read() as shelves:
        assert shelves.plans.of_survey(standing.survey) == changed
        assert shelves.plans.all(kept.council_id) == (changed,)


def test_the_plan_that_was_saved_last_comes_first(standing: Standing) -> None:
    days = ("2026-11-23", "2026-11-25", "2026-11-24")
    with standing.kit.store.write() as shelves:
        for day in days:
            shelves.plans.put(_plan(standing, day=day))
        found = [kept.day for kept in shelves.plans.all(standing.survey.council_id)]
    assert found == sorted(days, reverse=True)


def test_another_council_finds_no_plan_of_this_one(standing: Standing) -> None:
    other, kept = a_council(), _plan(standing)
    with standing.kit.store.write() as shelves:
        shelves.people.add_council(other)
        shelves.plans.put(kept)
        assert shelves.plans.find(kept.id, other.id) is None
        assert shelves.plans.all(other.id) == ()
        shelves.plans.remove(kept.id)
        assert shelves.plans.find(kept.id, kept.council_id) is None
