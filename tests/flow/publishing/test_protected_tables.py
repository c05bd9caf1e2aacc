"""What a council reads before and after publishing: everyone and places, and why one is hidden."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.publishing.protected_tables import protected_tables
from app.flow.records import Place, Stage, Survey, Version
from tests.builders import a_place, a_response, a_value, an_id
from tests.ended import ended


def _at(
    toolkit: Toolkit, survey: Survey, version: Version, place: Place, yes: int, no: int
) -> None:
    with toolkit.store.write() as shelves:
        shelves.places.add(place)
        for answer, number in (("yes", yes), ("no", no)):
            for _ in range(number):
                response = a_response(a_value("outside", answer))
                shelves.responses.add(an_id(), survey, version, place, response, None)


def test_tables_are_shown_on_a_frozen_survey_only(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 20, 20, Stage.CLOSED)
    with pytest.raises(Refused):
        protected_tables(toolkit, survey)


def test_a_place_that_shows_nothing_is_named_all_the_same(toolkit: Toolkit) -> None:
    """Decision 9: one publication for everyone and all places."""
    survey, version, hall = ended(toolkit, 40, 30)
    _at(toolkit, survey, version, replace(a_place(survey), name="Choir"), 6, 5)
    _at(toolkit, survey, version, replace(a_place(survey), name="Library"), 30, 20)
    shown = protected_tables(toolkit, survey)
    told = {part.name: bool(part.view and part.view.tables) for part in shown.parts}
    assert told == {hall.name: True, "Choir": False, "Library": False}
    assert not shown.is_fixed


def test_every_withheld_number_has_a_reason(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 55, 5)
    (table,) = protected_tables(toolkit, survey).everyone.tables
    assert table.reasons == (("yes", "one_group"), ("no", "one_group"))


def test_a_snapshot_is_read_back_as_the_tables_it_was_made_of(toolkit: Toolkit) -> None:
    survey, version, _ = ended(toolkit, 40, 30)
    _at(toolkit, survey, version, a_place(survey), 25, 20)
    before = protected_tables(toolkit, survey)
    publish(toolkit, survey)
    after = protected_tables(toolkit, survey)
    assert after.is_fixed
    assert (after.everyone, after.parts) == (before.everyone, before.parts)
