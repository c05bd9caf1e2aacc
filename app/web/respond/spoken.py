"""What can be heard of the document: every text and control with a key of its own, in order.

Made from the same steps, screens and notice as the page, so that nothing is shown that cannot be
heard. Which sound stands behind a key is decided by app/flow/sounds.py.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count

from jinja2 import nodes
from markupsafe import Markup

from app.core.burden import minutes_to_say, seconds_by_eye
from app.core.questionnaire import Questionnaire, Terms
from app.core.texts import Slot
from app.flow.records import Spoken
from app.web.language import marked as _
from app.web.language import reader_of
from app.web.page import environment
from app.web.respond.form import CHECKS, NOTICE, START, Step, steps_of
from app.web.respond.notice import checks_of, points_of
from app.web.respond.screens import Screen
from app.web.respond.texts import ShownTexts
from app.words import language_name, name_in

# Pages whose words are heard; a sentence with a figure in it is heard only where it has a key.
_PAGES = ("document", "parts", "kinds", "last", "thanks")
# What question.css draws before the answers, in its order: beyond five in the next colour.
SHAPES = (
    _("Blue circle"),
    _("Orange triangle"),
    _("Green square"),
    _("Purple diamond"),
    _("Red star"),
    _("Orange circle"),
    _("Green triangle"),
    _("Purple square"),
    _("Red diamond"),
    _("Blue star"),
    _("Green circle"),
    _("Purple triangle"),
    _("Red square"),
    _("Blue diamond"),
    _("Orange star"),
)
# Words of the phone's script, and those of screens that not every survey has.
_MORE = (
    _("Listen"),
    _("Listen to everything"),
    *SHAPES,
    _("I do not know"),
    _("I do not want to say"),
    _("No answer"),
    _("Choose yes or no."),
    _("You gave no answer. Give one, or press Skip."),
    _("We have your answers."),
    _("This answer is not possible here. Change it, or press Skip."),
    _(
        "There is no network. Your answers wait on this phone. Nobody can read them here. "
        "Open this page again later. Then we send them."
    ),
    _("There is no network. Keep this page open. We try again."),
    _("There is no network. Try again later."),
    _("Big letters"),
    _("Small letters"),
    _("Search"),
    _("There are more answers. Type more letters."),
    _("Nothing found. Try other letters."),
)
_LONGEST_KEY = 40
_LANGUAGE = re.compile(r'^<span lang="([\w-]+)"')
_WORDS = "words:"


def spoken(
    questionnaire: Questionnaire, terms: Terms, council: str, slots: Sequence[Slot], tag: str
) -> tuple[Spoken, ...]:
    """Everything in the document that can be heard in one language; each key once."""
    teller = _Teller(questionnaire, slots, tag)
    found: dict[str, Spoken] = {}
    for each in teller.all(terms, council):
        if each.text:
            found.setdefault(each.key, each)
    return tuple(found.values())


@cache
def page_words() -> tuple[str, ...]:
    """The interface sentences of the resident's pages, in order, without those with figures."""
    said: dict[str, None] = {}
    loader = environment()
    assert loader.loader is not None
    for page in _PAGES:
        source, *_rest = loader.loader.get_source(loader, f"respond/{page}.html")
        for call in loader.parse(source).find_all(nodes.Call):
            match call:
                case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(word)), *_]):
                    said[word] = None
    said.update(dict.fromkeys(_MORE))
    return tuple(word for word in said if "{" not in word)


@cache
def word_keys() -> dict[str, str]:
    """The key of each interface sentence: its English words, short, each key once."""
    keys: dict[str, str] = {}
    for word in page_words():
        short = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")[:_LONGEST_KEY].strip("-")
        names = (f"w/{short}" if n == 1 else f"w/{short}-{n}" for n in count(1))
        keys[word] = next(name for name in names if name not in keys.values())
    return keys


