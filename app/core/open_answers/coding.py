"""Coding: two people put each open answer under themes, apart; then differences are settled.

The trail from answer to theme stays: who chose what first, and what was settled by whom (KA15).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.open_answers.agreement import Agreement, agreement_of


class Hand(StrEnum):
    """Whose choice it is: one of two who coded apart, or what they settled on."""

    FIRST = "first"
    SECOND = "second"
    SETTLED = "settled"


@dataclass(frozen=True)
class Coding:
    """One choice of themes for one open answer; no themes means that nothing fits."""

    answer: str
    hand: Hand
    coder: str
    coder_id: str
    day: str
    themes: frozenset[str]


@dataclass(frozen=True)
class Coded:
    """All choices for one open answer."""

    hands: Mapping[Hand, Coding]

    @property
    def is_twice(self) -> bool:
        """Whether two people coded it."""
        return Hand.SECOND in self.hands and Hand.FIRST in self.hands

    @property
    def differs(self) -> bool:
        """Whether two people chose differently."""
        return self.is_twice and self._first.themes != self.hands[Hand.SECOND].themes

    @property
    def _first(self) -> Coding:
        return self.hands[Hand.FIRST]

    @property
    def result(self) -> frozenset[str] | None:
        """The themes it counts under: those settled, or those that both chose; None while open."""
        if Hand.SETTLED in self.hands:
            return self.hands[Hand.SETTLED].themes
        return self._first.themes if self.is_twice and not self.differs else None

    def hand_for(self, coder_id: str) -> Hand | None:
        """Which hand is left for this person; None where they have coded it, or two others did."""
        taken = {hand: each for hand, each in self.hands.items() if hand is not Hand.SETTLED}
        if any(each.coder_id == coder_id for each in taken.values()):
            return None
        return next((hand for hand in (Hand.FIRST, Hand.SECOND) if hand not in taken), None)

    def of(self, coder_id: str) -> Coding | None:
        """What this person chose before anything was settled."""
        chosen = (self.hands.get(hand) for hand in (Hand.FIRST, Hand.SECOND))
        return next((each for each in chosen if each and each.coder_id == coder_id), None)


NOTHING = Coded({})


def by_answer(codings: Iterable[Coding]) -> dict[str, Coded]:
    """All choices by the key of their open answer."""
    found: dict[str, dict[Hand, Coding]] = {}
    for coding in codings:
        found.setdefault(coding.answer, {})[coding.hand] = coding
    return {answer: Coded(hands) for answer, hands in found.items()}


def agreement_on(coded: Iterable[Coded]) -> Agreement:
    """How far both chose the same set of themes, over the answers that two people coded."""
    return agreement_of(
        [
            (each.hands[Hand.FIRST].themes, each.hands[Hand.SECOND].themes)
            for each in coded
            if each.is_twice
        ]
    )


def agreement_on_theme(coded: Iterable[Coded], theme: str) -> Agreement:
    """The same for one theme by itself: both chose it, or neither did."""
    return agreement_of(
        [
            (theme in each.hands[Hand.FIRST].themes, theme in each.hands[Hand.SECOND].themes)
            for each in coded
            if each.is_twice
        ]
    )
