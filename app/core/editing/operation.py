"""One change of a draft as a value, and the rule that every change keeps a questionnaire sound.

An operation is made by a door from a form; the corridor applies it inside a transaction, so that
two people never overwrite each other. What was wrong before an operation does not stop it.
"""

from dataclasses import dataclass
from typing import Protocol

from app.core.editing.names import free_name
from app.core.editing.renaming import Renames
from app.core.problems import Problem, Refused
from app.core.questionnaire import Questionnaire
from app.core.routing import soundness
from app.core.survey_file import read, write


@dataclass(frozen=True)
class Edited:
    """What a change made. ``where`` is what it was about, such as ``item:home/age``; ``renames``
    are paths that became others; ``shifts`` are slots that moved, as old and new path; ``copies``
    are slots whose text stands at a second path too, with who confirmed it."""

    questionnaire: Questionnaire
    where: str
    renames: Renames = ()
    shifts: tuple[tuple[str, str], ...] = ()
    copies: tuple[tuple[str, str], ...] = ()


class Operation(Protocol):
    """A change that somebody asks for. ``act`` is a short code, such as ``add_item``; ``where`` is
    what it is about, as it is called before."""

    @property
    def act(self) -> str: ...
    @property
    def where(self) -> str: ...
    def on(self, questionnaire: Questionnaire, taken: "Taken") -> Edited:
        """The questionnaire after the change. Raises Refused."""


@dataclass(frozen=True)
class Taken:
    """The names that were ever used in a survey: slot paths without their last part, such as
    ``item:home/age`` and ``option:yes_no/yes``."""

    stems: frozenset[str] = frozenset()

    def free_path(self, questionnaire: Questionnaire, into: str, name: str) -> str:
        """A path that nothing in the survey has or had."""
        have = {child.partition(":")[2] for child in (*_stems(questionnaire), *self._places())}
        above = f"{into}/" if into else ""
        return above + free_name(name, {path[len(above) :] for path in have if _is(path, above)})

    def free_option(self, owner: str, name: str, others: tuple[str, ...]) -> str:
        """A name that no answer of this item or list has or had."""
        before = f"option:{owner}/"
        gone = {stem[len(before) :] for stem in self.stems if stem.startswith(before)}
        return free_name(name, gone | set(others))

    def _places(self) -> list[str]:
        return [stem for stem in self.stems if stem.startswith(("item:", "section:"))]


def _is(path: str, above: str) -> bool:
    return path.startswith(above)


def _stems(questionnaire: Questionnaire) -> list[str]:
    found = [f"item:{item.path}" for item in questionnaire.items()]
    for _, above in questionnaire.items_with_sections():
        found += [f"section:{section.path}" for section in above]
    return found


def applied(
    questionnaire: Questionnaire, operation: Operation, taken: Taken | None = None
) -> Edited:
    """The change is made, and brought no new problem.

    Raises Refused with the operation's own problems, with those of a survey file that cannot be
    read, or with those that would keep a person from the end (H6) and were not there before.
    """
    edited = operation.on(questionnaire, taken or Taken())
    read(write(edited.questionnaire))
    before = frozenset(soundness(questionnaire))
    new = [problem for problem in soundness(edited.questionnaire) if problem not in before]
    if new:
        raise Refused(*new)
    return edited


def refuse(code: str, where: str, **figures: str) -> Refused:
    """The exception for a change that cannot be made."""
    return Refused(Problem(code, where, tuple(figures.items())))
