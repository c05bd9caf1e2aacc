"""Rules for numbers: digits, days in full, 24 hours, counts of people (PL11). Fit every language
where they look at signs only; numbers in words are looked for where there is a list."""

import re

from app.core.advice import Advice
from app.core.wording.passages import Passage

_PERCENT = re.compile(r"[%٪]")
_ROMAN = re.compile(r"(?<![\w.])(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})(?![\w.])")
_DATE = re.compile(r"(?<![\d/.-])\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?![\d/-])")
_TWELVE = re.compile(r"(?<!\w)\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)", re.I)
_LARGE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,\s]?\d{3}){1,6}(?!\d)")
_SIGNS = (
    ("percent", _PERCENT),
    ("short_date", _DATE),
    ("twelve_hours", _TWELVE),
    ("roman_number", _ROMAN),
)
_ROUND_FROM = 10_000


def numbers(passage: Passage) -> Advice | None:
    """PL11: the first number that is hard to read, with the sentence that it stands in."""
    for sentence in passage.sentences:
        for code, pattern in _SIGNS:
            match = pattern.search(sentence)
            if match:
                return passage.found("PL11", code, sentence, word=match.group())
        large = _large(sentence)
        if large:
            return passage.found("PL11", "large_number", sentence, word=large)
        word = passage.lists.named("number words").first(sentence)
        if word:
            code = "percent" if word.instead else "number_in_words"
            return passage.found("PL11", code, sentence, word=word.word)
    return None


def _large(sentence: str) -> str:
    """A large number that is not round, as it stands there.

    >>> _large("There are 12,345 homes and 20,000 people."), _large("Since 2024.")
    ('12,345', '')
    """
    for match in _LARGE.finditer(sentence):
        value = int(re.sub(r"\D", "", match.group()))
        if value >= _ROUND_FROM and value % 1000:
            return match.group()
    return ""
