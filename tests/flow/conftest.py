"""A council for tests of verbs."""

import pytest

from app.flow.ports import Toolkit
from app.flow.records import Council
from tests.builders import a_council


@pytest.fixture
def council(toolkit: Toolkit) -> Council:
    """A council with nobody in it yet."""
    made = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(made)
    return made
