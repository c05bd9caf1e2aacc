"""What the checks must be told about a language: its lists of words, and which words are rare.

A survey's own terms are told too. app/words knows the lists; this room only asks.
"""

from dataclasses import dataclass
from typing import Protocol

from app.core.wording.word_lists import WordLists


@dataclass(frozen=True)
class Term:
    """A word that a survey uses for one thing, what it means by it, and the words that it does
    not use for the same thing (PL06, MV15). ``tag`` is a language without its level."""

    tag: str
    word: str
    meaning: str = ""
    not_words: tuple[str, ...] = ()


class Vocabulary(Protocol):
    """What is known of languages, outside this room."""

    def lists(self, language: str) -> WordLists:
        """The lists of a language without level or region, such as ``nl``; empty where nobody
        wrote any. ``und`` holds what is looked for in every language."""

    def is_familiar(self, word: str, language: str) -> bool | None:
        """Whether people meet the word often; None where that is not known of the language."""


class NoVocabulary:
    """Knows nothing, so only what fits every language is checked."""

    def lists(self, language: str) -> WordLists:
        """No lists."""
        assert language
        return WordLists()

    def is_familiar(self, word: str, language: str) -> bool | None:
        """Not known."""
        assert word
        assert language
        return None
