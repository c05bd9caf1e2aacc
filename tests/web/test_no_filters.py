"""The only splits are those protected together: no address of results asks for another."""

import pytest
from flask.testing import FlaskClient

from app.cli.results import results_group
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.web import create_web
from tests.ended import OUTSIDE, ended

_FILTERS = ("place", "council", "wave", "language", "mode", "day", "outside", "group", "min", "n")


@pytest.fixture
def client(toolkit: Toolkit) -> FlaskClient:
    return create_web(toolkit, ("results",)).test_client()


@pytest.mark.attack
def test_no_address_of_results_takes_a_filter(client: FlaskClient, toolkit: Toolkit) -> None:
    """DC05, DC07, decision 9: whatever is asked, the same snapshot comes."""
    survey, _, place = ended(toolkit, 48, 20, questionnaire=OUTSIDE)
    publish(toolkit, survey)
    address = f"/r/{survey.slug}?lang=nl"
    whole = client.get(address)
    assert whole.status_code == 200
    for name in _FILTERS:
        for value in (place.id, place.code, "nl", "yes", "1"):
            answer = client.get(f"{address}&{name}={value}")
            assert (answer.status_code, answer.data) == (200, whole.data), name


def test_no_command_of_results_takes_a_filter() -> None:
    """DC05: a survey and how to say it is all that can be chosen."""
    taken = {name for each in results_group.commands.values() for name in _options(each.params)}
    assert taken <= {"slug", "as_json", "data", "report", "output"}, taken


def _options(params: list[object]) -> list[str]:
    return [str(getattr(each, "name", "")) for each in params]
