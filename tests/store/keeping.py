"""Responses kept straight in the store, as the verb of taking in would keep them."""

import pytest

from app.core.response import Response
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey, Version
from tests.builders import a_response

ONLY_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
ONLY_POSTGRESQL = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


def withdrawal_of(kit: Toolkit, survey: Survey, secret: str) -> bytes:
    """A withdrawal trace."""
    return kit.secrets.hash("withdrawal", survey.id, secret)


def register_of(kit: Toolkit, survey: Survey, secret: str) -> bytes:
    """A trace in the return register."""
    return kit.secrets.hash("register", survey.id, secret)


def keep(
    kit: Toolkit,
    survey: Survey,
    version: Version,
    place: Place | None,
    response: Response | None = None,
) -> str:
    """A response is kept, with a withdrawal trace of its id; returns the id."""
    response_id = kit.secrets.random_id()
    with kit.store.write() as shelves:
        shelves.responses.add(
            response_id,
            survey,
            version,
            place,
            response or a_response(),
            withdrawal_of(kit, survey, response_id),
        )
    return response_id
