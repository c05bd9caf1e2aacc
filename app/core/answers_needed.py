"""How many answers the wanted tables need, said before anyone is asked (decision 9).

A number is told only where at least ten people stand behind it. So a table of four answers needs
forty people, and forty at each place where it is told per place. That is the least: answers seldom
fall evenly, and small groups are merged or withheld.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.advice import Advice
from app.core.disclosure import MINIMUM
from app.core.questionnaire import CHOICE_KINDS, Item, Kind, Questionnaire

# Below this many answers results are merged findings and words (decision 9).
LEAST_FOR_TABLES = 50


@dataclass(frozen=True)
class Need:
    """How many answers the table of one item needs at least: ``whole`` for all places together,
    ``split`` where it is told for each of ``groups`` apart."""

    path: str
    cells: int
    groups: int
    whole: int
    split: int


def answers_for(cells: int, groups: int = 1, minimum: int = MINIMUM) -> int:
    """The fewest answers with which every cell of a table can hold the minimum.

    >>> answers_for(4), answers_for(4, groups=3), answers_for(4, groups=3, minimum=5)
    (40, 120, 60)
    """
    return max(1, cells) * max(1, groups) * minimum


def needs_of(questionnaire: Questionnaire, groups: int) -> tuple[Need, ...]:
    """What the table of each item with options needs, told as a whole and for each group."""
    return tuple(
        Need(item.path, cells, groups, answers_for(cells), answers_for(cells, groups))
        for item in questionnaire.items()
        if (cells := cells_of(item))
    )


def cells_of(item: Item) -> int:
    """How many numbers the table of an item has; 0 where it has none. Options that the author
    grouped count as one, as they are merged before anything is withheld."""
    if item.kind not in (*CHOICE_KINDS, Kind.VOTE):
        return 0
    if item.kind is Kind.VOTE:
        return len(item.option_names)
    grouped = {option.group for option in item.options if option.group}
    return len(grouped) + sum(not option.group for option in item.options)


def split_by_item(questionnaire: Questionnaire, path: str) -> int:
    """How many groups the answers to one item make, for a table split by it; 1 where none."""
    item = questionnaire.item(path)
    return max(1, cells_of(item)) if item else 1


def advice_on_answers(questionnaire: Questionnaire, places: int) -> tuple[Advice, ...]:
    """How many answers the largest table needs for all places together, and for each apart."""
    found: Iterable[Need] = needs_of(questionnaire, max(1, places))
    largest = max(found, key=lambda need: need.split, default=None)
    if largest is None:
        return ()
    figures = (
        ("whole", str(max(largest.whole, LEAST_FOR_TABLES))),
        ("split", str(largest.split)),
        ("places", str(largest.groups)),
    )
    said = f"{figures[0][1]} answers, {figures[1][1]} to tell it per place"
    return (Advice("DC01", "", f"item:{largest.path}", said, "needs_answers", figures),)
