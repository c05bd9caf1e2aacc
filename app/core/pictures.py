"""The pictures of a questionnaire: which ones it names, and the same with other names.

A name is a pictogram's code, such as ``1F34E``, or that of a council's own file. What a picture
looks like is no business of this room; see app/media/pictures.py.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.core.questionnaire import Item, Questionnaire, Section

_CODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")


@dataclass(frozen=True)
class Picture:
    """A council's own picture, safe to show. ``name`` is made of the bytes, so that other bytes
    have another name; ``type`` is what a browser is told."""

    name: str
    type: str
    content: bytes


def is_code(name: str) -> bool:
    """Whether a name can be a pictogram's code.

    >>> is_code("1F34E"), is_code("1F9D1-200D-2695-FE0F"), is_code("wash.png")
    (True, True, False)
    """
    return _CODE.fullmatch(name) is not None


def pictures_in(questionnaire: Questionnaire) -> tuple[tuple[str, str], ...]:
    """Pairs of place and name, each name at the first place that has it. A place is like a slot's
    path: ``item:PATH`` or ``option:LIST/NAME``."""
    found: dict[str, str] = {}
    for place, name in _all(questionnaire.items()):
        found.setdefault(name, place)
    return tuple((place, name) for name, place in found.items())


def _all(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    for item in items:
        if item.picture:
            yield f"item:{item.path}", item.picture
        for option in item.options:
            if option.picture:
                yield f"option:{item.option_list or item.path}/{option.name}", option.picture


def with_other_names(questionnaire: Questionnaire, names: Mapping[str, str]) -> Questionnaire:
    """The same questionnaire, every picture renamed as told; a name that is empty then, or that
    nothing is told of, is no picture any more."""

    def child(old: Item | Section) -> Item | Section:
        if isinstance(old, Section):
            return replace(old, children=tuple(child(each) for each in old.children))
        options = tuple(
            replace(each, picture=names.get(each.picture, "")) if each.picture else each
            for each in old.options
        )
        return replace(old, picture=names.get(old.picture, ""), options=options)

    return replace(questionnaire, children=tuple(child(old) for old in questionnaire.children))
