"""The answers of a question as rows of a form, and back; a list is one for all who use it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.editing.children import Child, mapped
from app.core.editing.leaning import leaning_on_option
from app.core.editing.names import name_from
from app.core.editing.operation import Taken, refuse
from app.core.editing.typed import plain, texts_with
from app.core.questionnaire import Item, Option, Questionnaire
from app.core.texts import Texts


@dataclass(frozen=True)
class OptionRow:
    """One answer as a form has it: ``name`` is empty for a new one. ``group`` names those that are
    told together when they are few (decision 9). None is for a field that the form has not."""

    name: str
    words: str
    group: str | None = None
    picture: str | None = None


def owner_of(item: Item) -> str:
    """What the slots of its options are named by: its list, else itself."""
    return item.option_list or item.path


def options_with(
    questionnaire: Questionnaire, item: Item, rows: tuple[OptionRow, ...], taken: Taken
) -> tuple[Option, ...]:
    """The options that the rows say. New rows without words are left out.

    Raises Refused: ``option_gone`` for a row that somebody took away, ``option_without_words``,
    ``option_leaned_on`` where a condition or finding names an answer that is no longer there.
    """
    have = {option.name: option for option in item.options}
    for row in rows:
        if row.name and row.name not in have:
            raise refuse("option_gone", f"item:{item.path}", name=row.name)
    kept = {row.name for row in rows if row.name}
    for name in have.keys() - kept:
        _refuse_while_leaned_on(questionnaire, item, have[name])
    options: list[Option] = []
    for row in rows:
        old = have.get(row.name)
        if old is None and not plain(row.words):
            continue
        names = tuple(option.name for option in options) + tuple(have)
        options.append(_option(questionnaire, item, row, old, names, taken))
    return tuple(options)


def _refuse_while_leaned_on(questionnaire: Questionnaire, item: Item, option: Option) -> None:
    leans = leaning_on_option(questionnaire, item, option.name)
    if leans:
        what = option.label.get(questionnaire.source) or option.name
        places = ", ".join(dict.fromkeys(lean.where for lean in leans))
        raise refuse("option_leaned_on", f"item:{item.path}", answer=what, places=places)


def _option(
    questionnaire: Questionnaire,
    item: Item,
    row: OptionRow,
    old: Option | None,
    names: tuple[str, ...],
    taken: Taken,
) -> Option:
    owner = owner_of(item)
    if old is None:
        wanted = name_from(row.words, "answer")
        old = Option(taken.free_option(owner, wanted, names), Texts())
    where = f"option:{owner}/{old.name}:label"
    label = texts_with(questionnaire, old.label, row.words, where)
    if old.label and not label:
        raise refuse("option_without_words", f"item:{item.path}", name=old.name)
    group = old.group if row.group is None else _same(old.group, row.group)
    picture = old.picture if row.picture is None else _same(old.picture, row.picture)
    return replace(old, label=label, group=group, picture=picture)


def _same(was: str, typed: str) -> str:
    return was if plain(was) == plain(typed) else plain(typed)


def with_list(
    questionnaire: Questionnaire, item: Item, options: tuple[Option, ...]
) -> Questionnaire:
    """These options are those of the item, and of every item that uses the same list."""

    def uses(child: Item) -> bool:
        same_list = bool(item.option_list) and child.option_list == item.option_list
        return child.path == item.path or same_list

    return changed_items(questionnaire, uses, lambda each: replace(each, options=options))


def changed_items(
    questionnaire: Questionnaire, which: Callable[[Item], bool], change: Callable[[Item], Item]
) -> Questionnaire:
    """The questionnaire with a change of some of its items."""

    def one(child: Child) -> Child:
        return change(child) if isinstance(child, Item) and which(child) else child

    return replace(questionnaire, children=mapped(questionnaire.children, one))


def list_named(questionnaire: Questionnaire, name: str) -> tuple[Option, ...]:
    """The options of a list of the survey. Raises Refused, code ``unknown_list``."""
    for item in questionnaire.items():
        if item.option_list == name:
            return item.options
    raise refuse("unknown_list", "list", list=name)
