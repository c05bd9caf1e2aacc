"""Counting: the base, the options, the missing values, and that they add up."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.expressions.tree import Call, Literal, Reference
from app.core.questionnaire import Item, Kind
from app.core.tabulation import MISSING_WORDS, Table, points_of, tables
from tests.builders import a_questionnaire, an_item, an_option

_COUNT = st.integers(min_value=0, max_value=10**6)
_WHEN = Call("=", (Reference("one"), Literal("never")))


def _of(item: Item, counts: dict[str, int], respondents: int) -> Table:
    found = {(item.path, name): count for name, count in counts.items()}
    return tables(a_questionnaire(item), found, respondents)[0]


@given(st.dictionaries(st.sampled_from(("never", "often", *MISSING_WORDS)), _COUNT), _COUNT)
def test_a_table_adds_up_to_its_base_always(counts: dict[str, int], not_asked: int) -> None:
    table = _of(an_item("q", relevant=_WHEN), counts, sum(counts.values()) + not_asked)
    assert table.adds_up
    assert table.n == sum(counts.values())
    assert table.not_asked == not_asked


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_overlapping_options_count_among_those_who_answered(a: int, b: int, skipped: int) -> None:
    item = an_item("q", Kind.SELECT_MULTIPLE, ("a", "b"))
    table = _of(item, {"a": a, "b": b, "*": a + b, "skipped": skipped}, a + b + skipped)
    assert table.adds_up
    assert (table.n, table.answered) == (a + b + skipped, a + b)


def test_a_number_and_a_text_have_a_base_and_no_options() -> None:
    table = _of(an_item("age", Kind.INTEGER), {"*": 40, "refused": 5}, 45)
    assert (table.n, table.answered, table.options) == (45, 40, ())


def test_a_range_with_labelled_points_is_counted_by_its_points() -> None:
    ends = (an_option("1"), an_option("5"))
    item = Item("mood", Kind.RANGE, options=ends, start="1", end="5", step="1")
    assert points_of(item) == ("1", "2", "3", "4", "5")
    assert _of(item, {"1": 4, "3": 6}, 10).count("3") == 6


def test_half_steps_are_points_as_people_typed_them() -> None:
    ends = (an_option("0"), an_option("1"))
    item = Item("mood", Kind.RANGE, options=ends, start="0", end="1", step="0.5")
    assert points_of(item) == ("0", "0.5", "1")


def test_an_option_named_like_a_missing_value_is_counted_as_the_option() -> None:
    table = _of(an_item("q", options=("yes", "dont_know")), {"yes": 6, "dont_know": 3}, 9)
    assert table.options == (("yes", 6), ("dont_know", 3))
    assert dict(table.missing)["dont_know"] == 0
    assert table.adds_up


def test_an_answer_outside_the_options_is_still_counted() -> None:
    table = _of(an_item("q", options=("yes",)), {"yes": 6, "formerly": 2, "*": 8}, 8)
    assert table.options == (("yes", 6), ("formerly", 2))
    assert table.adds_up


def test_of_a_ranking_only_first_places_are_counted_and_a_vote_has_three_options() -> None:
    ranked = _of(an_item("q", Kind.RANK, ("a", "b")), {"a": 7, "b": 3, "*": 10, "skipped": 2}, 12)
    assert (ranked.is_first, ranked.is_additive, ranked.adds_up) == (True, True, True)
    voted = _of(an_item("q", Kind.VOTE), {"agree": 7, "pass": 3, "*": 10}, 10)
    assert voted.options == (("agree", 7), ("disagree", 0), ("pass", 3))
    assert voted.adds_up


def test_times_places_and_files_have_a_base_and_no_options() -> None:
    for kind in (Kind.TIME, Kind.DATE_TIME, Kind.AREA, Kind.VOICE, Kind.PHOTO):
        table = _of(an_item("q", kind), {"*": 40, "refused": 5}, 45)
        assert (table.n, table.answered, table.options) == (45, 40, ())


def test_notes_and_calculations_have_no_table() -> None:
    questionnaire = a_questionnaire(an_item("hello", Kind.NOTE), an_item("q"))
    assert [table.item for table in tables(questionnaire, {}, 0)] == ["q"]
