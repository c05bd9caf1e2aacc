"""The fields of one mapping in a survey file, read with every problem kept instead of raised."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.core.languages import UnknownLanguage, parse_language
from app.core.problems import Problem
from app.core.texts import Texts

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class Problems:
    """The problems found so far, and the languages that texts may be in."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.languages: tuple[str, ...] = ()

    def add(self, code: str, where: str, **figures: object) -> None:
        """Keeps one problem."""
        self.found.append(
            Problem(code, where, tuple((name, str(value)) for name, value in figures.items()))
        )

    def languages_in(self, plain: Any) -> tuple[str, ...]:
        """Canonical tags, each once; they become the languages that texts may be in."""
        tags = []
        for written in [plain] if isinstance(plain, str) else _sequence(plain):
            try:
                tags.append(parse_language(str(written)).tag)
            except UnknownLanguage:
                self.add("unknown_language", "languages", tag=written)
        if not tags:
            self.add("no_languages", "languages")
        if len(set(tags)) < len(tags):
            self.add("language_twice", "languages", have=", ".join(tags))
        self.languages = tuple(dict.fromkeys(tags)) or ("en",)
        return self.languages

    def texts(self, plain: Any, where: str) -> Texts:
        """A string is a text in the source language; a mapping goes from tag to text."""
        if plain is None:
            return Texts()
        if not isinstance(plain, Mapping):
            return Texts.of({self.languages[0]: self.string(plain, where)})
        said: dict[str, str] = {}
        for written, text in plain.items():
            try:
                tag = parse_language(str(written)).tag
            except UnknownLanguage:
                self.add("unknown_language", where, tag=written)
                continue
            if tag not in self.languages:
                self.add("language_not_listed", where, tag=tag, have=", ".join(self.languages))
            said[tag] = self.string(text, where)
        return Texts.of({tag: said[tag] for tag in self.languages if tag in said})

    def string(self, plain: Any, where: str) -> str:
        """A string; numbers are taken as they are written, nothing else is."""
        match plain:
            case None:
                return ""
            case str():
                return plain
            case bool():
                self.add("wrong_shape", where, expected="text")
                return ""
            case int():
                return str(plain)
            case float():
                return format(plain, ".15g")
        self.add("wrong_shape", where, expected="text")
        return ""


class Fields:
    """One mapping of a survey file at ``where``; keys that are not ``known`` are problems."""

    def __init__(self, problems: Problems, plain: Any, where: str, known: Iterable[str]) -> None:
        self.problems = problems
        self.where = where
        self._plain: Mapping[Any, Any] = plain if isinstance(plain, Mapping) else {}
        if plain is not None and not isinstance(plain, Mapping):
            problems.add("wrong_shape", where, expected="mapping")
        known = tuple(known)
        for key in self._plain:
            if key not in known:
                problems.add("unknown_key", where, key=key, known=", ".join(known))

    def place(self, key: str) -> str:
        """Where a field stands, for a problem."""
        return f"{self.where}:{key}" if self.where else key

    def raw(self, key: str) -> Any:
        """The value as it stands, or None."""
        return self._plain.get(key)

    def string(self, key: str) -> str:
        """The value as a string, empty where there is none."""
        return self.problems.string(self.raw(key), self.place(key))

    def texts(self, key: str) -> Texts:
        """The value as texts."""
        return self.problems.texts(self.raw(key), self.place(key))

    def flag(self, key: str) -> bool:
        """The value as yes or no; no where there is none."""
        plain = self.raw(key)
        if plain is None or isinstance(plain, bool):
            return bool(plain)
        if str(plain).lower() not in _FLAGS:
            self.problems.add("wrong_shape", self.place(key), expected="yes or no")
        return _FLAGS.get(str(plain).lower(), False)

    def sequence(self, key: str) -> Sequence[Any]:
        """The value as a sequence, empty where there is none."""
        plain = self.raw(key)
        if plain is not None and not isinstance(plain, (list, tuple)):
            self.problems.add("wrong_shape", self.place(key), expected="list")
        return _sequence(plain)

    def mapping(self, key: str) -> Mapping[Any, Any]:
        """The value as a mapping, empty where there is none."""
        plain = self.raw(key)
        if plain is not None and not isinstance(plain, Mapping):
            self.problems.add("wrong_shape", self.place(key), expected="mapping")
        return plain if isinstance(plain, Mapping) else {}


def _sequence(plain: Any) -> Sequence[Any]:
    return plain if isinstance(plain, (list, tuple)) else ()


def given_twice(names: Iterable[str]) -> tuple[str, ...]:
    """The names that occur more than once, in order.

    >>> given_twice(["a", "b", "a", "a"])
    ('a',)
    """
    counts = Counter(names)
    return tuple(name for name, count in counts.items() if count > 1)
