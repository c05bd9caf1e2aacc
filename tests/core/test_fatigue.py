"""MV10, GO02: a place is not asked too quickly and not too much, whoever asks."""

from app.core.fatigue import AskedPlace, Asking, tiredness

HERE = AskedPlace("here", "Food bank North", "food_bank", "North")
ELSEWHERE = AskedPlace("there", "Library", "library", "North")
TODAY = "2026-11-23"


def _codes(*askings: Asking, place: AskedPlace = HERE, survey: str = "mine") -> list[str]:
    return [problem.code for problem in tiredness([place], askings, survey, TODAY)]


def test_mv10_a_place_that_nobody_asked_may_be_asked() -> None:
    assert _codes() == []
    assert _codes(Asking(ELSEWHERE, "other", "2026-11-01")) == []


def test_mv10_one_survey_at_a_time_is_open_at_a_place() -> None:
    assert _codes(Asking(HERE, "other", "2026-11-01")) == ["place_is_asked"]
    assert _codes(Asking(HERE, "mine", "2026-11-01")) == []


def test_mv10_a_place_rests_eight_weeks_after_closing() -> None:
    assert _codes(Asking(HERE, "other", "2026-09-01", "2026-09-29")) == ["place_rests"]
    assert _codes(Asking(HERE, "other", "2026-09-01", "2026-09-28")) == []


def test_mv10_a_survey_that_is_mended_goes_on_and_yet_counts_within_the_year() -> None:
    assert _codes(Asking(HERE, "mine", "2026-10-01", "2026-11-01")) == []
    days = ("2026-01-01", "2026-02-01", "2026-04-01", "2026-06-01")
    mine = [Asking(HERE, "mine", day, day) for day in days]
    assert _codes(*mine) == ["place_asked_often"]


def test_mv10_four_surveys_a_year_are_the_most() -> None:
    days = ("2025-11-24", "2026-02-01", "2026-04-01", "2026-06-01")
    asked = [Asking(HERE, f"survey {day}", day, day) for day in days]
    assert _codes(*asked) == ["place_asked_often"]
    assert _codes(*asked[1:], Asking(HERE, "long ago", "2025-11-23", "2025-11-23")) == []


def test_mv10_places_of_two_councils_with_one_name_in_one_region_are_one_place() -> None:
    theirs = AskedPlace("theirs", " food bank  NORTH ", "", "North")
    assert _codes(Asking(theirs, "other", "2026-11-01")) == ["place_is_asked"]


def test_mv10_equal_names_in_other_regions_or_of_other_kinds_are_other_places() -> None:
    for other in (
        AskedPlace("x", "Food bank North", "food_bank", "South"),
        AskedPlace("x", "Food bank North", "library", "North"),
    ):
        assert _codes(Asking(other, "other", "2026-11-01")) == []


def test_what_is_said_of_a_place_names_no_survey_and_no_council() -> None:
    (problem,) = tiredness([HERE], [Asking(HERE, "secret", "2026-11-01")], "mine", TODAY)
    assert problem.where == "Food bank North"
    assert problem.figures == (("since", "2026-11-01"),)
