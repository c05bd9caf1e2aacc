"""A council with a coordinator, for tests of who comes and goes."""

import pytest

from app.flow.ports import Toolkit
from app.flow.records import Council, Person
from tests.builders import a_person


@pytest.fixture
def ans(toolkit: Toolkit, council: Council) -> Person:
    """The only coordinator."""
    made = a_person(council, name="Ans", roles=("coordinator",))
    with toolkit.store.write() as shelves:
        shelves.people.add_person(made, "no hash")
    return made
