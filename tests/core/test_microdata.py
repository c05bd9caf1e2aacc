"""Microdata: whatever came in, every combination that leaves is held by five, or says nothing."""

from collections import Counter
from dataclasses import astuple, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.microdata import (
    LEAST_HOLDERS,
    OTHER_LANGUAGE,
    WITHHELD,
    Circumstances,
    Exact,
    coarsen,
)

USUAL = Exact(
    Circumstances("Market", "nl", "normal", "self", "2026-11-23", "0", "1"), place_kind="square"
)


def _at(place_kind: str = "square", **keys: str) -> Exact:
    return Exact(replace(USUAL.circumstances, **keys), place_kind)


_ROWS = st.lists(
    st.builds(
        Exact,
        st.builds(
            Circumstances,
            place=st.sampled_from(["Market", "Library", "Mosque", ""]),
            language=st.sampled_from(["nl", "nl", "nl", "ar", "ti"]),
            level=st.sampled_from(["normal", "normal", "easy"]),
            mode=st.sampled_from(["self", "self", "interviewer"]),
            day=st.sampled_from(["2026-11-23", "2026-11-24", "2026-11-30"]),
            listened=st.sampled_from(["0", "0", "1"]),
            version=st.sampled_from(["1", "1", "1", "2"]),
        ),
        place_kind=st.sampled_from(["", "square", "library"]),
    ),
    max_size=120,
)


@given(_ROWS)
@settings(max_examples=300, deadline=None)
def test_every_combination_that_is_released_is_held_by_five(rows: list[Exact]) -> None:
    """Decision 9; also for what is withheld, so that nobody stands alone among known totals."""
    told = coarsen(rows, "nl").rows
    held = Counter(told)
    if len(rows) < LEAST_HOLDERS:
        assert all(set(astuple(row)) == {WITHHELD} for row in told)
    else:
        assert all(count >= LEAST_HOLDERS for count in held.values())


@given(_ROWS)
@settings(max_examples=100, deadline=None)
def test_what_is_told_is_true(rows: list[Exact]) -> None:
    """Coarse is not false: a week holds the day, a kind the place, other is another language."""
    for before, told in zip(rows, coarsen(rows, "nl").rows, strict=True):
        exact = before.circumstances
        assert told.place in (exact.place, f"kind: {before.place_kind}", WITHHELD)
        other = OTHER_LANGUAGE if exact.language != "nl" else exact.language
        assert told.language in (exact.language, other, WITHHELD)
        week = "2026-W49" if exact.day == "2026-11-30" else "2026-W48"
        assert told.day in (exact.day, week, WITHHELD)
        for key in ("level", "mode", "listened", "version"):
            assert getattr(told, key) in (getattr(exact, key), WITHHELD)


@given(_ROWS)
@settings(max_examples=50, deadline=None)
def test_the_method_sheet_tells_every_change(rows: list[Exact]) -> None:
    told = coarsen(rows, "nl")
    changed = sum(
        one != two
        for before, after in zip(rows, told.rows, strict=True)
        for one, two in zip(astuple(before.circumstances), astuple(after), strict=True)
    )
    assert sum(count for _, _, count in told.changes) == changed


def test_what_nobody_stands_out_in_is_left_alone() -> None:
    rows = [USUAL] * 5 + [_at(place="Library")] * 5
    told = coarsen(rows, "nl")
    assert told.rows == tuple(row.circumstances for row in rows)
    assert told.changes == ()


def test_a_lone_tigrinya_respondent_is_one_of_five_who_look_alike() -> None:
    """Decision 9: neither the language nor a lone gap among known totals gives her away."""
    rows = [USUAL] * 30 + [_at(language="ti")] + [_at(place="Library")] * 20
    told = coarsen(rows, "nl").rows
    hers = told[30]
    assert hers.language == WITHHELD
    assert told.count(hers) == LEAST_HOLDERS
    assert "ti" not in {row.language for row in told}
    assert OTHER_LANGUAGE not in {row.language for row in told}
    # Four others from the same place keep her company; nothing else had to be given up.
    assert replace(hers, language="nl") == USUAL.circumstances
    assert sum(row != USUAL.circumstances for row in told[:30]) == LEAST_HOLDERS - 1


def test_rare_languages_share_the_word_other() -> None:
    rows = [USUAL] * 10 + [_at(language=tag) for tag in ("ti", "ti", "ar", "pl", "tr")]
    told = coarsen(rows, "nl").rows
    assert {row.language for row in told[10:]} == {OTHER_LANGUAGE}
    assert {row.place for row in told[10:]} == {"Market"}
    assert {row.language for row in told[:10]} == {"nl"}


def test_days_become_weeks_before_places_become_kinds() -> None:
    """Decision 9 names the order: day to week to none, place to kind of place."""
    days = [_at(day=f"2026-11-2{n}") for n in (3, 4, 5, 6, 7)]
    assert {row.day for row in coarsen(days, "nl").rows} == {"2026-W48"}
    assert {row.place for row in coarsen(days, "nl").rows} == {"Market"}
    places = [_at(place=f"Library {n}", place_kind="library") for n in range(5)]
    told = coarsen([*places, *[USUAL] * 5], "nl").rows
    assert {row.place for row in told[:5]} == {"kind: library"}
    assert {row.day for row in told} == {"2026-11-23"}


@pytest.mark.parametrize("key", ["mode", "level", "listened", "version"])
def test_the_other_circumstances_are_withheld_where_they_are_rare(key: str) -> None:
    rows = [USUAL] * 20 + [_at(**{key: "2"})]
    told = coarsen(rows, "nl").rows
    assert getattr(told[20], key) == WITHHELD
    assert told.count(told[20]) == LEAST_HOLDERS


def test_the_same_rows_give_the_same_file() -> None:
    rows = [USUAL] * 7 + [_at(language="ti")] + [_at(place="Library", language="ar")] * 3
    assert coarsen(rows, "nl") == coarsen(rows, "nl")


def test_ten_thousand_rows_are_no_trouble() -> None:
    """Places, days and languages as in a real survey; every combination is checked."""
    languages = ("nl", "nl", "nl", "ar", "tr", "pl", "uk", "ti", "fa", "es")
    rows = [
        _at(
            place=f"Place {n % 7}",
            language=languages[(n * n) % 97 % 10],
            day=f"2026-11-{1 + n % 28:02d}",
            listened=str(int(n % 11 == 0)),
        )
        for n in range(10_000)
    ]
    held = Counter(coarsen(rows, "nl").rows)
    assert min(held.values()) >= LEAST_HOLDERS
