"""A machine that residents reach can do without the other doors."""

import pytest

from app import factory
from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.settings import Settings
from app.web import DOORS, create_web


def test_all_doors_are_there_unless_some_are_named() -> None:
    assert factory.doors_of(Settings.read({})) == DOORS
    named = Settings.read({"BUURTSTEM_DOORS": "respond, results"})
    assert factory.doors_of(named) == ("respond", "results")


def test_a_door_that_is_not_there_is_refused_by_its_name() -> None:
    with pytest.raises(Refused) as refused:
        factory.doors_of(Settings.read({"BUURTSTEM_DOORS": "respond,cellar"}))
    assert [(each.code, each.where) for each in refused.value.problems] == [
        ("unknown_door", "cellar")
    ]


def test_without_the_councils_door_its_routes_do_not_exist(toolkit: Toolkit) -> None:
    client = create_web(toolkit, ("respond", "results")).test_client()
    assert client.get("/council/").status_code == 404
    assert client.get("/council/sign-in").status_code == 404
