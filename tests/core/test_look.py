"""A look is counted before it is taken: what people cannot read is refused, with the figures."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.colours import contrast, mixed, read_colour
from app.core.look import (
    OURS,
    OURS_IN_THE_DARK,
    PLAIN_LOOK,
    Look,
    Theme,
    look_from,
    readings,
    refuse_unreadable,
    to_say,
)
from app.core.problems import Refused

TOKENS = Path(__file__).parents[2] / "app" / "web" / "static" / "css" / "tokens.css"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_colours_known_here_are_those_of_the_pages() -> None:
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media")
    for part, known in ((light, OURS), (dark, OURS_IN_THE_DARK)):
        written = dict(re.findall(r"--(\w+): (#\w+);", part))
        assert {name: read_colour(written[name]) for name in known} == dict(known)


def test_our_own_look_can_be_read_in_both_schemes_and_in_print() -> None:
    refuse_unreadable(PLAIN_LOOK)
    assert {reading.scheme for reading in readings(PLAIN_LOOK)} == {"light", "dark", "print"}
    assert not PLAIN_LOOK


def test_a_look_holds_only_what_differs_from_ours() -> None:
    same = Theme(colours=(("ink", OURS["ink"]), ("paper", "#ffffff")))
    assert look_from(same).light == (("paper", "#ffffff"),)


def test_light_grey_text_is_refused_with_the_pair_and_the_ratio() -> None:
    with pytest.raises(Refused) as refusal:
        refuse_unreadable(look_from(Theme(colours=(("ink", "#999999"),))))
    first = refusal.value.problems[0]
    assert (first.code, first.where) == ("too_little_contrast", "ink_on_paper")
    assert dict(first.figures) == {"scheme": "light", "ratio": "2.6", "least": "4.5"}


def test_the_edge_of_a_control_needs_three_to_one() -> None:
    refuse_unreadable(look_from(Theme(colours=(("line", "#857d6f"),))))
    with pytest.raises(Refused) as refusal:
        refuse_unreadable(look_from(Theme(colours=(("line", "#c9c9c9"),))))
    assert {problem.where for problem in refusal.value.problems} == {
        "line_on_paper",
        "line_on_card",
    }


def test_a_yellow_button_gives_way_to_a_link_colour_that_can_be_read() -> None:
    look = look_from(Theme(colours=(("on", "#000000"),), accents=("#ffcc00", "#154273")))
    assert look.accent == "#154273"
    assert dict(look.light).get("on", OURS["on"]) == "#ffffff"
    refuse_unreadable(look)


def test_a_yellow_button_alone_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        refuse_unreadable(look_from(Theme(accents=("#ffcc00",))))
    assert "green_on_paper" in {problem.where for problem in refusal.value.problems}


def test_a_dark_theme_is_refused_where_the_shapes_beside_answers_drown() -> None:
    dark = Theme(
        colours=(("paper", "#000000"), ("card", "#111111"), ("ink", "#ffffff")),
        accents=("#ffffff",),
    )
    with pytest.raises(Refused) as refusal:
        refuse_unreadable(look_from(dark))
    assert "shapes_on_card" in {problem.where for problem in refusal.value.problems}


@given(COLOURS)
def test_the_dark_scheme_can_be_read_for_any_accent(colour: str) -> None:
    look = look_from(Theme(accents=(colour,)))
    weak = [each for each in readings(look) if each.scheme == "dark" and not each.is_enough]
    assert not weak


@given(COLOURS, COLOURS)
def test_contrast_is_between_one_and_twenty_one_and_the_same_both_ways(
    one: str, other: str
) -> None:
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, one) == 1


@given(COLOURS, COLOURS)
def test_mixing_nothing_and_everything_gives_one_and_the_other(one: str, other: str) -> None:
    assert (mixed(one, other, 0), mixed(one, other, 1)) == (one, other)


@given(st.floats(1, 21))
def test_a_ratio_is_never_said_larger_than_it_is(ratio: float) -> None:
    assert float(to_say(ratio)) <= ratio + 1e-6


@pytest.mark.parametrize(
    "text", ["", "transparent", "#12", "#11223380", "rgba(0,0,0,.5)", "url(x)", "oklch(1 0 0)"]
)
def test_what_is_no_whole_colour_is_not_read(text: str) -> None:
    assert read_colour(text) == ""


def test_a_look_without_an_accent_is_printed_in_ours() -> None:
    assert Look(light=(("paper", "#ffffff"),)).accent == OURS["green"]
