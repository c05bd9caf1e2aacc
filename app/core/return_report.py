"""What the council says beside the numbers: what happens next, what was done and what was not.

Every sentence is a slot with a state. A draft is withheld: the language gets the source language
instead, and the page says so. "No" with a reason is an answer; an empty one is not (RR10).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.core.changes import NEED_A_REASON, OLD_WORDS, ChangeState, read_state
from app.core.languages import fallbacks
from app.core.problems import Problem, Refused
from app.core.texts import Slot, SlotState

# The registered subtag for "no linguistic content": a state and a day are the same for everyone.
NO_LANGUAGE = "zxx"
MOST_ACTIONS = 20
LONGEST_TEXT = 1000
_KEYS = ("happens_next", "words", "actions", "confirmed")
_ACTION_KEYS = ("text", "state", "when", "reason")
_CONFIRMED = (SlotState.CONFIRMED, SlotState.PRETESTED)


@dataclass(frozen=True)
class Said:
    """A text as it is shown: in which language, and the name of nobody."""

    text: str
    tag: str

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Action:
    """One point: what, what became of it, the ISO day (or empty), and the reason."""

    text: Said
    state: ChangeState
    when: str
    reason: Said


@dataclass(frozen=True)
class ReturnReport:
    """The council's words for one reader."""

    happens_next: Said
    words: Said
    actions: tuple[Action, ...]

    @property
    def texts(self) -> tuple[Said, ...]:
        """Every text that is there."""
        inside = [said for action in self.actions for said in (action.text, action.reason)]
        return tuple(said for said in (self.happens_next, self.words, *inside) if said)


def read_report(
    plain: Mapping[str, object], languages: tuple[str, ...], today: str
) -> tuple[Slot, ...]:
    """The slots of a report file. Raises Refused with every problem of the file.

    ``plain`` may hold ``happens_next`` and ``words`` (a text, or texts by language), ``actions``
    (each with ``text``, ``state``, and ``when`` and ``reason`` where the state needs them) and
    ``confirmed``: by language who confirmed the sentences (``by``) and on which ``day``.
    """
    reading = _Reading(languages, today)
    reading.known(plain, _KEYS, "report")
    reading.confirmations(plain.get("confirmed"))
    slots = [
        *reading.texts("report:happens_next", plain.get("happens_next")),
        *reading.texts("report:words", plain.get("words")),
        *reading.actions(plain.get("actions")),
    ]
    if reading.problems:
        raise Refused(*reading.problems)
    return tuple(slots)


