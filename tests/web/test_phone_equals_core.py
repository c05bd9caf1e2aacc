"""The phone's evaluator yields what the core's yields, for any expression and any answers."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from app.core.expressions.evaluate import Scope
from app.core.expressions.functions import FUNCTIONS, OF_MEMBERS, OPERATORS
from app.core.expressions.parse import parse
from app.core.expressions.tree import (
    Call,
    Column,
    Current,
    Expression,
    Literal,
    Number,
    Reference,
    function_names,
    to_json,
)
from app.core.questionnaire import Option
from app.core.texts import Texts
from app.web.minify import small_js
from tests.web.evaluators import BATCH, SCRIPT, Case, Members, a_page, differing

TRICKY = Path(__file__).parents[1] / "core" / "tricky_expressions.txt"

TEXTS = (
    *(
        "",
        " ",
        "0",
        "-0",
        "3",
        "3.5",
        "-2.5",
        "2.5",
        "03",
        "3.0",
        "1e3",
        " 7 ",
        ".5",
        "5.",
        "-",
        "+3",
    ),
    *("14:30", "T09:05", "23:59:59.999", "24:00", "2026-11-23T14:30", "2026-11-23T", "9:05"),
    *("2026-11-23", "2026-02-30", "2026-11-23T10:00", "1999-12-31", "0999-01-01", "2026-13-01"),
    *(
        "a",
        "b",
        "a b",
        "b  a",
        "ab",
        "true",
        "false",
        "yes",
        "no",
        "Infinity",
        "NaN",
        "0x10",
        "1_0",
    ),
    *(
        "ع",
        "٣",
        "é",
        "e\u0301",
        "𝒳y",
        "👍🏽",
        "a\u00a0b",
        "a\tb\nc",
        "%Y-%m-%d",
        "%e %b %y%%%",
        "%a%Q%",
        "%H:%M %h",
    ),
    *("9007199254740993", "123456789012345678901234567890", "0.1", "0.30000000000000004", "1e-7"),
)
NUMBERS = (
    0.0,
    1.0,
    2.0,
    3.0,
    -1.0,
    0.5,
    1.5,
    2.5,
    -2.5,
    10.0,
    64.0,
    65.0,
    0.1,
    1e21,
    1e-7,
    20000.0,
)
PATTERNS = (
    r"[0-9]{4} ?[A-Z]{2}",
    r"\d+",
    r"\w*",
    r"\S+\s\S+",
    r"(a|b)+",
    r"^.{2,3}$",
    r"[^a-c\]]?",
    "𝒳.",
)
PATHS = ("a", "g/b", "constructor", "none")
COLUMNS = ("name", "region", "toString")


def hand_written_cases() -> list[Case]:
    """The left sides of tests/core/tricky_expressions.txt, which test_evaluate.py judges."""
    lines = TRICKY.read_text("utf-8").splitlines()
    scope = Scope({}, (), None, "2026-11-23", lambda path, name: f"{path}:{name}")
    return [(parse(line.rsplit("  =>  ", 1)[0], str), scope) for line in lines if "  =>  " in line]


def _calls(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    special = {"regex", "jr:choice-name"}
    table = {**OPERATORS, **FUNCTIONS}

    def call(name: str) -> st.SearchStrategy[Expression]:
        function = table[name]
        most = function.least + 2 if function.most is None else function.most
        arguments = st.lists(inner, min_size=function.least, max_size=most)
        return arguments.map(lambda given: Call(name, tuple(given)))

    general = st.sampled_from(sorted(set(table) - special)).flatmap(call)
    patterns = st.sampled_from([parse(f"regex(., '{p}')", str) for p in PATTERNS])
    paths = st.sampled_from(PATHS).map(Literal)
    each = paths.map(lambda path: Call("each", (path,)))
    return st.one_of(
        general,
        st.builds(
            lambda name, all_of, more: Call(name, (all_of, *more)),
            st.sampled_from(("sum", "max", "min", "concat", "join")),
            each,
            st.lists(inner, min_size=1, max_size=2),
        ),
        each.map(lambda all_of: Call("max", (all_of,))),
        st.builds(lambda path, number: Call("at-member", (path, number)), paths, inner),
        paths.map(lambda path: Call("count-members", (path,))),
        st.builds(lambda text, made: Call("regex", (text, made.arguments[1])), inner, patterns),
        inner.map(lambda value: Call("jr:choice-name", (value, Literal("a")))),
    )


LEAVES: st.SearchStrategy[Expression] = st.one_of(
    st.sampled_from(NUMBERS).map(Number),
    st.sampled_from(TEXTS).map(Literal),
    st.sampled_from(PATHS).map(Reference),
    st.sampled_from(COLUMNS).map(Column),
    st.just(Current()),
)
TREES = st.recursive(LEAVES, _calls, max_leaves=8)
ANSWERS = st.lists(st.sampled_from(TEXTS), max_size=3).map(tuple)
SCOPES = st.builds(
    lambda answers, current, region, member, members: Scope(
        answers,
        current,
        Option("yes", Texts(), (("region", region),)),
        "2026-11-23",
        lambda path, name: f"{path}:{name}",
        member,
        members,
    ),
    st.dictionaries(st.sampled_from(PATHS[:2]), ANSWERS),
    ANSWERS,
    st.sampled_from(TEXTS),
    st.integers(1, 3),
    st.none()
    | st.dictionaries(
        st.sampled_from(PATHS[:2]),
        st.lists(st.none() | st.sampled_from(TEXTS), max_size=3).map(tuple),
    ).map(Members),
)


@cache
def generated_cases(count: int) -> list[Case]:
    """Always the same cases, made by hypothesis."""
    found: list[Case] = []

    @settings(
        derandomize=True,
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_calls(TREES), SCOPES)
    def collect(tree: Expression, scope: Scope) -> None:
        found.append((tree, scope))

    collect()
    return found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with a_page() as page:
        yield page


@pytest.mark.parametrize("script", [SCRIPT, small_js(SCRIPT)], ids=["as written", "made small"])
def test_phone_and_core_evaluate_alike(page: Page, script: str) -> None:
    cases = [*hand_written_cases(), *generated_cases(800)]
    assert len(cases) > 900
    assert differing(page, script, cases) == []


def test_every_operator_and_function_is_on_the_phone_under_its_name() -> None:
    assert set(lines_by_name(SCRIPT)) == {*OPERATORS, *FUNCTIONS, *OF_MEMBERS}


def test_a_page_may_leave_out_the_functions_that_its_survey_does_not_use(page: Page) -> None:
    tree = parse("selected(., 'b') and ${a} >= 18", str)
    kept = with_functions(SCRIPT, function_names(tree))
    assert "format-date" not in kept
    scope = {"answers": {"a": ["18"]}, "current": ["a", "b"], "today": "2026-11-23"}
    assert page.evaluate(BATCH, [small_js(kept), [[to_json(tree), scope]]]) == [True]


def test_the_phones_evaluator_is_small() -> None:
    """The first document has 11,000 bytes for everything."""
    assert len(brotli.compress(small_js(SCRIPT).encode())) < 1600
    few = with_functions(SCRIPT, frozenset(("selected", "and", "or", "=", "!=", "not")))
    assert len(brotli.compress(small_js(few).encode())) < 700


def lines_by_name(script: str) -> dict[str, str]:
    inside = script.split("// functions\n")[1].split("// end of functions")[0]
    found = {}
    for line in inside.splitlines():
        if match := re.match(r"\s*'([^']+)': ", line):
            found[match[1]] = line
    return found


def with_functions(script: str, names: frozenset[str]) -> str:
    dropped = {line for name, line in lines_by_name(script).items() if name not in names}
    return "\n".join(line for line in script.splitlines() if line not in dropped)
