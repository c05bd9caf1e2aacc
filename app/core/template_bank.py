"""The template bank: ready-made questionnaires to begin from, and ready questions by theme.

A template is no survey: nobody is asked anything until a council made it its own. Its files are
read by app/exchange/template_folder.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.problems import Problem, Refused
from app.core.questionnaire import Item, Questionnaire
from app.core.texts import Texts

RUNGS = ("inform", "consult", "advise", "co_produce", "co_decide")
"""The ladder of participation, from the lowest rung (KA12)."""


class Level(StrEnum):
    """Whom a question is about; figures of different levels are never put together (MV04)."""

    PERSON = "person"
    GROUP = "group"
    NEIGHBOURHOOD = "neighbourhood"


@dataclass(frozen=True)
class Template:
    """What a council reads before it chooses: Dutch and English, no questions yet.

    ``minutes`` is how long the questions take by eye in the source language; ``form`` is
    ``survey`` or ``flash_poll`` (IJ04).
    """

    name: str
    title: Texts
    purpose: Texts
    audience: Texts
    rung: str
    minutes: int
    items: int
    form: str = "survey"


@dataclass(frozen=True)
class Theme:
    """A theme of the bank, or one of its dimensions, with its name in Dutch and English."""

    name: str
    title: Texts


@dataclass(frozen=True)
class ReadyItem:
    """A question that can be used again: theme > dimension > item, and its level (MV02, MV04).
    ``template`` is where it stands."""

    theme: Theme
    dimension: Theme
    level: Level
    template: str
    item: Item


@dataclass(frozen=True)
class Bank:
    """Templates that are held in memory, in the order in which they are offered."""

    templates: tuple[Template, ...] = ()
    questionnaires: tuple[tuple[str, Questionnaire], ...] = ()
    ready: tuple[ReadyItem, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The names of all templates, in order."""
        return tuple(template.name for template in self.templates)

    def cards(self) -> tuple[Template, ...]:
        """What is to be read about each template, in order."""
        return self.templates

    def get(self, name: str) -> Questionnaire:
        """The questionnaire of a template, every text a draft. Raises Refused
        (``no_such_template``)."""
        for have, questionnaire in self.questionnaires:
            if have == name:
                return questionnaire
        raise no_such_template(name)

    def themes(self) -> tuple[Theme, ...]:
        """The themes that have ready questions, each once, in order."""
        return tuple(dict.fromkeys(each.theme for each in self.ready))

    def items(self, theme: str = "") -> tuple[ReadyItem, ...]:
        """The ready questions of a theme, or of all themes."""
        return tuple(each for each in self.ready if theme in ("", each.theme.name))


def no_such_template(name: str) -> Refused:
    """The refusal for a name that no template has."""
    return Refused(Problem("no_such_template", name))


def fitted(item: Item, questionnaire: Questionnaire) -> Item:
    """A ready question as it can be added to a questionnaire: its name and its list are free
    there, nothing depends on other questions, and it speaks only the questionnaire's languages.

    The name stays the same where it can, so that surveys can be compared later (MV08).
    """
    have = tuple(questionnaire.items())
    lists = {each.option_list: each.options for each in have if each.option_list}
    options = tuple(
        replace(option, label=_in(option.label, questionnaire)) for option in item.options
    )
    taken = {name for name, there in lists.items() if there != options}
    return replace(
        item,
        path=_free(item.name, {each.name for each in have}),
        label=_in(item.label, questionnaire),
        hint=_in(item.hint, questionnaire),
        guidance=_in(item.guidance, questionnaire),
        picture_alt=_in(item.picture_alt, questionnaire),
        options=options,
        option_list=_free(item.option_list, taken) if item.option_list else "",
        relevant=None,
    )


def _in(texts: Texts, questionnaire: Questionnaire) -> Texts:
    return Texts.of({tag: texts.get(tag) for tag in questionnaire.languages})


def _free(name: str, taken: Iterable[str]) -> str:
    taken = set(taken)
    number, found = 2, name
    while found in taken:
        found, number = f"{name}_{number}", number + 1
    return found
