"""Results on paper: a poster for each place and a sheet for each language, read back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.problems import Refused
from app.flow.places import add_place
from app.flow.ports import Toolkit
from app.web.prints import Wish, printed
from app.words import Catalogues
from tests.media.reading import codes_in, facts_of, raster, words_in
from tests.telling import LANGUAGES, ROOT, told_survey


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, words=Catalogues(ROOT / "translations"))


def test_a_poster_tells_each_place_what_people_said(kit: Toolkit, tmp_path: Path) -> None:
    """RR03, RR04, QR10: three findings, what happens now, and a code that leads to all of it."""
    survey, place = told_survey(kit)
    add_place(kit, survey, "Markthal")
    made = printed(kit, survey, Wish("results-poster"))
    assert made.pages == 2
    address = f"HTTPS://EXAMPLE.ORG/r/{survey.slug}"
    for grey in (False, True):
        pages = raster(made.pdf, tmp_path, grey=grey)
        assert [codes_in(page) for page in pages] == [[address], [address]]
    words = " ".join(words_in(made.pdf, tmp_path).split())
    for piece in ("Dank u wel.", "8 van de 10", "Wat gebeurt er nu?", "Markthal", place.name):
        assert piece in words, piece
    # A long address of the survey itself is not typed: the code of the place leads there too.
    own = f"r/{survey.slug}"
    assert f"example.org/{own if len(own) <= 20 else place.code}" in words
    assert "Wyniki są tutaj." in words or "Wyniki" in words


def test_a_poster_in_arabic_is_whole_and_on_a3(kit: Toolkit, tmp_path: Path) -> None:
    survey, _ = told_survey(kit)
    made = printed(kit, survey, Wish("results-poster", tags=("ar", "nl"), size="a3"))
    assert "A3" in facts_of(made.pdf, tmp_path)["Page size"]
    assert made.pages == 1


def test_a_sheet_in_each_language_has_at_most_two_pages(kit: Toolkit, tmp_path: Path) -> None:
    """RR03: to read out and to hand out."""
    survey, _ = told_survey(kit)
    for tag in LANGUAGES:
        made = printed(kit, survey, Wish("results-sheet", tags=(tag,)))
        assert made.pages <= 2, tag
        if tag in ("nl", "ti"):
            assert codes_in(raster(made.pdf, tmp_path)[-1]) == [
                f"HTTPS://EXAMPLE.ORG/r/{survey.slug}"
            ]
    words = " ".join(words_in(made.pdf, tmp_path).split())
    assert re.search(r"8 de (las|cada) 10|8 de 10", words), words


def test_results_are_printed_only_when_they_are_there(kit: Toolkit) -> None:
    survey, _ = told_survey(kit, ("nl",), is_published=False)
    for kind in ("results-poster", "results-sheet"):
        with pytest.raises(Refused, match="not_published"):
            printed(kit, survey, Wish(kind))
    told, _ = told_survey(kit, ("nl",))
    with pytest.raises(Refused, match="language_not_offered"):
        printed(kit, told, Wish("results-sheet", tags=("de",)))
