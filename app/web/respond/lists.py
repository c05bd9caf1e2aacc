"""Long lists of options in groups that open without a script, and options under a condition.

Never more than twenty cards at once: a group says its first and its last word. Where a choice
filter asks for one answer to an earlier question, a group says that answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from markupsafe import Markup

from app.core.expressions.tree import Call, Column, Expression, Reference
from app.core.questionnaire import Item
from app.web.respond.texts import ShownTexts

SHORT = 15
_MOST = 20
Card = TypeVar("Card")


@dataclass(frozen=True)
class Group(Generic[Card]):
    """Some of the cards. ``label`` says which, ``last`` is the last word of a part of a list."""

    choices: tuple[Card, ...]
    label: Markup = Markup()
    last: Markup = Markup()


@dataclass(frozen=True)
class Groups(Generic[Card]):
    """All cards. ``is_long`` has groups that one opens; else they stand below each other."""

    parts: tuple[Group[Card], ...]
    is_long: bool


def grouped(
    item: Item,
    cards: Sequence[Card],
    labels: Sequence[Markup],
    items: Mapping[str, Item],
    texts: ShownTexts,
) -> Groups[Card] | None:
    """The groups of an item's cards, which stand in the order of its options; None where the
    cards are few and for everybody."""
    is_long = len(cards) > SHORT
    under = _under(item.choice_filter) if len(cards) == len(item.options) else None
    asked = items.get(under[1]) if under else None
    if under is None or asked is None or not asked.options:
        return Groups(tuple(_parts(cards, labels)), True) if is_long else None
    found: dict[str, list[int]] = {}
    for place, option in enumerate(item.options):
        found.setdefault(option.column(under[0]), []).append(place)
    words = {option.name: texts.show(option.label) for option in asked.options}
    parts: list[Group[Card]] = []
    for value, places in found.items():
        of_this = [cards[place] for place in places]
        if is_long and len(places) > _MOST:
            parts += _parts(
                of_this, [labels[place] for place in places], words.get(value, Markup())
            )
        else:
            parts.append(Group(tuple(of_this), words.get(value, Markup())))
    return Groups(tuple(parts), is_long)


def _parts(
    cards: Sequence[Card], labels: Sequence[Markup], of: Markup = Markup()
) -> Iterator[Group[Card]]:
    size = ceil(len(cards) / max(2, ceil(len(cards) / _MOST)))
    for at in range(0, len(cards), size):
        last = min(at + size, len(cards)) - 1
        first = Markup("{} · {}").format(of, labels[at]) if of else labels[at]
        yield Group(tuple(cards[at : last + 1]), first, labels[last])


def _under(condition: Expression | None) -> tuple[str, str] | None:
    """Column and item path where a filter only asks for one answer to one item."""
    match condition:
        case Call("=" | "selected", (Column(column), Reference(path))):
            return column, path
        case Call("=" | "selected", (Reference(path), Column(column))):
            return column, path
    return None
