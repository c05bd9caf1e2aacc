"""Posters: one page each, read back by a decoder, with every script and address whole."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.media import posters
from app.media.sheets import PosterSheet
from tests.media.paper import ARABIC, DUTCH, OTHERS, a_poster
from tests.media.reading import codes_in, facts_of, fonts_in, raster, words_in


def poster_pdf(sheets: Sequence[PosterSheet]) -> bytes:
    return posters.poster_pdf(sheets).pdf


SCANNED = "HTTPS://BUURT.EXAMPLE/K7M4"
LONG_HOST = "buurtstem.participatieraad-haarlemmermeer.nl"
LONG_NAMES = (
    "Participatieraad Haarlemmermeer, Haarlemmerliede en Spaarnwoude en omstreken",
    "Uitgiftepunt in het wijkgebouw aan de Burgemeester van Stamplein, zaal 3, eerste verdieping "
    "(ingang aan de achterkant)",
)


@pytest.mark.parametrize(("dpi", "grey"), [(100, False), (150, False), (100, True)])
def test_the_code_of_a_poster_is_read_from_its_page(tmp_path: Path, dpi: int, grey: bool) -> None:
    """QR10: vector, in colour and in grey."""
    pages = raster(poster_pdf([a_poster()]), tmp_path, dpi, grey)
    assert [codes_in(page) for page in pages] == [[SCANNED]]


def test_every_place_gets_its_own_page(tmp_path: Path) -> None:
    """QR09: one code per place, in the order that was asked for."""
    codes = ("K7M4", "Q2R9", "Z3X8")
    sheets = [a_poster(code=code, url=f"https://buurt.example/{code}") for code in codes]
    pages = raster(poster_pdf(sheets), tmp_path)
    assert [codes_in(page) for page in pages] == [[f"HTTPS://BUURT.EXAMPLE/{c}"] for c in codes]


def test_the_code_is_ten_centimetres_wide_within_a_white_border(tmp_path: Path) -> None:
    """QR01, QR02: read from a metre, with four modules of white on every side."""
    (page,) = raster(poster_pdf([a_poster()]), tmp_path, dpi=127, grey=True)
    left, top, right, bottom = _symbol(page)
    assert abs((right - left) - 500) <= 4  # 127 dots per inch are 5 per millimetre
    module = (right - left) / 25
    border = int(4 * module) - 3
    around = page.crop((left - border, top - border, right + border, bottom + border))
    inside = border - 3
    around.paste(255, (inside, inside, around.width - inside, around.height - inside))
    assert around.getextrema()[0] > 200


def _symbol(page: Image.Image) -> tuple[int, int, int, int]:
    """The box around the QR, as its decoder found it."""
    corners = zxingcpp.read_barcodes(page)[0].position
    xs = [point.x for point in (corners.top_left, corners.bottom_right)]
    ys = [point.y for point in (corners.top_left, corners.bottom_right)]
    return min(xs), min(ys), max(xs), max(ys)


def test_every_script_is_set_in_a_font_that_has_it(tmp_path: Path) -> None:
    """Arabic, Persian and Ethiopic are shaped by Noto, never by a box for an unknown sign."""
    fonts = fonts_in(poster_pdf([a_poster()]), tmp_path)
    for name in ("Noto-Sans-Bold", "Noto-Sans-Arabic", "Noto-Sans-Ethiopic"):
        assert name in fonts
    assert {line.split("+")[1][:9] for line in fonts.splitlines()[2:]} == {"Noto-Sans"}


def test_the_promise_stands_there_in_every_language(tmp_path: Path) -> None:
    """RR01, KS06: nobody has to read Dutch to be promised an answer."""
    words = _joined(words_in(poster_pdf([a_poster()]), tmp_path))
    for promise in (DUTCH, *OTHERS):
        if promise.direction == "ltr":
            assert _joined(promise.ask) in words


def test_an_address_and_a_number_stay_whole_in_arabic(tmp_path: Path) -> None:
    """A right-to-left line must not turn a telephone number or an address around."""
    sheet = a_poster(
        promise=ARABIC,
        others=(DUTCH,),
        genuine=(
            "هل لا يبدأ العنوان بـ \u2068buurt.example\u2069؟",
            "\u2068010-1234567\u2069 اتصل",
        ),
    )
    words = words_in(poster_pdf([sheet]), tmp_path)
    assert "buurt.example/K7M4" in words
    assert words.count("buurt.example") == 2
    assert "010-1234567" in words


@pytest.mark.parametrize("count", [0, 3, 6, 9])
def test_a_poster_stays_on_one_page_with_any_number_of_languages(
    tmp_path: Path, count: int
) -> None:
    """QR01: and its code keeps its size and is read."""
    pdf = poster_pdf([a_poster(others=OTHERS[:count])])
    assert [codes_in(page) for page in raster(pdf, tmp_path)] == [[SCANNED]]


def test_a_poster_that_has_to_be_set_tighter_leaves_the_others_as_they_are(
    tmp_path: Path,
) -> None:
    """And no poster's last lines end up on the page of the next."""
    long, short = a_poster(asks=LONG_NAMES), a_poster(others=())
    words = words_in(poster_pdf([long, short, long]), tmp_path).split("\f")
    assert [page.count("achterkant") for page in words[:3]] == [1, 0, 1]
    assert words[3:] == [""]


def test_long_names_and_a_long_address_still_fit_one_page(tmp_path: Path) -> None:
    """Twelve languages, an example mark, and the longest names that the program accepts."""
    sheet = a_poster(
        others=(*OTHERS, *OTHERS[:2]),
        example="Voorbeeld · Example",
        asks=LONG_NAMES,
        host=LONG_HOST,
        code="K7M4AB",
        url=f"https://{LONG_HOST}/K7M4AB",
    )
    pdf = poster_pdf([sheet])
    words = words_in(pdf, tmp_path)
    assert f"{LONG_HOST}/K7M4AB" in words
    assert "achterkant" in words
    assert "Voorbeeld · Example" in words
    pages = raster(pdf, tmp_path)
    assert [codes_in(page) for page in pages] == [[f"HTTPS://{LONG_HOST.upper()}/K7M4AB"]]


def test_an_example_is_marked_and_real_use_is_not(tmp_path: Path) -> None:
    """The mark of a survey opened with --demo is on every print, for good."""
    assert "Voorbeeld" in words_in(poster_pdf([a_poster(example="Voorbeeld")]), tmp_path)
    assert "Voorbeeld" not in words_in(poster_pdf([a_poster()]), tmp_path)


def test_a_poster_says_what_it_is_to_a_screen_reader(tmp_path: Path) -> None:
    """Tagged, titled and A4."""
    facts = facts_of(poster_pdf([a_poster()]), tmp_path)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "De markt"
    assert "A4" in facts["Page size"]


def test_texts_cannot_bring_markup_of_their_own(tmp_path: Path) -> None:
    """A place may be called anything."""
    pdf = poster_pdf([a_poster(asks=("<b>Raad</b>", "<img src='http://127.0.0.1:1/x'>"))])
    assert "<b>Raad</b>" in words_in(pdf, tmp_path)


def _joined(text: str) -> str:
    return "".join(text.split())
