"""The handbook has a short page per station, in Dutch and English, with a picture of it."""

import re
from pathlib import Path

import pytest

from app.web.council.stations import STATIONS
from tests.house.reading import ROOT, text

HANDBOOK = Path("docs/handbook")
LANGUAGES = ("nl", "en")
NAMES = tuple(name for name, _, _ in STATIONS)
_LONGEST = 60
_MOST_BYTES = 2_000_000
_PICTURE = re.compile(r"!\[[^\]]+\]\(\.\./pictures/([\w-]+\.png)\)")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("station", NAMES)
def test_every_station_has_a_short_page_with_its_picture(station: str, tag: str) -> None:
    page = text(HANDBOOK / tag / f"{station}.md")
    assert len(page.splitlines()) <= _LONGEST
    assert any(name.startswith(f"{tag}-") for name in _PICTURE.findall(page))
    assert f"]({station}.md)" in text(HANDBOOK / tag / "README.md")


def test_both_languages_have_the_same_pages() -> None:
    found = [{path.name for path in (ROOT / HANDBOOK / tag).glob("*.md")} for tag in LANGUAGES]
    assert found[0] == found[1]


def test_pictures_are_small_and_none_is_left_over() -> None:
    pictures = {path.name: path for path in (ROOT / HANDBOOK / "pictures").glob("*.png")}
    shown = {
        name
        for tag in LANGUAGES
        for page in (ROOT / HANDBOOK / tag).glob("*.md")
        for name in _PICTURE.findall(page.read_text(encoding="utf-8"))
    }
    assert set(pictures) == shown
    assert sum(path.stat().st_size for path in pictures.values()) < _MOST_BYTES
