"""The handbook has a short page per station, in Dutch and English, in the words of the pages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from app.web.council.stations import STATIONS
from tests.house.reading import ROOT, text

HANDBOOK = Path("docs/handbook")
LANGUAGES = ("nl", "en")
NAMES = tuple(name for name, _, _ in STATIONS)
_LONGEST = 60
_MOST_BYTES = 2_600_000
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
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


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_the_handbook_prints_bold_stands_on_a_page_in_these_words(tag: str) -> None:
    """Buttons, headings and roles; ``{name}`` stands where a page says a name."""
    with (ROOT / "translations/nl/LC_MESSAGES/workspace.po").open("rb") as file:
        said = {_bare(str(each.string if tag == "nl" else each.id)) for each in read_po(file)}
    unknown = [
        f"{page.name}: {words}"
        for page in sorted((ROOT / HANDBOOK / tag).glob("*.md"))
        if page.name != "commands.md"
        for words in _BOLD.findall(page.read_text(encoding="utf-8"))
        if _bare(words) not in said
    ]
    assert unknown == []


def _bare(words: str) -> str:
    """Without what a sentence around it may change: its end, and line ends."""
    return " ".join(words.split()).rstrip(".:")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_page_can_be_reached_from_the_first(tag: str) -> None:
    first = text(HANDBOOK / tag / "README.md")
    pages = {path.name for path in (ROOT / HANDBOOK / tag).glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"]({name}" not in first} == set()
