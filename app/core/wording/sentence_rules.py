"""Rules for one sentence at a time: length, joining, passive, negation (PL03, PL04, PL09, PL10).

Each rule gives at most one finding per text, so that an author is helped and not buried.
"""

import re

from app.core.advice import Advice
from app.core.wording.passages import Passage, words_of

WORDS_TO_WARN = 10
MOST_WORDS = 15
SENTENCES_TO_JOIN = 4
# A Dutch participle: ge- in front or behind a short first part, or a prefix that takes no ge-.
_PARTICIPLE = re.compile(
    r"(?<!\w)(?:\w{0,6}ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{2,}(?:d|t|en))(?!\w)", re.I
)
_NO_PARTICIPLES = frozenset(("geld", "geen", "gemeenten", "gezond", "gesprekken", "gegevens"))


def long_sentence(passage: Passage) -> Advice | None:
    """PL03: more than 10 words is a warning, more than 15 too many; the longest is named."""
    if not passage.has_spaces or not passage.sentences:
        return None
    longest = max(passage.sentences, key=lambda sentence: len(words_of(sentence)))
    count = len(words_of(longest))
    if count <= WORDS_TO_WARN:
        return None
    is_strong = count > MOST_WORDS
    # Sentences of the results may be somewhat longer: there is time to read them (PL01).
    if not is_strong and passage.kind in ("finding", "decision"):
        return None
    code = "long_sentence" if is_strong else "rather_long_sentence"
    return passage.found("PL03", code, longest, is_strong, count=count)


def loose_sentences(passage: Passage) -> Advice | None:
    """PL04: four or more sentences that nothing joins. Chopping alone makes no text easier."""
    connectives = passage.lists.named("connectives")
    count = len(passage.sentences)
    if not passage.lists.has("connectives") or count < SENTENCES_TO_JOIN:
        return None
    if any(connectives.first(sentence) for sentence in passage.sentences):
        return None
    return passage.found("PL04", "no_connective", count=count)


def passive(passage: Passage) -> Advice | None:
    """PL09: a Dutch passive; the sentence is shown and never rewritten."""
    if passage.language != "nl":
        return None
    verbs = passage.lists.named("passive verbs")
    for sentence in passage.sentences:
        verb = verbs.first(sentence)
        if verb is None:
            continue
        words = (match.group() for match in _PARTICIPLE.finditer(sentence))
        done = next((word for word in words if _is_participle(word, verb.word)), "")
        if done:
            return passage.found("PL09", "passive", sentence, word=f"{verb.word} {done}")
    return None


def _is_participle(word: str, verb: str) -> bool:
    return word.lower() not in _NO_PARTICIPLES and word.lower() != verb.lower()


def negation(passage: Passage) -> Advice | None:
    """PL10: a question or answer that says what is not; twice in one sentence is too many."""
    if not passage.is_asked:
        return None
    negations = passage.lists.named("negations")
    found = [(s, [hit.word for hit in negations.hits(s)]) for s in passage.sentences]
    sentence, words = max(found, key=lambda pair: len(pair[1]), default=("", []))
    if not words:
        return None
    is_double = len(words) > 1
    code = "double_negation" if is_double else "negation"
    return passage.found("PL10", code, sentence, is_double, word=", ".join(words))
