"""A language beside the one it is made from: every text of a questionnaire, in order, as a pair.

The normal words of a language stand beside its easy words; every other language stands beside the
source. Interface words of the program are not texts of the questionnaire and come after these.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.core.languages import parse_language
from app.core.questionnaire import Item, Questionnaire, Section
from app.core.report_facts import DRAFTS
from app.core.slots import texts_of
from app.core.texts import Slot, SlotState

WORDS = "words:"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Pair:
    """One text in two languages. ``part`` says what it is: ``title``, ``intro``, ``happens_next``,
    ``consent``, ``section``, ``finding``, ``words``, ``option``, ``report`` (said of the results),
    or a text of an item such as ``label``. ``number`` counts questions and is 0 elsewhere; ``item``
    is the path of the item in which it is met first. ``beside`` is empty for the source."""

    path: str
    part: str
    item: str
    number: int
    beside: str
    slot: Slot
    recorded: str = ""
    """The digest of the recording in this slot, empty where there is none."""

    @property
    def seen(self) -> str:
        """A short mark over all that a person reads and hears of this pair: another one means that
        somebody changed something meanwhile."""
        return f"{mark(self.path, self.beside, self.slot.text)}-{mark(self.recorded)}"

    def was_read(self, seen: str) -> bool:
        """Whether both texts are those that a person had before them; a recording may be new."""
        return seen.partition("-")[0] == self.seen.partition("-")[0]


@dataclass(frozen=True)
class Completeness:
    """How far one language is. Counts are texts of the questionnaire by state; ``words`` are
    interface words that nobody confirmed, ``words_missing`` those that the program lacks."""

    tag: str
    beside: str
    states: Mapping[SlotState, int] = field(default_factory=dict)
    words: int = 0
    words_missing: int = 0
    recordings: int = 0
    unheard: int = 0
    """What has no recording, in a language that is spoken and not written, or signed."""
    by: tuple[str, ...] = ()
    day: str = ""

    @property
    def total(self) -> int:
        """How many texts there are to be."""
        return sum(self.states.values())

    @property
    def sure(self) -> int:
        """How many texts a person confirmed."""
        return self.count(SlotState.CONFIRMED) + self.count(SlotState.PRETESTED)

    @property
    def is_ready(self) -> bool:
        """Whether nothing of this language keeps a survey from opening (H3)."""
        left = self.total - self.sure + self.words + self.words_missing + self.unheard
        return left == 0

    def count(self, state: SlotState) -> int:
        """How many texts are in a state."""
        return self.states.get(state, 0)


def mark(*parts: str) -> str:
    """16 hex digits that stand for these texts. Spaces, line ends and signs that nobody sees do not
    count: spreadsheet programs change them.

    >>> mark("a b", "c") == mark("a\\u00a0\\r\\nb ", "c"), mark("a", "b") == mark("ab", "")
    (True, False)
    """
    plain = "\x00".join(" ".join(_UNSEEN.sub("", part).split()) for part in parts)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def beside_of(tag: str, languages: tuple[str, ...]) -> str:
    """The tag of the language that this one is made from; empty for the source.

    >>> beside_of("nl-simple", ("nl", "nl-simple")), beside_of("nl", ("nl", "ar"))
    ('nl', '')
    """
    base = parse_language(tag).base
    if base != tag and base in languages:
        return base
    return "" if tag == languages[0] else languages[0]


def pairs(
    questionnaire: Questionnaire,
    slots: Iterable[Slot],
    tag: str,
    recorded: Mapping[str, str] | None = None,
) -> tuple[Pair, ...]:
    """What is said of the results first, then every text that some language has, in the order of
    the questionnaire, then the interface words among the slots. ``recorded`` gives
    digests of recordings in this language by path."""
    beside = beside_of(tag, questionnaire.languages)
    slots, heard = tuple(slots), recorded or {}
    own = {slot.path: slot for slot in slots if slot.tag == tag}
    other = {slot.path: slot.text for slot in slots if slot.tag == beside}
    places = _places(questionnaire)
    written = [path for path, _ in texts_of(questionnaire)]
    words = sorted(path for path in own if path.startswith(WORDS))
    said = dict.fromkeys(slot.path for slot in slots if _is_said(slot, tag, beside))

    def pair(path: str) -> Pair:
        part, item, number = places.get(path, (_part(path), "", 0))
        slot = own.get(path) or Slot(path, tag, "", SlotState.MISSING)
        # A word of the program has its English sentence in its path.
        said = other.get(path) or (path.removeprefix(WORDS) if path.startswith(WORDS) else "")
        return Pair(path, part, item, number, said, slot, heard.get(path, ""))

    return tuple(pair(path) for path in (*said, *written, *words))


def _is_said(slot: Slot, tag: str, beside: str) -> bool:
    """Whether a slot is a sentence of the results that stands in one of two languages."""
    return slot.path.startswith(DRAFTS) and bool(slot.text) and slot.tag in (tag, beside)


def _part(path: str) -> str:
    return "report" if path.startswith(DRAFTS) else path.split(":", 1)[0]


def _places(questionnaire: Questionnaire) -> dict[str, tuple[str, str, int]]:
    """Part, item path and number of the question by slot path, as each is met first."""
    found: dict[str, tuple[str, str, int]] = {}
    for path, part, item, number in _of(questionnaire.children, Counter()):
        found.setdefault(path, (part, item, number))
    return found


def _of(
    children: Iterable[Item | Section], asked: Counter[str]
) -> Iterator[tuple[str, str, str, int]]:
    for child in children:
        if isinstance(child, Section):
            yield f"section:{child.path}:label", "section", "", 0
            yield from _of(child.children, asked)
            continue
        asked["so far"] += child.is_asked
        number = asked["so far"] if child.is_asked else 0
        for path, part in texts_of_item(child):
            yield path, part, child.path, number


def texts_of_item(item: Item) -> Iterator[tuple[str, str]]:
    """Slot path and part of every text that an item may have, its options last."""
    for name in ("label", "hint", "guidance", "picture_alt", "constraint_message"):
        yield f"item:{item.path}:{name}", name
    yield f"item:{item.path}:required_message", "required_message"
    for option in item.options:
        yield f"option:{item.option_list or item.path}/{option.name}:label", "option"


def completeness(
    questionnaire: Questionnaire,
    slots: Iterable[Slot],
    tag: str,
    recordings: int = 0,
    words_missing: int = 0,
    unheard: int = 0,
) -> Completeness:
    """How far a language is, counted from its slots."""
    found = pairs(questionnaire, slots, tag)
    # What is said of the results keeps no survey from opening.
    texts = [pair.slot for pair in found if not pair.path.startswith((WORDS, DRAFTS))]
    words = [pair.slot for pair in found if pair.path.startswith(WORDS)]
    sure = (SlotState.CONFIRMED, SlotState.PRETESTED)
    confirmed = [slot for slot in texts if slot.state in sure]
    states = Counter(slot.state if slot.text else SlotState.MISSING for slot in texts)
    if not parse_language(tag).has_text:
        # What is only spoken or signed has no text to miss; what it lacks is counted as unheard.
        states = Counter()
    return Completeness(
        tag,
        beside_of(tag, questionnaire.languages),
        dict(states),
        sum(slot.state not in sure for slot in words),
        words_missing,
        recordings,
        unheard,
        tuple(dict.fromkeys(slot.by for slot in confirmed if slot.by)),
        max((slot.day for slot in confirmed), default=""),
    )
