"""KS01: visits are methods, days and numbers; there is no room for a name."""

from dataclasses import fields, replace

import pytest

from app.core.outreach import Method, State, Visit, troubles

TODAY = "2026-11-23"
DONE = Visit("v", "c", "s", "p", "m", Method.STREET, TODAY, State.DONE, 12, 3)


def test_ks01_a_visit_has_no_room_for_who_was_met() -> None:
    assert {field.name for field in fields(Visit)} == {
        "id", "council_id", "survey_id", "place_id", "person_id", "method", "day", "state",
        "spoken", "handed",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": "2026-11-24"}, "visit_in_future"),
        ({"day": "yesterday"}, "visit_day"),
        ({"day": "20261123"}, "visit_day"),
        ({"state": State.PLANNED, "day": "2026-11-22"}, "visit_in_past"),
        ({"spoken": 501}, "visit_number"),
        ({"handed": -1}, "visit_number"),
    ],
)
def test_what_cannot_have_happened_is_not_kept(changes: dict[str, object], code: str) -> None:
    assert troubles(DONE, TODAY) == ()
    assert [p.code for p in troubles(replace(DONE, **changes), TODAY)] == [code]  # type: ignore[arg-type]
