"""What an act of the log was about, in words: titles, days and languages instead of their codes."""

import re
from collections.abc import Iterator, Mapping

from app.core.languages import UnknownLanguage, parse_language
from app.core.outreach import Method
from app.web.council.follow.words import METHODS
from app.web.council.places.words import PRINTS
from app.web.language import Reader
from app.web.language import marked as _
from app.words import format_day, name_in

# Acts that no person of the council did.
_NOBODY = {"host": _("The keeper of the program"), "program": _("The program itself")}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OF_A_LANGUAGE = (
    "add language", "remove language", "write text", "confirm", "doubt", "remark", "review",
    "make reviewer link", "stop reviewer link", "translation sheet in", "record voice",
    "remove voice", "same meaning", "other meaning",
)  # fmt: skip


def person_words(reader: Reader, name: str) -> str:
    """Who did it."""
    return str(reader.say(_NOBODY[name])) if name in _NOBODY else name


def subject_words(reader: Reader, act: str, subject: str, titles: Mapping[str, str]) -> str:
    """What it was about; what has no words stays as it was noted. ``titles`` are those of the
    surveys by their short names."""
    return " ".join(_words(reader, act, subject, titles))


def _words(reader: Reader, act: str, subject: str, titles: Mapping[str, str]) -> Iterator[str]:
    for at, word in enumerate(subject.split(" ")):
        bare = word.rstrip(":")
        if at == 0 and bare in titles:
            yield f"{titles[bare]} ·" if word != subject else titles[bare]
        elif at == 1 and act in _OF_A_LANGUAGE and _is_language(word):
            yield name_in(word, reader.tag)
        elif act.endswith("visit") and word in tuple(Method):
            yield str(reader.say(METHODS[Method(word)]))
        elif act == "print" and word in PRINTS:
            yield str(reader.say(PRINTS[word][0]))
        elif _DAY.fullmatch(word):
            yield format_day(word, reader.tag)
        else:
            yield word


def _is_language(tag: str) -> bool:
    try:
        return bool(parse_language(tag).tag)
    except UnknownLanguage:
        return False
