"""Lists of words per language (wording/), and which words are common, from counted texts.

Both are read once and only when a check asks. Frequencies are those of wordfreq's small lists:
a word that is not in one is met less than once in a million words.
"""

from functools import cache, lru_cache
from pathlib import Path

from app.core.wording import WordLists

FOLDER = Path(__file__).parents[2] / "wording"
# Languages that change a word's form so much that a list of forms calls common words rare, or
# that put no space between words: there we do not judge rarity (PL15).
_NOT_JUDGED = frozenset(
    ("ar", "bn", "fa", "fi", "he", "hi", "hu", "ja", "ko", "lt", "lv", "ta", "tr", "uk", "ur", "zh")
)
# Once in a million words: the border of the small lists.
LEAST_FREQUENCY = 1e-6


class Vocabulary:
    """Implements core's port of the same name."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def lists(self, language: str) -> WordLists:
        """The lists of a language; empty where there is no file."""
        return _lists(self._folder / f"{language}.txt")

    def is_familiar(self, word: str, language: str) -> bool | None:
        """Whether a word is met at least once in a million; None where that is not known."""
        if language in _NOT_JUDGED or language not in _counted():
            return None
        return _frequency(word, language) >= LEAST_FREQUENCY


@lru_cache(maxsize=32)
def _lists(file: Path) -> WordLists:
    return WordLists.read(file.read_text(encoding="utf-8")) if file.is_file() else WordLists()


@cache
def _counted() -> frozenset[str]:
    import wordfreq

    return frozenset(wordfreq.available_languages("small"))


@lru_cache(maxsize=20_000)
def _frequency(word: str, language: str) -> float:
    import wordfreq

    return wordfreq.word_frequency(word, language, "small")
