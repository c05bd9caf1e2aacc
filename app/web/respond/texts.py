"""Texts of a questionnaire as they stand on a screen: escaped, in the best language there is.

An earlier answer inside a label is a neutral phrase until the phone puts the answer there.
"""

import re

from markupsafe import Markup, escape

from app.core.languages import fallbacks, parse_language
from app.core.texts import Texts
from app.web.language import Reader, apart
from app.words import format_day, format_number

_INSERT = re.compile(r"\$\{([^{}]+)\}")


class ShownTexts:
    """What a reader sees of the texts of one questionnaire."""

    def __init__(self, reader: Reader, source: str) -> None:
        self.reader = reader
        self.order = fallbacks(reader.tag, source)

    @property
    def has_text(self) -> bool:
        """Whether the reader's language is written here."""
        return parse_language(self.reader.tag).has_text

    def show(self, texts: Texts) -> Markup:
        """The text in the reader's language. Where it is missing, the declared next language
        stands in, and says in the page which language it is."""
        text = texts.get(*self.order)
        shown = self._with_inserts(text)
        have = next((tag for tag in self.order if texts.get(tag)), self.reader.tag)
        spoken = parse_language(have)
        if spoken.base == parse_language(self.reader.tag).base:
            return shown
        mark = Markup('<span lang="{}" dir="{}">{}</span>')
        return mark.format(spoken.tag, spoken.direction, shown)

    def quote(self, texts: Texts) -> str:
        """The text as plain words, to be quoted inside a sentence."""
        answer = str(self.reader.say("your answer"))
        return _INSERT.sub(answer, texts.get(*self.order))

    def _with_inserts(self, text: str) -> Markup:
        neutral = self.reader.say("your answer")
        parts = _INSERT.split(text)
        shown = [
            Markup('<b data-of="{}">{}</b>').format(part, neutral) if place % 2 else escape(part)
            for place, part in enumerate(parts)
        ]
        return Markup("".join(shown).replace("\n", "<br>"))

    def number(self, figure: str) -> str:
        """A number in the digits of the reader's language."""
        return format_number(figure, self.reader.tag)

    def day(self, iso: str) -> Markup:
        """A day, written in full in the reader's language."""
        return apart(format_day(iso, self.reader.tag))
