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
    apart. ``topic`` is what the questions are about. ``example`` is the mark of a survey that is
    only shown, empty in real use. A figure inside a text stands between U+2068 and U+2069.
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
