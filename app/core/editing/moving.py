"""Moving and taking away: what hangs together stays together, or the change is refused."""

from dataclasses import dataclass, replace

from app.core.editing.children import (
    Child,
    child_at,
    everything,
    inserted,
    is_within,
    name_of,
    replaced,
    section_of,
    siblings,
)
from app.core.editing.leaning import leaning_on, reads_of
from app.core.editing.operation import Edited, Taken, refuse
from app.core.editing.renaming import turn_of, with_paths
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire, Section


def kind_and_path(child: Child) -> str:
    """What an item or section is called in a problem: ``item:age`` or ``section:home``."""
    return f"{'section' if isinstance(child, Section) else 'item'}:{child.path}"


@dataclass(frozen=True)
class Move:
    """An item or section stands in the section ``into`` (empty: outside all) behind ``after``
    (empty: it is the first). Said by its neighbours, so that moving twice moves once.

    Its path follows the section; all that named the old path names the new one.
    """

    path: str
    into: str = ""
    after: str = ""
    act: str = "move"

    @property
    def where(self) -> str:
        """What is moved."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``gone``, ``into_itself``, ``other_repeat`` where an item that others
        need, or that needs others, would be asked for another set of people."""
        child = child_at(questionnaire, self.path)
        if is_within(self.into, self.path):
            raise refuse("into_itself", kind_and_path(child))
        if self.after == self.path:
            return Edited(questionnaire, kind_and_path(child))
        there = [each.path for each in siblings(questionnaire, self.into)]
        if self.after and self.after not in there:
            raise refuse("gone", f"item:{self.after}")
        if self.into == section_of(self.path):
            out = replaced(questionnaire, self.path, ())
            new = inserted(out, (child,), self.into, self.after)
            return Edited(new, kind_and_path(child))
        self._refuse_another_repeat(questionnaire, child)
        path = taken.free_path(questionnaire, self.into, name_of(self.path))
        out = inserted(replaced(questionnaire, self.path, ()), (child,), self.into, self.after)
        renames = ((self.path, path),)
        new = with_paths(out, turn_of(renames))
        return Edited(new, kind_and_path(child_at(new, path)), renames)

    def _refuse_another_repeat(self, questionnaire: Questionnaire, child: Child) -> None:
        if repeats_around(questionnaire, self.path) == repeats_around(questionnaire, self.into):
            return
        inside = (child, *everything(child.children)) if isinstance(child, Section) else (child,)
        reads = any(not is_within(path, child.path) for each in inside for path in reads_of(each))
        if reads or leaning_on(questionnaire, child.path):
            raise refuse("other_repeat", kind_and_path(child))


def repeats_around(questionnaire: Questionnaire, path: str) -> tuple[str, ...]:
    """The paths of the repeats that a path lies in or is, outermost first."""
    return tuple(
        child.path
        for child in everything(questionnaire.children)
        if isinstance(child, Section) and child.is_repeat and is_within(path, child.path)
    )


@dataclass(frozen=True)
class MoveStep:
    """An item or section changes places with the one before it, or behind it."""

    path: str
    is_up: bool
    act: str = "move"

    @property
    def where(self) -> str:
        """What is moved."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """At the edge of its section nothing changes. Raises Refused, code ``gone``."""
        child = child_at(questionnaire, self.path)
        into = section_of(self.path)
        there = [each.path for each in siblings(questionnaire, into)]
        place = there.index(self.path)
        if place == (0 if self.is_up else len(there) - 1):
            return Edited(questionnaire, kind_and_path(child))
        before = there[place + 1] if not self.is_up else there[place - 2] if place > 1 else ""
        return Move(self.path, into, before).on(questionnaire, taken)


@dataclass(frozen=True)
class Remove:
    """An item, or a section with everything in it, is gone, and nothing else needed it."""

    path: str
    act: str = "remove"

    @property
    def where(self) -> str:
        """What is taken away."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:  # noqa: ARG002
        """Raises Refused: ``gone``; ``leaned_on`` with one problem for each thing that needs it,
        its place as ``by`` and the field as ``how``."""
        child = child_at(questionnaire, self.path)
        leans = leaning_on(questionnaire, self.path)
        if leans:
            figures = ((("by", lean.where), ("how", lean.how)) for lean in leans)
            raise Refused(*(Problem("leaned_on", kind_and_path(child), each) for each in figures))
        return Edited(replaced(questionnaire, self.path, ()), kind_and_path(child))


@dataclass(frozen=True)
class Unpack:
    """A section is gone, and what stood in it stands in its place."""

    path: str
    act: str = "unpack"

    @property
    def where(self) -> str:
        """The section."""
        return f"section:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``gone``, ``section_has_condition`` where its items would be asked of
        more people, ``other_repeat``."""
        section = child_at(questionnaire, self.path)
        if not isinstance(section, Section):
            raise refuse("gone", self.path)
        if section.relevant is not None:
            raise refuse("section_has_condition", self.where)
        renames: tuple[tuple[str, str], ...] = ()
        edited, after = questionnaire, self.path
        for child in section.children:
            step = Move(child.path, section_of(self.path), after).on(edited, taken)
            edited, after = step.questionnaire, step.where.partition(":")[2]
            renames = (*renames, *step.renames)
        return replace(Remove(self.path).on(edited, taken), renames=renames)
