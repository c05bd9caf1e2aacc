"""A learning session: first questions, then advice, then reflection, in that order (LB01-LB08).

Words of a session have nobody's name beside them, except who owns the case and who takes an open
question along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.core.problems import Problem

CLARIFY_MINUTES, GROUP_MINUTES = 5, 15
SMALLEST_GROUP, LARGEST_GROUP = 4, 6
MOST_CHOSEN = 5
MOST_GROUPS = 12
MOST_NOTES = 400
LONGEST_NOTE = 400
LONGEST_CASE = 4000
MOST_LINES = 20


class Step(StrEnum):
    """Where a session stands. In CLARIFY people write questions alone, in ASK the group answers
    them, in GROUPS small groups write advice, in ROWS the chosen get who, when, why and how, in
    HARVEST they are laid beside aspects, in REFLECT the case owner speaks first."""

    CLARIFY = "clarify"
    ASK = "ask"
    GROUPS = "groups"
    ROWS = "rows"
    HARVEST = "harvest"
    REFLECT = "reflect"
    DONE = "done"


class NoteKind(StrEnum):
    """What a note is."""

    QUESTION = "question"
    CARD = "card"
    REFLECTION = "reflection"


class NoteState(StrEnum):
    """What became of a note: a question is open, answered or parked; a card is new or chosen."""

    OPEN = "open"
    ANSWERED = "answered"
    PARKED = "parked"
    CHOSEN = "chosen"


class Prompt(StrEnum):
    """The three fixed prompts of the reflection, in their order (LB07)."""

    INSIGHT = "insight"
    UNANSWERED = "unanswered"
    NEEDED = "needed"


@dataclass(frozen=True)
class LearningSession:
    """One session about one case. ``owner`` brings the case; ``finding`` is the stable id of the
    finding that it starts from, or empty. ``aspects`` are what advice is laid beside (LB06),
    ``groups`` how many people sit in each group."""

    id: str
    code: str
    day: str
    case: str
    owner: str
    questions: tuple[str, ...]
    finding: str = ""
    step: Step = Step.CLARIFY
    aspects: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()


@dataclass(frozen=True)
class Note:
    """One note of a session. ``group`` counts from 1, 0 for the whole group; ``what`` people must
    do is the text of a card, and ``who``, ``when``, ``why``, ``how`` go with it (LB05). ``owner``
    takes an open question along; ``is_owners`` marks what the case owner reflected."""

    id: str
    kind: NoteKind
    text: str
    group: int = 0
    state: NoteState = NoteState.OPEN
    who: str = ""
    when: str = ""
    why: str = ""
    how: str = ""
    aspect: str = ""
    prompt: str = ""
    owner: str = ""
    is_owners: bool = False


def session_troubles(session: LearningSession) -> tuple[Problem, ...]:
    """Why a session cannot be kept like this; empty where it can."""
    found = []
    if not session.case or len(session.case) > LONGEST_CASE:
        found.append(Problem("no_case", "case", (("most", str(LONGEST_CASE)),)))
    if not session.owner or len(session.owner) > LONGEST_NOTE:
        found.append(Problem("no_case_owner", "owner"))
    if not session.questions:
        found.append(Problem("no_learning_questions", "questions"))
    for name in ("questions", "aspects"):
        lines = getattr(session, name)
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_NOTE for line in lines):
            figures = (("most", str(MOST_LINES)), ("signs", str(LONGEST_NOTE)))
            found.append(Problem("too_many_lines", name, figures))
    if len(session.groups) > MOST_GROUPS:
        found.append(Problem("too_many_groups", "groups", (("most", str(MOST_GROUPS)),)))
    return tuple(found)


def odd_groups(session: LearningSession) -> tuple[int, ...]:
    """The numbers of groups with fewer than four or more than six people: a warning (LB04)."""
    fits = range(SMALLEST_GROUP, LARGEST_GROUP + 1)
    return tuple(number for number, size in enumerate(session.groups, 1) if size not in fits)


def after(session: LearningSession, notes: Iterable[Note]) -> tuple[Step | None, Problem | None]:
    """The next step, or why it does not open yet; no step and no reason behind the last."""
    steps = tuple(Step)
    if session.step is Step.DONE:
        return None, None
    notes = tuple(notes)
    still = [n for n in notes if n.kind is NoteKind.QUESTION and n.state is NoteState.OPEN]
    if session.step is Step.ASK and still:
        return None, Problem("questions_open", "questions", (("count", str(len(still))),))
    if session.step is Step.REFLECT:
        waiting = [n for n in open_questions(notes) if not n.owner]
        if waiting:
            return None, Problem("question_without_owner", "owner", (("count", str(len(waiting))),))
    return steps[steps.index(session.step) + 1], None


def note_troubles(
    session: LearningSession, note: Note, notes: Iterable[Note]
) -> tuple[Problem, ...]:
    """Why a new note cannot be taken at this step; empty where it can."""
    notes = tuple(notes)
    found = []
    if not note.text or len(note.text) > LONGEST_NOTE:
        found.append(Problem("note_text", "text", (("most", str(LONGEST_NOTE)),)))
    if len(notes) >= MOST_NOTES:
        found.append(Problem("too_many_notes", "text", (("most", str(MOST_NOTES)),)))
    if note.kind is NoteKind.QUESTION and session.step not in (Step.CLARIFY, Step.ASK):
        found.append(Problem("questions_are_over", "text"))
    if note.kind is NoteKind.CARD and session.step in (Step.CLARIFY, Step.ASK):
        found.append(Problem("no_advice_yet", "text"))
    elif note.kind is NoteKind.CARD and session.step is not Step.GROUPS:
        found.append(Problem("advice_is_over", "text"))
    if note.kind is NoteKind.REFLECTION:
        found.extend(_reflection_troubles(session, note, notes))
    return tuple(found)


def _reflection_troubles(
    session: LearningSession, note: Note, notes: tuple[Note, ...]
) -> Iterable[Problem]:
    if session.step is not Step.REFLECT:
        yield Problem("no_reflection_yet", "text")
    if note.prompt not in tuple(Prompt):
        yield Problem("unknown_prompt", "prompt")
    if not note.is_owners and prompts_left(notes):
        yield Problem("owner_first", "text")


def prompts_left(notes: Iterable[Note]) -> tuple[Prompt, ...]:
    """The prompts that the case owner has not answered yet (LB07)."""
    said = {n.prompt for n in notes if n.kind is NoteKind.REFLECTION and n.is_owners}
    return tuple(prompt for prompt in Prompt if prompt not in said)


def choosing_troubles(card: Note, notes: Iterable[Note]) -> tuple[Problem, ...]:
    """Why a card cannot be chosen: a group has at most five (LB04)."""
    chosen = [n for n in chosen_cards(notes) if n.group == card.group and n.id != card.id]
    if len(chosen) < MOST_CHOSEN:
        return ()
    return (Problem("five_chosen", "card", (("most", str(MOST_CHOSEN)),)),)


def chosen_cards(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The advice that the groups chose, by group."""
    chosen = (n for n in notes if n.kind is NoteKind.CARD and n.state is NoteState.CHOSEN)
    return tuple(sorted(chosen, key=lambda n: (n.group, n.text)))


def open_questions(notes: Iterable[Note]) -> tuple[Note, ...]:
    """What stays unanswered: parked questions, and what the reflection left open (LB07, LB08)."""
    return tuple(
        n
        for n in notes
        if (n.kind is NoteKind.QUESTION and n.state is NoteState.PARKED)
        or (n.prompt == Prompt.UNANSWERED and n.state is not NoteState.ANSWERED)
    )
