"""A plan is one A4 page, whatever its length."""

from pathlib import Path

import pytest

from app.media.plan_page import plan_pdf
from app.media.sheets import PlanLine, PlanSheet
from tests.media.reading import facts_of, words_in


def _sheet(said: int, words: int) -> PlanSheet:
    text = "woord " * words
    lines = tuple(PlanLine(f"Vraag {n}?", (text,) * said) for n in range(13))
    return PlanSheet("nl", f"Wat wil je weten? {text}", "Raad", lines, "Plan van Raad")


@pytest.mark.parametrize(("said", "words"), [(1, 3), (2, 30), (12, 20), (60, 100)])
def test_a_plan_of_any_length_is_one_a4_page_with_all_its_questions(
    tmp_path: Path, said: int, words: int
) -> None:
    pdf = plan_pdf(_sheet(said, words))
    facts = facts_of(pdf, tmp_path)
    assert facts["Pages"] == "1"
    assert "A4" in facts["Page size"]
    assert facts["Tagged"] == "yes"
    text = words_in(pdf, tmp_path)
    assert all(f"Vraag {n}?" in text for n in range(13))


def test_what_is_cut_has_a_mark(tmp_path: Path) -> None:
    assert "[…]" not in words_in(plan_pdf(_sheet(2, 3)), tmp_path)
    assert "[…]" in words_in(plan_pdf(_sheet(2, 100)), tmp_path)
