"""What verbs ask of the shelf of pictures."""

from collections.abc import Iterable
from typing import Protocol

from app.core.pictures import Picture
from app.flow.records import (
    Survey,
)


class PictureShelf(Protocol):
    """A council's own pictures, by names that are made of their bytes."""

    def put(self, survey: Survey, pictures: Iterable[Picture]) -> None:
        """Adds pictures; one that is there already is left alone."""

    def keep_only(self, survey: Survey, names: Iterable[str]) -> None:
        """Deletes the pictures of a survey that have none of these names."""

    def find(self, name: str) -> Picture | None:
        """By name, of any survey: equal names are equal bytes."""
