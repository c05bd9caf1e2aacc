"""Regular expressions: a subset, matched so that nothing hangs, equal to the engine of Python."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.expressions.pattern import canonical_pattern, compile_pattern
from app.core.expressions.pattern_syntax import PatternProblem

_CHARACTERS = st.sampled_from(
    ["a", "b", "[ab]", "[^a]", "\\d", "\\W", "[\\S-]", ".", "\\.", "^", "$"]
)
_REPEATS = st.sampled_from(["", "", "?", "{2}", "{0,2}", "{1,}", "*", "+", "*?"])
_PARTS = st.builds(
    lambda sign, times: sign + ("" if sign in "^$" else times), _CHARACTERS, _REPEATS
)
_SEQUENCES = st.lists(_PARTS, max_size=4).map("".join)
_GROUPS = st.builds(
    lambda branches, times: f"({'|'.join(branches)}){times}",
    st.lists(_SEQUENCES, min_size=1, max_size=3),
    st.sampled_from(["", "?", "{0,3}"]),
)
_PATTERNS = st.lists(_PARTS | _GROUPS, max_size=3).map("".join)


@given(_PATTERNS, st.text(alphabet="ab1.\n- é", max_size=6))
def test_a_pattern_matches_the_whole_texts_that_pythons_engine_matches(
    pattern: str, text: str
) -> None:
    # There a dollar also stands before a last line end, and a dot takes every sign but \n.
    theirs = pattern.replace("$", "\\Z").replace(".", "[^\\n\\r]").replace("\\[^\\n\\r]", "\\.")
    expected = re.fullmatch(theirs, text, re.ASCII) is not None
    assert compile_pattern(pattern).matches(text) is expected
    canonical = canonical_pattern(pattern)
    assert compile_pattern(canonical).matches(text) is expected
    assert canonical_pattern(canonical) == canonical


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^(a|a)*$", "a" * 4000 + "b"),
        ("(a|aa|aaa){0,200}", "a" * 700),
        (".{0,1000}", "ab" * 2000),
        ("a*a*a*a*a*a*b", "a" * 4000),
    ],
)
def test_no_pattern_makes_the_server_wait(pattern: str, text: str) -> None:
    assert compile_pattern(pattern).matches(text) is False


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("(a+)+", "pattern_repeats_endlessly"),
        ("(a*b|c){2,}", "pattern_repeats_endlessly"),
        ("((a+)?b)*", "pattern_repeats_endlessly"),
        ("(((a{1000}){1000}){1000})", "pattern_too_large"),
        ("((){1000}){1000}", "pattern_too_large"),
        ("a{3,2}", "pattern_too_large"),
        ("a{99999}", "pattern_not_supported"),
        ("x" * 501, "pattern_too_large"),
        ("(" * 400, "pattern_too_large"),
        *((each, "pattern_not_supported") for each in (
            "(?=a)", "(?!a)", "(?<n>a)", "\\1", "\\bword", "\\p{L}", "[[:alpha:]]", "[a-z&&[^b]]",
            "a**", "a++", "*a", "a{", "a{,3}", "(a", "a)", "[a", "[]", "[z-a]", "[\\d-z]", "\\",
            "^*", "\\ud800", "\\u12", "\\xg1",
        )),
    ],
)  # fmt: skip
def test_what_engines_read_differently_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(PatternProblem, match=f"^{code}$"):
        canonical_pattern(pattern)
