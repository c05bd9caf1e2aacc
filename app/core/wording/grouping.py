"""Findings put together per question, for who reads them beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.advice import Advice
from app.core.questionnaire import Questionnaire


@dataclass(frozen=True)
class Group:
    """What was found on one thing. ``path`` is an item's path, or empty for what stands around
    the questions, or for the survey as a whole."""

    path: str
    advice: tuple[Advice, ...]


def grouped(questionnaire: Questionnaire, advice: Iterable[Advice]) -> tuple[Group, ...]:
    """The findings by item, in the order of the questionnaire; what belongs to no item first.

    A finding on an option belongs to the first item that has its list.
    """
    items = [item.path for item in questionnaire.items()]
    owners = {f"item:{path}": path for path in items}
    for item in reversed(list(questionnaire.items())):
        for option in item.options:
            owners[f"option:{item.option_list or item.path}/{option.name}"] = item.path
    found: dict[str, list[Advice]] = {path: [] for path in ("", *items)}
    for each in advice:
        found[owners.get(_thing(each.path), "")].append(each)
    return tuple(Group(path, tuple(said)) for path, said in found.items() if said)


def _thing(path: str) -> str:
    """The thing that a slot path is a text of.

    >>> _thing("item:home/age:label"), _thing("option:yes_no/yes:label"), _thing("item:age")
    ('item:home/age', 'option:yes_no/yes', 'item:age')
    """
    return ":".join(path.split(":")[:2])
