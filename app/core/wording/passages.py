"""One text as the rules look at it: without markup, cut into sentences, with what is known of it.

Counting words by spaces fits languages that put spaces between words; for others it is not done.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from app.core.advice import Advice
from app.core.languages import parse_language
from app.core.wording.vocabulary import Term, Vocabulary
from app.core.wording.word_lists import WordLists

_MARKUP = re.compile(r"<[^<>]{0,200}>|[*_#`]{2,}")
# What is put in by the program: an earlier answer, or a figure of a finding. It counts as a word.
_PUT_IN = re.compile(r"\$\{[^{}]*\}|\{\w+\}")
_END = re.compile(r"(?<=[.!?؟።。！？۔।])[\"'”’)\]]*(?:\s+|$)|\n+")
_LETTER = re.compile(r"[^\W_]")
# Marks above and below letters are no word signs to Python, and belong to the word.
_AROUND = re.compile(r"\A[^\w]+|[^\w\u0300-\u036f\u064b-\u065f]+\Z")
_WITHOUT_SPACES = frozenset(("zh", "ja", "th", "lo", "km", "my", "bo", "dz", "yue", "wuu"))


@dataclass(frozen=True)
class Passage:
    """One text of a draft. ``kind`` is the first part of the path: ``item``, ``option``..."""

    path: str
    tag: str
    text: str
    vocabulary: Vocabulary
    terms: tuple[Term, ...] = ()

    @cached_property
    def language(self) -> str:
        """The tag without level, script or region."""
        return self.tag.split("-")[0]

    @cached_property
    def is_easy(self) -> bool:
        """Whether it is a text in easy words."""
        return parse_language(self.tag).is_easy

    @property
    def kind(self) -> str:
        """What it is a text of: ``item``, ``option``, ``consent``, ``title``, ..."""
        return self.path.split(":", 1)[0]

    @property
    def is_asked(self) -> bool:
        """Whether it is a question or an answer, and not what stands around them."""
        return self.kind in ("option", "consent") or self.path.endswith(":label")

    @cached_property
    def lists(self) -> WordLists:
        """The lists of its language."""
        return self.vocabulary.lists(self.language)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, as they stand there."""
        parts = (part.strip() for part in _END.split(_MARKUP.sub(" ", self.text)))
        return tuple(part for part in parts if _LETTER.search(part))

    @property
    def has_spaces(self) -> bool:
        """Whether its words can be counted by their spaces (PL15)."""
        return self.language not in _WITHOUT_SPACES

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words that the survey itself explains, in small letters."""
        return frozenset(
            term.word.lower()
            for term in self.terms
            if term.meaning and term.tag.split("-")[0] == self.language
        )

    def found(
        self, rule: str, code: str, sentence: str = "", is_strong: bool = False, **figures: object
    ) -> Advice:
        """A finding on this text."""
        pairs = tuple((name, str(value)) for name, value in figures.items())
        return Advice(rule, self.tag, self.path, self.text, code, pairs, sentence, is_strong)


def words_of(sentence: str) -> list[str]:
    """The words of a sentence, parted by spaces; what the program puts in counts as one.

    >>> len(words_of("{count} van de {base} mensen - zijn blij."))
    7
    """
    return [word for word in _PUT_IN.sub(" x ", sentence).split() if _LETTER.search(word)]


def own_words_of(sentence: str) -> list[str]:
    """The words that the author wrote in a sentence, without the signs around them.

    >>> own_words_of("Wie helpt {count} mensen, 'echt' en/of goed?")
    ['Wie', 'helpt', 'mensen', 'echt', 'en', 'of', 'goed']
    """
    parts = _PUT_IN.sub(" ", sentence).replace("/", " ").split()
    return [word for word in (_AROUND.sub("", part) for part in parts) if word]
