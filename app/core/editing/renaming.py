"""What has to follow when a path changes, because something moved into another section.

Conditions, sentences that repeat an answer, findings and the slots of all languages name paths.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from app.core.editing.children import Child, Children, is_within, mapped
from app.core.expressions.tree import (
    AT_MEMBER,
    COUNT_MEMBERS,
    EACH,
    Call,
    Expression,
    Literal,
    Reference,
)
from app.core.questionnaire import Item, Questionnaire, Section
from app.core.survey_file import replace_inserts
from app.core.survey_file.writing import EXPRESSION_KEYS, TEXT_KEYS
from app.core.texts import Texts

CHOICE_NAME = "jr:choice-name"
_OF_MEMBERS = (EACH, AT_MEMBER, COUNT_MEMBERS)
Renames = tuple[tuple[str, str], ...]
"""Pairs of an old and a new path; what stands in an old path's section comes along."""
Turn = Callable[[str], str]
_Own = TypeVar("_Own", Item, Section)


def turn_of(renames: Renames) -> Turn:
    """What a path is called after the renames.

    >>> turn_of((("home", "start/home"),))("home/age")
    'start/home/age'
    """

    def turn(path: str) -> str:
        for old, new in renames:
            if is_within(path, old):
                return new + path[len(old) :]
        return path

    return turn


def with_paths(questionnaire: Questionnaire, turn: Turn) -> Questionnaire:
    """The questionnaire in which every path is what ``turn`` makes of it."""
    findings = tuple(replace(each, item=turn(each.item)) for each in questionnaire.findings)
    return replace(
        questionnaire, children=children_with(questionnaire.children, turn), findings=findings
    )


def children_with(children: Children, turn: Turn) -> Children:
    """Items and sections with other paths, and all that they say of paths."""

    def change(child: Child) -> Child:
        return _item(child, turn) if isinstance(child, Item) else _section(child, turn)

    return mapped(children, change)


def _item(item: Item, turn: Turn) -> Item:
    said = {key: _texts(getattr(item, key), turn) for key in TEXT_KEYS}
    read = {key: expression_with(getattr(item, key), turn) for key in EXPRESSION_KEYS.values()}
    return replace(item, path=turn(item.path), **said, **read)  # type: ignore[arg-type]


def _section(section: Section, turn: Turn) -> Section:
    return replace(
        section,
        path=turn(section.path),
        label=_texts(section.label, turn),
        relevant=expression_with(section.relevant, turn),
        count=expression_with(section.count, turn),
    )


def _texts(texts: Texts, turn: Turn) -> Texts:
    return Texts(tuple((tag, inserts_with(text, turn)) for tag, text in texts))


def inserts_with(text: str, turn: Turn) -> str:
    """The text with other paths in what it repeats.

    >>> inserts_with("You said ${home/age}.", turn_of((("home", "me"),)))
    'You said ${me/age}.'
    """
    return replace_inserts(text, lambda path: "${" + turn(path) + "}")


def expression_with(expression: Expression | None, turn: Turn) -> Expression | None:
    """The expression with other paths."""
    return None if expression is None else _turned(expression, turn)


def _turned(expression: Expression, turn: Turn) -> Expression:
    match expression:
        case Reference(path):
            return Reference(turn(path))
        case Call(name, (Literal(path), *others)) if name in _OF_MEMBERS:
            rest = tuple(_turned(each, turn) for each in others)
            return Call(name, (Literal(turn(path)), *rest))
        case Call(name, (value, Literal(path))) if name == CHOICE_NAME:
            return Call(name, (_turned(value, turn), Literal(turn(path))))
        case Call(name, arguments):
            return Call(name, tuple(_turned(each, turn) for each in arguments))
    return expression


def slot_with(path: str, turn: Turn) -> str:
    """The slot path of the same text afterwards.

    >>> turn = turn_of((("home", "me"),))
    >>> slot_with("item:home/age:label", turn), slot_with("option:home/sort/big:label", turn)
    ('item:me/age:label', 'option:me/sort/big:label')
    """
    kind, _, rest = path.partition(":")
    if kind not in ("item", "section", "option"):
        return path
    if kind == "option":
        return f"{kind}:{turn(rest)}"
    own, _, what = rest.rpartition(":")
    return f"{kind}:{turn(own)}:{what}"
