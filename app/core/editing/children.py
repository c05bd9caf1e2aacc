"""Items and sections by their place: finding, replacing, inserting and taking them out.

Nothing here knows what a change means; that is in the operations beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.core.problems import Problem, Refused
from app.core.questionnaire import Item, Questionnaire, Section

Child = Item | Section
Children = tuple[Child, ...]


def everything(children: Children) -> Iterator[Child]:
    """All items and sections in order, each section before what stands in it."""
    for child in children:
        yield child
        if isinstance(child, Section):
            yield from everything(child.children)


def child_at(questionnaire: Questionnaire, path: str) -> Child:
    """The item or section at a path. Raises Refused, code ``gone``, where there is none."""
    for child in everything(questionnaire.children):
        if child.path == path:
            return child
    raise Refused(Problem("gone", path))


def item_at(questionnaire: Questionnaire, path: str) -> Item:
    """The item at a path. Raises Refused, code ``gone``."""
    child = child_at(questionnaire, path)
    if isinstance(child, Item):
        return child
    raise Refused(Problem("gone", path))


def section_at(questionnaire: Questionnaire, path: str) -> Section:
    """The section at a path. Raises Refused, code ``gone``."""
    child = child_at(questionnaire, path)
    if isinstance(child, Section):
        return child
    raise Refused(Problem("gone", path))


def name_of(path: str) -> str:
    """The last part of a path.

    >>> name_of("home/age"), section_of("home/age"), section_of("age")
    ('age', 'home', '')
    """
    return path.rpartition("/")[2]


def section_of(path: str) -> str:
    """The path of the section that a path stands in, or the empty text."""
    return path.rpartition("/")[0]


def is_within(path: str, section: str) -> bool:
    """Whether a path is that of a section, or of something in it."""
    return path == section or path.startswith(f"{section}/")


def siblings(questionnaire: Questionnaire, into: str) -> Children:
    """What stands in a section, or at the top where ``into`` is empty. Raises Refused."""
    return section_at(questionnaire, into).children if into else questionnaire.children


def replaced(questionnaire: Questionnaire, path: str, others: Children) -> Questionnaire:
    """The others stand where the child at the path stood. Raises Refused, code ``gone``."""
    child_at(questionnaire, path)

    def change(children: Children) -> Children:
        return tuple(new for old in children for new in (others if old.path == path else (old,)))

    return _within(questionnaire, section_of(path), change)


def inserted(questionnaire: Questionnaire, new: Children, into: str, after: str) -> Questionnaire:
    """The new ones stand in the section ``into`` behind ``after``, or first where that is empty.

    Raises Refused, code ``gone``, where the section or the one before them is no longer there.
    """
    there = [child.path for child in siblings(questionnaire, into)]
    if after and after not in there:
        raise Refused(Problem("gone", after))
    place = there.index(after) + 1 if after else 0

    def change(children: Children) -> Children:
        return (*children[:place], *new, *children[place:])

    return _within(questionnaire, into, change)


def mapped(children: Children, change: Callable[[Child], Child]) -> Children:
    """Every item and section after a change, from the inside out."""

    def one(child: Child) -> Child:
        if isinstance(child, Section):
            child = replace(child, children=mapped(child.children, change))
        return change(child)

    return tuple(one(child) for child in children)


def _within(
    questionnaire: Questionnaire, into: str, change: Callable[[Children], Children]
) -> Questionnaire:
    def down(children: Children) -> Children:
        return tuple(
            replace(child, children=_turned(child, into, change, down))
            if isinstance(child, Section) and is_within(into, child.path)
            else child
            for child in children
        )

    if not into:
        return replace(questionnaire, children=change(questionnaire.children))
    return replace(questionnaire, children=down(questionnaire.children))


def _turned(
    section: Section,
    into: str,
    change: Callable[[Children], Children],
    down: Callable[[Children], Children],
) -> Children:
    return change(section.children) if section.path == into else down(section.children)
