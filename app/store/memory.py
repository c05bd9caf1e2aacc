"""What a process remembers between transactions: only what never changes once it is written.

Reading a definition costs milliseconds, and a version's definition is frozen. Its stage is not,
and is read anew each time.
"""

from dataclasses import dataclass, field
from pathlib import Path

from app.flow.records import Version

_MOST = 64


@dataclass(frozen=True)
class ItemNumber:
    """The number that a version's values of an item are stored under, and how they are stored.

    ``at`` is where the item stands in the questionnaire. ``is_closed`` items have options that
    are counted; ``is_free`` items hold texts; ``is_repeated`` items may be answered twice; of
    ``is_ranked`` items only first places are counted.
    """

    number: int
    path: str
    at: int
    is_closed: bool
    is_free: bool
    is_repeated: bool
    is_ranked: bool = False


@dataclass
class Memory:
    """``keys`` is the folder of the tombstones' second copy; the rest is by id."""

    keys: Path | None = None
    versions: dict[str, Version] = field(default_factory=dict)
    numbers: dict[str, dict[str, ItemNumber]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def keep(self, version: Version) -> Version:
        """The version is remembered; the longest-known one is forgotten when there are many."""
        if len(self.versions) >= _MOST and version.id not in self.versions:
            oldest = next(iter(self.versions))
            self.versions.pop(oldest, None)
            self.numbers.pop(oldest, None)
        self.versions[version.id] = version
        return version
