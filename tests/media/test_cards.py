"""Cards: invitation outside, ticket under the fold, and nothing that counts."""

from collections.abc import Sequence
from pathlib import Path

from app.media import cards as workshop
from app.media.sheets import CardSheet
from tests.media.paper import ARABIC, a_card
from tests.media.reading import codes_in, raster, words_in


def card_pdf(cards: Sequence[CardSheet]) -> bytes:
    return workshop.card_pdf(cards).pdf


def test_both_codes_of_every_card_are_read_from_the_sheet(tmp_path: Path) -> None:
    """Decision 6, QR10: six cards stand on two sheets."""
    cards = [a_card(number) for number in range(6)]
    pages = raster(card_pdf(cards), tmp_path, dpi=150)
    assert len(pages) == 2
    for page, shown in zip(pages, (cards[:4], cards[4:]), strict=True):
        expected = [url for card in shown for url in (card.url, card.ticket_url)]
        found = [
            text.replace("HTTPS://BUURT.EXAMPLE", "https://buurt.example")
            for text in codes_in(page)
        ]
        assert found == sorted(expected)


def test_what_people_type_stands_on_the_card_unbroken(tmp_path: Path) -> None:
    """QR06: the typed address holds the card's code; the ticket is in fours."""
    words = words_in(card_pdf([a_card(promise=ARABIC), a_card(1)]), tmp_path)
    for card in (a_card(), a_card(1)):
        assert f"buurt.example/K7M4?card={card.card}" in words
        assert card.ticket in words


def test_a_long_address_takes_two_lines_and_nothing_is_lost(tmp_path: Path) -> None:
    """A typed line is never smaller than it has to be."""
    host = "buurtstem.participatieraad-haarlemmermeer.nl"
    words = words_in(card_pdf([a_card(host=host)]), tmp_path)
    assert f"{host}/K7M4" in words
    assert "?card=ABCDEFGHJ2" in words


def test_an_example_card_is_marked(tmp_path: Path) -> None:
    """The mark is outside, where it is seen when the card is folded."""
    assert "Voorbeeld" in words_in(card_pdf([a_card(example="Voorbeeld")]), tmp_path)


def test_cards_carry_no_number_of_their_own(tmp_path: Path) -> None:
    """Decision 6: two sheets differ in their codes and in nothing else."""
    first = words_in(card_pdf([a_card(1)]), tmp_path).split()
    second = words_in(card_pdf([a_card(2)]), tmp_path).split()
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert len(differing) == 2
