"""The reader of a page: language, level, direction, and the interface words in that language.

A template says ``{{ _("Next") }}``; figures that go into a sentence stand apart in it, so that
codes and numbers keep their order inside right-to-left text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask import Request
from markupsafe import Markup, escape

from app.core.languages import best_language, parse_language
from app.core.texts import Slot
from app.flow.ports import Toolkit, Words
from app.words import Speaker

INTERFACE_LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "ti", "fa", "es")

_FIGURE = re.compile(r"\{(\w+)\}")


def marked(sentence: str) -> str:
    """Marks a sentence for translation where it stands; it is looked up when a page is made."""
    return sentence


@dataclass(frozen=True)
class Reader:
    """Who reads a page: a language tag and the words of that language."""

    tag: str
    speaker: Speaker

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return parse_language(self.tag).direction

    def say(self, sentence: str, **figures: object) -> Markup:
        """The sentence in the reader's language, with its figures put in.

        A figure that is Markup goes in as it is; any other is kept apart from the direction of
        the text around it.
        """
        text = escape(self.speaker.text(sentence))
        return Markup(_FIGURE.sub(lambda found: _shown(figures, found), text))


def _shown(figures: dict[str, object], found: re.Match[str]) -> str:
    if found[1] not in figures:
        return found[0]
    figure = figures[found[1]]
    return figure if isinstance(figure, Markup) else apart(figure)


def apart(figure: object) -> Markup:
    """The figure in an element that keeps it apart from the direction of the text around it."""
    return Markup("<bdi>{}</bdi>").format(figure)


def left_to_right(figure: object) -> Markup:
    """A number, code or address: always read from left to right."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(figure)


def wanted_language(request: Request, offered: Sequence[str]) -> str:
    """The language to answer in: ``?lang=`` where it is offered, else what the browser prefers."""
    asked = request.args.get("lang", "")
    if asked in offered:
        return asked
    return best_language([tag for tag, _ in request.accept_languages], offered)


def reader_of(tag: str, slots: Iterable[Slot], source: str = "") -> Reader:
    """The reader of a language, with the words in these slots; where one is missing, the same
    language in normal words, else the English sentence itself. A language without text has the
    words of ``source``, which only screen readers meet."""
    written = tag if parse_language(tag).has_text else source or tag
    return Reader(tag, Speaker(written, slots))


def interface_reader(toolkit: Toolkit, request: Request) -> Reader:
    """The reader of a page that belongs to no survey: the browser's language, where we have it."""
    return plain_reader(toolkit.words, wanted_language(request, INTERFACE_LANGUAGES))


@lru_cache(maxsize=64)
def plain_reader(words: Words, tag: str) -> Reader:
    """The reader of today's interface words in a language, read once."""
    return reader_of(tag, words.slots(tag))
