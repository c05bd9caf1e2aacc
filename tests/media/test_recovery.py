"""The recovery sheet is one A4 page that a machine reads back sign for sign."""

import random
from pathlib import Path

import pytest

from app.core.passphrase import SHEET_GROUPS, code_of
from app.web.workspace.recovery_sheet import POINTS, recovery_sheet
from app.web.workspace.words import workspace_reader
from tests.media.reading import facts_of, words_in


@pytest.mark.parametrize("tag", ["nl", "en"])
@pytest.mark.parametrize("title", ["Onze straten", "ወ" * 300])
def test_a_recovery_sheet_holds_its_code_and_what_it_is_for(
    tmp_path: Path, tag: str, title: str
) -> None:
    code = code_of(random.Random(4).getrandbits(120), SHEET_GROUPS)
    reader = workspace_reader(tag)
    pdf = recovery_sheet(reader, "Participatieraad", title, code, "2026-11-23")
    facts = facts_of(pdf, tmp_path)
    assert (facts["Pages"], "A4" in facts["Page size"]) == ("1", True)
    said = " ".join(words_in(pdf, tmp_path).split())
    assert all(group in said for group in code.split())
    assert all(reader.speaker.text(point) in said for point in POINTS)
