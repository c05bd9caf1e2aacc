"""What the border tells by code has its sentence in the workspace, in English and in Dutch."""

import re
from pathlib import Path

import pytest

from app.exchange.sentences import FORMS, SENTENCES
from app.exchange.xlsform.row_types import read_type
from app.web.council.questions.told import NOTES, REFUSALS
from app.web.council.questions.told.formulas import FORMULAS
from app.web.workspace.words import workspace_reader

ROOT = Path(__file__).parents[3]
_FIGURE = re.compile(r"(?<![{$])\{(\w+)\}(?!\})")
# Told beside the figures of the host's sentence: where it is, and what other words need.
_BESIDE = {"where", "names", "line", "shape", "known", "name", "value"}
_FROM_EXPRESSIONS = re.compile(r'(?:ExpressionProblem|PatternProblem)\(\s*"(\w+)"')
_TOLD = re.compile(r'(?:repaired|lost|said|telling|refused)\([^"()]*?"(\w+)"')


def _written(folder: str, pattern: re.Pattern[str]) -> set[str]:
    files = sorted((ROOT / folder).rglob("*.py"))
    return {code for file in files for code in pattern.findall(file.read_text(encoding="utf-8"))}


def test_every_code_that_is_told_has_its_sentence_for_the_host() -> None:
    found = _written("app/exchange", _TOLD)
    assert len(found) > 80
    assert found - {"settings", "file"} <= set(SENTENCES)
    types = ("osm", "video", "file", "signature", "select_one", "select_one_external x", "odd")
    assert {read_type(written).advice for written in types} <= set(SENTENCES)
    assert {read_type(w).otherwise for w in ("gps", "barcode")} <= set(SENTENCES)


@pytest.mark.parametrize("code", sorted({*SENTENCES, *FORMS}))
def test_every_code_has_a_sentence_in_the_workspace(code: str) -> None:
    assert code in {*NOTES, *REFUSALS, *FORMULAS}


def test_every_reason_why_a_formula_cannot_be_read_is_a_sentence_of_its_own() -> None:
    codes = _written("app/core/expressions", _FROM_EXPRESSIONS) | {"unknown_reference"}
    assert len(codes) > 10
    assert codes <= set(FORMULAS)
    assert len(set(FORMULAS.values())) == len(FORMULAS)


@pytest.mark.parametrize("code", sorted(NOTES))
def test_a_note_is_said_in_dutch_with_figures_that_the_border_gives(code: str) -> None:
    sentence = NOTES[code]
    assert str(workspace_reader("nl").say(sentence)) != str(workspace_reader("en").say(sentence))
    if code in SENTENCES:
        assert set(_FIGURE.findall(sentence)) <= {*_FIGURE.findall(SENTENCES[code]), *_BESIDE}


@pytest.mark.parametrize("code", sorted(FORMS))
def test_a_slip_in_a_survey_file_is_said_with_figures_that_core_gives(code: str) -> None:
    if code in REFUSALS:
        assert set(_FIGURE.findall(REFUSALS[code])) <= {*_FIGURE.findall(FORMS[code]), *_BESIDE}
