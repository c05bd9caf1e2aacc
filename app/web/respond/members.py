"""Repeats in the form: as many members as the person wants to tell about (ADR 024).

How many there are travels in the form, so that the server keeps nothing: in a hidden field
``members.PLACE`` and in the indices of what was answered. A place is the path of a repeat with
the numbers around it: ``home[2]/child``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.answers import at_instance
from app.core.members import MOST_MEMBERS
from app.core.questionnaire import UNSEEN_KINDS, Item, Questionnaire, Section
from app.flow.form_fields import Fields

Members = Mapping[str, int]
NONE: Members = {}
FIELD = "members."
_INDEX = re.compile(r"\[([1-9][0-9]{0,3})\]")
_ANSWERS = ("answer.", "missing.", FIELD)


@dataclass(frozen=True)
class Spot:
    """Where one screen stands: an item, or a repeat behind its last member. ``numbers`` are those
    of the members around it, ``path`` is how fields name it, ``id`` is its screen: that of a
    first member has no numbers behind it."""

    what: Item | Section
    above: tuple[Section, ...]
    numbers: tuple[int, ...]
    path: str
    id: str


def spots_of(questionnaire: Questionnaire, members: Members = NONE) -> tuple[Spot, ...]:
    """All that has a screen, in order, each member of a repeat by itself."""
    items = (i.path for i in questionnaire.items() if i.kind not in UNSEEN_KINDS)
    ids = {path: f"q{n}" for n, path in enumerate(items, 1)}
    repeats = (s.path for s in repeats_of(questionnaire))
    ids |= {path: f"m{n}" for n, path in enumerate(repeats, 1)}
    return tuple(_walked(questionnaire.children, members, ids, (), ()))


def repeats_of(questionnaire: Questionnaire) -> tuple[Section, ...]:
    """The repeating sections, outer ones first."""
    found: dict[str, Section] = {}
    for _, above in questionnaire.items_with_sections():
        found |= {section.path: section for section in above if section.is_repeat}
    return tuple(found.values())


def _walked(
    children: tuple[Item | Section, ...],
    members: Members,
    ids: Mapping[str, str],
    above: tuple[Section, ...],
    numbers: tuple[int, ...],
) -> Iterator[Spot]:
    for child in children:
        if isinstance(child, Section):
            inside = (*above, child)
            if not child.is_repeat:
                yield from _walked(child.children, members, ids, inside, numbers)
                continue
            spot = _spot(child, above, numbers, ids)
            for number in range(1, members.get(spot.path, 1) + 1):
                yield from _walked(child.children, members, ids, inside, (*numbers, number))
            yield spot
        elif child.path in ids:
            yield _spot(child, above, numbers, ids)


def _spot(
    what: Item | Section,
    above: tuple[Section, ...],
    numbers: tuple[int, ...],
    ids: Mapping[str, str],
) -> Spot:
    repeats = tuple(section for section in above if section.is_repeat)
    path = at_instance(what.path, ".".join(map(str, numbers)), repeats)
    behind = "".join(f"-{number}" for number in numbers) if set(numbers) - {1} else ""
    return Spot(what, above, numbers, path, ids.get(what.path, "") + behind)


def members_in(questionnaire: Questionnaire, fields: Fields) -> Members:
    """How many members of each repeat a form holds, where there is more than one."""
    known = {section.path for section in repeats_of(questionnaire)}
    found: dict[str, int] = {}

    def told(place: str, number: int) -> None:
        if _INDEX.sub("", place) in known:
            found[place] = min(max(number, found.get(place, 1)), MOST_MEMBERS)

    for name, value in fields:
        if name.startswith(FIELD) and value.isascii() and value[:4].isdigit():
            told(name.removeprefix(FIELD), int(value[:4]))
        elif name.startswith(_ANSWERS):
            path = name.partition(".")[2]
            for index in _INDEX.finditer(path):
                told(path[: index.start()], int(index[1]))
    return {place: number for place, number in found.items() if number > 1}


def with_one_more(members: Members, place: str) -> Members:
    """One member more at a place, up to the limit."""
    return {**members, place: min(members.get(place, 1) + 1, MOST_MEMBERS)}


def without(fields: Fields, member: str) -> Fields:
    """The form without one member (``home[2]/child[1]``), the later ones moved up."""
    found = _INDEX.search(member, member.rfind("["))
    if found is None or found.end() != len(member):
        return fields
    place, gone = member[: found.start()], int(found[1])
    return tuple(
        (moved, str(int(value) - 1) if moved == FIELD + place and value.isdigit() else value)
        for name, value in fields
        if (moved := _moved(name, place, gone))
    )


def _moved(name: str, place: str, gone: int) -> str:
    """The name behind the member that went; nothing for what went with it."""
    kind, _, path = name.partition(".")
    index = _INDEX.match(path, len(place)) if path.startswith(place) else None
    if f"{kind}." not in _ANSWERS or index is None or int(index[1]) < gone:
        return name
    if int(index[1]) == gone:
        return ""
    return f"{kind}.{place}[{int(index[1]) - 1}]{path[index.end() :]}"
