"""What verbs ask of the shelf of locks."""

from typing import Protocol


class LockShelf(Protocol):
    """Which host does a piece of work, so that it is done once across all hosts (decision 11)."""

    def take(self, name: str, holder: str, day: str) -> bool:
        """Whether this holder does the piece of work of that ISO day: True the first time only,
        for all holders together."""
