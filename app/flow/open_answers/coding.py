"""Putting open answers under themes: two people apart, then differences are settled by name (KA15).

Nobody sees what somebody else chose for a question before each of its answers was coded twice, or
a person said that coding is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.open_answers.agreement import Agreement
from app.core.open_answers.answer import OpenAnswer
from app.core.open_answers.coding import (
    NOTHING,
    Coded,
    Coding,
    Hand,
    agreement_on,
    agreement_on_theme,
    by_answer,
)
from app.core.open_answers.marks import Mark
from app.core.problems import Problem, Refused
from app.flow.open_answers.hand_marks import all_marks
from app.flow.open_answers.reading import known_answer, refuse_while_open
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Progress:
    """How far coding of a question is: ``answers`` in words, those that nobody, one or two people
    coded, those for which the person who asks still has a hand, and differences left to settle.
    ``ended_by`` said that it is done."""

    item: str
    answers: int
    once: int
    twice: int
    for_me: int
    differences: int
    ended_by: str = ""

    @property
    def is_open_to_all(self) -> bool:
        """Whether the choices of others may be seen."""
        return bool(self.ended_by) or (self.answers > 0 and self.twice == self.answers)


@dataclass(frozen=True)
class Turn:
    """The next answer for a person to code. ``before`` is what they chose for it already."""

    answer: OpenAnswer
    marks: tuple[Mark, ...]
    left: int
    before: frozenset[str] | None = None


@dataclass(frozen=True)
class Difference:
    """An answer for which two people chose differently, with both choices and what was settled."""

    answer: OpenAnswer
    first: Coding
    second: Coding
    settled: Coding | None


def progress_of(toolkit: Toolkit, survey: Survey, person: Person, item: str) -> Progress:
    """How far coding of a question is, as this person may know it."""
    with toolkit.store.read() as shelves:
        answers, coded = _of(shelves, survey, item)
        ended = shelves.themes.ended(survey).get(item, ("", ""))[0]
    return _progress(item, answers, coded, person, ended)


def _progress(
    item: str,
    answers: Sequence[OpenAnswer],
    coded: dict[str, Coded],
    person: Person,
    ended: str,
) -> Progress:
    each = [coded.get(answer.id, NOTHING) for answer in answers]
    twice = sum(one.is_twice for one in each)
    is_open = bool(ended) or (bool(answers) and twice == len(answers))
    return Progress(
        item=item,
        answers=len(answers),
        once=sum(bool(one.hands) and not one.is_twice for one in each),
        twice=twice,
        for_me=sum(one.hand_for(person.id) is not None for one in each),
        differences=sum(one.differs and one.result is None for one in each) if is_open else 0,
        ended_by=ended,
    )


def next_turn(
    toolkit: Toolkit, survey: Survey, person: Person, item: str, answer_id: str = ""
) -> Turn | None:
    """The next answer that this person may code, those first that one other has coded; None where
    none is left. With an ``answer_id`` that one, to choose again. Raises Refused: ``not_closed``,
    ``unknown_answer``."""
    with toolkit.store.read() as shelves:
        refuse_while_open(shelves, survey)
        answers, coded = _of(shelves, survey, item)
        known = shelves.quotes.hand_marks(survey)
    mine = [each for each in answers if coded.get(each.id, NOTHING).hand_for(person.id)]
    if answer_id:
        chosen = [each for each in answers if each.id == answer_id]
        if not chosen:
            raise Refused(Problem("unknown_answer"))
    else:
        # What one other has coded comes first, so that pairs are made before new ones begin.
        chosen = sorted(mine, key=lambda each: (each.id not in coded, each.id))
    if not chosen:
        return None
    answer = chosen[0]
    marks = all_marks(toolkit.secrets, survey, answer.text, known)
    before = coded.get(answer.id, NOTHING).of(person.id)
    return Turn(answer, marks, len(mine), before.themes if before else None)


def code_answer(
    toolkit: Toolkit, survey: Survey, person: Person, answer_id: str, themes: Iterable[str]
) -> None:
    """This person's choice for an open answer is kept; no themes means that nothing fits. Choosing
    again puts the new choice in the place of the old one, as long as nothing is settled.

    Raises Refused: ``not_closed``, ``unknown_answer``, ``unknown_theme``, ``coded_by_two``,
    ``coding_is_over``.
    """
    chosen = frozenset(themes)
    with toolkit.store.write() as shelves:
        refuse_while_open(shelves, survey)
        answer = known_answer(shelves, survey, answer_id)
        _refuse_unknown_themes(shelves, survey, answer.item, chosen)
        answers, all_coded = _of(shelves, survey, answer.item)
        ended = shelves.themes.ended(survey).get(answer.item, ("", ""))[0]
        if _progress(answer.item, answers, all_coded, person, ended).is_open_to_all:
            raise Refused(Problem("coding_is_over"))
        coded = all_coded.get(answer_id, NOTHING)
        mine = coded.of(person.id)
        hand = mine.hand if mine else coded.hand_for(person.id)
        if hand is None:
            raise Refused(Problem("coded_by_two"))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.themes.put_coding(
            survey, Coding(answer_id, hand, person.name, person.id, today, chosen)
        )


def end_coding(toolkit: Toolkit, survey: Survey, person: Person, item: str) -> None:
    """Both said that they are done with a question: what is coded stays, differences can be seen,
    and answers that were not coded twice do not count. Raises Refused: ``nothing_coded_twice``."""
    with toolkit.store.write() as shelves:
        _, coded = _of(shelves, survey, item)
        if not any(each.is_twice for each in coded.values()):
            raise Refused(Problem("nothing_coded_twice", item))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.themes.end_coding(survey, item, person.name, today)
        shelves.people.log(survey.council_id, today, person.name, "end coding", survey.slug)


def settle(
    toolkit: Toolkit, survey: Survey, person: Person, answer_id: str, themes: Iterable[str]
) -> None:
    """What two people talked through is settled by name; their first choices stay beside it.

    Raises Refused: ``unknown_answer``, ``unknown_theme``, ``still_apart`` while others may not see
    the choices yet.
    """
    chosen = frozenset(themes)
    with toolkit.store.write() as shelves:
        answer = known_answer(shelves, survey, answer_id)
        _refuse_unknown_themes(shelves, survey, answer.item, chosen)
        answers, coded = _of(shelves, survey, answer.item)
        ended = shelves.themes.ended(survey).get(answer.item, ("", ""))[0]
        is_open = _progress(answer.item, answers, coded, person, ended).is_open_to_all
        if not is_open or not coded.get(answer_id, NOTHING).is_twice:
            raise Refused(Problem("still_apart"))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.themes.put_coding(
            survey, Coding(answer_id, Hand.SETTLED, person.name, person.id, today, chosen)
        )
        shelves.people.log(survey.council_id, today, person.name, "settle theme", survey.slug)


def differences_of(
    toolkit: Toolkit, survey: Survey, person: Person, item: str
) -> tuple[Difference, ...]:
    """The answers for which two people chose differently, settled or not; none while coding of the
    question goes on."""
    with toolkit.store.read() as shelves:
        answers, coded = _of(shelves, survey, item)
        ended = shelves.themes.ended(survey).get(item, ("", ""))[0]
    if not _progress(item, answers, coded, person, ended).is_open_to_all:
        return ()
    differing = [
        (answer, coded[answer.id].hands)
        for answer in answers
        if coded.get(answer.id, NOTHING).differs
    ]
    return tuple(
        Difference(answer, hands[Hand.FIRST], hands[Hand.SECOND], hands.get(Hand.SETTLED))
        for answer, hands in differing
    )


def agreement_of_item(
    toolkit: Toolkit, survey: Survey, item: str
) -> tuple[Agreement, dict[str, Agreement]]:
    """How far two people chose the same before they talked: over whole choices, and per theme."""
    with toolkit.store.read() as shelves:
        _, coded = _of(shelves, survey, item)
        themes = [each.id for each in shelves.themes.all(survey) if each.item == item]
    each = list(coded.values())
    return agreement_on(each), {theme: agreement_on_theme(each, theme) for theme in themes}


def _of(
    shelves: Shelves, survey: Survey, item: str
) -> tuple[tuple[OpenAnswer, ...], dict[str, Coded]]:
    """The answers of a question that have words, and what was chosen for them."""
    answers = tuple(
        each for each in shelves.open_answers.all(survey) if each.item == item and each.text
    )
    keys = {each.id for each in answers}
    coded = by_answer(each for each in shelves.themes.codings(survey) if each.answer in keys)
    return answers, coded


def _refuse_unknown_themes(
    shelves: Shelves, survey: Survey, item: str, chosen: frozenset[str]
) -> None:
    known = {theme.id for theme in shelves.themes.all(survey) if theme.item == item}
    if not chosen <= known:
        raise Refused(Problem("unknown_theme"))