class _Reading:
    def __init__(self, languages: tuple[str, ...], today: str) -> None:
        self.languages, self.today = languages, today
        self.problems: list[Problem] = []
        self.by: dict[str, tuple[str, str]] = {}

    def wrong(self, where: str, what: str) -> None:
        self.problems.append(Problem("report", where, (("what", what),)))

    def known(self, plain: Mapping[str, object], keys: tuple[str, ...], where: str) -> None:
        for key in plain:
            if key not in keys:
                self.wrong(f"{where}:{key}"[:80], f"unknown; use one of {', '.join(keys)}")

    def confirmations(self, plain: object) -> None:
        if plain is not None and not isinstance(plain, Mapping):
            self.wrong("report:confirmed", "by language, by: and day: are expected")
        for tag, who in (plain if isinstance(plain, Mapping) else {}).items():
            by = str(who.get("by", "")).strip() if isinstance(who, Mapping) else ""
            day = str(who.get("day", "") or self.today) if isinstance(who, Mapping) else ""
            if tag not in self.languages:
                self.wrong(f"confirmed:{tag}", f"not a language of this survey: {self._offered}")
            elif not by or not _is_day(day):
                self.wrong(f"confirmed:{tag}", "give by: a person's name, and day: YYYY-MM-DD")
            else:
                self.by[tag] = (by, day)

    @property
    def _offered(self) -> str:
        return ", ".join(self.languages)

    def texts(self, path: str, plain: object) -> Iterator[Slot]:
        if plain is None:
            return
        given = {self.languages[0]: plain} if isinstance(plain, str) else plain
        if not isinstance(given, Mapping):
            self.wrong(path, "a text, or texts by language, is expected")
            return
        if not str(given.get(self.languages[0], "")).strip():
            self.wrong(path, f"the text in {self.languages[0]} is needed; all fall back on it")
        for tag, text in given.items():
            if tag not in self.languages:
                self.wrong(f"{path}:{tag}", f"not a language of this survey: {self._offered}")
            elif not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
                self.wrong(f"{path}:{tag}", f"a text of 1 to {LONGEST_TEXT} signs is expected")
            else:
                yield self._slot(path, tag, " ".join(text.split()))

    def _slot(self, path: str, tag: str, text: str) -> Slot:
        by, day = self.by.get(tag, ("", ""))
        return Slot(path, tag, text, SlotState.CONFIRMED if by else SlotState.DRAFT, by, day)

    def actions(self, plain: object) -> Iterator[Slot]:
        if plain is None:
            return
        if not isinstance(plain, list) or len(plain) > MOST_ACTIONS:
            self.wrong("report:actions", f"a list of at most {MOST_ACTIONS} is expected")
            return
        for number, action in enumerate(plain, 1):
            if isinstance(action, Mapping):
                yield from self._action(f"report:action:{number:02}", action)
            else:
                self.wrong(f"report:action:{number:02}", "text, state, when, reason are expected")

    def _action(self, path: str, plain: Mapping[str, object]) -> Iterator[Slot]:
        self.known(plain, _ACTION_KEYS, path)
        word, when = str(plain.get("state", "")), str(plain.get("when") or "")
        state = read_state(word)
        if not plain.get("text"):
            self.wrong(f"{path}:text", "what is it about?")
        if state is None:
            known = ", ".join((*ChangeState, *OLD_WORDS))
            self.wrong(f"{path}:state", f"use one of {known}")
        if when and not _is_day(when):
            self.wrong(f"{path}:when", "write YYYY-MM-DD")
        if state is ChangeState.BEING_STUDIED and not when:
            self.wrong(f"{path}:when", "say by which day it is decided")
        if state in NEED_A_REASON and not plain.get("reason"):
            self.wrong(f"{path}:reason", "say why it is not done; no reason is no answer")
        yield from self.texts(f"{path}:text", plain.get("text"))
        yield from self.texts(f"{path}:reason", plain.get("reason"))
        yield Slot(f"{path}:state", NO_LANGUAGE, state or word, SlotState.DRAFT)
        if when:
            yield Slot(f"{path}:when", NO_LANGUAGE, when, SlotState.DRAFT)


def is_shown(slot: Slot, source: str, shows_drafts: bool) -> bool:
    """Whether a reader may see a sentence: the council's own, and translations that a person
    confirmed; a draft of one only with ``shows_drafts`` (an example)."""
    return shows_drafts or slot.tag == source or slot.state in _CONFIRMED


def report_for(slots: Iterable[Slot], tag: str, source: str, shows_drafts: bool) -> ReturnReport:
    """The report for a reader of a language.

    A draft is shown only with ``shows_drafts`` (an example). What the source language says is
    the council's own text and is always shown; it stands in for what is missing or a draft.
    """
    found = {(slot.path, slot.tag): slot for slot in slots}

    def said(path: str) -> Said:
        for known in fallbacks(tag, source):
            slot = found.get((path, known))
            if slot and is_shown(slot, source, shows_drafts):
                return Said(slot.text, slot.tag)
        return Said("", tag)

    def fact(path: str) -> str:
        slot = found.get((path, NO_LANGUAGE))
        return slot.text if slot else ""

    heads = sorted({":".join(path.split(":")[:3]) for path, _ in found if ":action:" in path})
    actions = tuple(
        Action(
            said(f"{head}:text"),
            read_state(fact(f"{head}:state")) or ChangeState.BEING_STUDIED,
            fact(f"{head}:when"),
            said(f"{head}:reason"),
        )
        for head in heads
    )
    return ReturnReport(said("report:happens_next"), said("report:words"), actions)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
