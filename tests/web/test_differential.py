"""A short part of the long comparison of both evaluators (``make corpus`` runs all of it)."""

import os
from pathlib import Path

from app.web.minify import small_js
from tests.web.corpus_cases import cases_over, expressions_of_forms, hand_written_expressions
from tests.web.evaluators import SCRIPT, a_page, differing

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")


def test_expressions_of_real_forms_yield_the_same_on_the_phone_as_in_the_core() -> None:
    """Where no forms lie beside the project, the hand-written expressions stand in."""
    expressions = expressions_of_forms(CORPUS / "xlsform") or hand_written_expressions()
    cases = tuple(cases_over(expressions, 4_000))
    assert len({tree for tree, _ in cases}) > len(expressions) / 2
    with a_page() as page:
        assert differing(page, small_js(SCRIPT), cases) == []


def test_cases_are_always_the_same() -> None:
    expressions = hand_written_expressions()
    one, other = (list(cases_over(expressions, 300)) for _ in range(2))
    assert [tree for tree, _ in one] == [tree for tree, _ in other]
    assert [scope.answers for _, scope in one] == [scope.answers for _, scope in other]
