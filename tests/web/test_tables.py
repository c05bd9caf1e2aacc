"""Protected tables in the words of a volunteer: every number, and why one is not shown."""

import re
from dataclasses import replace

import pytest

from app.core.disclosure import Why
from app.flow.ports import Toolkit
from app.flow.publishing.protected_tables import protected_tables
from app.web.workspace.tables import WHY, ShownTable, shown_tables
from app.web.workspace.words import workspace_reader
from tests.ended import OUTSIDE, ended


def _shown(toolkit: Toolkit, yes: int, no: int, tag: str = "nl", rounding: int = 0) -> ShownTable:
    asked = replace(OUTSIDE, rounding=rounding)
    survey, _, _ = ended(toolkit, yes, no, questionnaire=asked)
    (table,) = shown_tables(workspace_reader(tag), protected_tables(toolkit, survey))
    return table


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def test_each_number_has_its_words_and_its_share(toolkit: Toolkit) -> None:
    lines = [(str(each.label), each.number, each.share) for each in _shown(toolkit, 45, 15).lines]
    assert lines == [("yes [nl]", "45", 75), ("no [nl]", "15", 25)]


@pytest.mark.parametrize("tag", ["nl", "en"])
def test_a_withheld_number_says_why_and_not_which_one_is_small(toolkit: Toolkit, tag: str) -> None:
    """DC03: the reason is one for all that hide each other."""
    ((what, why),) = _shown(toolkit, 55, 5, tag).whys
    assert what == "yes [nl] + no [nl]"
    assert "10" in _plain(why)


def test_every_reason_has_a_sentence() -> None:
    assert {code.value for code in Why} <= set(WHY)


def test_a_rounded_table_says_that_sums_may_differ(toolkit: Toolkit) -> None:
    """DC06."""
    table = _shown(toolkit, 43, 21, "en", rounding=5)
    assert _plain(table.base) == "Asked: 65 people. Rounded to 5: sums may differ."
