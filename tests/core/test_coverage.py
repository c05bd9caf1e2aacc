"""IJ14: groups are chosen beforehand and are heard at ten, and nothing below ten is told."""

from app.core.coverage import Group, Measure, PlaceTotal, Tally, items_to_watch, troubles
from app.core.questionnaire import Kind, Section
from tests.builders import a_questionnaire, an_item


def _group(measure: Measure, value: str, name: str = "Night workers") -> Group:
    return Group("g", "c", "s", name, "The night shop", measure, value, "2026-11-23")


def test_ij14_a_group_is_heard_at_ten_answers_and_not_before() -> None:
    group = _group(Measure.LANGUAGE, "ar")
    assert not Tally({(Measure.LANGUAGE, "ar"): 9}).hears(group)
    assert Tally({(Measure.LANGUAGE, "ar"): 10}).hears(group)
    assert not Tally({(Measure.MODE, "ar"): 10}).hears(group)


def test_a_group_that_is_judged_is_never_heard_by_counting() -> None:
    assert not Tally({(Measure.LANGUAGE, ""): 99}).hears(_group(Measure.JUDGED, ""))


def test_below_ten_nothing_is_told_of_a_place() -> None:
    """Decision 9."""
    told = [PlaceTotal.of("p", "2026-11-23", n, n).responses for n in (0, 9, 10, 11)]
    assert told == [None, None, 10, 11]


def test_documents_are_told_in_tens_so_that_no_refusal_can_be_worked_out() -> None:
    told = [PlaceTotal.of("p", "2026-11-23", 0, n).delivered for n in (0, 9, 10, 19, 123)]
    assert told == [0, 0, 10, 10, 120]


def test_nobody_is_watched_through_a_sensitive_item_or_a_text() -> None:
    """SV18."""
    asked = a_questionnaire(
        an_item("work", options=("day", "night")),
        an_item("debts", options=("yes", "no"), is_sensitive=True),
        an_item("remarks", Kind.TEXT),
        Section("child", (an_item("child/age", options=("4", "5")),), is_repeat=True),
    )
    assert items_to_watch(asked) == ("work=day", "work=night")
    assert troubles(_group(Measure.ITEM, "work=night"), asked) == ()
    for value in ("debts=yes", "remarks=*", "work=often", "child/age=4"):
        (problem,) = troubles(_group(Measure.ITEM, value), asked)
        assert problem.code == "group_item"


def test_ka04_a_group_needs_a_name_and_somebody_they_trust() -> None:
    empty = Group("g", "c", "s", "", "", Measure.PLACE, "", "2026-11-23")
    codes = [problem.code for problem in troubles(empty, a_questionnaire())]
    assert codes == ["group_name", "group_channel", "group_value"]
