"""Two people code apart; how far they agree; what is counted and may be told (KA15, KS16)."""

import random

import pytest

from app.core.open_answers.agreement import Agreement, agreement_of
from app.core.open_answers.coding import (
    Coded,
    Coding,
    Hand,
    agreement_on,
    agreement_on_theme,
    by_answer,
)
from app.core.open_answers.counting import Count, count_people, may_be_counted_anew, tellable_themes


def _coding(answer: str, hand: Hand, coder: str, *themes: str) -> Coding:
    return Coding(answer, hand, coder, coder, "2026-11-23", frozenset(themes))


def test_two_who_chose_the_same_need_no_settling_and_a_difference_does() -> None:
    coded = by_answer(
        [
            _coding("a", Hand.FIRST, "An", "post"),
            _coding("a", Hand.SECOND, "Bo", "post"),
            _coding("b", Hand.FIRST, "An", "post"),
            _coding("b", Hand.SECOND, "Bo"),
            _coding("c", Hand.FIRST, "An", "light"),
        ]
    )
    assert coded["a"].result == frozenset(["post"])
    assert coded["b"].differs
    assert coded["b"].result is None
    assert coded["c"].result is None
    settled = Coded({**coded["b"].hands, Hand.SETTLED: _coding("b", Hand.SETTLED, "An")})
    assert settled.result == frozenset()


def test_nobody_has_two_hands_for_one_answer() -> None:
    coded = Coded({Hand.FIRST: _coding("a", Hand.FIRST, "An")})
    assert coded.hand_for("An") is None
    assert coded.hand_for("Bo") is Hand.SECOND
    both = Coded({**coded.hands, Hand.SECOND: _coding("a", Hand.SECOND, "Bo")})
    assert both.hand_for("Cy") is None


def test_kappa_is_that_of_the_worked_example() -> None:
    # Two raters, 50 proposals: yes-yes 20, yes-no 5, no-yes 10, no-no 15.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    agreed = agreement_of(pairs)
    assert (agreed.same, agreed.both) == (35, 50)
    assert agreed.kappa == pytest.approx(0.4)


def test_kappa_is_unknown_where_chance_agrees_on_everything() -> None:
    assert agreement_of([("a", "a")] * 3) == Agreement(3, 3, None)
    assert agreement_of([]) == Agreement(0, 0, None)


def test_agreement_counts_whole_choices_and_each_theme_by_itself() -> None:
    coded = by_answer(
        [
            _coding("a", Hand.FIRST, "An", "post", "light"),
            _coding("a", Hand.SECOND, "Bo", "post"),
            _coding("b", Hand.FIRST, "An"),
            _coding("b", Hand.SECOND, "Bo"),
        ]
    )
    assert agreement_on(coded.values()).same == 1
    assert agreement_on_theme(coded.values(), "post") == Agreement(2, 2, 1.0)
    assert agreement_on_theme(coded.values(), "light").same == 1


def test_no_theme_is_told_of_few_people_nor_of_all_but_a_few() -> None:
    chance = random.Random(5)
    for _ in range(300):
        base = chance.randrange(1, 90)
        count = Count({f"t{n}": chance.randrange(base + 1) for n in range(5)}, base, 0)
        for theme in tellable_themes(count):
            assert 10 <= count.themes[theme] <= base - 10


def test_a_person_with_two_answers_counts_once() -> None:
    count = count_people([(1, frozenset(["post"])), (1, frozenset(["post"]))], ["post"])
    assert count == Count({"post": 1}, 1, 0)


def test_a_new_count_never_differs_by_a_few_people() -> None:
    assert not [gone for gone in range(1, 10) if may_be_counted_anew(60, 60 - gone)]
    assert may_be_counted_anew(60, 50)
