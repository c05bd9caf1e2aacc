"""Seconds of processor per poster in twelve languages and per 200 cards, and as a ratio to a floor.

The floor is a page with one heading and the drawing of a QR, in the same run.
"""

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.media.cards import card_pdf
from app.media.posters import poster_pdf
from app.media.qr import qr_svg_path
from tests.media.paper import OTHERS, a_card, a_poster

_TWELVE = (*OTHERS, *OTHERS[:2])
_PLACES, _CARDS = 50, 200
_TARGET = 0.5
_FLOOR_RUNS = 20


@dataclass(frozen=True)
class Floor:
    """The least that one sheet could take: its PDF with a heading, and its code."""

    page: float
    code: float


def _seconds(act: Callable[[], object], times: int = 1) -> float:
    start = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - start) / times


def floor() -> Floor:
    """Measured once everything is loaded."""
    from weasyprint import HTML

    def page() -> object:
        return HTML(string="<h1>Vertel het ons.</h1>").write_pdf()

    def code() -> object:
        return qr_svg_path("HTTPS://BUURT.EXAMPLE/K7M4")

    page(), code()
    return Floor(_seconds(page, _FLOOR_RUNS), _seconds(code, _FLOOR_RUNS))


def _codes() -> Sequence[str]:
    signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    return [f"K7{signs[at // 32]}{signs[at % 32]}" for at in range(_PLACES)]


def main() -> None:
    """Prints what it takes to print."""
    least = floor()
    posters = [
        a_poster(others=_TWELVE, code=code, url=f"https://buurt.example/{code}")
        for code in _codes()
    ]
    each = _seconds(lambda: poster_pdf(posters)) / _PLACES
    cards = [a_card(number % 8) for number in range(_CARDS)]
    all_cards = _seconds(lambda: card_pdf(cards))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sheet, codes = least.page + least.code, _CARDS * 2 * least.code + _CARDS / 4 * least.page
    print(f"Paper, {_PLACES} posters in {1 + len(_TWELVE)} languages and {_CARDS} cards:")
    print(f"  floor: a page with a heading {least.page:.3f} s, a QR {least.code:.3f} s")
    print(
        f"  a poster      {each:6.3f} s   {each / sheet:5.2f} times its floor (target {_TARGET} s)"
    )
    print(f"  {_CARDS} cards     {all_cards:6.3f} s   {all_cards / codes:5.2f} times their floor")
    print(f"  memory at the most {peak:.0f} MB")


if __name__ == "__main__":
    main()
