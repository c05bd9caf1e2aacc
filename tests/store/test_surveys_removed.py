"""A survey that is removed leaves no row in any table, on either engine."""

from sqlalchemy import func, select

from app.core.look import Look
from app.flow.records import KeptPlan
from app.store import SqlStore
from app.store.tables import metadata
from tests.builders import a_place, a_plan, a_response, an_id, an_open_version
from tests.store.conftest import Standing


def _rows(store: SqlStore) -> dict[str, int]:
    with store._alone() as session:
        session.begin(is_write=False)
        found = {
            table.name: session.run(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }
        session.commit()
    return found


def test_a_removed_survey_leaves_no_row_and_takes_none_of_another(
    standing: Standing, store: SqlStore
) -> None:
    before = _rows(store)
    survey, version, place = an_open_version(standing.kit, look=Look(round="4px"))
    second = a_place(survey)
    with standing.kit.store.write() as shelves:
        shelves.places.add(second)
        shelves.responses.add(an_id(), survey, version, place, a_response(), b"w" * 32)
        shelves.returns.add_refusal(survey.id)
        shelves.plans.put(
            KeptPlan(an_id(), survey.council_id, survey.id, "2026-11-23", "P", a_plan())
        )
        assert shelves.surveys.by_id(survey.id) == survey
    with standing.kit.store.write() as shelves:
        shelves.surveys.remove(survey)
    after = _rows(store)
    assert after == {**before, "councils": before["councils"] + 1}
    with standing.kit.store.read() as shelves:
        assert shelves.places.by_code(standing.place.code) == standing.place
        assert shelves.surveys.version(standing.survey)
