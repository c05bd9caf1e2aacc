"""Texts as a reader of the results sees them: escaped, and marked where they are in another
language than the page.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from app.core.languages import fallbacks, parse_language
from app.core.return_report import Said
from app.core.texts import Texts
from app.flow.publishing.results import Results
from app.web.language import Reader, apart
from app.words import format_day, format_number, language_name

_INSERT = re.compile(r"\$\{[^{}]+\}")


@dataclass
class Shown:
    """The texts of one page. ``others`` gathers the languages that stood in for the reader's."""

    reader: Reader
    source: str

    def __post_init__(self) -> None:
        self.others: list[str] = []

    def texts(self, texts: Texts, **figures: str) -> Markup:
        """The best text there is for the reader, with ``{name}`` figures put in."""
        order = fallbacks(self.reader.tag, self.source)
        tag = next((tag for tag in order if texts.get(tag)), self.reader.tag)
        return self.said(Said(texts.get(tag), tag), figures)

    def said(self, said: Said, figures: Mapping[str, str] | None = None) -> Markup:
        """A text, in an element that names its language where that is not the reader's."""
        # An earlier answer inside a label means nothing on a page about everybody.
        text = escape(_INSERT.sub("…", said.text))
        for name, figure in (figures or {}).items():
            text = text.replace(f"{{{name}}}", figure)
        spoken = parse_language(said.tag)
        if not said.text or spoken.base == parse_language(self.reader.tag).base:
            return text
        if spoken.base not in self.others:
            self.others.append(spoken.base)
        mark = Markup('<span lang="{}" dir="{}">{}</span>')
        return mark.format(spoken.tag, spoken.direction, text)

    def say(self, sentence: str, **figures: object) -> Markup:
        """A sentence of the program; where it has no translation, marked as the English it is."""
        said = self.reader.say(sentence, **figures)
        if not self.reader.speaker.is_fallback(sentence):
            return said
        return Markup('<span lang="en" dir="ltr">{}</span>').format(said)

    def of(self, results: Results) -> Callable[[str], Markup]:
        """What the council says at a path, for this reader; empty where it says nothing."""
        return lambda path: self.said(results.said(path, self.reader.tag))

    def name(self, name: str) -> Markup:
        """A name of a place or group as somebody wrote it in the survey's first language."""
        return self.said(Said(name, self.source)) if name else Markup()

    def number(self, number: int) -> str:
        """A number in the reader's digits."""
        return format_number(str(number), self.reader.tag)

    def day(self, iso: str) -> Markup:
        """A day with the name of its month."""
        return apart(format_day(iso, self.reader.tag))

    def stand_ins(self) -> list[Markup]:
        """Says which parts of the page are in another language, once per language."""
        return [
            self.reader.say("Some text is only in this language: {name}", name=language_name(tag))
            for tag in self.others
        ]
