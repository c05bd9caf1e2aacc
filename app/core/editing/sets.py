"""Sets of answers: using one for several questions, giving a question its own, and ready sets.

The ready sets follow the item: a scale names what is asked, at most five points, never agreement
(SV09); reasons for not asking for a scheme are those of IJ09.
"""

from dataclasses import dataclass, replace

from app.core.editing.children import item_at, replaced
from app.core.editing.leaning import leaning_on_option
from app.core.editing.names import free_name, name_from
from app.core.editing.operation import Edited, Taken, refuse
from app.core.editing.option_rows import list_named, owner_of
from app.core.editing.ready_answers import READY, ReadySet
from app.core.questionnaire import CHOICE_KINDS, Item, Option, Questionnaire
from app.core.texts import Texts


def lists_of(questionnaire: Questionnaire) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """The lists of answers of a survey by name, each once, in the order of their first use."""
    found = {item.option_list: item.options for item in questionnaire.items() if item.option_list}
    return tuple(found.items())


def users_of(questionnaire: Questionnaire, list_name: str) -> tuple[Item, ...]:
    """The items that use a list."""
    return tuple(item for item in questionnaire.items() if item.option_list == list_name)


@dataclass(frozen=True)
class UseSet:
    """The item has the answers of a list of the survey, or of a ready set (``ready:NAME``)."""

    path: str
    set_name: str
    act: str = "use_set"

    @property
    def where(self) -> str:
        """The item."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``gone``, ``unknown_list``, ``no_options_here``, and
        ``option_leaned_on`` where a condition or finding names an answer that would go."""
        item = item_at(questionnaire, self.path)
        if item.kind not in CHOICE_KINDS:
            raise refuse("no_options_here", self.where)
        name, options, is_ordered = chosen_set(questionnaire, self.set_name, taken)
        staying = {option.name for option in options}
        for option in item.options:
            own = replace(item, option_list="")
            if option.name not in staying and leaning_on_option(questionnaire, own, option.name):
                answer = option.label.get(questionnaire.source) or option.name
                raise refuse("option_leaned_on", self.where, answer=answer, places="")
        new = replace(
            item, options=options, option_list=name, is_ordered=is_ordered or item.is_ordered
        )
        return Edited(replaced(questionnaire, self.path, (new,)), self.where)


@dataclass(frozen=True)
class OwnSet:
    """The item has answers of its own: the same ones, which change for no other item."""

    path: str
    act: str = "own_set"

    @property
    def where(self) -> str:
        """The item."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused, code ``gone``."""
        item = item_at(questionnaire, self.path)
        wanted = name_from(item.name, "answers")
        name = free_name(wanted, _list_names(questionnaire, taken))
        new = replace(item, option_list=name)
        copies = tuple(
            (f"option:{owner_of(item)}/{each.name}:label", f"option:{name}/{each.name}:label")
            for each in item.options
        )
        found = replaced(questionnaire, self.path, (new,))
        return Edited(found, self.where, copies=copies)


def _list_names(questionnaire: Questionnaire, taken: Taken) -> set[str]:
    used = {owner_of(item) for item in questionnaire.items()}
    before = {s[len("option:") :].rpartition("/")[0] for s in taken.stems if s[:7] == "option:"}
    return used | before


def chosen_set(
    questionnaire: Questionnaire, set_name: str, taken: Taken
) -> tuple[str, tuple[Option, ...], bool]:
    """The list's name, its options, and whether they are a scale. Raises Refused,
    ``unknown_list``."""
    if not set_name.startswith("ready:"):
        return set_name, list_named(questionnaire, set_name), False
    ready = next((each for each in READY if f"ready:{each.name}" == set_name), None)
    if ready is None:
        raise refuse("unknown_list", "list", list=set_name)
    options = options_of(ready, questionnaire)
    for name, have in lists_of(questionnaire):
        if name.startswith(ready.name) and [o.name for o in have] == [o.name for o in options]:
            return name, have, ready.is_scale
    name = free_name(ready.name, _list_names(questionnaire, taken))
    return name, options, ready.is_scale


def options_of(ready: ReadySet, questionnaire: Questionnaire) -> tuple[Option, ...]:
    """The options of a ready set in the languages of the survey that it has; in a survey in
    another language its English words are the draft to be rewritten."""
    source = questionnaire.source

    def label(words: tuple[tuple[str, str], ...]) -> Texts:
        have = dict(words)
        said = {tag: have.get(tag, "") for tag in questionnaire.languages}
        return Texts.of({**said, source: said[source] or have["en"]})

    return tuple(
        Option(each.name, label(each.words), group=each.group, picture=each.picture)
        for each in ready.answers
    )
