"""What is watched is kept on both engines, and below ten the database refuses to hold it."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.coverage import Group, Heard, Measure, PlaceTotal
from app.core.fatigue import Explained
from app.core.outreach import Method, State, Visit
from app.core.pausing import Pause
from tests.builders import a_council, a_person
from tests.store.conftest import Standing
from tests.store.keeping import keep

DAY = "2026-11-23"


def test_totals_of_a_night_replace_those_before(standing: Standing) -> None:
    version, place = standing.version, standing.place
    for count in (10, 20):
        with standing.kit.store.write() as shelves:
            total = PlaceTotal.of(place.id, DAY, count, 30)
            shelves.watching.put_totals(standing.survey, version, [total])
    with standing.kit.store.write() as shelves:
        assert shelves.watching.totals(version) == (PlaceTotal(place.id, DAY, 20, 30),)
        shelves.watching.forget_totals(version)
        assert shelves.watching.totals(version) == ()


@pytest.mark.parametrize(("responses", "delivered"), [(9, 0), (None, 7)])
def test_the_database_holds_no_total_that_may_not_be_told(
    standing: Standing, responses: int | None, delivered: int
) -> None:
    """Decision 9."""
    wrong = PlaceTotal(standing.place.id, DAY, responses, delivered)
    with pytest.raises(IntegrityError), standing.kit.store.write() as shelves:
        shelves.watching.put_totals(standing.survey, standing.version, [wrong])


def test_responses_are_counted_by_language_and_mode(standing: Standing) -> None:
    keep(standing.kit, standing.survey, standing.version, standing.place)
    with standing.kit.store.read() as shelves:
        assert shelves.watching.count_by(standing.version, "language") == {"nl": 1}
        assert shelves.watching.count_by(standing.version, "mode") == {"self": 1}


def test_groups_and_who_was_heard_are_kept(standing: Standing) -> None:
    survey, version = standing.survey, standing.version
    group = Group(
        "g" * 32, survey.council_id, survey.id, "Arabic", "Mosque", Measure.LANGUAGE, "ar", DAY
    )
    with standing.kit.store.write() as shelves:
        shelves.watching.put_group(group)
        shelves.watching.put_heard(survey, version, Heard(group.id, DAY))
        shelves.watching.put_heard(survey, version, Heard(group.id, "2026-11-24", "B"))
        assert shelves.watching.groups(survey) == (group,)
        assert shelves.watching.heard(version) == (Heard(group.id, DAY),)
        shelves.watching.remove_group(survey, group.id)
        assert shelves.watching.heard(version) == shelves.watching.groups(survey) == ()


def test_a_visit_is_kept_and_changed(standing: Standing) -> None:
    survey = standing.survey
    person = a_person(a_council(id=survey.council_id))
    planned = Visit(
        "v" * 32, survey.council_id, survey.id, standing.place.id, "", Method.PARK, DAY,
        State.PLANNED,
    )  # fmt: skip
    made = Visit(
        "v" * 32, survey.council_id, survey.id, standing.place.id, person.id, Method.PARK, DAY,
        State.DONE, 4, 2,
    )  # fmt: skip
    with standing.kit.store.write() as shelves:
        shelves.people.add_person(person, "")
        shelves.watching.put_visit(planned)
        assert shelves.watching.visits(survey) == (planned,)
        shelves.watching.put_visit(made)
        assert shelves.watching.visits(survey) == (made,)


def test_pauses_closing_days_and_reasons_are_kept(standing: Standing) -> None:
    survey, version, place = standing.survey, standing.version, standing.place
    with standing.kit.store.write() as shelves:
        watching = shelves.watching
        watching.begin_pause(survey, Pause("p" * 32, version.id, "talk", DAY))
        watching.end_pause(version, "2026-11-24")
        assert watching.pauses(version) == (Pause("p" * 32, version.id, "talk", DAY, "2026-11-24"),)
        watching.set_closing_day(survey, version, "2026-12-01")
        watching.set_closing_day(survey, version, "2026-12-02")
        assert watching.closing_day(version) == "2026-12-02"
        watching.set_closing_day(survey, version, "")
        assert watching.closing_day(version) == ""
        for reason in ("one", "two"):
            watching.explain(survey, Explained(place.id, DAY, reason))
        assert watching.explained(survey) == (Explained(place.id, DAY, "two"),)


def test_every_place_of_every_council_is_found_with_its_days(standing: Standing) -> None:
    survey, place = standing.survey, standing.place
    with standing.kit.store.read() as shelves:
        (found,) = shelves.watching.everywhere()
        (asked,) = shelves.watching.asked_places(survey)
        assert shelves.watching.region(survey.council_id) == ""
    assert found.place == asked
    assert (asked.place_id, asked.name, asked.region) == (place.id, place.name, "")
    assert (found.survey, found.first, found.last) == (survey, DAY, "")
