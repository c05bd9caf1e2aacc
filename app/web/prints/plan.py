"""What a print will be, before it is made: pages, the width of its code, its languages."""

from dataclasses import dataclass, replace

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.printing import MOST_CARDS, Printing, printing_of
from app.flow.records import Survey
from app.media.cards import SYMBOL_MM
from app.web.prints import Wish, languages_at, printed, refuse_too_many

_CARDS_PER_PAGE = 4


@dataclass(frozen=True)
class PrintPlan:
    """``symbol_mm`` is 0 where there is no code. ``tags`` are the languages at the first place."""

    pages: int
    symbol_mm: float
    places: int
    tags: tuple[str, ...]

    @property
    def metres(self) -> float:
        """From how far the code is read (QR01)."""
        return self.symbol_mm / 100


def plan_of(toolkit: Toolkit, survey: Survey, wish: Wish) -> PrintPlan:
    """What the print will be; cards are counted and not made. Raises Refused as ``printed``."""
    wish.paper()
    printing = printing_of(toolkit, survey, wish.places)
    first, count = printing.places[0], len(printing.places)
    tags = languages_at(printing, first, wish.tags)
    if wish.kind == "cards":
        return PrintPlan(_card_pages(printing, wish), SYMBOL_MM, count, tags)
    made = printed(toolkit, survey, replace(wish, places=(first.code,)))
    if wish.kind == "guide":
        own = (wish.tags and tags) or (printing.version.questionnaire.source,)
        return PrintPlan(made.pages, 0.0, 0, tuple(own))
    return PrintPlan(made.pages * count, made.symbol_mm, count, tags)


def _card_pages(printing: Printing, wish: Wish) -> int:
    if not 1 <= wish.count <= MOST_CARDS:
        raise Refused(Problem("card_count", str(wish.count), (("most", str(MOST_CARDS)),)))
    cards = sum(len(languages_at(printing, p, wish.tags)) for p in printing.places) * wish.count
    refuse_too_many(cards)
    return -(-cards // _CARDS_PER_PAGE)
