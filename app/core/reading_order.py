"""In which order items are looked at, so that each comes after all that its conditions read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.expressions.tree import (
    AT_MEMBER,
    Expression,
    Literal,
    parts,
    references,
    sections_counted,
)
from app.core.expressions.tree import Call as _Call
from app.core.questionnaire import Item, Questionnaire, Section


@dataclass(frozen=True)
class Step:
    """One item with the sections it stands in, and the paths of all items that it reads.

    ``conditions`` are pairs: a condition, and how many repeats its section or item stands in.
    """

    item: Item
    above: tuple[Section, ...]
    reads: frozenset[str]

    @property
    def conditions(self) -> tuple[tuple[Expression, int], ...]:
        """Everything that must hold for the item to be asked, outermost first."""
        own = () if self.item.relevant is None else ((self.item.relevant, len(self.repeats)),)
        return (*conditions_of(self.above), *own)

    @property
    def repeats(self) -> tuple[Section, ...]:
        """The repeats that the item stands in, outermost first."""
        return tuple(section for section in self.above if section.is_repeat)


def conditions_of(above: tuple[Section, ...]) -> tuple[tuple[Expression, int], ...]:
    """The conditions of sections that stand in each other, each with its number of repeats."""
    depth = 0
    found: list[tuple[Expression, int]] = []
    for section in above:
        depth += section.is_repeat
        found += [(condition, depth) for condition in section.conditions]
    return tuple(found)


def steps_of(questionnaire: Questionnaire) -> tuple[Step, ...]:
    """All items in the order of the file."""
    by_repeat = {
        section.path: above[: place + 1]
        for _, above in questionnaire.items_with_sections()
        for place, section in enumerate(above)
        if section.is_repeat
    }
    return tuple(
        Step(item, above, _reads(item, above, by_repeat))
        for item, above in questionnaire.items_with_sections()
    )


def _reads(
    item: Item, above: tuple[Section, ...], by_repeat: Mapping[str, tuple[Section, ...]]
) -> frozenset[str]:
    own = [condition for condition, _ in conditions_of(above)]
    own += [
        each for each in (item.calculation, item.choice_filter, item.relevant) if each is not None
    ]
    counted = frozenset[str]().union(*(sections_counted(each) for each in own))
    # Who counts members must know first which of them are asked.
    for path in counted:
        own += [condition for condition, _ in conditions_of(by_repeat.get(path, ()))]
    read = frozenset[str]().union(*(references(each) for each in own))
    return read - {item.path} if _reads_itself_only_earlier(item, own) else read


def _reads_itself_only_earlier(item: Item, own: Iterable[Expression]) -> bool:
    """Whether an item reads itself only of other members, who are looked at one by one."""
    found = [part for each in own for part in parts(each)]
    plain = any(getattr(part, "path", None) == item.path for part in found)
    others = (
        isinstance(part, _Call)
        and part.name == AT_MEMBER
        and isinstance(part.arguments[0], Literal)
        and part.arguments[0].value == item.path
        for part in found
    )
    return not plain and any(others)


def in_order_of_reading(steps: tuple[Step, ...]) -> Iterable[Step]:
    """The steps, each after all that it reads. Those in a cycle come last, in file order."""
    if not any(step.reads or step.item.calculation for step in steps):
        return steps
    order, _ = sorted_steps(steps)
    return order


def turns_of(questionnaire: Questionnaire) -> tuple[int, ...]:
    """The places of all items in the order in which a walk must look at them, counted from 0.

    Empty where that is the order of the file, as in nearly every questionnaire.
    """
    steps = steps_of(questionnaire)
    places = {step.item.path: place for place, step in enumerate(steps)}
    looks_ahead = any(
        places[read] >= place
        for place, step in enumerate(steps)
        for read in step.reads & places.keys()
    )
    if not looks_ahead:
        return ()
    return tuple(places[step.item.path] for step in in_order_of_reading(steps))


def sorted_steps(steps: tuple[Step, ...]) -> tuple[list[Step], list[Step]]:
    """All steps in order of reading, and those of them that wait for each other."""
    known = {step.item.path for step in steps}
    waiting = {step.item.path: set(step.reads & known) for step in steps}
    readers: dict[str, list[str]] = {}
    for path, reads in waiting.items():
        for read in reads:
            readers.setdefault(read, []).append(path)
    by_path = {step.item.path: step for step in steps}
    ready = [path for path, reads in waiting.items() if not reads]
    order = []
    while ready:
        path = ready.pop()
        order.append(by_path[path])
        del waiting[path]
        for reader in readers.get(path, ()):
            waiting[reader].discard(path)
            if not waiting[reader]:
                ready.append(reader)
    stuck = [by_path[path] for path in waiting]
    return order + stuck, stuck


def circle(stuck: list[Step]) -> list[str]:
    """The items of a cycle alone, without those that only wait for it."""
    left = {step.item.path: step.reads for step in stuck}
    while True:
        read = frozenset().union(*left.values())
        outside = [path for path in left if path not in read]
        if not outside:
            return list(left)
        for path in outside:
            del left[path]
