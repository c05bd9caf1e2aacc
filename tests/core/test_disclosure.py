"""Disclosure control, by cases; that nothing can be worked out is test_disclosure_attack.py."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.core.disclosure import SafeTable, View, protect
from app.core.expressions.tree import Call, Literal, Reference
from app.core.questionnaire import Finding, Item, Kind, Questionnaire, Section
from app.core.tabulation import tables
from tests.builders import a_questionnaire, an_item, an_option

Answers = dict[str, int]


def _protected(item: Item, answers: Answers, *findings: Finding, minimum: int = 10) -> SafeTable:
    questionnaire = a_questionnaire(item, findings=findings)
    return _all(questionnaire, {(item.path, n): c for n, c in answers.items()}, minimum)[item.path]


def _all(
    questionnaire: Questionnaire, counts: dict[tuple[str, str], int], minimum: int = 10
) -> dict[str, SafeTable]:
    first = next(questionnaire.items())
    respondents = sum(count for (path, _), count in counts.items() if path == first.path)
    made = tables(questionnaire, counts, respondents)
    safe = protect(questionnaire, [View("all", "", respondents, made)], minimum)
    return {table.item: table for table in safe.everyone.tables}


def _shown(table: SafeTable) -> dict[str, int]:
    return {"+".join(group): count for group, count in table.counts}


def test_a_table_that_is_large_enough_is_told_whole() -> None:
    table = _protected(an_item("q"), {"never": 20, "sometimes": 30, "often": 50})
    assert _shown(table) == {"never": 20, "sometimes": 30, "often": 50}
    assert (table.n, table.withheld) == (100, ())


def test_a_table_below_the_minimum_count_is_hidden() -> None:
    """DC01, DC08."""
    table = _protected(an_item("q"), {"never": 4, "sometimes": 3, "often": 2})
    assert (table.n, table.counts) == (None, ())
    assert table.withheld == ("never", "sometimes", "often")


def test_a_small_answer_takes_another_with_it() -> None:
    """DC03: one hidden cell alone would follow from the base."""
    table = _protected(an_item("q"), {"never": 4, "sometimes": 30, "often": 66})
    assert _shown(table) == {"never+sometimes": 34, "often": 66}
    assert table.withheld == ("never", "sometimes")


def test_an_answer_that_nobody_gave_is_a_small_answer() -> None:
    """DC02: zero cells count too."""
    table = _protected(an_item("q"), {"never": 0, "sometimes": 40, "often": 60})
    assert table.withheld == ("never", "sometimes")


def test_a_missing_value_counts_as_a_cell() -> None:
    """Decision 9: three who skipped would follow from base and options."""
    table = _protected(an_item("q"), {"never": 20, "sometimes": 30, "often": 47, "skipped": 3})
    assert _shown(table) == {"sometimes": 30, "often": 47}
    assert table.n == 100
    assert set(table.withheld) == {"never", "skipped", "dont_know", "refused", "stopped"}


def test_missing_values_that_are_large_enough_are_told() -> None:
    table = _protected(an_item("q"), {"never": 20, "sometimes": 30, "often": 38, "skipped": 12})
    assert _shown(table)["skipped"] == 12
    assert table.withheld == ()


def test_neighbours_on_a_scale_are_merged_before_anything_is_hidden() -> None:
    """Decision 9."""
    scale = an_item("q", options=("1", "2", "3", "4", "5"), is_ordered=True)
    table = _protected(scale, {"1": 4, "2": 30, "3": 80, "4": 60, "5": 26})
    assert _shown(table) == {"1+2": 34, "3": 80, "4": 60, "5": 26}


def test_options_of_one_authors_group_are_merged_before_anything_is_hidden() -> None:
    """Decision 9: small options go into groups that the author named."""
    options = tuple(
        an_option(name, group="money" if name in ("debt", "rent") else "")
        for name in ("debt", "noise", "rent", "dark")
    )
    item = Item("q", Kind.SELECT_ONE, options=options)
    table = _protected(item, {"debt": 6, "noise": 30, "rent": 20, "dark": 44})
    assert _shown(table) == {"debt+rent": 26, "noise": 30, "dark": 44}


def test_below_fifty_responses_a_scale_is_told_in_two_halves() -> None:
    """Decision 9: merged findings."""
    scale = an_item("q", options=("1", "2", "3", "4"), is_ordered=True)
    table = _protected(scale, {"1": 10, "2": 11, "3": 12, "4": 13})
    assert _shown(table) == {"1+2": 21, "3+4": 25}


def test_what_a_finding_counts_is_given_up_last() -> None:
    finding = Finding("q", ("never",))
    table = _protected(
        an_item("q"), {"never": 20, "sometimes": 30, "often": 48, "skipped": 2}, finding
    )
    assert table.count_of(("never",)) == 20
    assert table.count_of(("sometimes",)) is None


def test_a_group_that_all_gave_one_answer_is_not_shown() -> None:
    """DC04: class disclosure."""
    table = _protected(an_item("q"), {"never": 0, "sometimes": 3, "often": 97})
    assert table.counts == ()
    assert table.n == 100


def test_that_all_gave_the_only_answer_there_is_does_not_show() -> None:
    """DC04: found by the solver on real answers."""
    table = _protected(an_item("q", options=("agreed",)), {"agreed": 60})
    assert (table.n, table.counts) == (60, ())
    assert table.withheld == ("agreed", "skipped", "dont_know", "refused", "stopped")


def test_an_overlapping_option_needs_a_large_complement() -> None:
    """DC04 for a select multiple: that nearly all chose something is as telling as few."""
    item = an_item("q", Kind.SELECT_MULTIPLE, ("rent", "food", "energy"))
    table = _protected_multiple(item, 100, {"rent": 95, "food": 60, "energy": 50})
    assert table.count_of(("rent",)) is None
    assert table.count_of(("food",)) == 60


def test_a_single_small_overlapping_option_is_not_left_alone() -> None:
    """Everybody chose something: who did not choose those told chose the one withheld."""
    item = an_item("q", Kind.SELECT_MULTIPLE, ("rent", "food", "energy"))
    table = _protected_multiple(item, 100, {"rent": 50, "food": 45, "energy": 5})
    assert _shown(table) == {"rent": 50}


def _protected_multiple(item: Item, people: int, chosen: Answers) -> SafeTable:
    questionnaire = a_questionnaire(item)
    counts = {("q", "*"): people, **{("q", name): count for name, count in chosen.items()}}
    made = tables(questionnaire, counts, people)
    return protect(questionnaire, [View("all", "", people, made)]).everyone.tables[0]


def _no_leads_to(path: str) -> Item:
    only_no = Call("=", (Reference("outside"), Literal("no")))
    return an_item(path, options=("dark", "cold"), relevant=only_no)


def test_a_base_that_routing_makes_known_is_told() -> None:
    questionnaire = a_questionnaire(an_item("outside", options=("yes", "no")), _no_leads_to("why"))
    counts = {
        ("outside", "yes"): 60,
        ("outside", "no"): 40,
        ("why", "dark"): 25,
        ("why", "cold"): 15,
    }
    safe = _all(questionnaire, counts)
    assert (safe["why"].n, _shown(safe["why"])) == (40, {"dark": 25, "cold": 15})


def test_a_base_that_would_give_a_withheld_answer_away_is_withheld() -> None:
    """Three skipped: with the base of the next question that follows from the first one."""
    questionnaire = a_questionnaire(an_item("outside", options=("yes", "no")), _no_leads_to("why"))
    counts = {
        ("outside", "yes"): 57,
        ("outside", "no"): 40,
        ("outside", "skipped"): 3,
        ("why", "dark"): 25,
        ("why", "cold"): 15,
    }
    safe = _all(questionnaire, counts)
    assert safe["outside"].withheld[0] == "no"
    assert (safe["why"].n, safe["why"].counts) == (None, ())


def test_a_base_that_hangs_on_a_ranking_is_withheld() -> None:
    """Only first places are counted, and a condition may ask for any place."""
    ranked = an_item("first", Kind.RANK, ("dark", "cold"))
    asks = Call("selected", (Reference("first"), Literal("dark")))
    questionnaire = a_questionnaire(ranked, an_item("why", options=("a", "b"), relevant=asks))
    counts = {("first", "dark"): 60, ("first", "cold"): 40, ("why", "a"): 45, ("why", "b"): 15}
    safe = _all(questionnaire, counts)
    assert _shown(safe["first"]) == {"dark": 60, "cold": 40}
    assert safe["why"].n is None


def test_members_of_a_household_are_not_people() -> None:
    """Ten children may be one family."""
    child = Section("child", (an_item("child/q"),), is_repeat=True)
    questionnaire = a_questionnaire(child)
    made = tables(questionnaire, {("child/q", "often"): 90, ("child/q", "never"): 30}, 30)
    safe = protect(questionnaire, [View("all", "", 30, made)]).everyone.tables[0]
    assert (safe.n, safe.counts) == (None, ())


def test_the_minimum_may_be_lowered_to_five_and_no_further() -> None:
    """DC01."""
    assert _shown(_protected(an_item("q"), {"never": 6, "sometimes": 7, "often": 60}, minimum=5))
    with pytest.raises(ValueError, match="below 5"):
        _protected(an_item("q"), {"never": 6, "sometimes": 7, "often": 60}, minimum=4)


def _places(numbers: dict[str, tuple[int, int]]) -> list[View]:
    questionnaire = a_questionnaire(an_item("q", options=("yes", "no")))
    whole = [sum(row) for row in zip(*numbers.values(), strict=True)]

    def view(name: str, parent: str, row: Sequence[int]) -> View:
        counts = {("q", "yes"): row[0], ("q", "no"): row[1]}
        made = tables(questionnaire, counts, sum(row))
        return View(name, parent, sum(row), made, name != "place:")

    places = [view(f"place:{name}", "all", row) for name, row in numbers.items()]
    return [view("all", "", whole), *places]


def _told_places(numbers: dict[str, tuple[int, int]]) -> dict[str, bool]:
    questionnaire = a_questionnaire(an_item("q", options=("yes", "no")))
    safe = protect(questionnaire, _places(numbers))
    return {view.name.removeprefix("place:"): bool(view.tables) for view in safe.parts}


def test_places_that_are_large_enough_are_told() -> None:
    assert _told_places({"hall": (30, 20), "choir": (15, 25)}) == {"hall": True, "choir": True}


def test_a_small_place_takes_larger_ones_with_it_until_it_is_hidden() -> None:
    """DC03: the place that is left would follow from everyone and the others."""
    told = _told_places({"hall": (30, 20), "library": (40, 40), "choir": (3, 4), "park": (12, 12)})
    assert told == {"library": True}


def test_a_place_where_all_said_the_same_is_not_shown_by_answer() -> None:
    """DC04: class disclosure; how many took part there may be told."""
    told = _told_places({"hall": (30, 0), "library": (40, 40), "choir": (20, 25)})
    assert told == {"hall": False, "library": True, "choir": False}


def test_a_place_names_the_missing_values_that_others_have() -> None:
    """Else a place where nobody skipped would give away the answer told together with skipping."""
    questionnaire = a_questionnaire(an_item("q", options=("yes", "no")))

    def view(name: str, parent: str, yes: int, no: int, skipped: int) -> View:
        counts = {("q", "yes"): yes, ("q", "no"): no, ("q", "skipped"): skipped}
        people = yes + no + skipped
        return View(name, parent, people, tables(questionnaire, counts, people))

    views = [view("all", "", 60, 57, 3), view("place:a", "all", 30, 27, 3)]
    safe = protect(questionnaire, [*views, view("place:b", "all", 30, 30, 0)])
    told = safe.part("place:b")
    assert told is not None
    assert told.tables[0].withheld == ("no", "skipped", "dont_know", "refused", "stopped")


def test_those_who_answered_at_no_place_are_a_part_that_is_never_told() -> None:
    told = _told_places({"hall": (30, 20), "library": (40, 40), "": (50, 50)})
    assert told == {"library": True}


def test_ten_items_at_two_hundred_places_are_protected_in_a_moment() -> None:
    """W10 with 200 places: work grows with what there is to tell, not with combinations."""
    numbers = {f"p{number}": (number % 60, (number * 7) % 50) for number in range(200)}
    questionnaire = a_questionnaire(*(an_item(f"q{n}", options=("yes", "no")) for n in range(10)))
    views = []
    for view in _places(numbers):
        table = view.tables[0]
        made = tuple(replace(table, item=f"q{n}") for n in range(10))
        views.append(replace(view, tables=made))
    safe = protect(questionnaire, views)
    assert len({view.tables for view in safe.parts}) > 50
