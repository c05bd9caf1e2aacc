"""The workspace is complete in Dutch: every sentence of each area, with the same figures."""

import re
from pathlib import Path

import pytest

from app.words.marked import workspace_marked_in
from app.words.workspace import FOLDER, read_area

ROOT = Path(__file__).parents[2]
_FIGURE = re.compile(r"\{\w+\}")
_SAID: dict[str, set[str]] = {}
for _sentence, _area in workspace_marked_in(ROOT / "app"):
    _SAID.setdefault(_area, set()).add(_sentence)


@pytest.mark.parametrize("area", sorted(_SAID))
def test_each_sentence_of_an_area_has_its_dutch_and_no_other_is_kept(area: str) -> None:
    known = read_area(FOLDER / "nl" / f"{area}.yaml")
    elsewhere = {s for other in _SAID if other != area for s in _SAID[other]}
    assert _SAID[area] - set(known) - _dutch_elsewhere(area) == set()
    assert set(known) - _SAID[area] - elsewhere == set()


def _dutch_elsewhere(area: str) -> set[str]:
    files = (file for file in (FOLDER / "nl").glob("*.yaml") if file.stem != area)
    return {sentence for file in files for sentence in read_area(file)}


@pytest.mark.parametrize("file", sorted((FOLDER / "nl").glob("*.yaml")), ids=lambda f: f.stem)
def test_figures_are_the_same_in_both_languages(file: Path) -> None:
    for sentence, text in read_area(file).items():
        assert sorted(_FIGURE.findall(sentence)) == sorted(_FIGURE.findall(text)), sentence
        assert text.strip(), sentence


def test_one_sentence_has_one_translation() -> None:
    found: dict[str, str] = {}
    for file in sorted((FOLDER / "nl").glob("*.yaml")):
        for sentence, text in read_area(file).items():
            assert found.setdefault(sentence, text) == text, sentence
