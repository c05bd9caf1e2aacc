"""Words that a person marked by hand are marked in every other answer of the survey too.

The words are names of people. They are not written down: kept is a keyed trace of them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from app.core.open_answers.finding import marks_in
from app.core.open_answers.marks import Mark, MarkKind
from app.flow.locksmith import Secrets
from app.flow.records import Survey

MOST_WORDS = 5
_WORD = re.compile(r"\w[\w'’-]*")
Known = Mapping[bytes, tuple[MarkKind, int]]


def trace_of(secrets: Secrets, survey: Survey, words: str) -> tuple[bytes, int]:
    """The trace of some words, and how many they are; capitals and signs between make no
    difference."""
    folded = [_folded(found[0]) for found in _WORD.finditer(words)]
    return secrets.hash("hand-mark", survey.id, " ".join(folded)), len(folded)


def marks_by_hand(secrets: Secrets, survey: Survey, text: str, known: Known) -> Iterator[Mark]:
    """The passages of a text that somebody marked by hand before, the longest first."""
    words = list(_WORD.finditer(text)) if known else []
    folded = [_folded(found[0]) for found in words]
    for size in sorted({size for _, size in known.values()}, reverse=True):
        for at in range(len(words) - size + 1):
            trace = secrets.hash("hand-mark", survey.id, " ".join(folded[at : at + size]))
            if trace in known:
                yield Mark(known[trace][0], words[at].start(), words[at + size - 1].end())


def all_marks(secrets: Secrets, survey: Survey, text: str, known: Known) -> tuple[Mark, ...]:
    """All marks of a text: those by hand first."""
    return marks_in(text, marks_by_hand(secrets, survey, text, known))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
