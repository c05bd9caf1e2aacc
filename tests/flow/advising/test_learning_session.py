"""LB01-LB08: a learning session keeps its order, and its words have nobody's name."""

import pytest

from app.core.advising.session import (
    LearningSession,
    Note,
    NoteKind,
    NoteState,
    Prompt,
    Step,
    chosen_cards,
    odd_groups,
)
from app.core.problems import Refused
from app.flow.advising import (
    add_note,
    advice_from,
    choose_card,
    drop_session,
    fill_card,
    go_back,
    go_on,
    judge_question,
    keep_session,
    open_questions_of,
    session_at,
    sitting_with,
    sittings_of,
    strike_note,
    take_along,
    write_question,
)
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from tests.builders import a_council, a_person, an_open_version

CASE = LearningSession("", "", "", "Nobody asks for help.", "A. Tester", ("Why?", ""), "f1")


class Room:
    """A session of a survey, and somebody of the council who leads it."""

    def __init__(self, toolkit: Toolkit, step: Step = Step.CLARIFY) -> None:
        self.kit = toolkit
        self.survey: Survey
        self.survey, _, _ = an_open_version(toolkit)
        self.person: Person = a_person(a_council(id=self.survey.council_id))
        with toolkit.store.write() as shelves:
            shelves.people.add_person(self.person, "")
        self.session = keep_session(toolkit, self.person, self.survey, CASE)
        self.id = self.session.id
        while self.now.session.step is not step:
            go_on(toolkit, self.person, self.survey, self.id)

    @property
    def now(self):  # type: ignore[no-untyped-def]
        """The session as it stands."""
        return sitting_with(self.kit, self.survey, self.id)

    def add(self, kind: NoteKind, text: str = "A text", **more: object) -> Note:
        """One note more."""
        note = Note("", kind, text, **more)  # type: ignore[arg-type]
        return add_note(self.kit, self.person, self.survey, self.id, note)

    def on(self) -> LearningSession:
        """To the next step."""
        return go_on(self.kit, self.person, self.survey, self.id)


def test_lb01_a_session_has_a_case_an_owner_and_learning_questions(toolkit: Toolkit) -> None:
    room = Room(toolkit)
    assert (room.session.questions, room.session.finding, len(room.session.code)) == (
        ("Why?",),
        "f1",
        6,
    )
    with pytest.raises(Refused) as refused:
        keep_session(toolkit, room.person, room.survey, LearningSession("", "", "", " ", "", ("",)))
    assert [p.code for p in refused.value.problems] == [
        "no_case",
        "no_case_owner",
        "no_learning_questions",
    ]


def test_lb02_people_write_questions_alone_and_advice_is_closed(toolkit: Toolkit) -> None:
    room = Room(toolkit)
    write_question(toolkit, room.session.code.lower(), "  Who   asks? ")
    (note,) = room.now.notes
    assert (note.text, note.owner, note.group) == ("Who asks?", "", 0)
    with pytest.raises(Refused, match="no_advice_yet"):
        room.add(NoteKind.CARD)
    with pytest.raises(Refused, match="note_text"):
        write_question(toolkit, room.session.code, " ")
    with pytest.raises(Refused, match="unknown_session"):
        session_at(toolkit, "ZZZZZZ")
    room.on()
    with pytest.raises(Refused, match="questions_are_over"):
        write_question(toolkit, room.session.code, "Too late?")


def test_lb03_the_next_step_opens_when_no_question_is_open(toolkit: Toolkit) -> None:
    room = Room(toolkit)
    first, second = room.add(NoteKind.QUESTION), room.add(NoteKind.QUESTION, "Another")
    room.on()
    judge_question(toolkit, room.survey, room.id, first.id, NoteState.ANSWERED)
    with pytest.raises(Refused, match="questions_open"):
        room.on()
    judge_question(toolkit, room.survey, room.id, second.id, NoteState.PARKED)
    assert room.on().step is Step.GROUPS
    assert go_back(toolkit, room.person, room.survey, room.id).step is Step.ASK


