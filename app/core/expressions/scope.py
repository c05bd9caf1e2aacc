"""What an expression may look at: the answers so far, the option under test, and the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.core.questionnaire import Option


def no_labels(path: str, option: str) -> str:  # noqa: ARG001
    """The labels of a place where nothing is shown: none."""
    return ""


@dataclass(frozen=True)
class Scope:
    """``answers`` by item path, unanswered items absent or empty; ``current`` the answer to the
    item itself; ``today`` an ISO day; ``labels`` gives the label for an item path and an option
    name (for jr:choice-name).

    In a repeat, ``member`` is the number of the member, and ``members`` gives the answers of all
    members to an item by its path, the first at place 0 and None for who was not asked; of a
    section an empty text for each. Without it everyone is one member.
    """

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    current: tuple[str, ...] = ()
    option: Option | None = None
    today: str = ""
    labels: Callable[[str, str], str] = no_labels
    member: int = 1
    members: Callable[[str], tuple[str | None, ...]] | None = None

    def of_members(self, path: str) -> tuple[str | None, ...]:
        """The answers of all members, as said above."""
        if self.members is not None:
            return self.members(path)
        return (" ".join(self.answers.get(path, ())),)

    def of_asked(self, path: str) -> tuple[str, ...]:
        """The answers of the members that were asked."""
        return tuple(text for text in self.of_members(path) if text is not None)
