"""Every reason to refuse has a sentence for the host."""

import re
from pathlib import Path

import pytest

from app.cli.reasons import sentence, sentence_of_advice
from app.core.advice import CODES, Advice
from app.core.problems import Problem

ROOT = Path(__file__).parents[2]
_CODE = re.compile(r'(?:Problem|_refuse|refuse)\(\s*"(\w+)"')
# Those that a resident meets have words in app/web; the importer brings its own sentences.
_ROOMS = ("app/cli", "app/flow", "app/store", "app/core/planning.py", "app/core/routing.py",
          "app/web/prints", "app/media", "app/secrets", "exports")  # fmt: skip
_FOR_RESIDENTS = (
    "app/flow/attachments.py",
    "app/flow/collect.py",
    "app/flow/deliver.py",
    "app/flow/returning/addresses.py",
    "app/flow/waiting.py",
    "app/media/cleaner.py",
)
# What only the workspace does has its sentences there: tests/web/council/test_reasons.py.
IN_THE_WORKSPACE = (
    "app/flow/people",
    "app/flow/planning",
    "app/flow/making",
    "app/flow/translating",
    "app/flow/watching",
    "app/flow/advising",
    "app/flow/look.py",
    "app/flow/open_answers",
    "app/flow/making_sense",
    "app/flow/publishing",
)


def _codes() -> set[str]:
    files = [
        path
        for room in _ROOMS
        for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
        if not str(path.relative_to(ROOT)).startswith((*_FOR_RESIDENTS, *IN_THE_WORKSPACE))
    ]
    return {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", sorted(_codes()))
def test_a_refusal_is_a_sentence_and_not_a_code(code: str) -> None:
    said = sentence(Problem(code, "somewhere", (("count", "3"),)))
    assert code not in said
    assert len(said.split()) > 3


def test_a_problem_that_brings_its_own_words_is_said_in_them() -> None:
    problem = Problem("row_lost", "survey, row 3", (("what", "Sheet survey, row 3: no list."),))
    assert sentence(problem) == "Sheet survey, row 3: no list."


_FIGURES = ("word", "instead", "count", "times", "words", "whole", "split", "places", "people",
            "assisted")  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_advice_is_a_sentence_that_says_no_level(code: str) -> None:
    """PL01: the level describes a reader, not a text."""
    figures = tuple((name, "3") for name in _FIGURES)
    said = sentence_of_advice(Advice("PL03", "nl", "title", "A text of ours", code, figures))
    assert "{" not in said
    assert len(said.split()) > 3
    assert not re.search(r"\b[ABC][12]\b", said)
