"""What two waves of a survey have in common, so that they can be compared (MV08).

Only an item with the same code, kind and options measures the same thing twice; whether its
words still ask the same is for people to judge.
"""

from dataclasses import dataclass

from app.core.questionnaire import Item, Questionnaire


@dataclass(frozen=True)
class Comparison:
    """The item paths of a repeat beside those of the wave before."""

    same: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]


def compare(before: Questionnaire, now: Questionnaire) -> Comparison:
    """Which items of two waves can be compared: ``changed`` have the same code, and another kind,
    other options or other words in the language they were written in."""
    old = {item.path: item for item in before.items() if item.is_asked}
    new = {item.path: item for item in now.items() if item.is_asked}
    both = [path for path in new if path in old]
    same = tuple(p for p in both if _asks(old[p], before) == _asks(new[p], now))
    return Comparison(
        same=same,
        changed=tuple(path for path in both if path not in same),
        added=tuple(path for path in new if path not in old),
        gone=tuple(path for path in old if path not in new),
    )


def _asks(item: Item, of: Questionnaire) -> tuple[object, ...]:
    options = tuple((option.name, option.label.get(of.source)) for option in item.options)
    return item.kind, item.label.get(of.source), options or item.option_names
