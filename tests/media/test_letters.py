"""Letters: one page, the address alone in the window, and the code read back (RR03)."""

import re
import subprocess
from pathlib import Path

import pytest

from app.core.address_lines import LONGEST_LINE, MOST_LINES
from app.media.letters import LetterSheet, letter_pdf
from tests.media.reading import codes_in, raster

_BOX = re.compile(r'xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*)<')
_PER_MM = 72 / 25.4
# The window of the envelope, where the letter may slide by 5 mm: left, top, right, bottom.
_WINDOW = (20.0, 45.0, 110.0, 95.0)
# As wide as forty signs of a real street are.
_LONG = "BurgemeesterVanDerMeulenstraatweg-Noord12"[:LONGEST_LINE]
_FULL = ("Amina", *(_LONG for _ in range(MOST_LINES - 1)))


def _sheet(tag: str = "nl", address: tuple[str, ...] = _FULL, count: int = 5) -> LetterSheet:
    text = "النتائج هنا والمجلس يشكركم. " if tag == "ar" else "Acht van de tien mensen zeggen dit. "
    return LetterSheet(
        tag,
        address,
        "Participatieraad Noord",
        "De resultaten zijn er.",
        "Bedankt.",
        tuple((f"Kop {n}", text * 4) for n in range(count)),
        "Alle resultaten:",
        "https://buurt.example/r/lampen?lang=nl",
        "buurt.example/r/lampen",
        ("Wij wissen uw adres nu.",),
    )


def _words(pdf: bytes, folder: Path) -> list[tuple[int, str, tuple[float, ...]]]:
    """Page, word and its box in mm from the left and the top."""
    file = folder / "letter.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout
    found, page = [], 0
    for line in told.splitlines():
        page += "<page " in line
        if match := _BOX.search(line):
            box = tuple(float(each) / _PER_MM for each in match.groups()[:4])
            found.append((page, match[5], box))
    return found


@pytest.mark.parametrize("tag", ["nl", "ar"])
def test_the_address_stands_in_the_window_and_nothing_else_does(tag: str, tmp_path: Path) -> None:
    made = letter_pdf([_sheet(tag)])
    assert made.pages == 1
    left, top, right, bottom = _WINDOW
    address = [box for _, word, box in _words(made.pdf, tmp_path) if word in _FULL]
    assert len(address) == MOST_LINES
    for box in address:
        assert left + 5 <= box[0]
        assert top + 5 <= box[1]
        assert box[2] <= right - 1
        assert box[3] <= bottom - 5
    for _, word, box in _words(made.pdf, tmp_path):
        is_inside = box[0] < right and box[2] > left and box[1] < bottom and box[3] > top
        assert not is_inside or word in _FULL, word


def test_each_letter_is_one_page_however_much_there_is_to_say(tmp_path: Path) -> None:
    made = letter_pdf([_sheet(count=40), _sheet("ar", ("Bo", "Kade 1", "1941 AB  Beverwijk"))])
    assert made.pages == 2
    pages = {page: word for page, word, _ in _words(made.pdf, tmp_path) if word in ("Amina", "Bo")}
    assert pages == {1: "Amina", 2: "Bo"}


def test_the_code_leads_to_the_results_in_the_language_of_the_letter(tmp_path: Path) -> None:
    (page,) = raster(letter_pdf([_sheet()]).pdf, tmp_path, 150, grey=True)
    assert codes_in(page) == ["HTTPS://BUURT.EXAMPLE/r/lampen?lang=nl"]


def test_a_noun_of_a_letter_shows_no_address() -> None:
    assert "Amina" not in repr(_sheet())
