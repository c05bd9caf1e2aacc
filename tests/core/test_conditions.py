"""Conditions in words say exactly what the expression says, or are not said in words at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.asked_if import written_out
from app.core.conditions import Clause, Condition, Joined, Says, expression_of, in_words
from app.core.expressions.parse import parse
from app.core.expressions.tree import Call, Expression, Literal, Number, Reference

_PATHS = st.sampled_from(("asked", "home/age", "worries"))
_VALUES = st.one_of(st.sampled_from(("yes", "no", "")), st.floats(0, 9).map(float))
_SAYS = st.sampled_from(Says)


def _read(text: str) -> Expression:
    return parse(text, lambda name: name)


@pytest.mark.parametrize(
    ("text", "says", "values"),
    [
        ("${asked} = 'no'", Says.IS, ("no",)),
        ("${asked} != 'no'", Says.IS_NOT, ("no",)),
        ("${asked} = 'no' or ${asked} = 'maybe'", Says.IS, ("no", "maybe")),
        ("selected(${asked}, 'rent')", Says.HAS, ("rent",)),
        ("not(selected(${asked}, 'rent'))", Says.HAS_NOT, ("rent",)),
        ("${asked} > 17", Says.MORE, (17.0,)),
        ("${asked} <= 17", Says.AT_MOST, (17.0,)),
        ("${asked} != ''", Says.ANSWERED, ()),
        ("${asked} = ''", Says.NOT_ANSWERED, ()),
    ],
)
def test_a_simple_condition_is_one_clause(
    text: str, says: Says, values: tuple[str | float, ...]
) -> None:
    found = in_words(_read(text))
    assert found == Condition(Joined.ALL, (Clause("asked", says, values),))


def test_clauses_are_joined_by_all_or_any_as_the_expression_says() -> None:
    both = in_words(_read("${asked} = 'no' and ${age} > 17"))
    either = in_words(_read("${asked} = 'no' or ${age} > 17"))
    assert both is not None
    assert either is not None
    assert (both.joined, either.joined) == (Joined.ALL, Joined.ANY)
    assert both.is_flat
    assert [clause.path for clause in both.clauses if isinstance(clause, Clause)] == [
        "asked",
        "age",
    ]


def test_a_condition_within_a_condition_has_words_but_is_not_flat() -> None:
    found = in_words(_read("${a} = 'x' and (${b} = 'y' or ${c} = 'z')"))
    assert found is not None
    assert not found.is_flat


@pytest.mark.parametrize(
    "text",
    ["${age} > ${limit}", "today() > '2026-01-01'", "count-selected(${a}) > 2", "'x' = ${a}"],
)
def test_what_has_no_words_stays_a_formula(text: str) -> None:
    assert in_words(_read(text)) is None


@given(
    st.recursive(
        st.one_of(
            st.builds(
                lambda sign, path, value: Call(
                    sign,
                    (
                        Reference(path),
                        Number(value) if isinstance(value, float) else Literal(value),
                    ),
                ),
                st.sampled_from(("=", "!=", "<", ">", ">=", "selected")),
                _PATHS,
                _VALUES,
            ),
            st.builds(lambda path: Call("selected", (Reference(path), Literal("x"))), _PATHS),
        ),
        lambda inside: st.one_of(
            st.builds(
                lambda join, parts: Call(join, tuple(parts)),
                st.sampled_from(("and", "or")),
                st.lists(inside, min_size=1, max_size=3),
            ),
            st.builds(lambda part: Call("not", (part,)), inside),
        ),
        max_leaves=8,
    )
)
def test_words_never_mean_another_expression(expression: Expression) -> None:
    found = in_words(expression)
    if found is not None:
        assert expression_of(found) == expression


def test_a_condition_in_words_is_written_as_a_form_that_other_tools_read() -> None:
    made = Condition(
        Joined.ALL,
        (Clause("asked", Says.IS, ("no", "maybe")), Clause("age", Says.AT_LEAST, (18.0,))),
    )
    assert written_out(expression_of(made)) == (
        "(${asked} = 'no' or ${asked} = 'maybe') and ${age} >= 18"
    )
    assert in_words(expression_of(made)) == made


def test_a_condition_without_a_clause_or_a_value_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="without a clause"):
        expression_of(Condition(Joined.ALL, ()))
    with pytest.raises(ValueError, match="without a value"):
        expression_of(Condition(Joined.ALL, (Clause("asked", Says.IS),)))
