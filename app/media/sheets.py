"""What a print is made of: finished texts per language, addresses and codes.

The doors compose these from confirmed words; the workshop only sets them on paper.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """The promise in one language: ``ask`` ("Tell us.") and ``answer`` ("We tell you what ...").

    ``direction`` is ``ltr`` or ``rtl``.
    """

    tag: str
    direction: str
    ask: str
    answer: str


@dataclass(frozen=True)
class PosterSheet:
    """One poster, for one place. Texts are in the language of ``promise``.

    ``url`` is what the QR holds, ``address`` what people type: ``host/`` and ``code``, shown
    apart. ``topic`` is what the questions are about. ``moments`` are when somebody of the council
    is there; without any, a line is left to write them on. ``speaks`` names the languages that
    somebody there speaks, ``until`` the last day of that. ``example`` is the mark of a survey that
    is only shown, empty in real use. ``logo`` is the council's as a data address, or empty, and
    ``council`` its name. A figure inside a text stands between U+2068 and U+2069.
    """

    promise: Promise
    topic: str
    effort: str
    steps: tuple[str, str, str]
    or_type: str
    url: str
    host: str
    code: str
    together: str
    others: tuple[Promise, ...]
    asks: tuple[str, ...]
    genuine: tuple[str, ...]
    example: str = ""
    moments: tuple[str, ...] = ()
    until: str = ""
    speaks: str = ""
    logo: str = ""
    council: str = ""


@dataclass(frozen=True)
class CardSheet:
    """One card, folded in three: invitation outside, ticket hidden inside, flap over the ticket.

    ``url`` and ``ticket_url`` are what the two QR codes hold. People type ``host/code?card=card``;
    ``ticket`` is the number in fours.
    """

    promise: Promise
    scan: str
    url: str
    host: str
    code: str
    card: str
    keep: str
    later: str
    ticket: str
    ticket_url: str
    fold: str
    asks: str
    example: str = ""


@dataclass(frozen=True)
class PlanLine:
    """One question of the funnel and what was said, a line each."""

    asked: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class PlanSheet:
    """A plan to print. ``title`` is what the council wants to know."""

    tag: str
    title: str
    council: str
    lines: tuple[PlanLine, ...]
    foot: str


@dataclass(frozen=True)
class RecoverySheet:
    """A code to keep on paper, in ``groups``; ``points`` say what it is for and who keeps it."""

    tag: str
    title: str
    council: str
    about: str
    groups: tuple[str, ...]
    points: tuple[str, ...]
    foot: str


@dataclass(frozen=True)
class FaceShown:
    """A person on a card. ``photo`` is a JPEG as a data address, or empty."""

    name: str
    phone: str
    moments: tuple[str, ...]
    until: str
    photo: str = ""


@dataclass(frozen=True)
class WhoSheet:
    """Who asks at a place and when they are there. ``moments`` are those of people who are not
    named; ``elsewhere`` says in other languages that there is help. The code is the place's."""

    tag: str
    direction: str
    title: str
    place: str
    here: str
    faces: tuple[FaceShown, ...]
    moments: tuple[str, ...]
    speaks: str
    others: tuple[Promise, ...]
    free: str
    asks: tuple[str, ...]
    or_type: str
    url: str
    host: str
    code: str
    example: str = ""


@dataclass(frozen=True)
class GuideQuestion:
    """A question as it is read aloud. ``options`` are all answers; ``note`` is for whoever asks."""

    number: str
    condition: str
    label: str
    hint: str
    options: tuple[str, ...]
    note: tuple[str, ...]


@dataclass(frozen=True)
class GuidePart:
    """A part of the talk: what is said aloud and what the volunteer does, in their order.

    ``steps`` are pairs of ``say`` or ``do`` and the words.
    """

    title: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GuideSheet:
    """The conversation guide of a survey in one language, for a volunteer."""

    tag: str
    direction: str
    title: str
    topic: str
    before: tuple[GuidePart, ...]
    questions_title: str
    questions: tuple[GuideQuestion, ...]
    after: tuple[GuidePart, ...]
    example: str = ""


@dataclass(frozen=True)
class TamperSheet:
    """The check list of a place: what to look at each week, and rows to fill in."""

    tag: str
    direction: str
    title: str
    place: str
    steps: tuple[str, ...]
    wrong: str
    right: str
    columns: tuple[str, ...]
    host: str
    code: str
    rows: int = 16
    example: str = ""
