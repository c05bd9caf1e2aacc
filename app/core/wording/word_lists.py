"""Lists of words to look for, read from plain text that a council can see and mend.

Where the text comes from is no business of this room. How it is written: wording/README.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Entry:
    """One word or expression, in small letters; ``instead`` is what may be said in its place."""

    word: str
    instead: str = ""


@dataclass(frozen=True)
class Hit:
    """A word as it stands in a text, and what may be said instead, or nothing."""

    word: str
    instead: str


class Matcher:
    """Finds the words of one list as whole words, in any case."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries, key=lambda entry: -len(entry.word))
        parts = (f"({_as_pattern(entry.word)})" for entry in self._entries)
        joined = "|".join(parts)
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I) if joined else _NOTHING

    def hits(self, text: str) -> Iterator[Hit]:
        """Every place of the text where a word of the list stands, in order."""
        for match in self._pattern.finditer(text):
            yield Hit(match.group(), self._entries[(match.lastindex or 1) - 1].instead)

    def first(self, text: str) -> Hit | None:
        """The first of them."""
        return next(self.hits(text), None)


@dataclass(frozen=True)
class WordLists:
    """All lists of one language by name. ``known`` is false where nobody wrote any yet."""

    matchers: dict[str, Matcher] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether there are rules for this language at all (PL15)."""
        return bool(self.matchers)

    def has(self, name: str) -> bool:
        """Whether the language has a list of that name."""
        return name in self.matchers

    def named(self, name: str) -> Matcher:
        """The list of that name; one that finds nothing where there is none."""
        return self.matchers.get(name, _EMPTY)

    @classmethod
    def read(cls, text: str) -> "WordLists":
        """The lists that a text holds.

        >>> lists = WordLists.read("[jargon]\\nkwetsba* = who has a hard time\\n")
        >>> lists.named("jargon").first("Kwetsbare mensen")
        Hit(word='Kwetsbare', instead='who has a hard time')
        """
        found: dict[str, list[Entry]] = {}
        name = ""
        for line in (line.strip() for line in text.splitlines()):
            if not line or line.startswith("#"):
                continue
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1].strip()
                found.setdefault(name, [])
            elif name:
                word, _, instead = line.partition(" = ")
                found[name].append(Entry(word.strip().lower(), instead.strip()))
        return cls({name: Matcher(entries) for name, entries in found.items()})


_EMPTY = Matcher(())


def _as_pattern(word: str) -> str:
    stem = word.removesuffix("*")
    pattern = r"\s+".join(re.escape(part) for part in stem.replace("’", "'").split())
    pattern = pattern.replace("'", "['’]")
    return pattern + (r"\w*" if word.endswith("*") else "")
