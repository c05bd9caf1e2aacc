"""Whether a question in easy words asks what the normal one asks: a second person says so (PL17).

What that person saw is kept as a mark over both texts. When either changes, nobody has looked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.languages import parse_language
from app.core.planning import Gate
from app.core.problems import Problem
from app.core.questionnaire import Item, Questionnaire
from app.core.side_by_side import mark, texts_of_item
from app.core.slots import texts_of
from app.core.texts import Slot, Texts


@dataclass(frozen=True)
class MeaningCheck:
    """A person looked at one question at both levels, and it asks the same. ``seen`` is the mark
    of what stood there; ``tag`` is that of the easy words."""

    item: str
    tag: str
    seen: str
    by: str
    day: str


@dataclass(frozen=True)
class Meaning:
    """One question at two levels. ``lines`` are slot path, normal text and easy text."""

    item: str
    tag: str
    lines: tuple[tuple[str, str, str], ...]

    @property
    def seen(self) -> str:
        """The mark of these texts."""
        return mark(*(text for line in self.lines for text in line))


def meanings(questionnaire: Questionnaire, tag: str) -> tuple[Meaning, ...]:
    """The questions whose easy words differ from the normal ones, in order; none for a tag that
    is no easy language or whose normal language is not offered."""
    language = parse_language(tag)
    if not language.is_easy or language.base not in questionnaire.languages:
        return ()
    said = dict(texts_of(questionnaire))
    found = (_meaning(item, said, tag, language.base) for item in questionnaire.items())
    return tuple(each for each in found if each.lines)


def _meaning(item: Item, said: dict[str, Texts], tag: str, base: str) -> Meaning:
    known = ((path, said[path]) for path, _ in texts_of_item(item) if path in said)
    lines = tuple((path, texts.get(base), texts.get(tag)) for path, texts in known)
    differs = any(easy and easy != normal for _, normal, easy in lines)
    return Meaning(item.path, tag, lines if differs else ())


def first_hands(
    slots: Iterable[Slot], writers: Mapping[tuple[str, str], tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """The first of the two people, by slot path and tag: who wrote the text, and where nobody
    knows that, who confirmed it. ``writers`` are marks and names."""
    found = {}
    for slot in slots:
        seen, name = writers.get((slot.path, slot.tag), ("", ""))
        is_theirs = seen == mark(slot.text)
        if first := name if is_theirs else slot.by:
            found[slot.path, slot.tag] = first
    return found


def firsts_of(meaning: Meaning, hands: Mapping[tuple[str, str], str]) -> frozenset[str]:
    """Who may not be the second person for this question."""
    names = (hands.get((path, meaning.tag), "") for path, _, _ in meaning.lines)
    return frozenset(name for name in names if name)


def unchecked(
    questionnaire: Questionnaire,
    checks: Iterable[MeaningCheck],
    hands: Mapping[tuple[str, str], str],
) -> tuple[Meaning, ...]:
    """The questions in easy words of which no second person has said that they ask the same."""
    sure = {(check.item, check.tag, check.seen): check.by for check in checks}

    def is_open(each: Meaning) -> bool:
        by = sure.get((each.item, each.tag, each.seen))
        return by is None or by in firsts_of(each, hands)

    found = (each for tag in questionnaire.languages for each in meanings(questionnaire, tag))
    return tuple(each for each in found if is_open(each))


def meaning_gate(
    questionnaire: Questionnaire,
    checks: Iterable[MeaningCheck],
    hands: Mapping[tuple[str, str], str],
) -> Gate:
    """The soft check PL17, with one problem for every easy language."""
    left = unchecked(questionnaire, checks, hands)
    problems = []
    for tag in dict.fromkeys(each.tag for each in left):
        items = [each.item for each in left if each.tag == tag]
        figures = (("count", str(len(items))), ("first", ", ".join(items[:3])))
        problems.append(Problem("meaning_not_checked", tag, figures))
    return Gate("PL17", False, tuple(problems))
