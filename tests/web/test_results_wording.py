"""The words of the results pass the checks that a survey's own texts must pass."""

from dataclasses import replace

import pytest

from app.core.wording.checking import advice_on_text
from app.flow.ports import Toolkit
from app.flow.publishing.results import results_of
from app.web.told.aloud import block_pieces
from app.web.told.blocks import blocks_of
from app.web.told.spoken import reader_for
from app.words import Catalogues, Vocabulary
from tests.telling import ROOT, told_survey


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, words=Catalogues(ROOT / "translations"), vocabulary=Vocabulary())


def test_easy_dutch_passes_the_projects_own_checks(kit: Toolkit) -> None:
    """PL01 to PL20: nothing in the results in easy words gets a strong finding."""
    survey, _ = told_survey(kit, ("nl", "nl-simple"))
    results = results_of(kit, survey.slug)
    assert results is not None
    blocks = blocks_of(results, reader_for(kit, results, "nl-simple"))
    said = [piece for block in blocks for piece in block_pieces(block, "nl-simple")]
    assert len(said) > 15
    strong = [
        (text, each.code)
        for tag, text in said
        for each in advice_on_text("results", "nl-simple", text, kit.vocabulary)
        if each.is_strong and tag == "nl-simple"
    ]
    assert strong == []
    long = "De raad praat met " + "heel veel " * 12 + "mensen die hier wonen over alle brieven."
    assert any(each.is_strong for each in advice_on_text("x", "nl-simple", long, kit.vocabulary))
