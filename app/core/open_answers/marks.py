"""Marks in what people wrote: passages that may lead to a person, each with its kind (DC09).

A mark is a proposal. Nothing is deleted by itself: a person reads the whole text and decides. What
no pattern can see is said in ADR 035: an event, a job or a family that everybody knows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a passage looks like. OTHER is what a person marked by hand."""

    MAIL = "mail"
    WEB = "web"
    IBAN = "iban"
    DATE = "date"
    BSN = "bsn"
    POSTCODE = "postcode"
    STREET = "street"
    PLATE = "plate"
    PHONE = "phone"
    AGE = "age"
    NAME = "name"
    OTHER = "other"


@dataclass(frozen=True)
class Mark:
    """A passage from ``start`` up to ``end``, counted in signs of the text."""

    kind: MarkKind
    start: int
    end: int


Finder = Callable[[str], Iterable[Mark]]
_REPLACED = re.compile(r"\[([^\[\]]{0,40})\]")


def without_overlap(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in the order of the text, of which no two overlap: who comes first in ``marks``
    stays, and of a later one what sticks out is left as a mark of its own."""
    kept: list[Mark] = []
    for mark in marks:
        kept += _sticking_out(mark, kept)
    return tuple(sorted(kept, key=lambda each: each.start))


def _sticking_out(mark: Mark, kept: Iterable[Mark]) -> list[Mark]:
    left = [mark]
    for other in kept:
        left = [piece for each in left for piece in _cut(each, other)]
    return left


def _cut(mark: Mark, other: Mark) -> Iterator[Mark]:
    if other.end <= mark.start or mark.end <= other.start:
        yield mark
        return
    if mark.start < other.start:
        yield Mark(mark.kind, mark.start, other.start)
    if other.end < mark.end:
        yield Mark(mark.kind, other.end, mark.end)


def replaced(text: str, marks: Iterable[Mark], words: Mapping[MarkKind, str]) -> str:
    """The text with each mark replaced by the word for its kind in brackets; the rest is the same
    sign for sign.

    >>> replaced("Bel 0612345678!", [Mark(MarkKind.PHONE, 4, 14)], {MarkKind.PHONE: "telefoon"})
    'Bel [telefoon]!'
    """
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda each: each.start):
        pieces += [text[at : mark.start], f"[{words.get(mark.kind, mark.kind)}]"]
        at = mark.end
    return "".join((*pieces, text[at:]))


def kinds_replaced(text: str, words: Mapping[MarkKind, str]) -> dict[MarkKind, int]:
    """How often each kind stands in brackets in a quote; a word of somebody's own is OTHER.

    >>> kinds_replaced("[naam] en [mijn buurman]", {MarkKind.NAME: "naam"})
    {<MarkKind.NAME: 'name'>: 1, <MarkKind.OTHER: 'other'>: 1}
    """
    known = {word: kind for kind, word in words.items()}
    found: dict[MarkKind, int] = {}
    for word in _REPLACED.findall(text):
        kind = known.get(word, MarkKind.OTHER)
        found[kind] = found.get(kind, 0) + 1
    return found


def is_from(answer: str, quoted: str) -> bool:
    """Whether a quote is made of passages of the answer, in their order, with nothing but words in
    brackets between them: those who quote may leave out, and add nothing.

    >>> is_from("Ik heet Jan en ik wacht op post.", "[naam] ... ik wacht op post.")
    True
    >>> is_from("Ik wacht op post.", "Ik wacht op geld.")
    False
    """
    whole, at = _plain(answer), 0
    for piece in re.split(r"\[[^\[\]]{0,40}\]|\.\.\.|…", quoted):
        wanted = _plain(piece)
        if wanted:
            found = whole.find(wanted, at)
            if found < 0:
                return False
            at = found + len(wanted)
    return at > 0


def shared_run(answer: str, paraphrase: str) -> int:
    """The longest run of words that stands in both: a paraphrase with a long one is a quote.

    >>> shared_run("Ik krijg geen post van de gemeente", "Post van de gemeente komt niet")
    4
    """
    one, other = _plain(answer).casefold().split(), _plain(paraphrase).casefold().split()
    longest, before = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for at, theirs in enumerate(other):
            row.append(before[at] + 1 if word == theirs else 0)
        longest, before = max(longest, *row), row
    return longest


def _plain(text: str) -> str:
    return " ".join(text.split())
