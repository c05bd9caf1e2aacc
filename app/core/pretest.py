"""Trying a draft with people before it opens: per language (SV22), and per picture (SV16).

Kept are a day, numbers and who held it; never who took part, nor what anybody answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.advice import Advice
from app.core.planning import Gate
from app.core.problems import Problem

LEAST_PEOPLE = 5
LEAST_ASSISTED = 1
# ISO's criterion: two thirds of those who look at a picture read it right.
LEAST_RIGHT, OF = 2, 3
LEAST_LOOKED = 3


@dataclass(frozen=True)
class Pretest:
    """One time that a language was tried with people of the group. ``assisted`` of ``people`` had
    somebody who read out and tapped along; ``changed`` says what was changed after it."""

    tag: str
    held_by: str
    day: str
    people: int
    assisted: int
    changed: str = ""
    id: str = ""


@dataclass(frozen=True)
class Tried:
    """All tries of one language together."""

    people: int
    assisted: int

    @property
    def is_enough(self) -> bool:
        """Whether people enough of the group tried it, one of them with help (SV22)."""
        return self.people >= LEAST_PEOPLE and self.assisted >= LEAST_ASSISTED


@dataclass(frozen=True)
class PictureTest:
    """One time that people said what they see in a picture: ``right`` of ``people``."""

    picture: str
    held_by: str
    day: str
    people: int
    right: int
    id: str = ""


def tried(pretests: Iterable[Pretest], tag: str) -> Tried:
    """The people of all tries of one language, and how many of them were helped.

    >>> tried((Pretest("nl", "A", "2026-11-23", 5, 1),), "nl").is_enough
    True
    """
    own = [pretest for pretest in pretests if pretest.tag == tag]
    return Tried(sum(each.people for each in own), sum(each.assisted for each in own))


def pretest_gate(languages: Iterable[str], pretests: Iterable[Pretest]) -> Gate:
    """The soft check SV22: each language that was not yet tried with people enough is a problem."""
    pretests = tuple(pretests)
    sums = ((tag, tried(pretests, tag)) for tag in languages)
    return Gate(
        "SV22",
        False,
        tuple(
            Problem("not_tried_with_people", tag, _figures(found))
            for tag, found in sums
            if not found.is_enough
        ),
    )


def advice_on_pretests(languages: Iterable[str], pretests: Iterable[Pretest]) -> tuple[Advice, ...]:
    """The same as findings, for a survey that came in as a file."""
    problems = pretest_gate(languages, pretests).problems
    return tuple(Advice("SV22", p.where, "", "", p.code, p.figures) for p in problems)


def _figures(found: Tried) -> tuple[tuple[str, str], ...]:
    return (("people", str(found.people)), ("assisted", str(found.assisted)))


def tested_pictures(tests: Iterable[PictureTest]) -> frozenset[str]:
    """The pictures that at least two thirds of those who looked read right, three people or more.

    >>> tested_pictures((PictureTest("1F34E", "A", "2026-11-23", 3, 2),))
    frozenset({'1F34E'})
    """
    sums: dict[str, tuple[int, int]] = {}
    for test in tests:
        people, right = sums.get(test.picture, (0, 0))
        sums[test.picture] = (people + test.people, right + test.right)
    return frozenset(
        picture
        for picture, (people, right) in sums.items()
        if people >= LEAST_LOOKED and right * OF >= people * LEAST_RIGHT
    )