def test_lb04_a_group_chooses_five_cards_at_most(toolkit: Toolkit) -> None:
    room = Room(toolkit, Step.GROUPS)
    cards = [room.add(NoteKind.CARD, f"Card {number}", group=1) for number in range(6)]
    other = room.add(NoteKind.CARD, "Of another group", group=2)
    for card in (*cards[:5], other):
        choose_card(toolkit, room.survey, room.id, card.id, True)
    with pytest.raises(Refused, match="five_chosen"):
        choose_card(toolkit, room.survey, room.id, cards[5].id, True)
    choose_card(toolkit, room.survey, room.id, cards[0].id, False)
    choose_card(toolkit, room.survey, room.id, cards[5].id, True)
    assert len(chosen_cards(room.now.notes)) == 6
    sized = LearningSession("", "", "", "c", "o", ("q",), groups=(3, 4, 6, 7))
    assert odd_groups(sized) == (1, 4)


def test_lb05_lb06_a_chosen_card_says_who_when_why_and_how_and_lies_at_an_aspect(
    toolkit: Toolkit,
) -> None:
    room = Room(toolkit, Step.GROUPS)
    card = room.add(NoteKind.CARD, "Call people", group=1)
    choose_card(toolkit, room.survey, room.id, card.id, True)
    room.on()
    filled = Note(card.id, NoteKind.CARD, "Call people", 1, NoteState.CHOSEN, "The town", "May",
                  "It is hard", "By phone")  # fmt: skip
    fill_card(toolkit, room.survey, room.id, filled)
    assert room.now.notes == (filled,)
    with pytest.raises(Refused, match="unknown_aspect"):
        fill_card(toolkit, room.survey, room.id, Note(card.id, NoteKind.CARD, "x", aspect="no"))
    made = advice_from(toolkit, room.person, room.survey, room.id, card.id)
    assert (made.recipient, made.who, made.how, made.findings, made.is_sent) == (
        "The town",
        "The town",
        "By phone",
        ("f1",),
        False,
    )


def test_lb07_the_case_owner_reflects_first(toolkit: Toolkit) -> None:
    room = Room(toolkit, Step.REFLECT)
    with pytest.raises(Refused, match="owner_first"):
        room.add(NoteKind.REFLECTION, prompt=Prompt.INSIGHT)
    with pytest.raises(Refused, match="unknown_prompt"):
        room.add(NoteKind.REFLECTION, prompt="mood", is_owners=True)
    for prompt in Prompt:
        room.add(NoteKind.REFLECTION, prompt=prompt, is_owners=True)
    room.add(NoteKind.REFLECTION, "Still open", prompt=Prompt.INSIGHT)
    assert len(room.now.notes) == 4


def test_lb08_a_question_that_stays_open_needs_somebody_who_takes_it_along(
    toolkit: Toolkit,
) -> None:
    room = Room(toolkit)
    parked = room.add(NoteKind.QUESTION, "What does it cost?")
    judge_question(toolkit, room.survey, room.id, parked.id, NoteState.PARKED)
    while room.now.session.step is not Step.REFLECT:
        room.on()
    left = room.add(NoteKind.REFLECTION, "Who pays?", prompt=Prompt.UNANSWERED, is_owners=True)
    asked = {note.text for _, note in open_questions_of(toolkit, room.survey)}
    assert asked == {"What does it cost?", "Who pays?"}
    with pytest.raises(Refused, match="question_without_owner"):
        room.on()
    for note in (parked, left):
        take_along(toolkit, room.survey, room.id, note.id, "The university")
    assert room.on().step is Step.DONE
    with pytest.raises(Refused, match="session_is_over"):
        room.on()


def test_a_note_is_struck_and_a_session_goes_with_its_notes(toolkit: Toolkit) -> None:
    room = Room(toolkit)
    note = room.add(NoteKind.QUESTION)
    strike_note(toolkit, room.survey, room.id, note.id)
    with pytest.raises(Refused, match="unknown_note"):
        strike_note(toolkit, room.survey, room.id, note.id)
    drop_session(toolkit, room.person, room.survey, room.id)
    assert sittings_of(toolkit, room.survey) == ()
