"""Invitation cards as PDF: four on an A4 sheet, to cut out and to fold in three.

The invitation is outside; the ticket lies under the fold, so that who hands a card out does not
see it. Nothing on a card counts or orders (decision 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from app.media.sheets import CardSheet
from app.media.typesetting import A4, Paper, Press, Printed

_PER_SHEET = 4
SYMBOL_MM = 28.0
# A typed address gets the whole width of a card: so many points for one sign. One that would
# become too small to read stands on two lines.
_LINE_POINTS, _SMALLEST_POINTS, _BODY_POINTS = 400.0, 10.0, 14.0
_SIGNS_BESIDE_THE_CODE = 78


def card_pdf(cards: Sequence[CardSheet], title: str = "", paper: Paper = A4) -> Printed:
    """A PDF with four cards on each A4 page, in the given order."""
    fitted = [_fitted(card) for card in cards]
    press = Press(paper)
    for start in range(0, len(fitted), _PER_SHEET):
        sheets = [fitted[start : start + _PER_SHEET]]
        press.add(press.set("card", sheets=sheets, title=title or cards[0].promise.ask))
    return press.printed(SYMBOL_MM)


@dataclass(frozen=True)
class _Fitted:
    """A card with its sizes in points, and whether its typed address takes two lines."""

    card: CardSheet
    outside_points: float
    inside_points: float
    address_points: float
    on_two_lines: bool


def _fitted(card: CardSheet) -> _Fitted:
    outside = card.example + card.promise.ask + card.promise.answer + card.scan
    first, second = f"{card.host}/{card.code}", f"?card={card.card}"
    on_one = _LINE_POINTS / len(first + second)
    on_two = _LINE_POINTS / len(first)
    return _Fitted(
        card,
        _body_points(outside),
        _body_points(card.keep + card.later),
        min(_BODY_POINTS, round(on_two if on_one < _SMALLEST_POINTS else on_one, 1)),
        on_one < _SMALLEST_POINTS,
    )


def _body_points(text: str) -> float:
    """14 points (PL18), less only where the words would not fit beside the code."""
    return round(_BODY_POINTS * min(1.0, sqrt(_SIGNS_BESIDE_THE_CODE / len(text))), 1)
