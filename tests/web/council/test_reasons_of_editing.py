"""Every reason for which a change is refused has its sentence on the pages of the builder."""

import re
from pathlib import Path

import pytest

from app.web.council.questions.reasons import REASONS

ROOT = Path(__file__).parents[3]
_CODE = re.compile(r'(?:refuse|Problem)\(\s*"(\w+)"')
_FOLDERS = ("app/core/editing", "app/flow/making", "app/web/council/questions")


def _codes() -> list[str]:
    files = (path for folder in _FOLDERS for path in (ROOT / folder).glob("*.py"))
    found = {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}
    return sorted(found - {"unknown_page"})


@pytest.mark.parametrize("code", _codes())
def test_a_refused_change_is_a_sentence_for_people(code: str) -> None:
    assert code in REASONS
