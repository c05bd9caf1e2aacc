"""What verbs ask of the shelf of tombstones."""

from typing import Protocol


class TombstoneShelf(Protocol):
    """Keyed traces of what was deleted, applied again after a restore (decision 14)."""

    def add(self, trace: bytes, day: str) -> None: ...
    def all(self) -> frozenset[bytes]: ...
    def expire(self, before_day: str) -> None: ...