class _Teller:
    """Tells one questionnaire in one language."""

    def __init__(self, questionnaire: Questionnaire, slots: Sequence[Slot], tag: str) -> None:
        self._questionnaire = questionnaire
        self._reader = reader_of(tag, slots, questionnaire.source)
        self._texts = ShownTexts(self._reader, questionnaire.source)
        self._tag = tag
        # Each sentence stands in the slots once per language.
        words = dict.fromkeys(slot.path for slot in slots if slot.path.startswith(_WORDS))
        self._sentences = {str(self._reader.say(path.removeprefix(_WORDS))): path for path in words}

    def all(self, terms: Terms, council: str) -> Iterator[Spoken]:
        """Every text in the order of the document, controls last."""
        shown = self._texts.show(self._questionnaire.title)
        yield self._said(START, shown, "title")
        yield self._said(f"{START}.intro", self._texts.show(self._questionnaire.intro), "intro")
        yield self._time()
        for number, point in enumerate(points_of(terms, council, self._texts), 1):
            yield self._said(f"{NOTICE}.{number}", point, f"notice:{number}")
        for number, check in enumerate(checks_of(self._texts), 1):
            yield self._said(f"{CHECKS}.{number}", check.asked)
            yield self._said(f"{CHECKS}.{number}.why", check.why)
        for step in steps_of(self._questionnaire, self._texts):
            for ask in step.asks:
                purpose = ask.name.removeprefix("consent.")
                key = step.id if step.must else f"{step.id}/{purpose}"
                yield self._said(key, ask.label, f"consent:{purpose}:label")
            if step.more is not None:
                yield self._said(step.id, step.more.label)
            if step.screen is not None:
                yield from self._screen(step, step.screen)
        for language in self._questionnaire.languages:
            name, here = language_name(language), name_in(language, self._tag)
            yield Spoken(
                f"l/{language}", (f"place:l/{language}",), name, language, (self._tag, here)
            )
        for word, key in word_keys().items():
            yield self._said(key, self._reader.say(word), _WORDS + word)

    def _time(self) -> Spoken:
        seconds = seconds_by_eye(self._questionnaire, self._tag)
        figure = self._texts.number(str(minutes_to_say(seconds)))
        text = self._reader.say("Time: about {count} min.", count=figure)
        return self._said(f"{START}.time", text, "words:Time: about {count} min.")

    def _screen(self, step: Step, screen: Screen) -> Iterator[Spoken]:
        item = screen.item
        if screen.section:
            above = item.path.rpartition("/")[0]
            yield self._said(f"{step.id}.section", screen.section, f"section:{above}:label")
        yield self._said(step.id, screen.label, f"item:{item.path}:label")
        if screen.condition:
            yield self._said(f"{step.id}.for", screen.condition)
        own = self._texts.show(item.hint)
        for number, hint in enumerate(screen.hint, 1):
            key = f"{step.id}.hint" + (str(number) if number > 1 else "")
            yield self._said(key, hint, f"item:{item.path}:hint" if hint == own else "")
        named = {option.name for option in item.options}
        for choice in screen.choices:
            path = f"option:{item.option_list or item.path}/{choice.value}:label"
            slot = path if choice.value in named else ""
            yield self._said(f"{step.id}/{choice.value}", choice.label, slot)

    def _said(self, key: str, shown: Markup, *slots: str) -> Spoken:
        """The text of a place, with the slots of its own and that of its interface sentence.
        What has neither, such as a sentence with figures, is recorded for its place."""
        word = self._sentences.get(str(shown), "")
        own = dict.fromkeys(slot for slot in (*slots, word) if slot) or {f"place:{key}": None}
        found = _LANGUAGE.match(shown)
        tag = found[1] if found else self._tag
        if any(self._is_english(path) for path in own):
            tag = "en"
        return Spoken(key, tuple(own), _plain(shown), tag)

    def _is_english(self, path: str) -> bool:
        word = path.removeprefix(_WORDS)
        return word != path and self._reader.speaker.is_fallback(word)


def _plain(shown: Markup) -> str:
    return Markup(shown.replace("<br>", " ")).striptags()
