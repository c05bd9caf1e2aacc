"""Rules for single words: labels, jargon, containers, one word per thing, initials, rare words
(KA04, KA07, MV15, PL06, PL07, PL12)."""

import re
from collections.abc import Iterator

from app.core.advice import Advice
from app.core.wording.passages import Passage, own_words_of
from app.core.wording.word_lists import Entry, Hit, Matcher

_INITIALS = re.compile(r"(?<![\w.])[^\W\d_]{2,6}(?![\w])")
_ROMAN = re.compile(r"[IVXLC]+\Z")
SHORTEST_RARE = 5
LONGEST_COMPOUND = 16
MOST_NAMED = 3


def labels(passage: Passage) -> Advice | None:
    """KA04: a word that puts a label on who reads it. Hard to reach: for whom?"""
    return _listed(passage, "labels", "KA04", "label")


def jargon(passage: Passage) -> Advice | None:
    """KA07: a word of the office."""
    return _listed(passage, "jargon", "KA07", "jargon")


def containers(passage: Passage) -> Advice | None:
    """MV15: a word that can mean anything, as long as the survey does not say what it means."""
    return _listed(passage, "containers", "MV15", "container")


def _listed(passage: Passage, name: str, rule: str, code: str) -> Advice | None:
    for sentence, hit in _hits(passage, name):
        told = f"{code}_instead" if hit.instead else code
        return passage.found(rule, told, sentence, word=hit.word, instead=hit.instead)
    return None


def _hits(passage: Passage, name: str) -> Iterator[tuple[str, Hit]]:
    matcher = passage.lists.named(name)
    for sentence in passage.sentences:
        for hit in matcher.hits(sentence):
            if hit.word.lower() not in passage.own_words:
                yield sentence, hit


def jargon_words(passage: Passage) -> tuple[str, ...]:
    """Every word of the office in a text, in small letters."""
    return tuple(hit.word.lower() for _, hit in _hits(passage, "jargon"))


def one_word_per_thing(passage: Passage) -> Advice | None:
    """PL06: a word for which the survey's own list says another."""
    entries = [
        Entry(word.lower(), term.word)
        for term in passage.terms
        if term.tag.split("-")[0] == passage.language
        for word in term.not_words
        if word
    ]
    matcher = Matcher(entries)
    for sentence in passage.sentences:
        hit = matcher.first(sentence)
        if hit:
            return passage.found("PL06", "synonym", sentence, word=hit.word, instead=hit.instead)
    return None


def initials(passage: Passage) -> Advice | None:
    """PL07: capitals that stand for words, unless everybody knows them or the survey explains."""
    if passage.text.isupper():
        return None
    for sentence in passage.sentences:
        for match in _INITIALS.finditer(sentence):
            word = match.group()
            if word.isupper() and not word.islower() and not _is_known(passage, word):
                return passage.found("PL07", "initials", sentence, word=word)
    return None


def _is_known(passage: Passage, word: str) -> bool:
    lists = (passage.lists, passage.vocabulary.lists("und"))
    return (
        _ROMAN.match(word) is not None
        or word.lower() in passage.own_words
        or any(each.named("known initials").first(word) for each in lists)
    )


def rare_words(passage: Passage) -> Advice | None:
    """PL12: words that people seldom meet, as far as a list of frequencies can tell.

    Names, which begin with a capital inside a sentence, and the survey's own words are left out;
    a compound of common words is not rare.
    """
    found: dict[str, str] = {}
    for sentence in passage.sentences:
        for place, word in enumerate(own_words_of(sentence)):
            is_name = place > 0 and word[0].isupper() and passage.language != "de"
            if len(word) < SHORTEST_RARE or is_name or any(sign.isdigit() for sign in word):
                continue
            small = word.lower()
            if small not in passage.own_words and _is_rare(passage, small):
                found.setdefault(small, sentence)
    if not found:
        return None
    named = ", ".join(list(found)[:MOST_NAMED])
    return passage.found("PL12", "rare_words", next(iter(found.values())), word=named)


def _is_rare(passage: Passage, word: str) -> bool:
    language = passage.language
    parts = [part for part in re.split(r"['’\-]", word) if len(part) >= SHORTEST_RARE] or [word]
    return any(
        passage.vocabulary.is_familiar(part, language) is False
        and not (language in ("nl", "de") and _is_compound(passage, part))
        for part in parts
    )


def _is_compound(passage: Passage, word: str) -> bool:
    """Whether a word is made of two common words, joined by nothing or by an s, e or en."""
    if len(word) > LONGEST_COMPOUND:
        return False
    for at in range(3, len(word) - 2):
        first, second = word[:at], word[at:]
        for joint in ("", "s", "e", "en"):
            stem = first.removesuffix(joint) if joint else first
            if len(stem) >= 3 and (not joint or stem != first) and _both(passage, stem, second):
                return True
    return False


def _both(passage: Passage, first: str, second: str) -> bool:
    knows = passage.vocabulary.is_familiar
    return bool(knows(first, passage.language) and knows(second, passage.language))
