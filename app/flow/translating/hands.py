"""Whose hand it is that changes a language, and which language it may touch."""

from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Hand:
    """A person of a council, or of a reviewer link. ``tag`` is the only language that the hand may
    touch; empty for all. Everything that it does bears its name."""

    name: str
    council_id: str
    tag: str = ""


def hand_of(person: Person) -> Hand:
    """The hand of somebody who signed in."""
    return Hand(person.name, person.council_id)


def refuse_another_language(draft: Questionnaire, hand: Hand, tag: str) -> None:
    """The hand may touch this language of the draft. Raises Refused where the survey does not
    have it, or the hand is for another one."""
    if tag not in draft.languages or hand.tag not in ("", tag):
        have = hand.tag or ", ".join(draft.languages)
        raise Refused(Problem("language_not_offered", tag, (("have", have),)))


def today_of(toolkit: Toolkit, shelves: Shelves, hand: Hand) -> str:
    """The ISO day now where the hand's council is."""
    return toolkit.clock.today(shelves.people.council(hand.council_id).time_zone)


def note_act(shelves: Shelves, survey: Survey, hand: Hand, day: str, act: str, what: str) -> None:
    """The act stands in the log of the hand's council."""
    shelves.people.log(hand.council_id, day, hand.name, act, f"{survey.slug} {what}")
