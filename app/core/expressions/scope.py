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
    name (for jr:choice-name)."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    current: tuple[str, ...] = ()
    option: Option | None = None
    today: str = ""
    labels: Callable[[str, str], str] = no_labels
