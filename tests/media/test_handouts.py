"""Flyers, table cards, strips: one page each, their codes read back, and as wide as asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp

from app.core.problems import Refused
from app.media.handouts import flyer_pdf, strips_pdf, table_card_pdf
from app.media.posters import poster_pdf
from app.media.sheets import PosterSheet
from app.media.typesetting import Paper, Printed
from tests.media.paper import ARABIC, DUTCH, OTHERS, a_poster
from tests.media.reading import codes_in, facts_of, raster, words_in

SCANNED = "HTTPS://BUURT.EXAMPLE/K7M4"
TWELVE = (*OTHERS, *OTHERS[:2])
HERE = {
    "moments": ("dinsdag \u206810:00-12:00\u2069", "vrijdag \u206809:00-10:30\u2069"),
    "until": "De laatste dag: 31 december 2026",
    "speaks": "Wij spreken: Nederlands, العربية.",
}
Make = Callable[[PosterSheet, Paper], Printed]
_MAKE: dict[str, tuple[Make, int]] = {
    "flyer": (lambda sheet, paper: flyer_pdf([sheet], paper=paper), 2),
    "table card": (lambda sheet, paper: table_card_pdf([(sheet, sheet)], paper=paper), 2),
    "strips": (lambda sheet, paper: strips_pdf([sheet], paper=paper), 8),
    "poster": (lambda sheet, paper: poster_pdf([sheet], paper=paper), 1),
}


@pytest.mark.parametrize("kind", _MAKE)
@pytest.mark.parametrize("others", [(), OTHERS[:4], TWELVE])
def test_every_code_is_read_from_one_page_in_grey_too(
    tmp_path: Path, kind: str, others: tuple[object, ...]
) -> None:
    """QR10: with one language, with five and with twelve, and with all that can be said."""
    make, codes = _MAKE[kind]
    made = make(a_poster(others=others, **HERE), Paper(is_grey=True))
    assert made.pages == 1
    (page,) = raster(made.pdf, tmp_path, dpi=150, grey=True)
    assert codes_in(page) == [SCANNED] * codes


@pytest.mark.parametrize("kind", _MAKE)
def test_every_print_says_the_promise_the_address_and_when_somebody_is_there(
    tmp_path: Path, kind: str
) -> None:
    """QR06, QR11, KS06, MV18: in Arabic the moments and the address stay whole."""
    make, _ = _MAKE[kind]
    for promise in (DUTCH, ARABIC):
        made = make(a_poster(promise=promise, others=(), **HERE), Paper())
        words = "".join(words_in(made.pdf, tmp_path).split())
        assert "10:00-12:00" in words
        assert "31december2026" in words or promise is ARABIC
        if kind != "strips":
            assert "buurt.example/K7M4" in words


@pytest.mark.parametrize(("kind", "size", "metres"), [
    ("poster", "a4", 0.6), ("poster", "a4", 1.2), ("poster", "a3", 1.0), ("poster", "a3", 1.6),
    ("flyer", "a4", 0.3), ("table card", "a4", 0.5),
])  # fmt: skip
def test_a_code_is_a_tenth_as_wide_as_it_is_far(
    tmp_path: Path, kind: str, size: str, metres: float
) -> None:
    """QR01: the width that was asked for is the width on the paper."""
    make, _ = _MAKE[kind]
    made = make(a_poster(others=OTHERS[:1]), Paper(size, 100 * metres))
    assert (made.pages, made.symbol_mm) == (1, 100 * metres)
    (page,) = raster(made.pdf, tmp_path, dpi=127, grey=True)
    corners = zxingcpp.read_barcodes(page)[0].position
    width = max(corners.top_right.x, corners.bottom_left.x) - min(
        corners.top_left.x, corners.bottom_left.x, corners.top_right.x
    )
    assert abs(width / 5 - 100 * metres) <= 1
    assert size.upper() in facts_of(made.pdf, tmp_path)["Page size"]


def test_a_code_that_leaves_no_room_for_the_words_is_refused() -> None:
    with pytest.raises(Refused, match="print_full"):
        poster_pdf([a_poster(others=TWELVE)], paper=Paper("a4", 160))


def test_a_grey_print_has_no_colour(tmp_path: Path) -> None:
    """QR10: what is printed without colour was made without."""
    for make, _ in _MAKE.values():
        (page,) = raster(make(a_poster(), Paper(is_grey=True)).pdf, tmp_path, dpi=40)
        red, _, blue = page.split()
        pairs = zip(red.get_flattened_data(), blue.get_flattened_data(), strict=True)
        assert max(abs(r - b) for r, b in pairs) < 20


def test_an_example_is_marked_on_every_print(tmp_path: Path) -> None:
    for make, _ in _MAKE.values():
        made = make(a_poster(example="Voorbeeld"), Paper())
        assert "Voorbeeld" in words_in(made.pdf, tmp_path)


def test_many_posters_look_for_their_fonts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts cost each sheet more time and memory than all its words."""
    from weasyprint.text import fonts

    looked = []
    original = fonts.FontConfiguration.__init__
    monkeypatch.setattr(
        fonts.FontConfiguration,
        "__init__",
        lambda self: (looked.append(1), original(self))[1],
    )
    poster_pdf([a_poster() for _ in range(3)])
    assert len(looked) == 1
