"""Every reason for which a verb of the workspace refuses has a sentence on its pages."""

import re
from pathlib import Path

import pytest

from tests.cli.test_reasons import IN_THE_WORKSPACE

ROOT = Path(__file__).parents[3]
_CODE = re.compile(r'Problem\(\s*"(\w+)"')
_WORDS = "".join(
    path.read_text(encoding="utf-8")
    for room in ("app/web/council", "app/web/review", "app/web/workspace", "app/cli/reasons.py")
    for path in sorted([ROOT / room, *(ROOT / room).rglob("*.py")])
    if path.is_file()
)


def _codes() -> set[str]:
    files = (path for room in IN_THE_WORKSPACE for path in (ROOT / room).rglob("*.py"))
    return {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", sorted(_codes()))
def test_a_refusal_in_the_workspace_is_a_sentence(code: str) -> None:
    assert f'"{code}":' in _WORDS
