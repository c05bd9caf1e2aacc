"""Conditions written out for researchers: reading them again gives the same tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.asked_if import EVERYONE, who_was_asked, written_out
from app.core.expressions.parse import parse
from app.core.expressions.tree import Call, Expression, Literal, Number, Reference


def _read(text: str) -> Expression:
    return parse(text, lambda name: name, may_use_columns=True)


def _operators(inside: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Trees as reading makes them: a chain of one operator is one call, never one in another."""
    names = st.sampled_from(["=", "!=", "<", ">=", "-", "div", "mod"])
    return st.builds(lambda name, a, b: Call(name, (a, b)), names, inside, inside) | st.builds(
        lambda a, b: Call("selected", (a, b)), inside, inside
    )


_LEAVES = st.sampled_from(
    [Number(3.0), Number(2.5), Literal("rent"), Literal("it's"), Reference("home/age")]
)
_TREES = st.recursive(_LEAVES, _operators, max_leaves=12)


@given(_TREES)
def test_what_is_written_out_reads_as_the_same_condition(tree: Expression) -> None:
    """RD02: the codebook tells the routing exactly."""
    assert _read(written_out(tree)) == tree


@pytest.mark.parametrize(
    "text",
    [
        "${age} > 17 and selected(${worries}, 'rent')",
        "(${a} = 1 or ${b} = 2) and ${c} = 3",
        "not(${a} = 'yes') or -(${b} + 1) < 0",
        "${a} - (${b} - ${c})",
        "region = ${region}",
        ". >= 0 and . <= 120",
    ],
)
def test_brackets_stand_only_where_they_are_needed(text: str) -> None:
    assert written_out(_read(text)) == text


def test_all_conditions_above_an_item_count() -> None:
    """Who was asked: sections and item together."""
    section, item = _read("${a} = 1 or ${b} = 1"), _read("${c} = 1")
    assert who_was_asked([section, None, item]) == "(${a} = 1 or ${b} = 1) and ${c} = 1"
    assert who_was_asked([None, section]) == "${a} = 1 or ${b} = 1"
    assert who_was_asked([None]) == EVERYONE
