"""All marks of a text, in the order in which a kind goes before another where two overlap."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from app.core.open_answers.marks import Finder, Mark, without_overlap
from app.core.open_answers.numbers_in_text import bsns, ibans, phones, plates, postcodes
from app.core.open_answers.words_in_text import ages, days, mails, names, streets, webs

_FINDERS: tuple[Finder, ...] = (
    *(mails, webs, ibans, days, bsns, streets, phones, postcodes, plates, ages, names),
)


def marks_in(text: str, by_hand: Iterable[Mark] = ()) -> tuple[Mark, ...]:
    """What may lead to a person in a text, in its order, no two overlapping. ``by_hand`` are marks
    that a person remembered, and go before all others.

    >>> [mark.kind.value for mark in marks_in("Ik heet Jan, bel 06-12345678 of jan@example.org")]
    ['name', 'phone', 'mail']
    """
    found = chain.from_iterable(finder(text) for finder in _FINDERS)
    kept = without_overlap(chain(by_hand, found))
    return tuple(mark for each in kept for mark in _trimmed(text, each))


def _trimmed(text: str, mark: Mark) -> Iterator[Mark]:
    """The mark without what is no word at its ends; what is left of one by another may be none."""
    words = re.search(r"[\w+(](?:.*\w)?", text[mark.start : mark.end], re.S)
    if words:
        yield Mark(mark.kind, mark.start + words.start(), mark.start + words.end())
