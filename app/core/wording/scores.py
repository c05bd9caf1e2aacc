"""Two Dutch reading scores, shown as an indication and never as pass or fail (PL14).

They look at syllables and the length of sentences only, so below 100 words they say nothing.
"""

import re
from collections.abc import Iterable, Iterator

from app.core.advice import Advice
from app.core.wording.passages import Passage, own_words_of

LEAST_WORDS = 100
# A group of vowels is one syllable; a diaeresis begins another, as in "reünie" and "zeeën".
_VOWELS = re.compile(r"[aeiouyáéíóúàèâêîôû]+|[äëïöü][aeiouy]*", re.I)


def syllables(word: str) -> int:
    """The syllables of a Dutch word, counted by its groups of vowels.

    >>> [syllables(word) for word in ("regeling", "zeeën", "eeuw", "tv")]
    [3, 2, 1, 1]
    """
    return max(1, len(_VOWELS.findall(word)))


def flesch_douma(per_hundred: float, per_sentence: float) -> float:
    """206.8 - 0.77 x syllables per 100 words - 0.93 x words per sentence; higher is easier.

    >>> round(flesch_douma(140, 8), 1)
    91.6
    """
    return 206.8 - 0.77 * per_hundred - 0.93 * per_sentence


def brouwer(per_hundred: float, per_sentence: float) -> float:
    """195 - 2/3 x syllables per 100 words - 2 x words per sentence; higher is easier.

    >>> round(brouwer(140, 8), 1)
    85.7
    """
    return 195 - 2 / 3 * per_hundred - 2 * per_sentence


def scores(passages: Iterable[Passage]) -> Iterator[Advice]:
    """The two scores for all texts of one Dutch tag together, where there are words enough."""
    sentences = [
        (passage.tag, own_words_of(sentence))
        for passage in passages
        if passage.language == "nl"
        for sentence in passage.sentences
    ]
    words = [word for _, found in sentences for word in found]
    if len(words) < LEAST_WORDS:
        return
    per_hundred = 100 * sum(map(syllables, words)) / len(words)
    per_sentence = len(words) / len(sentences)
    figures = (
        ("douma", str(round(flesch_douma(per_hundred, per_sentence)))),
        ("brouwer", str(round(brouwer(per_hundred, per_sentence)))),
        ("words", str(len(words))),
    )
    said = f"Flesch-Douma {figures[0][1]}, Brouwer {figures[1][1]}"
    yield Advice("PL14", sentences[0][0], "", said, "indication", figures)
