"""KS01, IJ12: visits are logged by who made them, and each sees their own."""

import pytest

from app.core.problems import Refused
from app.flow.export import tables_for
from app.flow.ports import Toolkit
from app.flow.records import Person, Place, Survey
from app.flow.watching.follow import errands_of, following
from app.flow.watching.outreach import (
    Own,
    Went,
    drop_visit,
    log_visit,
    made_visit,
    plan_visit,
)
from tests.builders import a_council, a_person, an_open_version
from tests.fakes import FixedClock


def _open(toolkit: Toolkit) -> tuple[Survey, Place, Person, Person]:
    survey, _, place = an_open_version(toolkit)
    council = a_council(id=survey.council_id)
    people = [a_person(council, roles=("interviewer",)) for _ in range(2)]
    with toolkit.store.write() as shelves:
        for person in people:
            shelves.people.add_person(person, "")
    return survey, place, *people


def test_ij12_each_sees_own_visits_only(toolkit: Toolkit) -> None:
    survey, place, one, two = _open(toolkit)
    log_visit(toolkit, one, survey, Went("square", place.id, "2026-11-20", 12, 5))
    log_visit(toolkit, one, survey, Went("street", spoken=3))
    log_visit(toolkit, two, survey, Went("phone", spoken=4))
    (errand,) = errands_of(toolkit, one)
    assert errand.own == Own(2, 15, 5)
    assert [visit.method for visit in errand.mine] == ["street", "square"]
    assert len(following(toolkit, survey).made) == 3


def test_ks01_a_planned_visit_is_made_or_dropped_once(toolkit: Toolkit, clock: FixedClock) -> None:
    survey, place, one, two = _open(toolkit)
    first = plan_visit(toolkit, one, survey, Went("centre", place.id, "2026-11-25", 9))
    second = plan_visit(toolkit, one, survey, Went("centre", place.id, "2026-12-02"))
    assert [v.spoken for v in following(toolkit, survey).planned] == [0, 0]
    clock.day = "2026-11-26"
    made = made_visit(toolkit, two, survey, first.id, 7)
    assert (made.day, made.person_id, made.spoken) == ("2026-11-26", two.id, 7)
    drop_visit(toolkit, one, survey, second.id)
    assert following(toolkit, survey).planned == ()
    with pytest.raises(Refused, match="visit_not_planned"):
        made_visit(toolkit, two, survey, first.id, 7)


@pytest.mark.parametrize(
    ("went", "code"),
    [
        (Went("chase"), "visit_method"),
        (Went("street", "nowhere"), "visit_place"),
        (Went("street", day="2026-11-24"), "visit_in_future"),
        (Went("street", spoken=9999), "visit_number"),
    ],
)
def test_a_visit_that_cannot_be_is_refused_whole(toolkit: Toolkit, went: Went, code: str) -> None:
    survey, _, one, _ = _open(toolkit)
    with pytest.raises(Refused, match=code):
        log_visit(toolkit, one, survey, went)
    assert following(toolkit, survey).made == ()


def test_the_method_sheet_counts_visits_by_method_and_names_nobody(toolkit: Toolkit) -> None:
    survey, place, one, two = _open(toolkit)
    log_visit(toolkit, one, survey, Went("home_visit", place.id, spoken=2))
    log_visit(toolkit, two, survey, Went("home_visit", place.id, spoken=3))
    plan_visit(toolkit, two, survey, Went("street", place.id, "2026-11-30"))
    lines = tables_for(toolkit, survey, "host").method
    assert [line[1:] for line in lines if line[0] == "outreach"] == [
        ("home visit: visits made", 2),
        ("home visit: people spoken to", 5),
        ("planned and not made", 1),
    ]
    assert one.name not in repr(lines)
