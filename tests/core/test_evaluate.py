"""What expressions yield: XPath 1.0 as ODK uses it, with nothing that can fail."""

import ast
import math
from pathlib import Path

import pytest

from app.core.expressions.evaluate import Scope, evaluate, holds, written
from app.core.expressions.parse import parse
from app.core.expressions.tree import Call, Literal, Number
from app.core.expressions.values import number_of, text_of
from app.core.questionnaire import Option
from app.core.texts import Texts

TODAY = "2026-11-23"
TRICKY = [
    line.rsplit("  =>  ", 1)
    for line in (Path(__file__).parent / "tricky_expressions.txt").read_text("utf-8").splitlines()
    if line
]


def _yields(text: str, **answers: tuple[str, ...]) -> object:
    option = Option("yes", Texts(), (("region", "north"),))
    scope = Scope(answers, answers.get("own", ()), option, TODAY, lambda p, n: f"{p}:{n}")
    return evaluate(parse(text, str), scope)


@pytest.mark.parametrize(("text", "expected"), TRICKY, ids=[text for text, _ in TRICKY])
def test_a_tricky_expression_yields_what_is_written_beside_it(text: str, expected: str) -> None:
    found = _yields(text)
    special = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
    wanted = special[expected] if expected in special else ast.literal_eval(expected)
    assert type(found) is type(wanted)
    assert repr(found) == repr(wanted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${age} >= 18", True),
        ("${age} = '18'", True),
        ("${age} = 18.0", True),
        ("${nothing} = ''", True),
        ("${nothing} < 5", False),
        ("${nothing} != 5", True),
        ("selected(${worries}, 'food')", True),
        ("selected(${worries}, 'foo')", False),
        ("count-selected(${worries})", 2.0),
        ("selected-at(${worries}, 1)", "food"),
        ("${born} < today()", True),
        ("int((today() - ${born}) div 365.25)", 36.0),
        (". = 'x'", True),
        ("once('y')", "x"),
        ("region = 'north' and name = 'yes' and none = ''", True),
        ("jr:choice-name(${age}, '${age}')", "age:18"),
        ("indexed-repeat(${age}, ${r}, 1)", "18"),
        ("indexed-repeat(${age}, ${r}, 2)", ""),
    ],
)
def test_an_expression_reads_answers(text: str, expected: object) -> None:
    answers = {"age": ("18",), "worries": ("rent", "food"), "born": ("1990-02-01",)}
    assert _yields(text, own=("x",), **answers) == expected


def test_no_condition_always_holds_and_nan_never_does() -> None:
    assert holds(None, Scope())
    assert not holds(parse("0 div 0", str), Scope())
    assert written(parse("1 + 2", str), Scope()) == "3"


def test_without_an_option_a_column_is_empty() -> None:
    assert evaluate(parse("region", str), Scope()) == ""


def test_a_call_that_nobody_knows_is_empty_and_no_error() -> None:
    assert evaluate(Call("shoes", ()), Scope()) == ""
    assert evaluate(Call("if", (Number(1.0),)), Scope()) == ""
    assert evaluate(Call("regex", (Literal("a"), Literal("("))), Scope()) is False


def test_a_number_reads_back_as_itself() -> None:
    for number in (0.1, 1e21, 1e-7, 123456789012345680000.0, 5e-324, 1.7976931348623157e308, -2.5):
        assert number_of(text_of(number)) == number
