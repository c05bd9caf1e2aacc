"""Expressions as real forms write them, read to a tree or refused with a code."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.expressions.parse import ExpressionProblem, UnknownReference, parse
from app.core.expressions.tree import (
    Call,
    Column,
    Current,
    Expression,
    Literal,
    Number,
    Reference,
    columns,
    depth,
    from_json,
    function_names,
    references,
    to_json,
)


def _tree(text: str) -> object:
    return to_json(parse(text, lambda name: name))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("${a} >= 18 and ${a} < 65", ["and", [">=", ["$", "a"], 18], ["<", ["$", "a"], 65]]),
        ("1 or 2 and 3 or 4", ["or", 1, ["and", 2, 3], 4]),
        ("1 - 2 - 3", ["-", ["-", 1, 2], 3]),
        ("2 + 3 * 4 div 2 mod 5", ["+", 2, ["mod", ["div", ["*", 3, 4], 2], 5]]),
        ("(2 + 3) * 4", ["*", ["+", 2, 3], 4]),
        ("-2 + -${a}", ["+", -2, ["neg", ["$", "a"]]]),
        ("today()-${a}", ["-", ["today"], ["$", "a"]]),
        ("1 = 2 != 3", ["!=", ["=", 1, 2], 3]),
        ("selected(., 'a b')", ["selected", ["."], "a b"]),
        ("selected ( ${ a } , \"it's\" )", ["selected", ["$", "a"], "it's"]),
        ("selected(., ‘6’) OR .=“x”", ["or", ["selected", ["."], "6"], ["=", ["."], "x"]]),
        ("NOT(Selected(.,'a'))", ["not", ["selected", ["."], "a"]]),
        ("region=${region}\u00a0and name!='x'",
         ["and", ["=", ["@", "region"], ["$", "region"]], ["!=", ["@", "name"], "x"]]),
        ("True", ["true"]),
        ("true()", ["true"]),
        ("${x} != null", ["!=", ["$", "x"], ""]),
        ("../age > 1", [">", ["$", "../age"], 1]),
        ("/data/group/age", ["$", "/data/group/age"]),
        ("current()/../region = region", ["=", ["$", "../region"], ["@", "region"]]),
        ("count-selected(.) <= 3", ["<=", ["count-selected", ["."]], 3]),
        ("position(..)", ["position"]),
        ("indexed-repeat(${age}, ${member}, 2)", ["indexed-repeat", ["$", "age"], 2]),
        ("count(${member})", ["count-members", "member"]),
        ("jr:choice-name(${x}, '${x}')", ["jr:choice-name", ["$", "x"], "x"]),
        ("string-length()", ["string-length", ["."]]),
        ("now()", ["today"]),
        ("format-date-time(., '%Y')", ["format-date", ["."], "%Y"]),
        ("regex(., '^\\d{4}$')", ["regex", ["."], "^[0-9]{4}$"]),
        ("if(. = '', 'a',\n if(.5 > 5., 1, 2))",
         ["if", ["=", ["."], ""], "a", ["if", [">", 0.5, 5], 1, 2]]),
    ],
)  # fmt: skip
def test_an_expression_is_read_as_its_maker_meant_it(text: str, tree: object) -> None:
    assert _tree(text) == tree


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "empty", 0),
        ("   ", "empty", 3),
        ("${a} and", "ends_too_soon", 8),
        ("not(${a}", "ends_too_soon", 8),
        ("${a} = = 1", "unexpected", 7),
        ("${a} ${b}", "unexpected", 5),
        ("1 == 2", "unexpected", 3),
        ("'open", "unclosed_text", 0),
        ("a | b", "union_not_supported", 2),
        ("${a}/b", "path_not_supported", 4),
        ("a[1]", "path_not_supported", 1),
        ("//a", "path_not_supported", 0),
        ("instance('x')/root/item[name=1]/y", "function_not_supported", 0),
        ("once(uuid())", "function_not_supported", 5),
        ("pulldata('a','b','c','d')", "function_not_supported", 0),
        ("sellected(., 'a')", "unknown_function", 0),
        ("if(1, 2)", "wrong_arguments", 0),
        ("selected(.)", "wrong_arguments", 0),
        ("today(1)", "wrong_arguments", 0),
        ("jr:choice-name(${a}, 3)", "wrong_arguments", 21),
        ("${missing} = 1", "unknown_reference", 0),
        ("concat('Dear ${a}', 1)", "reference_in_quotes", 7),
        ("regex(., ${a})", "pattern_not_fixed", 0),
        ("regex(., '(?=a)b')", "pattern_not_supported", 0),
        ("regex(., '(a+)+')", "pattern_repeats_endlessly", 0),
        ("1234567890123456", "number_too_long", 0),
        ("a\x00b", "unknown_sign", 1),
        ("'\ud800'", "unknown_sign", 1),
        ("x" * 10_001, "too_long", 0),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(text: str, code: str, position: int) -> None:
    with pytest.raises(ExpressionProblem) as refused:
        parse(text, lambda name: None if name == "missing" else name)
    assert (refused.value.code, refused.value.position) == (code, position)


@pytest.mark.parametrize(
    "sign", ["(", "-", "not(", "1-", "a=", "if(1,", "${", "'", "-(", "a.-", "[", "x("]
)
@pytest.mark.parametrize("count", [60, 2_000, 1_000_000])
def test_a_hostile_text_is_refused_and_never_breaks_the_reader(sign: str, count: int) -> None:
    try:
        tree = parse(sign * count + "1", lambda name: name)
    except ExpressionProblem:
        return
    assert depth(tree) <= 80


@given(st.text(alphabet="()-+=<>.,'\"${}a1 ndor|/[]ifselected*:", max_size=80))
def test_any_text_gives_a_tree_or_a_problem(text: str) -> None:
    try:
        tree = parse(text, lambda name: name)
    except ExpressionProblem:
        return
    assert from_json(json.loads(json.dumps(to_json(tree)))) == tree


def test_a_reference_without_an_item_says_its_name() -> None:
    def resolve(name: str) -> str:
        raise UnknownReference(name)

    with pytest.raises(UnknownReference) as unknown:
        parse("1 + ${shoes}", resolve)
    assert (str(unknown.value), unknown.value.position) == ("shoes", 4)


def test_a_bare_word_outside_a_choice_filter_is_refused() -> None:
    assert parse("region", str) == Column("region")
    with pytest.raises(ExpressionProblem, match="bare_word"):
        parse("${a} = yes", str, may_use_columns=False)


def test_a_long_chain_is_wide_and_not_deep() -> None:
    tree = parse(" or ".join(f"${{a}}={n}" for n in range(700)), str)
    assert depth(tree) == 3


def test_a_tree_tells_what_it_reads_and_calls() -> None:
    tree: Expression = parse("selected(${a}, name) and not(.) or region = ${b}", str)
    assert references(tree) == {"a", "b"}
    assert columns(tree) == {"name", "region"}
    assert function_names(tree) == {"selected", "and", "not", "or", "="}
    assert references(None) == columns(None) == function_names(None) == frozenset()


def test_parts_of_the_tree_are_what_they_look_like() -> None:
    assert parse("concat(., ${a}, 'x', 2, name)", str) == Call(
        "concat", (Current(), Reference("a"), Literal("x"), Number(2.0), Column("name"))
    )
