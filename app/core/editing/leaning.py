"""What would fall when an item or an answer goes: conditions, repeated answers, findings.

An author sees the whole list before anything is taken away, and mends it first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.editing.children import Child, everything, is_within
from app.core.editing.renaming import CHOICE_NAME
from app.core.expressions.tree import (
    COUNT_MEMBERS,
    Call,
    Current,
    Expression,
    Literal,
    Number,
    Reference,
    parts,
    references,
    sections_counted,
)
from app.core.questionnaire import Item, Questionnaire, Section
from app.core.survey_file import replace_inserts
from app.core.survey_file.writing import EXPRESSION_KEYS, TEXT_KEYS
from app.core.texts import Texts


@dataclass(frozen=True)
class Lean:
    """One thing that needs an item or an answer. ``where`` is the path of an item or section, or
    ``finding:1``; ``how`` is the field, such as ``relevant``, ``label`` or ``finding``."""

    where: str
    how: str


def leaning_on(questionnaire: Questionnaire, path: str) -> tuple[Lean, ...]:
    """Everything outside an item or section that needs it, or something in it."""
    found = [
        Lean(child.path, how)
        for child in everything(questionnaire.children)
        if not is_within(child.path, path)
        for how, read in _paths_read(child)
        if any(is_within(each, path) for each in read)
    ]
    found += [
        Lean(f"finding:{number}", "finding")
        for number, finding in enumerate(questionnaire.findings, 1)
        if is_within(finding.item, path)
    ]
    return tuple(dict.fromkeys(found))


def leaning_on_option(questionnaire: Questionnaire, item: Item, name: str) -> tuple[Lean, ...]:
    """Every condition and finding that names an answer of an item, or of items with its list."""
    alike = {
        each.path
        for each in questionnaire.items()
        if each.path == item.path or (item.option_list and each.option_list == item.option_list)
    }
    found = [
        Lean(child.path, how)
        for child in everything(questionnaire.children)
        for how, expression in expressions_of(child)
        if any(_names(part, alike, child.path, name) for part in parts(expression))
    ]
    found += [
        Lean(f"finding:{number}", "finding")
        for number, finding in enumerate(questionnaire.findings, 1)
        if finding.item in alike and name in finding.options
    ]
    return tuple(dict.fromkeys(found))


def reads_of(child: Child) -> frozenset[str]:
    """The paths of all items and repeats that an item or section reads itself."""
    return frozenset(path for _, read in _paths_read(child) for path in read)


def expressions_of(child: Child) -> Iterator[tuple[str, Expression]]:
    """The conditions and formulas of one item or section, by field."""
    keys = ("relevant", "count") if isinstance(child, Section) else EXPRESSION_KEYS.values()
    for key in keys:
        expression = getattr(child, key)
        if expression is not None:
            yield key, expression


def _paths_read(child: Child) -> Iterator[tuple[str, frozenset[str]]]:
    for how, expression in expressions_of(child):
        yield how, references(expression) | sections_counted(expression) | _named(expression)
    for key in ("label",) if isinstance(child, Section) else TEXT_KEYS:
        yield key, inserts_in(getattr(child, key))


def _named(expression: Expression) -> frozenset[str]:
    return frozenset(
        part.arguments[1].value
        for part in parts(expression)
        if isinstance(part, Call)
        and part.name == CHOICE_NAME
        and isinstance(part.arguments[1], Literal)
    )


def inserts_in(texts: Texts) -> frozenset[str]:
    """The paths of the answers that a text repeats, in any language."""
    found: list[str] = []
    for _, text in texts:
        replace_inserts(text, lambda path: found.append(path) or path)  # type: ignore[func-returns-value]
    return frozenset(found)


def _names(part: Expression, paths: set[str], at: str, name: str) -> bool:
    """Whether a call compares an answer of one of the items with this option."""
    if not isinstance(part, Call) or part.name == COUNT_MEMBERS:
        return False
    reads = any(
        (isinstance(each, Reference) and each.path in paths)
        or (isinstance(each, Current) and at in paths)
        for each in part.arguments
    )
    return reads and any(_is_option(each, name) for each in part.arguments)


def _is_option(part: Expression, name: str) -> bool:
    match part:
        case Literal(value):
            return value == name
        case Number(value):
            try:
                return float(name) == value
            except ValueError:
                return False
    return False
